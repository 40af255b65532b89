package com.occ.inventory.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.message.DeliveryChanged;
import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.channel.Attempt;
import com.occ.inventory.notifier.letter.Letter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** That what is to be told arrives, through channels that do not work, or nobody knows. */
class DeliveringIT {
    private static Scene scene;
    private static Instant began;

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
        scene.clock.advance(Duration.ofMinutes(1));
        began = scene.clock.instant();
    }

    @Test
    void whileAChannelIsDownEverythingGathersInOneLetter() {
        scene.mail().answers(new Attempt.Failed("connection refused"));
        incident("north");
        triedOnce();
        for (int minute = 0; minute < 60; minute++) {
            scene.clock.advance(Duration.ofMinutes(1));
        }
        incident("south");
        recovery("north");
        incident("east");
        allTried();
        scene.mail().answers(new Attempt.Sent());
        scene.clock.advance(Duration.ofMinutes(6));

        scene.told(scene.mail(), "OPENED east UNREACHABLE, OPENED south UNREACHABLE, RESOLVED north UNREACHABLE");
        assertThat(scene.mail().tried())
                .extracting(Letter::messageId)
                .as("different words are another message")
                .doesNotHaveDuplicates();
        DeliveryChanged sent = delivery(changed -> changed.status() == DeliveryStatus.SENT);
        assertThat(sent.incidents()).hasSize(3);
        assertThat(sent.recipient()).isEqualTo("ops@example.com");
        assertThat(sent.channel()).isEqualTo(AlertChannel.SMTP);
        assertThat(sent.message()).isNull();
        assertThat(sent.sentAt()).isNotNull();
        assertThat(sent.subject()).isNotEmpty();
    }

    @Test
    void whatMayHaveArrivedIsSentAgainAsItIsAndFurtherNewsFollow() {
        scene.mail().answers(new Attempt.Unsure("no answer"));
        incident("north");
        triedOnce();
        recovery("north");
        incident("south");
        scene.mail().answers(new Attempt.Sent());
        scene.clock.advance(Duration.ofMinutes(1));

        scene.told(scene.mail(), "OPENED north UNREACHABLE", "OPENED south UNREACHABLE, RESOLVED north UNREACHABLE");
        List<Letter> tried = scene.mail().tried();
        assertThat(tried.get(tried.size() - 2)).isEqualTo(tried.get(0));
    }

    @Test
    void aKilledNotifiersLetterIsSentAgainUnderItsMessageId() {
        scene.mail().answers(letter -> Mono.never());
        incident("north");
        await().until(() -> scene.mail().tried().size() == 1);
        scene.mail().answers(new Attempt.Sent());
        scene.restart();
        scene.told(scene.mail());

        claimRunsOut();
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
        assertThat(scene.mail().tried()).hasSize(2);
        assertThat(scene.mail().tried().get(1)).isEqualTo(scene.mail().tried().get(0));
    }

    @Test
    void aNotifierWhoseClockIsAheadDoesNotTakeOverWhatIsBeingSent() {
        scene.mail().answers(letter -> Mono.never());
        incident("north");
        await().until(() -> scene.mail().tried().size() == 1);
        assertThat(scene.notifier.count("delivery where lease_until > now() + interval '90 s'"
                        + " and lease_until <= now() + interval '2 min'"))
                .as("a claim of two minutes, by the database's clock, though the test's is far from it")
                .isEqualTo(1);

        RunningNotifier ahead = scene.another(Clock.offset(scene.clock, Duration.ofDays(1)));
        try {
            await().during(Duration.ofSeconds(1))
                    .until(() -> scene.mail().tried().size() == 1);
            claimRunsOut();
            await().until(() -> scene.mail().tried().size() == 2);
        } finally {
            ahead.close();
            scene.restart();
        }
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgainAndOthersAreToldAllTheSame() {
        scene.recipients(
                24,
                true,
                List.of(),
                new Recipient("gone@example.com", Severity.WARNING),
                new Recipient("here@example.com", Severity.WARNING));
        scene.mail()
                .answers(letter -> Mono.just(
                        letter.recipient().startsWith("gone")
                                ? new Attempt.Rejected("no such mailbox")
                                : new Attempt.Sent()));
        incident("north");
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
        DeliveryChanged failed = delivery(changed -> changed.status() == DeliveryStatus.FAILED);
        assertThat(failed.message()).isEqualTo("no such mailbox");
        assertThat(failed.nextAttemptAt()).isNull();

        scene.clock.advance(Duration.ofHours(2));
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
        assertThat(scene.mail().tried()).hasSize(2);
    }

    @Test
    void givesUpAfterThreeDays() {
        scene.mail().answers(new Attempt.Failed("connection refused"));
        incident("north");
        triedOnce();
        scene.clock.advance(Duration.ofHours(23));
        await().until(() -> scene.notifier.count("delivery where status = 'WAITING' and attempts = 2") == 1);
        scene.clock.advance(Duration.ofHours(50));

        DeliveryChanged failed = delivery(changed -> changed.status() == DeliveryStatus.FAILED);
        assertThat(failed.message()).isEqualTo("given up after 72 hours: connection refused");
    }

    @Test
    void aDeadChannelDelaysNoOther() {
        scene.channels.at(AlertChannel.WEBHOOK).ready = true;
        scene.channels.at(AlertChannel.SLACK).ready = true;
        scene.channels.at(AlertChannel.WEBHOOK).answers(letter -> Mono.never());
        scene.channels.at(AlertChannel.SLACK).answers(letter -> Mono.error(new IllegalStateException("a mistake")));
        incident("north");
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
        incident("south");

        scene.told(scene.mail(), "OPENED north UNREACHABLE", "OPENED south UNREACHABLE");
        await().until(() -> scene.channels.at(AlertChannel.WEBHOOK).tried().size() == 1);
        scene.restart();
    }

    @Test
    void mailThatOneServerDoesNotTakeGoesByTheOtherThatIsSetUpInItsPlace() {
        scene.mail().answers(new Attempt.Failed("connection refused"));
        incident("north");
        triedOnce();
        scene.mail().ready = false;
        scene.channels.at(AlertChannel.RESEND).ready = true;
        scene.clock.advance(Duration.ofMinutes(1));

        scene.told(scene.channels.at(AlertChannel.RESEND), "OPENED north UNREACHABLE");
    }

    @Test
    void whoIsNotARecipientAnyMoreGetsNothing() {
        scene.mail().answers(new Attempt.Failed("connection refused"));
        incident("north");
        triedOnce();
        scene.recipients(24, true, List.of(), new Recipient("new@example.com", Severity.WARNING));
        scene.mail().answers(new Attempt.Sent());
        scene.clock.advance(Duration.ofMinutes(1));

        assertThat(delivery(changed -> changed.status() == DeliveryStatus.FAILED)
                        .message())
                .isEqualTo("is not a recipient any more");
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
        assertThat(scene.mail().taken()).extracting(Letter::recipient).containsExactly("new@example.com");
    }

    @Test
    void whatTheOnlyRecipientsServerRefusesIsTriedAgainEachHourAndAtOnceWhenAnotherIsNamed() {
        scene.mail().answers(new Attempt.Rejected("no such mailbox"));
        incidentSaid("north");
        await().until(() -> scene.notifier.count("incident where told = 'NOTHING' and again_at is not null") == 1);
        scene.clock.advance(Duration.ofMinutes(50));
        await().during(Duration.ofMillis(800)).until(() -> scene.mail().tried().size() == 1);
        scene.clock.advance(Duration.ofMinutes(11));
        await().until(() -> scene.mail().tried().size() == 2);

        scene.mail().answers(new Attempt.Sent());
        scene.recipients(24, true, List.of(), new Recipient("right@example.com", Severity.WARNING));
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
        recovery("north");
        scene.told(scene.mail(), "OPENED north UNREACHABLE", "RESOLVED north UNREACHABLE");
    }

    @Test
    void noRecoveryIsToldOfWhatNobodyWasTold() {
        scene.mail().answers(new Attempt.Rejected("no such mailbox"));
        incidentSaid("north");
        await().until(() -> scene.notifier.count("incident where told = 'NOTHING' and again_at is not null") == 1);
        scene.mail().answers(new Attempt.Sent());
        UUID run = UUID.randomUUID();
        scene.recovers("north", run);
        scene.endsAndGathers(run);
        scene.clock.advance(Duration.ofHours(9));

        scene.told(scene.mail());
        assertThat(scene.mail().tried()).hasSize(1);
    }

    @Test
    void whatIsNeverAnsweredIsHandedOverThreeTimesAndWhatCameLaterFollows() {
        scene.mail()
                .answers(letter -> Mono.just(
                        letter.notice().entries().stream().anyMatch(entry -> "north".equals(entry.partner()))
                                ? new Attempt.Unsure("no answer")
                                : new Attempt.Sent()));
        incident("north");
        triedOnce();
        incident("south");
        scene.clock.advance(Duration.ofMinutes(1));
        await().until(() -> scene.notifier.count("delivery where status = 'WAITING' and attempts = 2") == 1);
        scene.clock.advance(Duration.ofMinutes(6));

        assertThat(delivery(changed -> changed.status() == DeliveryStatus.FAILED)
                        .message())
                .startsWith("may have arrived: it was handed over 3 times without an answer");
        scene.told(scene.mail(), "OPENED south UNREACHABLE");
        await().until(() -> scene.notifier.count("incident where told = 'OPEN' and known = 'OPEN'") == 2);
    }

    @Test
    void aTestIsTriedExactlyOnceUnderTheIdThatWasAskedFor() {
        scene.mail().answers(new Attempt.Failed("the mail server refuses user and password"));
        ChannelTestRequested request = request(AlertChannel.SMTP, "me@example.com", Duration.ofMinutes(1));
        scene.publish(request, request);

        DeliveryChanged failed = delivery(changed ->
                changed.deliveryId().equals(request.deliveryId()) && changed.status() == DeliveryStatus.FAILED);
        assertThat(failed.test()).isTrue();
        assertThat(failed.message()).isEqualTo("the mail server refuses user and password");
        assertThat(failed.recipient()).isEqualTo("me@example.com");
        assertThat(failed.incidents()).isEmpty();
        scene.publish(request);
        scene.clock.advance(Duration.ofMinutes(1));
        await().during(Duration.ofMillis(800)).until(() -> scene.mail().tried().size() == 1);
    }

    @Test
    void aTestSaysThatItWorksOrWhyTheChannelIsNotReadyAndIsLeftWhenItComesTooLate() {
        ChannelTestRequested works = request(AlertChannel.SMTP, "me@example.com", Duration.ofMinutes(1));
        ChannelTestRequested unready = request(AlertChannel.WEBHOOK, null, Duration.ofMinutes(1));
        ChannelTestRequested late = request(AlertChannel.SMTP, "me@example.com", Duration.ofMinutes(-1));
        scene.publish(late, works, unready);

        delivery(changed -> changed.deliveryId().equals(works.deliveryId()) && changed.status() == DeliveryStatus.SENT);
        await().until(() -> scene.notifier.count("delivery where id = '" + unready.deliveryId()
                        + "' and status = 'FAILED' and message = 'set it up'")
                == 1);
        scene.told(scene.mail(), "test");
        assertThat(scene.notifier.count("delivery where id = '" + late.deliveryId() + "'"))
                .isZero();
    }

    @Test
    void publishesHowTheChannelsStandWhenThatChanges() {
        scene.notifier.drain("sync.progress.admin");
        AlertChannelsChanged first = changedTo(true);
        AlertChannelsChanged second = changedTo(false);
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(second.channels()).hasSize(4);
    }

    private static AlertChannelsChanged changedTo(boolean slackReady) {
        scene.channels.at(AlertChannel.SLACK).ready = slackReady;
        return await().until(
                        () -> scene.notifier.next("sync.progress.admin", AlertChannelsChanged.class),
                        changed -> changed.channels().get(3).ready() == slackReady);
    }

    @Test
    void saysThatMailIsNotReadyWhenThereIsNobodyToTellButLetsItBeTried() {
        scene.recipients(24, true, List.of());
        AlertChannelsChanged.Channel mail = await().until(
                        () -> scene.notifier
                                .next("sync.progress.admin", AlertChannelsChanged.class)
                                .channels()
                                .get(0),
                        state -> !state.ready());
        assertThat(mail.channel()).isEqualTo(AlertChannel.SMTP);
        assertThat(mail.problem())
                .isEqualTo("Nobody to tell: add a recipient in the settings of alerts, or set ALERT_EMAIL_TO.");
        scene.publish(request(AlertChannel.SMTP, "me@example.com", Duration.ofMinutes(1)));

        scene.told(scene.mail(), "test");
    }

    @Test
    void whatWasTakenWhileTheDatabaseIsAwayIsNotSentAgain() {
        scene.mail().answers(letter -> Mono.delay(Duration.ofSeconds(2)).map(late -> new Attempt.Sent()));
        UUID run = UUID.randomUUID();
        scene.fails("north", run, "UNREACHABLE");
        scene.endsAndGathers(run);
        await().until(() -> scene.mail().tried().size() == 1);
        scene.notifier.sql("alter schema notifier rename to elsewhere");
        await().until(() -> scene.mail().taken().size() == 1);
        scene.clock.advance(Duration.ofMinutes(1));
        await().during(Duration.ofSeconds(2)).until(() -> scene.mail().tried().size() == 1);
        scene.notifier.sql("alter schema elsewhere rename to notifier");

        await().until(() -> scene.notifier.count("delivery where status = 'SENT'") == 1);
        scene.clock.advance(Duration.ofHours(1));
        scene.told(scene.mail(), "OPENED north UNREACHABLE");
    }

    @Test
    void deletesWhatIsLongPast() {
        incident("north");
        recovery("north");
        await().until(() -> scene.notifier.count("delivery where status = 'SENT'") == 2);
        incident("south");
        await().until(() -> scene.notifier.count("delivery where status = 'SENT'") == 3);
        scene.clock.advance(Duration.ofDays(91));
        scene.restart();

        await().until(() -> scene.notifier.count("incident") == 1
                && scene.notifier.count("delivery where created_at < '" + before(Duration.ofDays(90)) + "'") == 0
                && scene.notifier.count("ended_run") == 0);
    }

    /** And it is noted that it did not succeed: from then on time counts. */
    private static void triedOnce() {
        await().until(() -> scene.notifier.count("delivery where status = 'WAITING' and attempts = 1") == 1);
    }

    /** All that was due was tried, and what came of it is noted: from then on time counts. */
    private static void allTried() {
        await().until(() -> scene.notifier.count("delivery where status = 'SENDING'"
                        + " or status = 'WAITING' and next_attempt_at <= '" + scene.clock.instant() + "'")
                == 0);
    }

    private static Instant before(Duration duration) {
        return scene.clock.instant().minus(duration);
    }

    /** As when its holder has not renewed it for two minutes. */
    private static void claimRunsOut() {
        scene.notifier.sql("update notifier.delivery set lease_until = now() where status = 'SENDING'");
    }

    private static void incident(String partner) {
        UUID run = UUID.randomUUID();
        scene.fails(partner, run, "UNREACHABLE");
        scene.endsAndGathers(run);
        await().until(() ->
                scene.notifier.count("incident where subject = 'partner:" + partner + "' and told = 'OPEN'") == 1);
    }

    /** And a moment later, perhaps, that nobody got it. */
    private static void incidentSaid(String partner) {
        UUID run = UUID.randomUUID();
        scene.fails(partner, run, "UNREACHABLE");
        scene.endsAndGathers(run);
        await().until(() -> !scene.mail().tried().isEmpty());
    }

    private static void recovery(String partner) {
        UUID run = UUID.randomUUID();
        scene.recovers(partner, run);
        scene.endsAndGathers(run);
        await().until(() ->
                scene.notifier.count("incident where subject = 'partner:" + partner + "' and told = 'OVER'") == 1);
    }

    private static DeliveryChanged delivery(Predicate<DeliveryChanged> wanted) {
        Predicate<DeliveryChanged> ofThisTest = changed -> !changed.createdAt().isBefore(began);
        return await().until(
                        () -> scene.notifier.next("sync.progress.admin", DeliveryChanged.class),
                        changed -> ofThisTest.and(wanted).test(changed));
    }

    private static ChannelTestRequested request(AlertChannel channel, String recipient, Duration patience) {
        Instant now = scene.clock.instant();
        return new ChannelTestRequested(UUID.randomUUID(), channel, recipient, "anna", now, now.plus(patience));
    }
}
