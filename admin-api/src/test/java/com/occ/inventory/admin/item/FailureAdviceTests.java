package com.occ.inventory.admin.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureAdviceTests {
    private static final Path UPDATER = Path.of("../store-updater-service/src/main/java");
    private static final Path SHOPIFY = Path.of("../shopify-simulator/src/main/resources/schema/admin.graphqls");
    private static final Pattern OWN =
            Pattern.compile("(?:new Refuse|new Failed|Failed\\.of)\\(\\s*\"([A-Z_]+)\"|\\?\\s*\"([A-Z_]+)\"\\s*:");
    private static final Pattern SHOPIFYS = Pattern.compile("enum InventorySetQuantitiesUserErrorCode\\s*\\{([^}]*)}");
    private static final Pattern WORD = Pattern.compile("(?m)^\\s*([A-Z][A-Z_]+)\\s*$");

    @Test
    void knowsEveryCodeThatTheUpdaterGives() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(UPDATER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher found = OWN.matcher(Files.readString(file));
                while (found.find()) {
                    codes.add(found.group(1) == null ? found.group(2) : found.group(1));
                }
            }
        }

        assertThat(codes).contains("VARIANT_DELETED", "UNKNOWN_QUANTITY", "STORE_ITEM_MISSING", "REFUSED");
        assertThat(codes).allSatisfy(FailureAdviceTests::advised);
    }

    @Test
    void knowsEveryCodeThatShopifyGivesForARow() throws IOException {
        Matcher type = SHOPIFYS.matcher(Files.readString(SHOPIFY));
        assertThat(type.find()).isTrue();
        Set<String> codes = new TreeSet<>();
        Matcher word = WORD.matcher(type.group(1));
        while (word.find()) {
            codes.add(word.group(1));
        }

        // The twin's stand-in for codes that Shopify does not have yet.
        codes.remove("ITEM_UNDER_REVIEW");
        assertThat(codes).hasSizeGreaterThan(10).contains("ITEM_NOT_STOCKED_AT_LOCATION");
        assertThat(codes).allSatisfy(FailureAdviceTests::advised);
    }

    @Test
    void pointsToShopifysWordsWhereTheCodeIsNew() {
        assertThat(FailureAdvice.of("SOMETHING_NEW"))
                .contains("Shopify's own message")
                .contains("request id");
    }

    private static void advised(String code) {
        assertThat(FailureAdvice.knows(code)).as(code).isTrue();
        assertThat(FailureAdvice.of(code)).as(code).endsWith(".").hasSizeGreaterThan(40);
    }
}
