package com.occ.inventory.scheduler.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.scheduler.job.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTests {
    private static final Thresholds PATIENT = new Thresholds(50, 2, 3, 120);

    @ParameterizedTest
    @EnumSource
    void eachFailureHasItsPatienceAndASentence(PartnerFailure failure) {
        SyncEnd wordless =
                Ends.of(0, Mode.APPLY, true, new Ended(PartnerSyncStatus.FAILED, failure, " ", null), Counts.ZERO);

        Health health = Health.WELL.after(wordless, PATIENT);

        boolean patient =
                switch (failure) {
                    case UNREACHABLE, SHOP_FROZEN, SHOP_LOCKED, SHOP_NOT_FOUND -> true;
                    default -> false;
                };
        assertThat(health.alerting()).hasSize(patient ? 0 : 1);
        assertThat(Health.WELL.after(wordless, Thresholds.defaults()).alerting())
                .singleElement()
                .satisfies(trouble -> {
                    assertThat(trouble.cause()).isEqualTo(failure.name());
                    assertThat(trouble.message()).contains(" ");
                    assertThat(trouble.since()).isEqualTo(Ends.at(0));
                });
    }

    @Test
    void beingOutOfReachMustLastWhateverItsName() {
        Health health = after(
                PATIENT,
                Ends.failed(0, PartnerFailure.UNREACHABLE),
                Ends.failed(1, PartnerFailure.STALLED),
                Ends.failed(2, PartnerFailure.SHOP_LOCKED));
        assertThat(health.connection().alerting())
                .as("the stalled run was told, so what took its place is")
                .isTrue();
        health = after(PATIENT, Ends.failed(0, PartnerFailure.UNREACHABLE), Ends.failed(1, PartnerFailure.SHOP_LOCKED));
        assertThat(health.alerting()).isEmpty();

        health = health.after(Ends.failed(2, PartnerFailure.SHOP_LOCKED), PATIENT);

        assertThat(health.alerting()).singleElement().satisfies(trouble -> {
            assertThat(trouble.cause()).isEqualTo("SHOP_LOCKED");
            assertThat(trouble.runs()).isEqualTo(3);
            assertThat(trouble.since()).isEqualTo(Ends.at(1));
            assertThat(trouble.message()).isEqualTo("in words of SHOP_LOCKED");
            assertThat(trouble.requestId()).isEqualTo("req-2");
        });
    }

    @Test
    void aRunInWhichThePartnerWasReadBreaksTheStreak() {
        assertThat(after(
                                PATIENT,
                                Ends.failed(0, PartnerFailure.UNREACHABLE),
                                Ends.failed(1, PartnerFailure.UNREACHABLE),
                                Ends.items(2, 1, 30),
                                Ends.failed(3, PartnerFailure.UNREACHABLE))
                        .connection()
                        .runs())
                .isOne();
        assertThat(after(PATIENT, Ends.failed(0, PartnerFailure.UNREACHABLE), Ends.pageRejected(1)))
                .satisfies(health -> {
                    assertThat(health.connection()).isNull();
                    assertThat(health.pipeline().cause()).isEqualTo("PAGE_REJECTED");
                });
    }

    @Test
    void whatThePipelineSpoilsSaysNothingOfThePartner() {
        Health before = after(
                PATIENT, Ends.items(0, 20, 10), Ends.items(1, 20, 10), Ends.failed(2, PartnerFailure.TOKEN_INVALID));

        Health after = before.after(Ends.failed(3, PartnerFailure.STALLED), PATIENT);

        assertThat(after.connection()).isEqualTo(before.connection());
        assertThat(after.items()).isEqualTo(before.items());
        assertThat(after.alerting())
                .extracting(Trouble::cause)
                .containsExactly("TOKEN_INVALID", "STALLED", "ITEMS_FAILING");
    }

    @ParameterizedTest
    @CsvSource({
        "16, 14, true", // more than half
        "15, 15, false", // half
        "3, 2, true",
        "2, 1, false", // too few to be a share
        "2, 0, true", // but all there are
        "1, 0, true",
        "0, 30, false"
    })
    void itemsFailWhenMoreThanHalfDoAndAtLeastThreeOrAll(int failed, int right, boolean fails) {
        Health health = Health.WELL.after(Ends.items(0, failed, right), PATIENT);

        assertThat(health.items() != null).isEqualTo(fails);
        assertThat(health.alerting()).isEmpty();
        assertThat(health.after(Ends.items(1, failed, right), PATIENT).alerting())
                .hasSize(fails ? 1 : 0);
    }

    @Test
    void whatWasSkippedOrExpiredWasNotAttempted() {
        Ended ended = Ended.as(PartnerSyncStatus.PARTLY_FAILED, null);
        SyncEnd end = Ends.of(0, Mode.APPLY, true, ended, new Counts(100, 1, 1, 3, 45, 5, 45));

        assertThat(Health.WELL.after(end, PATIENT).items().message()).isEqualTo("3 of 5 items failed");
    }

    @Test
    void aRunThatSaysNothingOfItemsNeitherCountsNorBreaksTheirStreak() {
        SyncEnd nothingAttempted = Ends.of(
                3,
                Mode.APPLY,
                true,
                Ended.as(PartnerSyncStatus.PARTLY_FAILED, "too old"),
                new Counts(9, 0, 0, 0, 0, 0, 9));
        Health health = after(
                PATIENT,
                Ends.items(0, 17, 13),
                Ends.failed(1, PartnerFailure.UNREACHABLE),
                Ends.pageRejected(2),
                nothingAttempted);
        assertThat(health.items().runs()).isOne();
        assertThat(health.alerting()).extracting(Trouble::cause).containsExactly("PAGE_REJECTED");

        health = health.after(Ends.items(4, 18, 12), PATIENT);

        assertThat(health.alerting())
                .containsExactly(
                        new Trouble("ITEMS_FAILING", "18 of 30 items failed", null, Ends.at(0), 2, 18, 30, 104, true));
    }

    @Test
    void failingItemsInPlaceOfSomethingToldAreToldAndNoRecovery() {
        for (PartnerFailure told : List.of(PartnerFailure.TOKEN_INVALID, PartnerFailure.STALLED)) {
            Health before = after(PATIENT, Ends.failed(0, told));

            Checkup checkup = Checkup.of("roastery", before, Ends.items(1, 30, 0), PATIENT);

            assertThat(checkup.news()).isEqualTo(News.FAILING);
            assertThat(checkup.after().alerting()).singleElement().satisfies(trouble -> {
                assertThat(trouble.cause()).isEqualTo("ITEMS_FAILING");
                assertThat(trouble.runs()).isOne();
            });
        }
        assertThat(after(PATIENT, Ends.failed(0, PartnerFailure.UNREACHABLE), Ends.items(1, 30, 0))
                        .alerting())
                .as("nobody knew")
                .isEmpty();
    }

    @Test
    void aRunThatCameTooLateForAllItemsChangesNothing() {
        for (PartnerFailure told : List.of(PartnerFailure.TOKEN_INVALID, PartnerFailure.STALLED)) {
            Health before = after(PATIENT, Ends.items(0, 20, 10), Ends.failed(1, told));

            Checkup checkup = Checkup.of("roastery", before, Ends.expired(2), PATIENT);

            assertThat(checkup.after()).isEqualTo(before);
            assertThat(checkup.news()).isEqualTo(News.FAILING);
        }
    }

    @Test
    void itemsThatFailForAMistakeOfOursAreThePipelinesTroubleAtOnce() {
        Health before = after(PATIENT, Ends.items(0, 20, 10), Ends.failed(1, PartnerFailure.UNREACHABLE));

        Health after = before.after(Ends.mistaken(2, 16, 14), PATIENT);

        assertThat(after.connection()).as("the partner was read").isNull();
        assertThat(after.items()).isEqualTo(before.items());
        assertThat(after.alerting()).singleElement().satisfies(trouble -> {
            assertThat(trouble.cause()).isEqualTo("INTERNAL");
            assertThat(trouble.message())
                    .isEqualTo("16 of 30 items failed for a mistake of this system: no such field");
        });
        assertThat(Health.WELL.after(Ends.mistaken(0, 15, 15), PATIENT))
                .as("too few")
                .isEqualTo(Health.WELL);
    }

    @Test
    void newThresholdsCountAtTheNextEndButTakeNothingBack() {
        Health once = after(PATIENT, Ends.failed(0, PartnerFailure.UNREACHABLE));
        assertThat(once.after(Ends.failed(1, PartnerFailure.UNREACHABLE), new Thresholds(50, 2, 2, 120))
                        .alerting())
                .hasSize(1);
        Health told = after(Thresholds.defaults(), Ends.failed(0, PartnerFailure.UNREACHABLE));
        assertThat(told.after(Ends.failed(1, PartnerFailure.SHOP_FROZEN), PATIENT)
                        .alerting())
                .as("it still fails")
                .extracting(Trouble::cause)
                .containsExactly("SHOP_FROZEN");
    }

    @Test
    void anAlertSaysAllThatIsWrongAndARecoveryThatNothingIs() {
        Health before = after(
                PATIENT, Ends.items(0, 20, 10), Ends.items(1, 20, 10), Ends.failed(2, PartnerFailure.TOKEN_INVALID));
        Item item = new Item(1, 2, "BEANS-1", "UNTRACKED", "not tracked", null);
        Background background = new Background(9, "Roastery", Ends.at(1), List.of(item));

        Checkup failing = Checkup.of("roastery", before, Ends.failed(3, PartnerFailure.TOKEN_INVALID), PATIENT);
        assertThat(failing.dispatchOfItems()).isEqualTo(101);
        assertThat(failing.alert(background))
                .isEqualTo(new FailureThresholdReached(
                        "roastery",
                        "Roastery",
                        List.of(
                                new Failing(
                                        "TOKEN_INVALID",
                                        "in words of TOKEN_INVALID",
                                        "req-3",
                                        Ends.at(2),
                                        2,
                                        0,
                                        0,
                                        List.of()),
                                new Failing(
                                        "ITEMS_FAILING",
                                        "20 of 30 items failed",
                                        null,
                                        Ends.at(0),
                                        2,
                                        20,
                                        30,
                                        List.of(item))),
                        Ends.at(1),
                        Ends.failed(3, PartnerFailure.TOKEN_INVALID).runId(),
                        Ends.at(3),
                        9));

        SyncEnd good = Ends.items(4, 0, 30);
        Checkup well = Checkup.of("roastery", failing.after(), good, PATIENT);
        assertThat(well.alert(background))
                .isEqualTo(new PartnerRecovered("roastery", false, good.runId(), Ends.at(4), 9));
        assertThat(Checkup.of("roastery", well.after(), Ends.items(5, 0, 30), PATIENT)
                        .nothingNew())
                .isTrue();
    }

    @Test
    void isRememberedAsItIs() {
        Health health = after(
                PATIENT,
                Ends.items(0, 20, 10),
                Ends.failed(1, PartnerFailure.UNREACHABLE),
                Ends.failed(2, PartnerFailure.STALLED));
        String json = MessageJson.MAPPER.writeValueAsString(health);

        assertThat(MessageJson.MAPPER.readValue(json, Health.class)).isEqualTo(health);
    }

    private static Health after(Thresholds thresholds, SyncEnd... ends) {
        Health health = Health.WELL;
        for (SyncEnd end : ends) {
            health = health.after(end, thresholds);
        }
        return health;
    }
}
