package com.occ.inventory.admin.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.item.TokenState.Kind;
import com.occ.inventory.admin.item.TokenState.Verdict;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenStateTests {
    private static final Instant ENTERED = Instant.parse("2026-11-01T08:00:00Z");

    @Test
    void isRefusedWhenTheNewestSyncThatTriedItSaysSo() {
        TokenState state = TokenState.of(
                Kind.PERMANENT,
                ENTERED,
                List.of(failed(3, PartnerFailure.UNREACHABLE), failed(2, PartnerFailure.TOKEN_INVALID), succeeded(1)));

        assertThat(state.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(state.at()).isEqualTo(hour(2));
        assertThat(state.message()).isEqualTo("said at 2");
        assertThat(state.requestId()).isEqualTo("r-2");
    }

    @Test
    void isAcceptedAgainAfterASyncThatReadTheStore() {
        TokenState state =
                TokenState.of(Kind.EXPIRING, ENTERED, List.of(succeeded(3), failed(2, PartnerFailure.TOKEN_INVALID)));

        assertThat(state.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(state.at()).isEqualTo(hour(3));
    }

    @Test
    void isNotTriedWhileAllSyncsAreOlderThanIt() {
        TokenState state =
                TokenState.of(Kind.PERMANENT, hour(5), List.of(failed(2, PartnerFailure.TOKEN_INVALID), succeeded(1)));

        assertThat(state.verdict()).isEqualTo(Verdict.UNTRIED);
        assertThat(state.changedAt()).isEqualTo(hour(5));
    }

    @Test
    void tellsALackingPermissionFromARefusal() {
        assertThat(TokenState.of(Kind.PERMANENT, null, List.of(failed(1, PartnerFailure.ACCESS_DENIED)))
                        .verdict())
                .isEqualTo(Verdict.LACKS_ACCESS);
    }

    @Test
    void isMissingWhateverTheHistorySays() {
        assertThat(TokenState.of(Kind.NONE, null, List.of(succeeded(1))).verdict())
                .isEqualTo(Verdict.MISSING);
    }

    @Test
    void drawsLongSyncsHigherThanShortOnesAndTheNewestAtTheRight() {
        List<SyncBar> bars = SyncBar.of(List.of(lasting(2, 100), lasting(1, 1)), hour(9));

        assertThat(bars).extracting(bar -> bar.sync().message()).containsExactly("said at 1", "said at 2");
        assertThat(bars.get(0).x()).isLessThan(bars.get(1).x());
        assertThat(bars.get(1).height()).isEqualTo(SyncBar.HEIGHT);
        assertThat(bars.get(0).height()).isBetween(5, SyncBar.HEIGHT / 2);
        assertThat(bars).allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(SyncBar.HEIGHT));
        assertThat(SyncBar.of(List.of(), hour(9))).isEmpty();
    }

    private static Instant hour(int hours) {
        return ENTERED.plus(Duration.ofHours(hours));
    }

    private static PartnerSync succeeded(int hour) {
        return sync(hour, PartnerSyncStatus.SUCCEEDED, null, Duration.ZERO);
    }

    private static PartnerSync failed(int hour, PartnerFailure failure) {
        return sync(hour, PartnerSyncStatus.FAILED, failure, Duration.ZERO);
    }

    private static PartnerSync lasting(int hour, int seconds) {
        return sync(hour, PartnerSyncStatus.SUCCEEDED, null, Duration.ofSeconds(seconds));
    }

    private static PartnerSync sync(int hour, PartnerSyncStatus status, PartnerFailure failure, Duration took) {
        return new PartnerSync(
                new UUID(0, hour),
                status,
                failure,
                "said at " + hour,
                "r-" + hour,
                Counts.ZERO,
                hour(hour).minus(took),
                hour(hour).minus(took),
                hour(hour),
                Trigger.SCHEDULE,
                null,
                Mode.APPLY,
                true);
    }
}
