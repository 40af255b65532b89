package com.occ.inventory.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.messaging.MessageJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The wire: other versions of us read and write exactly this. A change here must be one that they survive. */
class GoldenJsonTests {

    @ParameterizedTest
    @MethodSource("com.occ.inventory.message.Samples#all")
    void isWrittenAsTheGoldenJson(Event event) {
        assertThat(MessageJson.MAPPER.readTree(MessageJson.MAPPER.writeValueAsBytes(event)))
                .isEqualTo(golden(event));
    }

    @ParameterizedTest
    @MethodSource("com.occ.inventory.message.Samples#all")
    void isReadFromTheGoldenJson(Event event) {
        assertThat(MessageJson.MAPPER.treeToValue(golden(event), event.getClass()))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("com.occ.inventory.message.Samples#all")
    void fieldsOfALaterVersionAreIgnoredAtEveryDepth(Event event) {
        JsonNode later = golden(event);
        addUnknownFields(later);

        assertThat(MessageJson.MAPPER.treeToValue(later, event.getClass())).isEqualTo(event);
    }

    @Test
    void everyKindOfEventHasASample() {
        assertThat(Samples.all().<Class<?>>map(Event::getClass)).containsExactlyInAnyOrderElementsOf(eventTypes());
    }

    @Test
    void whatEarlierSendersDidNotKnowIsNotKnown() {
        assertThat(MessageJson.MAPPER
                        .readValue("{\"epoch\":4,\"everything\":true,\"partners\":[]}", ControlChanged.class)
                        .items())
                .isEmpty();
        InventoryApplied.Change change = MessageJson.MAPPER.readValue(
                "{\"variantId\":1,\"storeItemId\":2,\"before\":5,\"after\":4}", InventoryApplied.Change.class);
        assertThat(change.expected()).isNull();
        assertThat(change.changedByOthers()).isNull();
        assertThat(without(golden(Samples.SNAPSHOT), InventorySnapshot.class, "waitedMillis")
                        .waitedMillis())
                .isNull();
        InventoryApplied applied = without(
                read("InventoryApplied"), InventoryApplied.class, "partnerWaitedMillis", "storeWaitedMillis", "readAt");
        assertThat(applied.partnerWaitedMillis()).isNull();
        assertThat(applied.storeWaitedMillis()).isNull();
        assertThat(applied.readAt()).isNull();
    }

    @Test
    void earlierJobsAndPagesWereOfTheWholePartner() {
        assertThat(without(golden(Samples.JOB), SyncJob.class, "wholePartner").wholePartner())
                .isTrue();
        assertThat(without(golden(Samples.SNAPSHOT), InventorySnapshot.class, "wholePartner")
                        .wholePartner())
                .isTrue();
    }

    @Test
    void earlierIncidentsWereCriticalAndOpenedOnce() {
        String[] unknown = {"concern", "severity", "failed", "attempted", "opened", "toldAt"};
        IncidentChanged partners = without(read("IncidentChanged"), IncidentChanged.class, unknown);
        assertThat(partners.concern()).isEqualTo(Concern.PARTNER);
        assertThat(partners.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(partners.failed()).isZero();
        assertThat(partners.attempted()).isZero();
        assertThat(partners.opened()).isOne();
        assertThat(partners.toldAt()).isNull();

        JsonNode stores = read("IncidentChanged");
        ((ObjectNode) stores).putNull("partner");
        assertThat(without(stores, IncidentChanged.class, unknown).concern()).isEqualTo(Concern.STORE);
    }

    @Test
    void everyScopeSaysItsKind() {
        assertThat(MessageJson.MAPPER.writeValueAsString(new Scope.All())).isEqualTo("{\"kind\":\"all\"}");
        Scope items = new Scope.Items("north-roastery", List.of(7L));
        String json = MessageJson.MAPPER.writeValueAsString(items);
        assertThat(json).contains("\"kind\":\"items\"");
        assertThat(MessageJson.MAPPER.readValue(json, Scope.class)).isEqualTo(items);
    }

    @Test
    void aPermanentTokenAndNoneAtAllLookLikeThis() {
        CredentialsChanged entered =
                new CredentialsChanged("north-roastery", 3, "north.example", new SealedToken.Permanent("k1.c2VhbGVk"));
        String json =
                """
                {"partner":"north-roastery","version":3,"shopDomain":"north.example",\
                "token":{"kind":"permanent","accessToken":"k1.c2VhbGVk"}}""";
        assertThat(MessageJson.MAPPER.writeValueAsString(entered)).isEqualTo(json);
        assertThat(MessageJson.MAPPER.readValue(json, CredentialsChanged.class)).isEqualTo(entered);

        CredentialsChanged removed = new CredentialsChanged("north-roastery", 4, "north.example", null);
        assertThat(MessageJson.MAPPER.readValue(
                        MessageJson.MAPPER.writeValueAsBytes(removed), CredentialsChanged.class))
                .isEqualTo(removed);
    }

    @Test
    void aTokenWithoutOneOfItsSecretsIsMalformed() {
        String json = "{\"kind\":\"expiring\",\"accessToken\":\"k1.a\",\"clientId\":\"c\",\"clientSecret\":\"k1.s\"}";

        assertThatThrownBy(() -> MessageJson.MAPPER.readValue(json, SealedToken.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("refreshToken is missing");
    }

    @Test
    void noTokenIsPrinted() {
        assertThat(new SealedToken.Permanent("k1.secret").toString()).doesNotContain("secret");
        assertThat(new SealedToken.Expiring("k1.secret", null, "k1.secret", "client", "k1.secret").toString())
                .doesNotContain("secret")
                .contains("client");
    }

    private static Set<Class<?>> eventTypes() {
        return Stream.of(Event.class.getPermittedSubclasses())
                .flatMap(type -> type.isInterface() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of(type))
                .collect(Collectors.toSet());
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(GoldenJsonTests::addUnknownFields);
        if (node instanceof ObjectNode object) {
            object.putObject("ofALaterVersion").putArray("list").add(1);
        }
    }

    private static <E extends Event> E without(JsonNode golden, Class<E> type, String... fields) {
        ((ObjectNode) golden).remove(List.of(fields));
        return MessageJson.MAPPER.treeToValue(golden, type);
    }

    private static JsonNode golden(Event event) {
        return read(event.getClass().getSimpleName());
    }

    private static JsonNode read(String type) {
        String name = "/golden/" + type + ".json";
        try (InputStream file = GoldenJsonTests.class.getResourceAsStream(name)) {
            assertThat(file).as("test resource " + name).isNotNull();
            return MessageJson.MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
