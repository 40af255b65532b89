package com.occ.inventory.scheduler.threshold;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Judges the partners whose syncs have ended, and leaves the alert about each that people must hear of to be published. */
@Component
public class PartnerHealth {
    private static final Logger log = LoggerFactory.getLogger(PartnerHealth.class);

    private final HealthRows rows;
    private final Backgrounds backgrounds;
    private final Alarm alarm;

    PartnerHealth(HealthRows rows, Backgrounds backgrounds, Alarm alarm) {
        this.rows = rows;
        this.backgrounds = backgrounds;
        this.alarm = alarm;
    }

    /** To be called within the transaction that ends the jobs, once for each, before any run is locked. */
    public Mono<Void> ended(Collection<Long> jobs) {
        return jobs.isEmpty()
                ? Mono.empty()
                : rows.afterEndOf(jobs)
                        .map(checkups -> checkups.stream()
                                .filter(checkup -> !checkup.nothingNew())
                                .toList())
                        .filter(checkups -> !checkups.isEmpty())
                        .flatMap(this::remember);
    }

    private Mono<Void> remember(List<Checkup> checkups) {
        List<Checkup> news =
                checkups.stream().filter(checkup -> checkup.news() != News.NONE).toList();
        return news.isEmpty()
                ? rows.save(checkups, Map.of())
                : backgrounds
                        .of(news)
                        .flatMap(found -> rows.save(checkups, found))
                        .then(alarm.soonAfterCommit())
                        .doOnSuccess(done -> news.forEach(PartnerHealth::tell));
    }

    /** What changed; that it lasts was said. */
    private static void tell(Checkup checkup) {
        List<String> before = causes(checkup.before());
        List<String> after = causes(checkup.after());
        if (!before.equals(after)) {
            log.warn("partner {}: {}", checkup.partner(), after.isEmpty() ? "well again" : String.join(", ", after));
        }
    }

    private static List<String> causes(Health health) {
        return health.alerting().stream().map(Trouble::cause).toList();
    }
}
