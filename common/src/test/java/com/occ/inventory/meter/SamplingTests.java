package com.occ.inventory.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class SamplingTests {
    private static final SampledGauge OPEN = SampledGauge.count("jobs.open", "Open jobs");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Flux<SampledGauge.Value> next = Flux.empty();
    private final SampledGauges source = new SampledGauges() {
        @Override
        public String what() {
            return "the jobs";
        }

        @Override
        public List<SampledGauge> gauges() {
            return List.of(OPEN);
        }

        @Override
        public Flux<SampledGauge.Value> sample() {
            return next;
        }
    };
    private final Sampling sampling = new Sampling(source, registry);

    @Test
    void showsTheNewestValuesAndDropsSeriesThatAreGone() {
        sample(Flux.just(OPEN.at(3, "partner", "aurora"), OPEN.at(1, "partner", "birch")));
        sample(Flux.just(OPEN.at(4, "partner", "aurora")));

        assertThat(registry.get("jobs.open").tag("partner", "aurora").gauge().value())
                .isEqualTo(4);
        assertThat(registry.find("jobs.open").gauges()).hasSize(1);
    }

    @Test
    void keepsNothingOldAndSaysOnceWhenItFails(CapturedOutput output) {
        sample(Flux.just(OPEN.at(3)));
        Flux<SampledGauge.Value> failure = Flux.error(new IllegalStateException("no database"));

        sample(failure);
        sample(failure);
        assertThat(registry.get("jobs.open").gauge().value()).isEqualTo(3);
        sample(failure);
        sample(failure);

        assertThat(registry.find("jobs.open").gauge()).isNull();
        assertThat(output).containsOnlyOnce("cannot measure the jobs").doesNotContain("can measure the jobs again");

        sample(Flux.just(OPEN.at(5)));
        assertThat(registry.get("jobs.open").gauge().value()).isEqualTo(5);
        assertThat(output).containsOnlyOnce("can measure the jobs again");
    }

    @Test
    void neverSamplesTwiceAtATimeAndStops() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger samples = new AtomicInteger();
        next = Flux.defer(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            return Mono.delay(Duration.ofMillis(250))
                    .doOnTerminate(() -> {
                        running.decrementAndGet();
                        samples.incrementAndGet();
                    })
                    .thenMany(Flux.just(OPEN.at(samples.get())));
        });
        Sampler sampler =
                new Sampler(List.of(source), new SimpleMeterRegistry(), new MeterSettings(1, Duration.ofMillis(100)));

        sampler.start();
        await().until(() -> samples.get() >= 3);
        sampler.stop();
        int stopped = samples.get();

        assertThat(most).hasValue(1);
        await().during(Duration.ofMillis(600)).until(() -> samples.get() == stopped);
    }

    private void sample(Flux<SampledGauge.Value> values) {
        next = values;
        sampling.sample().block();
    }
}
