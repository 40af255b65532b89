package com.occ.inventory.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.amqp.core.Message;

@BothBrokers
class CatalogueIT {
    private static AdminService admin;

    @Parameter
    private TestBroker broker;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) {
        admin = AdminService.on(broker);
        admin.putPartner("kept");
        admin.putPartner("dropped");
        admin.importMappings("partner,partner_variant_id,store_inventory_item_id\nkept,1,11\nkept,2,12\n");
        admin.web().delete().uri("/api/v1/partners/dropped").exchange();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        admin.close();
    }

    @BeforeEach
    void allIsPublished() {
        awaitPublished();
        for (Inbox inbox : Inbox.values()) {
            if (inbox.address().startsWith("catalogue.") && inbox != Inbox.CATALOGUE_REQUESTS) {
                admin.drain(inbox);
            }
        }
    }

    private static void awaitPublished() {
        await().untilAsserted(() -> assertThat(admin.database()
                        .sql(
                                """
                                select count(*) from admin.partner, admin.settings s, admin.control c
                                where partner.published_version < partner.version or s.published_version < s.version
                                   or c.published_epoch < c.epoch
                                """)
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isZero());
    }

    @Test
    void replaysEverythingButCredentialsAndSaysHowMuchItWas() {
        admin.publishTwice(new CatalogueRequested("scheduler"));

        CatalogueComplete complete = admin.received(Inbox.CATALOGUE_OF_UPDATER, CatalogueComplete.class, event -> true);
        assertThat(complete.service()).isEqualTo("scheduler");
        assertThat(complete.partners()).isEqualTo(2);
        admin.received(Inbox.CATALOGUE_OF_UPDATER, CatalogueComplete.class, event -> true);

        List<String> types = admin.drain(Inbox.CATALOGUE_OF_SCHEDULER).stream()
                .map(message -> message.getMessageProperties().getType())
                .toList();
        List<String> once = List.of("PartnerDocument", "PartnerDocument", "SettingsDocument", "CatalogueComplete");
        assertThat(types)
                .isEqualTo(java.util.stream.Stream.of(once, once)
                        .flatMap(List::stream)
                        .toList());
        assertThat(admin.drain(Inbox.CATALOGUE_OF_FETCHER)).isEmpty();
    }

    @Test
    void publishesCredentialsBeforeTheDocumentThatNamesThem() {
        admin.putPartner("fresh");

        CredentialsChanged credentials =
                admin.received(Inbox.CATALOGUE_OF_FETCHER, CredentialsChanged.class, event -> event.partner()
                        .equals("fresh"));
        PartnerDocument document =
                admin.received(Inbox.CATALOGUE_OF_SCHEDULER, PartnerDocument.class, event -> event.key()
                        .equals("fresh"));
        assertThat(document.credentialsVersion()).isEqualTo(credentials.version());
        admin.web().delete().uri("/api/v1/partners/fresh").exchange();
        admin.database()
                .sql("delete from admin.partner where key = 'fresh'")
                .then()
                .block();
    }

    /** As if the process had died, or the broker had been away, between the commit and the publishing. */
    @Test
    void theSweepPublishesWhatIsBehind() {
        admin.database()
                .sql(
                        "update admin.partner set published_version = 0, published_credentials_version = 0 where key = 'kept'")
                .then()
                .then(admin.database()
                        .sql("update admin.settings set published_version = 0")
                        .then())
                .then(admin.database()
                        .sql("update admin.control set published_epoch = 0")
                        .then())
                .block();

        admin.received(Inbox.CATALOGUE_OF_FETCHER, CredentialsChanged.class, event -> event.partner()
                .equals("kept"));
        PartnerDocument document =
                admin.received(Inbox.CATALOGUE_OF_SCHEDULER, PartnerDocument.class, event -> event.key()
                        .equals("kept"));
        assertThat(document.lines()).hasSize(2);
        admin.received(Inbox.CATALOGUE_OF_SCHEDULER, SettingsDocument.class, event -> true);
        admin.received(Inbox.CATALOGUE_OF_UPDATER, ControlChanged.class, event -> true);
    }

    @Test
    void whatCannotBePublishedKeepsNothingElse() {
        admin.putPartner("aaa");
        admin.putPartner("zzz");
        admin.importMappings(
                "partner,partner_variant_id,store_inventory_item_id,sku\nzzz,3,13," + "s".repeat(500) + "\n");
        allIsPublished();
        execute("update admin.partner set sealed_token = '{\"kind\":\"no such\"}',"
                + " credentials_version = credentials_version + 1, version = version + 1 where key = 'aaa'");
        execute("update admin.settings set failing_percent = 0, version = version + 1");
        execute("update admin.control set epoch = epoch + 1");
        execute("update admin.partner set version = version + 1 where key = 'zzz'");

        // Older ones may come once more, as everything is published at least once.
        Map<String, Long> newest = Map.of("aaa", admin.versionOf("aaa"), "zzz", admin.versionOf("zzz"));
        PartnerDocument document = admin.received(
                Inbox.CATALOGUE_OF_SCHEDULER,
                PartnerDocument.class,
                event -> event.version() >= newest.getOrDefault(event.key(), Long.MAX_VALUE));
        assertThat(document.key()).as("aaa has no credentials to go with").isEqualTo("zzz");
        assertThat(document.lines().get(0).sku()).isEqualTo("s".repeat(64));
        admin.received(Inbox.CATALOGUE_OF_UPDATER, ControlChanged.class, event -> true);

        execute("update admin.settings set failing_percent = 50");
        admin.web().delete().uri("/api/v1/partners/aaa").exchange();
        admin.web().delete().uri("/api/v1/partners/zzz").exchange();
        allIsPublished();
        execute("delete from admin.partner where key in ('aaa', 'zzz')");
    }

    private static void execute(String sql) {
        admin.database().sql(sql).then().block(AdminService.PATIENCE);
    }

    @Test
    void whatIsNoRequestGoesToTheDeadLettersAndTheQueueGoesOn() {
        admin.sendRaw(Inbox.CATALOGUE_REQUESTS, "no-request", "CatalogueRequested", "{not json");
        admin.publish(new CatalogueRequested("updater"));

        admin.received(Inbox.CATALOGUE_OF_UPDATER, CatalogueComplete.class, event -> event.service()
                .equals("updater"));
        await().untilAsserted(() -> admin.web()
                .get()
                .uri("/api/v1/dead-letters?queue=catalogue.requests")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].messageId")
                .isEqualTo("no-request"));
    }

    @Test
    void noTokenTravelsInTheClear() {
        admin.putPartner("secretive");
        awaitPublished();
        assertThat(admin.drain(Inbox.CATALOGUE_OF_FETCHER))
                .extracting(Message::getBody)
                .extracting(String::new)
                .isNotEmpty()
                .noneMatch(body -> body.contains("shpat_"));
        admin.web().delete().uri("/api/v1/partners/secretive").exchange();
        admin.database()
                .sql("delete from admin.partner where key = 'secretive'")
                .then()
                .block();
    }
}
