package com.occ.inventory.scheduler.meter;

import com.occ.inventory.database.AfterCommit;
import com.occ.inventory.message.PartnerSyncStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How long partners' syncs took, once for each job, however many runs share it, and by the process that ended it. All three
 * timers have the same count: one that never began has worked 0 and has only waited.
 *
 * <ul>
 *   <li>{@code sync_partner_queue_wait_seconds}: from the request until a fetcher began
 *   <li>{@code sync_partner_duration_seconds}: from there to the end, the rate limits' part included
 *   <li>{@code sync_partner_rate_limit_wait_seconds}: that part
 * </ul>
 */
@Component
public class PartnerMeters {
    private final MeterRegistry registry;

    /** All series exist from the start: what has not happened yet is 0. */
    PartnerMeters(MeterRegistry registry) {
        this.registry = registry;
        Arrays.stream(PartnerSyncStatus.values())
                .filter(PartnerSyncStatus::terminal)
                .forEach(status -> {
                    worked(status);
                    queued(status);
                    held(status);
                });
    }

    /** @param held by rate limits, as far as is known; never more than the work took is counted */
    public record EndedSync(PartnerSyncStatus status, Duration queued, Duration worked, Duration held) {}

    /** To be called within the transaction that ends them. */
    public Mono<Void> ended(List<EndedSync> syncs) {
        return syncs.isEmpty() ? Mono.empty() : AfterCommit.run(() -> syncs.forEach(this::count));
    }

    private void count(EndedSync sync) {
        Duration worked = positive(sync.worked());
        Duration held = positive(sync.held());
        queued(sync.status()).record(positive(sync.queued()));
        worked(sync.status()).record(worked);
        held(sync.status()).record(held.compareTo(worked) > 0 ? worked : held);
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private Timer worked(PartnerSyncStatus status) {
        return timer("sync.partner.duration", "Partner syncs that have ended, from when a fetcher began", status);
    }

    private Timer queued(PartnerSyncStatus status) {
        return timer("sync.partner.queue.wait", "How long ended partner syncs waited until a fetcher began", status);
    }

    private Timer held(PartnerSyncStatus status) {
        return timer(
                "sync.partner.rate.limit.wait", "How long Shopify's rate limits held ended partner syncs back", status);
    }

    private Timer timer(String name, String description, PartnerSyncStatus status) {
        return Timer.builder(name)
                .description(description)
                .tag("status", status.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
