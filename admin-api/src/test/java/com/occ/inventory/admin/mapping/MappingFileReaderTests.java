package com.occ.inventory.admin.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.door.Problem.Fault;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MappingFileReaderTests {
    private static final String HEADER = "partner,partner_variant_id,store_inventory_item_id,sku\n";

    @Test
    void readsDigitsAndGids() {
        MappingFile file =
                read(HEADER + "a,1,11,S\na,gid://shopify/ProductVariant/2,gid://shopify/InventoryItem/12,\n");

        assertThat(file.faults()).isEmpty();
        assertThat(file.rows())
                .containsEntry(2, new Mapping("a", 1, 11, "S"))
                .containsEntry(3, new Mapping("a", 2, 12, ""));
    }

    @Test
    void takesColumnsInAnyOrderAndSpreadsheetsHabits() {
        MappingFile file = read(
                "\uFEFFSKU,store_inventory_item_id,Partner,partner_variant_id\r\n\"a\nb\",11,\"a\",1\r\n\r\nx,12,a,2");

        assertThat(file.faults()).isEmpty();
        assertThat(file.rows())
                .containsEntry(2, new Mapping("a", 1, 11, "a\nb"))
                .containsEntry(5, new Mapping("a", 2, 12, "x"));
    }

    @Test
    void theSkuMayBeLeftOut() {
        assertThat(read("partner,partner_variant_id,store_inventory_item_id\na,1,11\n")
                        .rows())
                .containsEntry(2, new Mapping("a", 1, 11, ""));
    }

    @Test
    void saysWhatIsWrongWithTheHeader() {
        assertThat(read("partner,partner,store_inventory_item_id,sku number\na,1,11,S\n")
                        .faults())
                .extracting(Fault::line, Fault::message)
                .satisfiesExactly(
                        fault -> assertThat(fault.toList()).containsExactly(1, "the column partner is there twice"),
                        fault -> assertThat(fault.toList().get(1).toString())
                                .startsWith("the column partner_variant_id is missing"),
                        fault -> assertThat(fault.toList().get(1).toString())
                                .startsWith("there is no column 'sku number'"));
    }

    @Test
    void saysWhatIsWrongWithEachLine() {
        MappingFile file = read(HEADER
                + ",1,11,\n" // 2
                + "a,gid://shopify/Product/1,12,\n" // 3
                + "a,1\n" // 4
                + "a,2,13,S,more\n" // 5
                + "a,0,14,\n" // 6
                + "a,3,99999999999999999999,\n" // 7
                + "a,4,15,\n"); // 8

        assertThat(file.faults()).extracting(Fault::line).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(file.faults().get(1).message())
                .isEqualTo("partner_variant_id must be digits or gid://shopify/ProductVariant/<digits>, not"
                        + " 'gid://shopify/Product/1'");
        assertThat(file.rows()).containsOnlyKeys(8);
    }

    @Test
    void namesTheLineThatHasTheSameAlready() {
        assertThat(read(HEADER + "a,1,11,\nb,1,12,\na,1,13,\nb,2,11,\n").faults())
                .extracting(Fault::line, Fault::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4, "variant 1 of partner a is already in line 2"),
                        org.assertj.core.groups.Tuple.tuple(5, "store item 11 is already used in line 2"));
    }

    @Test
    void anOpenQuoteEndsTheReading() {
        assertThat(read(HEADER + "a,1,11,S\na,2,12,\"open\na,3,13,T\n").faults())
                .extracting(Fault::line)
                .containsExactly(3);
    }

    @Test
    void aFileIsUtf8AndNotEmpty() {
        assertThat(read(HEADER).faults())
                .extracting(Fault::message)
                .singleElement(STRING)
                .contains("no mapping");
        assertThat(read(HEADER + "a,1,11,\u00e4\n", StandardCharsets.ISO_8859_1).faults())
                .extracting(Fault::message)
                .singleElement(STRING)
                .contains("not UTF-8");
    }

    private static final org.assertj.core.api.InstanceOfAssertFactory<
                    String, org.assertj.core.api.AbstractStringAssert<?>>
            STRING = org.assertj.core.api.InstanceOfAssertFactories.STRING;

    private static MappingFile read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    private static MappingFile read(String text, Charset charset) {
        return MappingFileReader.read(new ByteArrayInputStream(text.getBytes(charset)));
    }
}
