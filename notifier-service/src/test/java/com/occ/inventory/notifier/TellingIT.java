package com.occ.inventory.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Mute;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.Severity;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.notifier.channel.Attempt;
import com.occ.inventory.notifier.letter.Letter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told what, and when, by channels that work. */
class TellingIT {
    private static Scene scene;
    private final UUID run = UUID.randomUUID();

    @BeforeAll
    static void start() {
        scene = new Scene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @BeforeEach
    void reset() {
        scene.reset();
    }

    @Test
    void oneLetterAnIncidentHoweverOftenAndInWhateverOrderItIsSaid() {
        var first = scene.fails("north", run, "TOKEN_INVALID");
        scene.publish(first, first);
        var second = scene.fails("north", run, "TOKEN_INVALID", "ITEMS_FAILING");
        scene.publish(first, second, first);
        scene.told(scene.mail());

        scene.endsAndGathers(run);

        scene.told(scene.mail(), "OPENED north ITEMS_FAILING, OPENED north TOKEN_INVALID");
        scene.publish(first, second);
        scene.fails("marker", UUID.randomUUID(), "STALLED");
        scene.told(scene.mail(), "OPENED north ITEMS_FAILING, OPENED north TOKEN_INVALID");
        await().until(() ->
                scene.notifier.count("incident where subject = 'partner:north' and told_at is not null") == 2);
    }

    @Test
    void thirtyPartnersOfARunAreOneLetterAndTheirRecoveryIsOne() {
        List<String> partners =
                IntStream.range(10, 40).mapToObj(number -> "partner-" + number).toList();
        partners.forEach(
                partner -> scene.publish(scene.alert(partner, run, scene.next("partner:" + partner), "UNREACHABLE")));
        partners.forEach(partner -> scene.taken("partner:" + partner));
        scene.endsAndGathers(run);
        await().until(() -> scene.mail().taken().size() == 1);

        UUID next = UUID.randomUUID();
        partners.forEach(partner -> scene.recovers(partner, next));
        scene.endsAndGathers(next);

        scene.told(
                scene.mail(),
                String.join(
                        ", ",
                        partners.stream()
                                .map(each -> "OPENED " + each + " UNREACHABLE")
                                .toList()),
                String.join(
                        ", ",
                        partners.stream()
                                .map(each -> "RESOLVED " + each + " UNREACHABLE")
                                .toList()));
    }

    @Test
    void fiftyFurtherFailingRunsBringRemindersAsConfiguredAndOneRecovery() {
        scene.fails("north", run, "TOKEN_INVALID");
        scene.endsAndGathers(run);
        scene.told(scene.mail(), "OPENED north TOKEN_INVALID");
        await().until(() -> scene.notifier.count("delivery where status = 'SENT'") == 1);

        for (int hour = 0; hour < 50; hour++) {
            UUID further = UUID.randomUUID();
            scene.clock.advance(Duration.ofMinutes(60));
            scene.fails("north", further, "TOKEN_INVALID");
            scene.ends(further, RunStatus.PARTLY_FAILED);
            int letters = 1 + (hour + 1) / 24;
            await().until(() -> scene.mail().taken().size() == letters);
            // Known to have been sent: the next reminder is a day after that.
            await().until(() -> scene.notifier.count("delivery where status = 'SENT'") == letters);
        }
        UUID last = UUID.randomUUID();
        scene.recovers("north", last);
        scene.endsAndGathers(last);

        scene.told(
                scene.mail(),
                "OPENED north TOKEN_INVALID",
                "REMINDER north TOKEN_INVALID",
                "REMINDER north TOKEN_INVALID",
                "RESOLVED north TOKEN_INVALID");
    }

    @Test
    void whatIsOverBeforeAnybodyIsToldIsNeverTold() {
        scene.fails("north", run, "UNREACHABLE");
        scene.recovers("north", run);
        scene.endsAndGathers(run);
        scene.clock.advance(Duration.ofHours(30));

        scene.told(scene.mail());
    }

    @Test
    void whatARunFindsIsToldBeforeItsEndWhenThatTakesLong() {
        scene.fails("north", run, "UNREACHABLE");
        scene.clock.advance(Duration.ofSeconds(119));
        scene.told(scene.mail());

        scene.clock.advance(Duration.ofSeconds(1));
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
    }

    @Test
    void theStoresTroubleIsOneIncidentAndNeedsNoRun() {
        scene.publish(new StoreUnavailable(
                StoreFailure.SHOP_FROZEN, "frozen", null, scene.clock.instant(), scene.next("store")));
        scene.taken("store");
        scene.clock.advance(Scene.GATHERED);
        scene.told(scene.mail(), "OPENED store SHOP_FROZEN");

        scene.publish(new StoreRecovered(scene.clock.instant(), scene.next("store")));
        scene.taken("store");
        scene.clock.advance(Scene.GATHERED);
        scene.told(scene.mail(), "OPENED store SHOP_FROZEN", "RESOLVED store SHOP_FROZEN");
    }

    @Test
    void aMutedPartnersIncidentIsToldWhenTheMuteEnds() {
        scene.alerts(24, true, new Mute("north", scene.clock.instant().plus(Duration.ofHours(2))));
        scene.fails("north", run, "UNREACHABLE");
        scene.fails("south", run, "UNREACHABLE");
        scene.endsAndGathers(run);
        scene.told(scene.mail(), "OPENED south UNREACHABLE");

        scene.clock.advance(Duration.ofHours(2));
        scene.told(scene.mail(), "OPENED south UNREACHABLE", "OPENED north UNREACHABLE");
    }

    @Test
    void whatWasSaidBeforeItsPartnerWasMutedIsLeftOut() {
        scene.mail().answers(new Attempt.Failed("connection refused"));
        scene.fails("north", run, "UNREACHABLE");
        scene.fails("south", run, "UNREACHABLE");
        scene.endsAndGathers(run);
        await().until(() -> scene.notifier.count("delivery where attempts = 1 and status = 'WAITING'") == 1);

        scene.alerts(24, true, new Mute("north", scene.clock.instant().plus(Duration.ofHours(2))));
        scene.mail().answers(new Attempt.Sent());
        scene.clock.advance(Duration.ofMinutes(1));
        scene.told(scene.mail(), "OPENED south UNREACHABLE");

        scene.clock.advance(Duration.ofHours(2));
        scene.told(scene.mail(), "OPENED south UNREACHABLE", "OPENED north UNREACHABLE");
    }

    @Test
    void whatWasSaidBeforeAShortMuteIsToldWhenTheMuteEnds() {
        scene.mail().answers(new Attempt.Failed("connection refused"));
        scene.fails("north", run, "UNREACHABLE");
        scene.endsAndGathers(run);
        await().until(() -> scene.notifier.count("delivery where attempts = 1 and status = 'WAITING'") == 1);

        scene.alerts(24, true, new Mute("north", scene.clock.instant().plus(Duration.ofMinutes(15))));
        scene.mail().answers(new Attempt.Sent());
        scene.clock.advance(Duration.ofMinutes(1));
        await().until(() -> scene.notifier.count("incident where told = 'NOTHING'") == 1);
        assertThat(scene.mail().taken()).isEmpty();

        scene.clock.advance(Duration.ofMinutes(14));
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
    }

    @Test
    void whatComesAndGoesIsToldOnceMoreAndThenOnlyWhenItStaysAway() {
        turn(true);
        turn(false);
        turn(true);
        scene.told(
                scene.mail(), "OPENED north UNREACHABLE", "RESOLVED north UNREACHABLE", "REOPENED north UNREACHABLE");

        turn(false);
        turn(true);
        turn(false);
        scene.clock.advance(Duration.ofMinutes(150));
        assertThat(scene.mail().taken()).hasSize(3);
        scene.clock.advance(Duration.ofMinutes(30));

        scene.told(
                scene.mail(),
                "OPENED north UNREACHABLE",
                "RESOLVED north UNREACHABLE",
                "REOPENED north UNREACHABLE",
                "RESOLVED north UNREACHABLE");
        assertThat(scene.notifier.count("incident where opened = 3")).isEqualTo(1);
        assertThat(scene.notifier.count("incident")).isEqualTo(1);
    }

    @Test
    void whatFailsInEveryOtherRunIsOneIncidentHoweverSeldomRunsAre() {
        scene.settings(new Schedule(true, 240, scene.clock.instant()), AlertSettings.defaults());
        scene.fails("north", run, "UNREACHABLE");
        scene.clock.advance(Duration.ofHours(4));
        scene.recovers("north", UUID.randomUUID());
        scene.clock.advance(Duration.ofHours(4));
        scene.fails("north", UUID.randomUUID(), "UNREACHABLE");

        assertThat(scene.notifier.count("incident")).isEqualTo(1);
        assertThat(scene.notifier.count("incident where opened = 2 and failing_since = opened_at + interval '8 hours'"))
                .isEqualTo(1);
    }

    private void turn(boolean fails) {
        UUID next = UUID.randomUUID();
        int before = scene.mail().taken().size();
        if (fails) {
            scene.fails("north", next, "UNREACHABLE");
        } else {
            scene.recovers("north", next);
        }
        scene.endsAndGathers(next);
        if (before < 3) {
            await().until(() -> scene.mail().taken().size() == before + 1);
        } else {
            await().during(Duration.ofMillis(500))
                    .until(() -> scene.mail().taken().size() == before);
        }
        scene.clock.advance(Duration.ofMinutes(10));
    }

    @Test
    void eachRecipientIsToldOfWhatMattersToHim() {
        scene.recipients(
                24,
                true,
                List.of(),
                new Recipient("all@example.com", Severity.WARNING),
                new Recipient("bad@example.com", Severity.CRITICAL));
        scene.fails("north", run, "SUSPICIOUS");
        scene.fails("south", run, "TOKEN_INVALID");
        scene.endsAndGathers(run);

        await().until(() -> scene.mail().taken().size() == 2);
        assertThat(scene.mail().taken())
                .extracting(
                        Letter::recipient, letter -> letter.notice().entries().size())
                .containsExactlyInAnyOrder(tuple("all@example.com", 2), tuple("bad@example.com", 1));
    }

    @Test
    void withoutAChannelNobodyIsToldUntilThereIsOne() {
        scene.mail().ready = false;
        scene.fails("north", run, "UNREACHABLE");
        scene.endsAndGathers(run);
        scene.told(scene.mail());
        await().until(() ->
                scene.notifier.count("incident where told_at is null and published_sequence = sequence") == 1);

        scene.channels.at(AlertChannel.SLACK).ready = true;
        scene.told(scene.channels.at(AlertChannel.SLACK), "OPENED north UNREACHABLE");
        scene.told(scene.mail());
    }

    @Test
    void twoNotifiersTellOnce() {
        RunningNotifier second = scene.another();
        try {
            for (int round = 0; round < 5; round++) {
                UUID next = UUID.randomUUID();
                scene.fails("north-" + round, next, "UNREACHABLE");
                scene.endsAndGathers(next);
                int letters = round + 1;
                await().until(() -> scene.mail().tried().size() >= letters);
            }
            await().during(Duration.ofSeconds(1))
                    .until(() -> scene.mail().tried().size() == 5);
            assertThat(scene.mail().told()).doesNotHaveDuplicates().hasSize(5);
        } finally {
            second.close();
        }
    }

    @Test
    void goesOnWhenTheDatabaseWasAway() {
        scene.fails("north", run, "UNREACHABLE");
        scene.ends(run, RunStatus.PARTLY_FAILED);
        scene.notifier.sql("alter schema notifier rename to elsewhere");
        scene.clock.advance(Scene.GATHERED);
        await().during(Duration.ofSeconds(1)).until(() -> scene.mail().tried().isEmpty());
        scene.notifier.sql("alter schema elsewhere rename to notifier");

        scene.told(scene.mail(), "OPENED north UNREACHABLE");
    }
}
