package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occ.inventory.meter.BoundedLabel;
import com.occ.inventory.shopify.AttemptFailure.Doubtful;
import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import com.occ.inventory.shopify.AttemptFailure.PushedBack;
import com.occ.inventory.shopify.AttemptFailure.StillRunning;
import com.occ.inventory.trace.KeptSpans;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StoreCallsTests {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final KeptSpans spans = KeptSpans.of(registry);
    private final StoreCalls calls = new StoreCalls(registry, new BoundedLabel(2));

    StoreCallsTests() {
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    }

    @Test
    void timesAnAttemptByStoreOperationAndResultAndNamesItInTheTrace() {
        observe("north.myshopify.com", Mono.just("id-1"));

        assertThat(meters.find("shopify.calls").timer().getId().getTags())
                .extracting(Tag::getKey, Tag::getValue)
                .contains(tuple("store", "north"), tuple("operation", "variants"), tuple("result", "ok"));
        SpanData span = spans.named("variants").get(0);
        assertThat(KeptSpans.attribute(span, "shopify.request_id")).isEqualTo("id-1");
        assertThat(KeptSpans.attribute(span, "operation")).isEqualTo("variants");
        assertThat(KeptSpans.attribute(span, "result")).isEqualTo("ok");
    }

    @Test
    void namesTheRequestOfARefusalToo() {
        observe("north.myshopify.com", Mono.error(new ShopifyProblem.ShopFrozen("words", "id-2")));

        SpanData span = spans.named("variants").get(0);
        assertThat(KeptSpans.attribute(span, "shopify.request_id")).isEqualTo("id-2");
        assertThat(KeptSpans.attribute(span, "result")).isEqualTo("frozen");
    }

    @Test
    void beyondTheMostStoresAllAreOther() {
        IntStream.range(0, 5).forEach(i -> observe("s" + i + ".myshopify.com", Mono.just("id")));
        observe("s1.myshopify.com", Mono.just("id"));

        Map<String, Long> counts = new TreeMap<>();
        meters.find("shopify.calls")
                .timers()
                .forEach(timer -> counts.put(timer.getId().getTag("store"), timer.count()));
        assertThat(counts).isEqualTo(Map.of("s0", 1L, "s1", 2L, "other", 3L));
    }

    @Test
    void whatAnAttemptComesToIsOneOfFew() {
        assertThat(List.of(
                                ShopifyProblem.TokenInvalid.revoked("words", null),
                                new Doubtful(ShopifyProblem.TokenInvalid.revoked("words", null)),
                                new ShopifyProblem.AccessDenied(null, "words", null),
                                new ShopifyProblem.ShopLocked("words", null),
                                new ShopifyProblem.ShopNotFound("words", null),
                                new ShopifyProblem.RequestRefused("CODE", "words", null),
                                new PushedBack("words", null, Duration.ZERO, null),
                                new StillRunning("words", null),
                                new NoAnswer("words", null, new TimeoutException()),
                                new NoAnswer("words", null, null),
                                NoAnswer.unreadable("words", null),
                                new IllegalStateException())
                        .stream()
                        .map(StoreCalls::result))
                .containsExactly(
                        "unauthorized",
                        "unauthorized",
                        "forbidden",
                        "locked",
                        "not_found",
                        "refused",
                        "throttled",
                        "running",
                        "timeout",
                        "unavailable",
                        "malformed",
                        "internal");
    }

    private void observe(String domain, Mono<String> attempt) {
        calls.observed(new ShopDomain(domain), "variants", id -> id, attempt)
                .onErrorComplete()
                .block();
    }
}
