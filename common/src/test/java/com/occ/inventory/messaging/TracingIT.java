package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.CommonConfiguration;
import com.occ.inventory.database.ServiceSchema;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.StartedService;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import com.occ.inventory.trace.KeptSpans;
import com.occ.inventory.trace.Step;
import com.occ.inventory.trace.Traceparent;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.slf4j.MDC;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** What is known of a message's way, over a broker and back: its trace, its numbers, and the context of what is logged. */
@BothBrokers
class TracingIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PROGRESS = Inbox.PROGRESS_OF_SCHEDULER.address();

    @Parameter
    TestBroker broker;

    private static ConfigurableApplicationContext service;
    private static ConfirmedPublisher publisher;
    private static RabbitTemplate template;
    private static ObservationRegistry observations;
    private static KeptSpans spans;
    private static Reader reader;

    @BeforeParameterizedClassInvocation
    static void startService(TestBroker broker) {
        service = StartedService.start(
                TestService.class,
                TestDatabase.fresh(),
                broker,
                "spring.config.name=common",
                "pulse.interval=300ms",
                "spring.cloud.function.definition=jobs",
                "spring.cloud.stream.bindings.jobs-in-0.destination=sync.jobs",
                "spring.cloud.stream.bindings.jobs-in-0.group=sync.jobs");
        publisher = service.getBean(ConfirmedPublisher.class);
        template = service.getBean(RabbitTemplate.class);
        observations = service.getBean(ObservationRegistry.class);
        spans = KeptSpans.of(observations);
        reader = service.getBean(Reader.class);
    }

    @BeforeEach
    void forget() {
        reader.contexts.clear();
        Message left;
        do {
            left = template.receive(PROGRESS);
        } while (left != null);
    }

    @AfterParameterizedClassInvocation
    static void stopService() {
        service.close();
    }

    @Test
    void oneTraceFromWhatPublishedToWhatTheReaderPublishesInTurn() {
        SyncJob job = job("north", 1);
        String trace = publishWithin("request", job);

        Message answer = template.receive(PROGRESS, SOON.toMillis());

        await().atMost(SOON).until(() -> spans.ofTrace(trace).size() == 4);
        SpanData request = one(trace, "request");
        SpanData published = one(trace, "publish SyncJob");
        SpanData processed = one(trace, "process SyncJob");
        SpanData answered = one(trace, "publish PartnerFetchStarted");
        assertThat(published.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(processed.getParentSpanId()).isEqualTo(published.getSpanId());
        assertThat(answered.getParentSpanId()).isEqualTo(processed.getSpanId());
        assertThat(header(answer)).isEqualTo("00-" + trace + "-" + answered.getSpanId() + "-01");
        assertThat(KeptSpans.attribute(processed, "run")).isEqualTo(job.runId().toString());
        assertThat(KeptSpans.attribute(processed, "partner")).isEqualTo("north");
        assertThat(KeptSpans.attribute(processed, "dispatch")).isEqualTo("1");
        assertThat(KeptSpans.attribute(processed, "outcome")).isEqualTo("done");
        assertThat(KeptSpans.attribute(answered, "run")).isEqualTo(job.runId().toString());
    }

    @Test
    void aMessageThatIsPutOffStaysOnItsTrace() {
        String trace = publishWithin("request", job("twice", 2));

        Message answer = template.receive(PROGRESS, SOON.toMillis());

        assertThat(header(answer)).contains(trace);
        await().atMost(SOON).untilAsserted(() -> assertThat(spans.ofTrace(trace).stream()
                        .filter(span -> span.getName().equals("process SyncJob"))
                        .map(span -> KeptSpans.attribute(span, "outcome")))
                .containsExactly("later", "later", "done"));
        assertThat(spans.ofTrace(trace).stream()
                        .filter(span -> span.getName().equals("process SyncJob"))
                        .map(span -> KeptSpans.attribute(span, "error.type")))
                .containsExactly("IllegalStateException", "IllegalStateException", null);
    }

    @Test
    void aDeadLetterStaysOnItsTraceAndSoDoesItsReport() {
        String trace = publishWithin("request", job("reject", 3));

        Message dead = template.receive("sync.jobs.dlq", SOON.toMillis());
        Message report = template.receive(PROGRESS, SOON.toMillis());

        assertThat(header(dead)).contains(trace);
        assertThat(header(report)).contains(trace);
        assertThat(report.getMessageProperties().getType()).isEqualTo("PageRejected");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(KeptSpans.attribute(one(trace, "process SyncJob"), "outcome"))
                        .isEqualTo("dead_letter"));
    }

    @Test
    void whatIsPublishedLaterFromADatabaseIsPutOnTheTraceOfItsCause() {
        String cause = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        publisher.publish(List.of(job("north", 4)), job -> cause).block(SOON);

        assertThat(header(template.receive(PROGRESS, SOON.toMillis()))).contains("0af7651916cd43dd8448eb211c80319c");
        await().atMost(SOON).untilAsserted(() -> assertThat(one("0af7651916cd43dd8448eb211c80319c", "publish SyncJob")
                        .getParentSpanId())
                .isEqualTo("b7ad6b7169203331"));
    }

    /** Before and after the work has changed threads. */
    @Test
    void whatIsLoggedOnTheWayKnowsTraceRunAndPartner() {
        SyncJob job = job("north", 5);
        String trace = publishWithin("request", job);

        template.receive(PROGRESS, SOON.toMillis());

        assertThat(reader.contexts)
                .hasSize(2)
                .containsOnly(Map.of("traceId", trace, "run", job.runId().toString(), "partner", "north"));
    }

    @Test
    void whatSaysEveryFewSecondsThatNothingIsNewIsNoTrace() {
        Message pulse = template.receive(Inbox.PULSE_OF_ADMIN.address(), SOON.toMillis());

        assertThat(pulse).isNotNull();
        assertThat(header(pulse)).isNull();
        assertThat(spans.named("publish ServiceAlive")).isEmpty();
    }

    @Test
    void theNumbersHaveTheLabelsThatDashboardsRelyOn() {
        publisher.publish(job("reject", 6)).block(SOON);
        template.receive("sync.jobs.dlq", SOON.toMillis());
        // Else it would come to the next test.
        assertThat(template.receive(PROGRESS, SOON.toMillis())).as("the report").isNotNull();
        await().atMost(SOON).until(() -> !labels("messages.dead.lettered").isEmpty());

        assertThat(labels("messages.publishing")).isEqualTo(Set.of("exchange", "type", "outcome"));
        assertThat(labels("messages.lag")).isEqualTo(Set.of("queue"));
        assertThat(labels("messages.dead.lettered")).isEqualTo(Set.of("queue"));
        await().atMost(SOON).untilAsserted(() -> assertThat(meters().get("messages.processing")
                        .tags("queue", "sync.jobs", "type", "SyncJob", "outcome", "dead_letter")
                        .timer()
                        .count())
                .isPositive());
        assertThat(labels("messages.processing")).isEqualTo(Set.of("queue", "type", "outcome"));
        assertThat(meters().get("messages.publishing")
                        .tags("exchange", "sync.jobs", "type", "SyncJob", "outcome", "confirmed")
                        .timer()
                        .count())
                .isPositive();
        assertThat(meters().getMeters())
                .as("nothing is counted twice, as what is just going on")
                .noneMatch(meter -> meter.getId().getName().endsWith(".active")
                        && meter.getId().getName().startsWith("messages."));
    }

    private static MeterRegistry meters() {
        return service.getBean(MeterRegistry.class);
    }

    private static Set<String> labels(String name) {
        return meters().find(name).meters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .map(tag -> tag.getKey())
                .collect(Collectors.toSet());
    }

    /** Yields the trace's id. */
    private static String publishWithin(String name, SyncJob job) {
        Observation step = new Step(Span.Kind.SERVER, name).start("test", observations, Context.empty());
        publisher
                .publish(job)
                .contextWrite(context -> Step.within(step, context))
                .block(SOON);
        step.stop();
        return spans.named(name).get(spans.named(name).size() - 1).getTraceId();
    }

    private static SpanData one(String trace, String name) {
        List<SpanData> found = spans.ofTrace(trace).stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static String header(Message message) {
        return message.getMessageProperties().getHeader(Traceparent.HEADER);
    }

    private static SyncJob job(String partner, long dispatch) {
        return new SyncJob(
                UUID.randomUUID(),
                dispatch,
                partner,
                partner + ".myshopify.com",
                List.of(),
                1,
                Mode.APPLY,
                SyncRules.defaults(),
                true,
                0,
                List.of(new Line(1, 2)),
                Instant.parse("2026-11-22T10:00:00Z"));
    }

    static final class Reader {
        final Queue<Map<String, String>> contexts = new ConcurrentLinkedQueue<>();
        private final ConfirmedPublisher publisher;

        Reader(ConfirmedPublisher publisher) {
            this.publisher = publisher;
        }

        Mono<Void> read(SyncJob job) {
            contexts.add(MDC.getCopyOfContextMap());
            if (job.partner().equals("reject")) {
                return Mono.error(new RejectedMessage("never a partner"));
            }
            if (job.partner().equals("twice") && contexts.size() < 3) {
                return Mono.error(new IllegalStateException("not today"));
            }
            return Mono.delay(Duration.ofMillis(10))
                    .doOnNext(later -> contexts.add(MDC.getCopyOfContextMap()))
                    .then(publisher.publish(
                            new PartnerFetchStarted(job.runId(), job.dispatch(), job.partner(), Instant.EPOCH)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(CommonConfiguration.class)
    static class TestService {
        @Bean
        ServiceSchema schema() {
            return new ServiceSchema("fetcher");
        }

        @Bean
        Reader reader(ConfirmedPublisher publisher) {
            return new Reader(publisher);
        }

        @Bean
        Consumer<org.springframework.messaging.Message<byte[]>> jobs(QueueListeners listeners, Reader reader) {
            return listeners.of(Inbox.SYNC_JOBS).on(SyncJob.class, reader::read).waitingAtMost(SOON);
        }
    }
}
