package com.occ.inventory.admin.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.messaging.Inbox;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MappingsIT {
    private static final String HEADER = "partner,partner_variant_id,store_inventory_item_id,sku\r\n";

    private final AdminService admin = AdminService.shared();

    @Test
    void replacesTheMappingsOfThePartnersThatTheFileNames() {
        admin.putPartner("map-a");
        admin.putPartner("map-b");
        admin.importMappings(HEADER + "map-a,101,901,A1\r\nmap-a,102,902,\r\nmap-b,103,903,B1\r\n")
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        {"partners":2,"mappings":3,"added":3,"removed":0,"changed":0,"unchanged":0,"dryRun":false}""");

        admin.importMappings(
                        HEADER
                                + "map-a,gid://shopify/ProductVariant/101,gid://shopify/InventoryItem/902,A1\r\nmap-a,104,904,A4\r\n")
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        {"partners":1,"mappings":2,"added":1,"removed":1,"changed":1,"unchanged":0,
                         "byPartner":[{"partner":"map-a","mappings":2,"added":1,"removed":1,"changed":1,"unchanged":0}]}
                        """);

        PartnerDocument document = admin.received(
                Inbox.CATALOGUE_OF_SCHEDULER,
                PartnerDocument.class,
                event -> event.key().equals("map-a") && event.version() == 3);
        assertThat(document.lines()).containsExactly(new Line(101, 902, "A1"), new Line(104, 904, "A4"));
        assertThat(csv("map-b")).isEqualTo(HEADER + "map-b,103,903,B1\r\n");
    }

    @Test
    void aDryRunTellsTheDifferenceAndChangesNothing() {
        admin.putPartner("dry-a");
        admin.importMappings(HEADER + "dry-a,201,921,X\r\ndry-a,202,922,Y\r\n");

        admin.importMappings(HEADER + "dry-a,201,923,X\r\ndry-a,203,924,Z\r\n", true)
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        {"dryRun":true,"added":1,"removed":1,"changed":1,"difference":{
                          "added":[{"partner":"dry-a","variantId":203,"storeItemId":924,"sku":"Z"}],
                          "removed":[{"partner":"dry-a","variantId":202,"storeItemId":922,"sku":"Y"}],
                          "changed":[{"before":{"storeItemId":921},"after":{"storeItemId":923}}],
                          "complete":true}}
                        """);
        assertThat(csv("dry-a")).isEqualTo(HEADER + "dry-a,201,921,X\r\ndry-a,202,922,Y\r\n");
    }

    @Test
    void namesAllFaultsWithTheirLinesAndAppliesNothing() {
        admin.putPartner("bad-a");
        admin.putPartner("bad-b");
        admin.importMappings(HEADER + "bad-b,301,931,\r\n");

        admin.importMappings(HEADER + "bad-a,302,932,\r\n" // 2
                        + "nobody,303,933,\r\n" // 3
                        + "bad-a,x,934,\r\n" // 4
                        + "bad-a,302,935,\r\n" // 5
                        + "bad-a,306,932,\r\n" // 6
                        + "bad-a,307,931,\r\n") // 7
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.errorCount")
                .isEqualTo(5)
                .jsonPath("$.errors[*].line")
                .isEqualTo(List.of(3, 4, 5, 6, 7))
                .jsonPath("$.errors[0].message")
                .isEqualTo("there is no partner nobody")
                .jsonPath("$.errors[2].message")
                .isEqualTo("variant 302 of partner bad-a is already in line 2")
                .jsonPath("$.errors[3].message")
                .isEqualTo("store item 932 is already used in line 2")
                .jsonPath("$.errors[4].message")
                .isEqualTo("store item 931 is already used by partner bad-b for variant 301");
        assertThat(csv("bad-a")).isEqualTo(HEADER);
    }

    @Test
    void storeItemsChangePlacesInOneFile() {
        admin.putPartner("swap");
        admin.importMappings(HEADER + "swap,401,941,\r\nswap,402,942,\r\n");

        admin.importMappings(HEADER + "swap,401,942,\r\nswap,402,941,\r\n")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(2);
    }

    @Test
    void whatIsExportedCanBeImportedAgain() {
        admin.putPartner("trip");
        admin.importMappings(HEADER + "trip,501,951,\"a,\"\"b\"\"\"\r\ntrip,502,952,'=1+1\r\ntrip,503,953,'plain\r\n");

        String file = csv("trip");

        assertThat(file)
                .isEqualTo(HEADER + "trip,501,951,\"a,\"\"b\"\"\"\r\ntrip,502,952,'=1+1\r\ntrip,503,953,'plain\r\n");
        admin.importMappings(file).expectBody().jsonPath("$.unchanged").isEqualTo(3);
        admin.web()
                .get()
                .uri("/api/v1/mappings?partner=trip&limit=2")
                .exchange()
                .expectBody()
                .jsonPath("$.items[1].sku")
                .isEqualTo("=1+1")
                .jsonPath("$.next")
                .isNotEmpty();
    }

    @Test
    void takesTwentyThousandLinesAtOnce() {
        admin.putPartner("large");
        String lines = IntStream.range(0, 20_000)
                .mapToObj(line -> "large," + (1_000_000 + line) + "," + (2_000_000 + line) + ",SKU-" + line)
                .collect(Collectors.joining("\n"));

        admin.importMappings(HEADER + lines)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.added")
                .isEqualTo(20_000);
        assertThat(csv("large").lines()).hasSize(20_001);
    }

    @Test
    void saysWhenAFileIsTooLargeOrNoneOrNotCsv() {
        admin.importMappings("").expectStatus().isBadRequest();
        admin.web()
                .post()
                .uri("/api/v1/mappings/import")
                .bodyValue(Map.of("a", "b"))
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .contentType("application/problem+json");
        try (AdminService small = AdminService.with(Map.of("admin.import-limit", "100B"))) {
            small.importMappings(HEADER + "x".repeat(2_000_000))
                    .expectStatus()
                    .isEqualTo(413)
                    .expectHeader()
                    .contentType("application/problem+json");
        }
    }

    @Test
    void knowsNoMappingsOfAPartnerThatDoesNotExist() {
        admin.web()
                .get()
                .uri("/api/v1/mappings?partner=never-there")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private String csv(String partner) {
        return admin.web()
                .get()
                .uri("/api/v1/mappings?partner={partner}", partner)
                .header("Accept", "text/csv")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
