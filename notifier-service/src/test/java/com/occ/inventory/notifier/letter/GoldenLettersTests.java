package com.occ.inventory.notifier.letter;

import static com.occ.inventory.notifier.letter.Sample.failedItems;
import static com.occ.inventory.notifier.letter.Sample.notice;
import static com.occ.inventory.notifier.letter.Sample.partner;
import static com.occ.inventory.notifier.letter.Sample.store;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of letter as people get it. {@code -Dgolden.write=true} writes them anew: then look at them, and at the difference. */
class GoldenLettersTests {
    private static final Path FOLDER = Path.of("src/test/resources/letters");

    private final LetterWriter writer =
            new LetterWriter(URI.create("https://stock.example.com/"), Clock.fixed(Sample.NOW, ZoneOffset.UTC));

    static Stream<Arguments> letters() {
        Sample token = partner("Aurora Roasters", "TOKEN_INVALID");
        Sample items = partner("Aurora Roasters", "ITEMS_FAILING")
                .saying("17 of 30 items failed", null)
                .withItems(failedItems());
        return Stream.of(
                Arguments.of("token-invalid", notice(token)),
                Arguments.of("items-failing", notice(items)),
                Arguments.of(
                        "suspicious",
                        notice(partner("Aurora Roasters", "SUSPICIOUS")
                                .warning()
                                .saying("29 of 30 items turned empty", null))),
                Arguments.of(
                        "never-synced",
                        notice(partner("Cedar & Söhne", "CREDENTIALS_MISSING")
                                .neverSynced()
                                .saying(null, null))),
                Arguments.of("store-frozen", notice(store("SHOP_FROZEN", "Unavailable Shop"))),
                Arguments.of("no-runs", notice(Sample.pipeline())),
                Arguments.of(
                        "three-partners",
                        notice(
                                token,
                                partner("Borealis", "UNREACHABLE").saying("connection timed out", null),
                                partner("Cedar Works", "ITEMS_FAILING")
                                        .saying("17 of 30 items failed", null)
                                        .withItems(failedItems()))),
                Arguments.of("reminder", notice(token.as(Occasion.REMINDER))),
                Arguments.of("reopened", notice(token.as(Occasion.REOPENED))),
                Arguments.of("recovered", notice(token.as(Occasion.RESOLVED))),
                Arguments.of(
                        "opened-and-recovered",
                        notice(partner("Borealis", "UNREACHABLE").as(Occasion.RESOLVED), token)),
                Arguments.of("deleted", notice(token.deleted())),
                Arguments.of("test", Notice.test()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("letters")
    void readsAsInTheFile(String name, Notice notice) throws IOException {
        Letter letter = writer.write("1@stock", "ops@example.com", notice);

        assertSame(name + ".txt", "Subject: " + letter.subject() + "\n\n" + letter.text());
        assertSame(name + ".html", letter.html());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("letters")
    void showsNothingFromElsewhereAndRunsNothing(String name, Notice notice) {
        String html = writer.write("1@stock", "ops@example.com", notice).html();

        assertThat(html).doesNotContainIgnoringCase("<script", "<img", "<link", "@import", "url(", "<form");
        assertThat(html).contains("prefers-color-scheme: dark").doesNotContain("xmlns:th", "th:text", "th:if");
    }

    private static void assertSame(String file, String content) throws IOException {
        Path golden = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, content);
        }
        assertThat(List.of(content.split("\n"))).containsExactlyElementsOf(Files.readAllLines(golden));
    }
}
