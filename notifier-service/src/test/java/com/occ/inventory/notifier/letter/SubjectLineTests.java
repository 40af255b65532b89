package com.occ.inventory.notifier.letter;

import static com.occ.inventory.notifier.letter.Sample.failedItems;
import static com.occ.inventory.notifier.letter.Sample.notice;
import static com.occ.inventory.notifier.letter.Sample.partner;
import static com.occ.inventory.notifier.letter.Sample.pipeline;
import static com.occ.inventory.notifier.letter.Sample.store;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.notifier.letter.Notice.Occasion;
import org.junit.jupiter.api.Test;

class SubjectLineTests {
    private final Sample aurora = partner("Aurora Roasters", "TOKEN_INVALID");
    private final Sample borealis = partner("Borealis", "UNREACHABLE");
    private final Sample cedar = partner("Cedar Works", "ITEMS_FAILING").withItems(failedItems());

    @Test
    void saysWhoAndWhy() {
        assertSubject("Aurora Roasters: token refused", aurora);
        assertSubject("Cedar Works: 17 of 30 items failing", cedar);
        assertSubject("OCC store: shop frozen", store("SHOP_FROZEN", "Unavailable Shop"));
        assertSubject("No sync has finished", pipeline());
        assertSubject("Aurora Roasters: token refused and 1 more", aurora, partner("Aurora Roasters", "STALLED"));
    }

    @Test
    void saysThatItLastsOrIsBackOrIsOver() {
        assertSubject("Still failing: Aurora Roasters: token refused", aurora.as(Occasion.REMINDER));
        assertSubject("Still failing: no sync has finished", pipeline().as(Occasion.REMINDER));
        assertSubject("Failing again: Aurora Roasters: token refused", aurora.as(Occasion.REOPENED));
        assertSubject("Recovered: Aurora Roasters", aurora.as(Occasion.RESOLVED));
        assertSubject("Recovered: OCC store", store("SHOP_FROZEN", "").as(Occasion.RESOLVED));
        assertSubject("Recovered: syncs finish again", pipeline().as(Occasion.RESOLVED));
        assertSubject("Over: Aurora Roasters is not synced any more", aurora.deleted());
    }

    @Test
    void namesAsManyPartnersAsHaveRoom() {
        assertSubject("3 partners failing: Aurora Roasters, Borealis, Cedar Works", aurora, borealis, cedar);
        assertSubject(
                "4 partners failing: Aurora Roasters, Borealis, …",
                aurora,
                borealis,
                cedar,
                partner("Delphi Chocolates", "STALLED"));
        assertSubject(
                "2 partners still failing: Aurora Roasters, Borealis",
                aurora.as(Occasion.REMINDER),
                borealis.as(Occasion.REMINDER));
        assertSubject(
                "2 partners recovered: Aurora Roasters, Borealis",
                aurora.as(Occasion.RESOLVED),
                borealis.as(Occasion.RESOLVED));
    }

    @Test
    void leadsWithWhatIsOpenAndMattersMost() {
        assertSubject("Aurora Roasters: token refused; 1 recovered", borealis.as(Occasion.RESOLVED), aurora);
        assertSubject("OCC store: shop locked and 2 more", aurora, store("SHOP_LOCKED", "Locked"), cedar);
    }

    @Test
    void countsNoPartnerAsRecoveredThatFailsForAnotherCause() {
        assertSubject(
                "Aurora Roasters: token refused",
                partner("Aurora Roasters", "UNREACHABLE").as(Occasion.RESOLVED),
                aurora);
    }

    @Test
    void tellsHowItIsNowWhateverTheOccasionWas() {
        Sample overBeforeItWasTold = new Sample(
                Occasion.OPENED,
                aurora.concern(),
                aurora.partner(),
                aurora.name(),
                aurora.cause(),
                aurora.severity(),
                aurora.message(),
                aurora.requestId(),
                Sample.NOW,
                false,
                aurora.lastSucceededAt(),
                aurora.items());

        assertSubject("Recovered: Aurora Roasters", overBeforeItWasTold);
    }

    @Test
    void cutsTheNameNeverTheCause() {
        String name = "Aurora Roasters & Sons, Purveyors of Fine Coffees since 1893";

        assertSubject("Aurora Roasters & Sons, Purveyors of Fine Co…: token refused", partner(name, "TOKEN_INVALID"));
        assertSubject(
                "Still failing: Aurora Roasters & Sons, Purve…: token refused",
                partner(name, "TOKEN_INVALID").as(Occasion.REMINDER));
    }

    @Test
    void aPartnerWithoutANameShowsItsKey() {
        Sample nameless = new Sample(
                Occasion.OPENED,
                aurora.concern(),
                "aurora",
                null,
                "TOKEN_INVALID",
                aurora.severity(),
                null,
                null,
                null,
                false,
                null,
                aurora.items());

        assertSubject("aurora: token refused", nameless);
    }

    @Test
    void spellsACauseThatItDoesNotKnow() {
        assertSubject("Aurora Roasters: api version gone", partner("Aurora Roasters", "API_VERSION_GONE"));
    }

    private static void assertSubject(String subject, Sample... samples) {
        assertThat(SubjectLine.of(notice(samples))).isEqualTo(subject).hasSizeLessThanOrEqualTo(SubjectLine.MOST);
    }
}
