package com.occ.inventory.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.CatalogueLine;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.StoreCatalogue;
import com.occ.inventory.messaging.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoreAnswersIT {
    private static final Actor ANNA = new Actor("anna", Role.OPERATOR);

    private final AdminService admin = AdminService.shared();
    private final StoreQuestions questions = admin.bean(StoreQuestions.class);
    private final StoreKnowledge stores = admin.bean(StoreKnowledge.class);

    @Test
    void aCatalogueIsWholeWhenAllPartsAreThereInWhateverOrderAndHoweverOften() {
        admin.putPartner("parts");
        UUID question = ask("parts");
        UUID reading = UUID.randomUUID();
        StoreCatalogue begun = new StoreCatalogue(question, reading, 0, false, List.of(), null);
        StoreCatalogue one = new StoreCatalogue(question, reading, 1, false, lines(1, 1_000), null);
        StoreCatalogue two = new StoreCatalogue(question, reading, 2, false, lines(1_001, 1_200), null);
        StoreCatalogue end = new StoreCatalogue(question, reading, 3, true, List.of(), null);

        admin.publishTwice(end);
        admin.publishTwice(two);
        admin.publish(begun);
        await().until(() -> last("parts").lines() == 200);
        assertThat(last("parts").answeredAt()).isNull();
        admin.publishTwice(one);

        await().until(() -> last("parts").answeredAt() != null);
        assertThat(last("parts").lines()).isEqualTo(1_200);
        assertThat(stores.lines(question).collectList().block()).hasSize(1_200);
    }

    @Test
    void partsOfTwoReadingsAreNotOneCatalogue() {
        admin.putPartner("again");
        UUID question = ask("again");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        admin.publish(new StoreCatalogue(question, first, 0, false, List.of(), null));
        admin.publish(new StoreCatalogue(question, first, 1, false, lines(1, 10), null));
        admin.publish(new StoreCatalogue(question, second, 2, true, List.of(), null));
        admin.publish(new StoreCatalogue(question, second, 0, false, List.of(), null));
        await().until(() -> count(question) == 4);
        assertThat(last("again").answeredAt()).isNull();
        admin.publish(new StoreCatalogue(question, second, 1, false, lines(5, 7), null));

        await().until(() -> last("again").answeredAt() != null);
        assertThat(stores.lines(question).collectList().block())
                .extracting(CatalogueLine::variantId)
                .containsExactlyInAnyOrder(5L, 6L, 7L);
    }

    @Test
    void aFailureAndSilenceAreToldWithWhatToDo() {
        admin.putPartner("failing");
        UUID question = ask("failing");
        admin.publish(new StoreCatalogue(
                question,
                UUID.randomUUID(),
                1,
                true,
                List.of(),
                new QuestionFailure(PartnerFailure.TOKEN_INVALID, "access token refused", null)));
        await().until(() -> last("failing").answeredAt() != null);
        Question failed = last("failing");
        assertThat(failed.state(admin.clock().instant(), Duration.ofSeconds(30)))
                .isEqualTo(Question.State.FAILED);

        admin.putPartner("unheard");
        ask("unheard");
        Question silent = last("unheard");
        assertThat(silent.trouble(silent.askedAt().plusSeconds(31), Duration.ofSeconds(30)))
                .isEqualTo("no answer from partner-fetcher within 30 s: is it running?");
        assertThat(silent.trouble(silent.askedAt().plusSeconds(29), Duration.ofSeconds(30)))
                .isNull();
    }

    @Test
    void aCatalogueThatIsBeingReadIsNotAskedForAgain() {
        admin.putPartner("patient");
        UUID question = ask("patient");

        assertThat(questions.readCatalogue(ANNA, "patient").block().id()).isEqualTo(question);
    }

    @Test
    void hostileTextsAreStoredAsTheyCome() {
        admin.putPartner("hostile");
        UUID question = ask("hostile");
        UUID reading = UUID.randomUUID();
        String nasty = "<script>alert(1)</script>\0'; drop table \ud83d\ude00 {\"x\"},\\";
        admin.publish(new StoreCatalogue(question, reading, 0, false, List.of(), null));
        admin.publish(new StoreCatalogue(
                question, reading, 1, false, List.of(new CatalogueLine(1, 2, nasty, nasty, nasty, false)), null));
        admin.publish(new StoreCatalogue(question, reading, 2, true, List.of(), null));

        await().until(() -> last("hostile").answeredAt() != null);
        assertThat(stores.lines(question).blockFirst().title()).isEqualTo(nasty.replace("\0", ""));
    }

    private UUID ask(String partner) {
        UUID question = questions.readCatalogue(ANNA, partner).block().id();
        CatalogueAsked asked =
                admin.received(Inbox.QUESTIONS_OF_FETCHER, CatalogueAsked.class, event -> event.questionId()
                        .equals(question));
        assertThat(asked.partner()).isEqualTo(partner);
        return question;
    }

    private Question last(String partner) {
        return stores.lastAsked(partner).block();
    }

    private long count(UUID question) {
        return admin.database()
                .sql("select count(*) from admin.catalogue_part where question = :question")
                .bind("question", question)
                .mapValue(Long.class)
                .one()
                .block();
    }

    private static List<CatalogueLine> lines(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(id -> new CatalogueLine(id, id + 50_000, "S-" + id, null, "Blend " + id, true))
                .toList();
    }
}
