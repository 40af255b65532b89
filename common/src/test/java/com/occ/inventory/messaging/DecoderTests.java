package com.occ.inventory.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.Samples;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.messaging.Decoder.Malformed;
import com.occ.inventory.messaging.Decoder.Readable;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, the decoder answers: it never throws. */
class DecoderTests {
    private static final Set<Class<? extends Event>> ALL =
            Samples.all().<Class<? extends Event>>map(Event::getClass).collect(Collectors.toSet());

    private final Decoder decoder = new Decoder(ALL);

    @Property
    void readsWhatWasWritten(@ForAll("events") Event event) {
        assertThat(decoder.decode(event.getClass().getSimpleName(), bytes(event)))
                .isEqualTo(new Readable(event));
    }

    @Property
    void callsCutOffBodiesMalformed(@ForAll("events") Event event, @ForAll double share) {
        byte[] whole = bytes(event);
        byte[] cut = Arrays.copyOf(whole, Math.floorMod(Double.hashCode(share), whole.length));

        assertThat(decoder.decode(event.getClass().getSimpleName(), cut)).isInstanceOf(Malformed.class);
    }

    @Property
    void callsAnyOtherBytesMalformed(@ForAll("types") String type, @ForAll byte[] bytes) {
        assertThat(decoder.decode(type, bytes)).isInstanceOf(Malformed.class);
    }

    @Property
    void survivesJsonOfTheWrongShape(@ForAll("types") String type, @ForAll("shapes") String json) {
        assertThat(decoder.decode(type, json.getBytes(UTF_8))).isNotNull();
    }

    @Test
    void saysWhichTypesTheQueueTakes() {
        Decoder jobs = new Decoder(Set.of(SyncJob.class));

        assertThat(jobs.decode("PartnerDocument", "{}".getBytes(UTF_8)))
                .isEqualTo(new Malformed("type 'PartnerDocument' is none of [SyncJob]"));
        assertThat(jobs.decode(null, "{}".getBytes(UTF_8)))
                .isEqualTo(new Malformed("type 'null' is none of [SyncJob]"));
    }

    @Test
    void aMissingNumberIsMalformedAndNotZero() {
        assertThat(decoder.decode("PartnerRecovered", "{\"partner\":\"north\",\"removed\":false}".getBytes(UTF_8)))
                .isInstanceOf(Malformed.class);
        assertThat(decoder.decode(
                        "PartnerRecovered", "{\"partner\":\"north\",\"removed\":false,\"sequence\":1}".getBytes(UTF_8)))
                .isInstanceOf(Readable.class);
    }

    @Test
    void rulesOfTheRecordsAreRulesOfTheWire() {
        String unbalanced = new String(
                        bytes(Samples.all()
                                .filter(event ->
                                        event.getClass().getSimpleName().equals("InventoryApplied"))
                                .findFirst()
                                .orElseThrow()),
                        UTF_8)
                .replace("\"received\":21", "\"received\":22");

        assertThat(decoder.decode("InventoryApplied", unbalanced.getBytes(UTF_8)))
                .isInstanceOfSatisfying(Malformed.class, malformed -> assertThat(malformed.cause())
                        .contains("received 22 but the outcomes add up to 21"));
    }

    @Provide
    Arbitrary<Event> events() {
        return Arbitraries.of(Samples.all().toList());
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(ALL).map(Class::getSimpleName);
    }

    @Provide
    Arbitrary<String> shapes() {
        return Arbitraries.of(
                "null",
                "{}",
                "[]",
                "[{}]",
                "1",
                "\"text\"",
                "true",
                "{\"lines\":1}",
                "{\"lines\":[null]}",
                "{\"at\":\"yesterday\"}",
                "{\"scope\":{\"kind\":\"galaxy\"}}",
                "{\"counts\":{\"received\":-1}}",
                "[".repeat(5_000),
                "{\"a\":".repeat(5_000),
                "{\"sequence\":1e999999999}");
    }

    private static byte[] bytes(Event event) {
        return MessageJson.MAPPER.writeValueAsBytes(event);
    }
}
