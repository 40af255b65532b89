package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueLinesTests {

    @Test
    void readsALineAVariant() {
        assertThat(
                        read(
                                """
                {"id":"gid://shopify/ProductVariant/1","title":"250 g","sku":"S-1","barcode":"","product":{"title":"Yirga"},"inventoryItem":{"id":"i1","tracked":true}}
                {"id":"gid://shopify/ProductVariant/2","title":"1 kg","sku":null,"barcode":"400","product":{"title":"Kaffe Ü"},"inventoryItem":{"id":"i2","tracked":false}}
                """))
                .containsExactly(
                        new CatalogueVariant(
                                "gid://shopify/ProductVariant/1", "i1", "Yirga", "250 g", "S-1", null, true),
                        new CatalogueVariant(
                                "gid://shopify/ProductVariant/2", "i2", "Kaffe Ü", "1 kg", null, "400", false));
    }

    @Test
    void mindsNeitherBlankLinesNorTheirEnds() {
        assertThat(read("\n" + line(1) + "\r\n\r\n  \n" + line(2))).hasSize(2);
    }

    @Test
    void findsNothingInAnEmptyFile() {
        assertThat(read("")).isEmpty();
    }

    @Test
    void passesOverOtherObjectsWhereverTheyStand() {
        var child = "{\"id\":\"gid://shopify/InventoryLevel/1\",\"__parentId\":\"gid://shopify/ProductVariant/2\"}";
        var unheardOf = "{\"note\":[1,2]}";

        assertThat(read(String.join("\n", child, line(2), unheardOf, line(1))))
                .extracting(CatalogueVariant::variantGid)
                .containsExactly("gid://shopify/ProductVariant/2", "gid://shopify/ProductVariant/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"gid://shopify/ProductVar",
                "{\"id\":\"gid://shopify/ProductVariant/2\",\"inventoryItem\":{",
                "<!DOCTYPE html><html></html>",
                "[]",
                "7",
                "null",
                "\"text\""
            })
    void refusesALineThatIsNoObject(String line) {
        assertThatThrownBy(() -> read(line(1) + "\n" + line))
                .isInstanceOf(BulkUnavailable.class)
                .hasMessage("line 2 of the file is broken off or not a JSON object");
    }

    @Test
    void refusesAVariantWithoutItsItem() {
        assertThatThrownBy(() -> read("{\"id\":\"gid://shopify/ProductVariant/1\"}"))
                .isInstanceOf(BulkUnavailable.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void readsNoLineOfAnyLength() throws IOException {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }
        };

        assertThatThrownBy(() -> CatalogueLines.of(endless).count())
                .isInstanceOf(BulkUnavailable.class)
                .hasMessageContaining("longer than");
        assertThat(endless.given).isLessThan(CatalogueLines.LONGEST_LINE + 10);
    }

    @Test
    void readsNoFurtherThanItIsAsked() {
        var file = new ByteArrayInputStream((line(1) + "\n" + line(2) + "\nbroken").getBytes(StandardCharsets.UTF_8));

        assertThat(CatalogueLines.of(file).limit(2)).hasSize(2);
    }

    @Test
    void aFileCutAnywhereNeverPassesForAWholeOne() {
        var whole = file(3);

        for (var length = 0; length < whole.length() - 1; length++) {
            assertThat(countOrTrouble(whole.substring(0, length))).isLessThan(3);
        }
        assertThat(countOrTrouble(whole)).isEqualTo(3);
    }

    private static int countOrTrouble(String file) {
        try {
            return read(file).size();
        } catch (BulkUnavailable e) {
            return -1;
        }
    }

    static String line(int number) {
        return """
                {"id":"gid://shopify/ProductVariant/%1$d","title":"t","sku":"s%1$d","product":{"title":"p"},"inventoryItem":{"id":"i%1$d","tracked":true}}"""
                .formatted(number);
    }

    static String file(int lines) {
        return String.join(
                        "\n",
                        IntStream.rangeClosed(1, lines)
                                .mapToObj(CatalogueLinesTests::line)
                                .toList()) + "\n";
    }

    private static List<CatalogueVariant> read(String file) {
        return CatalogueLines.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
