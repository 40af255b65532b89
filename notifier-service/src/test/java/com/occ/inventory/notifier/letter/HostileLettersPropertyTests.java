package com.occ.inventory.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Concern;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Names, messages and the like are others' words: whatever they are, a letter is harmless, and short enough to be shown. */
class HostileLettersPropertyTests {
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\x{2028}\\x{2029}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
    private static final Pattern TAG = Pattern.compile("<hostile|hostile>|\"hostile|javascript:\"");
    private static final int GMAIL_CUTS_AT = 102_000;

    private final LetterWriter writer =
            new LetterWriter(URI.create("http://localhost:8080"), Clock.fixed(Sample.NOW, ZoneOffset.UTC));

    @Property(tries = 300)
    void aSubjectIsOneShortLine(@ForAll("entries") List<Entry> entries) {
        String subject = writer.write("1@stock", null, new Notice(entries)).subject();

        assertThat(subject).isNotBlank().hasSizeLessThanOrEqualTo(60);
        assertThat(subject).doesNotContainPattern(CONTROL);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(subject))
                .as(subject)
                .isTrue();
    }

    @Property(tries = 200)
    void nobodysWordsAreMarkupOrTurnTheText(@ForAll("entries") List<Entry> entries) {
        Letter letter = writer.write("1@stock", null, new Notice(entries));

        assertThat(TAG.matcher(letter.html()).find()).isFalse();
        assertThat(letter.html().replace("\n", "")).doesNotContainPattern(CONTROL);
        assertThat(letter.text().replace("\n", "")).doesNotContainPattern(CONTROL);
    }

    @Example
    void aLetterAboutThousandsIsStillShownWhole() {
        Sample sample = Sample.partner("x".repeat(500), "ITEMS_FAILING")
                .saying("y".repeat(5_000), "z".repeat(500))
                .withItems(Collections.nCopies(
                        10, new Item(1, 2, "s".repeat(500), "c".repeat(500), "m".repeat(5_000), "r".repeat(500))));

        Letter letter = writer.write("1@stock", null, new Notice(Collections.nCopies(2_000, sample.entry())));

        assertThat(letter.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(GMAIL_CUTS_AT);
        assertThat(letter.html()).contains("more, on the Alerts page");
        assertThat(letter.text().lines()).contains("- and 1952 more, on the Alerts page");
    }

    @Example
    void aKeyIsOneSegmentOfItsLink() {
        Sample sample = Sample.partner("../a?b#c/d", "TOKEN_INVALID");

        assertThat(writer.write("1@stock", null, Sample.notice(sample)).text())
                .contains("http://localhost:8080/partners/..%2Fa%3Fb%23c%2Fd\n");
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Concern> concerns = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(Concern.PARTNER)), Tuple.of(2, Arbitraries.of(Concern.class)));
        return Combinators.combine(
                        concerns,
                        words(),
                        Arbitraries.of(
                                "TOKEN_INVALID",
                                "ITEMS_FAILING",
                                "SHOP_FROZEN",
                                "NO_RUNS",
                                "SUSPICIOUS",
                                "<hostile>\r\nX: y"),
                        words(),
                        Arbitraries.of(Occasion.class),
                        Arbitraries.of(Severity.class),
                        Arbitraries.of(Sample.NOW, null),
                        Arbitraries.integers().between(0, 3))
                .as(HostileLettersPropertyTests::entry)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<String> words() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(600);
        Arbitrary<String> chosen = Arbitraries.of(
                "<hostile onload=\"hostile\">",
                "a\r\nBcc: victim@example.com",
                "\u202Egnp.exe\u2066",
                "👩‍👩‍👧‍👦".repeat(60),
                "ש".repeat(500),
                "e\u0301".repeat(300),
                "\ud800",
                "[[${T(java.lang.Runtime)}]] [(${1})] __${1}__ [# th:utext=\"x\"/]",
                "",
                "  ",
                "Aurora");
        return Arbitraries.oneOf(any, chosen, chosen).injectNull(0.1);
    }

    private static Entry entry(
            Concern concern,
            String name,
            String cause,
            String message,
            Occasion occasion,
            Severity severity,
            Instant resolvedAt,
            int items) {
        return new Entry(
                occasion,
                UUID.randomUUID(),
                concern,
                concern == Concern.PARTNER ? "key" : null,
                name,
                cause,
                severity,
                message,
                message,
                resolvedAt == null ? null : Sample.TEN,
                Sample.BACK,
                resolvedAt,
                items == 3,
                null,
                items,
                items,
                items,
                Collections.nCopies(items, new Item(1, 2, name, cause, message, message)));
    }
}
