package com.occ.inventory.scheduler;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The scheduler's settings; an operator changes the schedule itself at run time, in the catalogue.
 *
 * @param tick how often it is asked whether a slot is due
 * @param sweep how often what is left over is looked for: waiting jobs, leases that ran out, events not yet published
 * @param catalogueRetry how often all documents are asked for while the copy of the catalogue is not complete
 * @param resendAfter how long a job's publishing may take before another attempt is made
 * @param queuePatience how long a job may wait for a fetcher before it is dispatched anew; also the longest wait in the updater's queue
 *     that is added to a lease, and after which a run over all has its share beside those of single partners
 * @param lease how long a job that a fetcher took may show no progress before it is dispatched anew; how long pages wait in the
 *     updater's queue is added to it
 * @param pagesAhead how many pages of up to 250 numbers may be on their way at a time, from the dispatch of their job to their result; so
 *     what is written was read a short time before
 * @param maxDispatches how often a job is dispatched before it ends as STALLED
 */
@Validated
@ConfigurationProperties("scheduler")
public record SchedulerSettings(
        @NotNull @DurationMin(millis = 10) Duration tick,
        @NotNull @DurationMin(millis = 10) Duration sweep,
        @NotNull @DurationMin(millis = 10) Duration catalogueRetry,
        @NotNull @DurationMin(seconds = 1) Duration resendAfter,
        @NotNull @DurationMin(seconds = 1) Duration queuePatience,
        @NotNull @DurationMin(seconds = 1) Duration lease,
        @Min(1) int pagesAhead,
        @Min(1) int maxDispatches) {}
