package com.occ.inventory.fetcher.job;

import com.occ.inventory.fetcher.FetcherSettings;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class JobListener {
    /** For publishing, beside the job's own deadline and its wait for credentials. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    @Bean
    Consumer<Message<byte[]>> fetcherJobs(QueueListeners listeners, Fetch fetch, FetcherSettings settings) {
        Duration whole =
                settings.deadline().plus(settings.credentialsPatience()).plus(MARGIN);
        return listeners.of(Inbox.SYNC_JOBS).on(SyncJob.class, fetch::run).waitingAtMost(whole);
    }
}
