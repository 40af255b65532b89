package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.occ.inventory.meter.BoundedLabel;
import com.occ.inventory.shopify.CostBudget.Reservation;
import com.occ.inventory.shopify.ScriptedStore.Reply;
import com.occ.inventory.shopify.SetQuantities.Row;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

class StoreMetersTests {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<Reservation> admitted = new ArrayList<>();

    @Test
    void countsThePointsThatAnswersNameAndThoseThatAreLeft() {
        CostBudget budget = budget("aurora-roasters");
        assertThat(available()).isNaN();

        reserve(budget);
        finish(new Cost(40, 30, 1000, 500, 100));
        reserve(budget);
        finish(null);

        assertThat(registry.get("shopify.points.spent")
                        .tag("store", "aurora-roasters")
                        .counter()
                        .count())
                .as("an answer that names no cost adds none")
                .isEqualTo(30);
        time.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(available()).as("it fills by itself").isCloseTo(660, within(1.0));
    }

    @Test
    void timesEveryWaitForTheRateLimitAlsoOneThatWasGivenUp() {
        CostBudget budget = budget("aurora-roasters");
        budget.pause(Duration.ofSeconds(3));
        reserve(budget);
        Disposable impatient = reserve(budget);
        time.advanceTimeBy(Duration.ofSeconds(1));
        impatient.dispose();
        time.advanceTimeBy(Duration.ofSeconds(2));
        reserve(budget);

        assertThat(admitted).hasSize(2);
        var waits = registry.get("shopify.throttle.wait")
                .tag("store", "aurora-roasters")
                .timer();
        assertThat(waits.count()).isEqualTo(3);
        assertThat(waits.totalTime(TimeUnit.SECONDS)).isCloseTo(4, within(0.01));
    }

    @Test
    void hasNoPointsOfStoresThatShareALabel() {
        budget(BoundedLabel.OTHER);

        assertThat(registry.find("shopify.points.available").gauge()).isNull();
        assertThat(registry.find("shopify.points.spent").counter()).isNotNull();
    }

    @Test
    void measuresHowFullCallsAre() {
        try (ScriptedStore store = new ScriptedStore()) {
            store.answers(Reply.data("{\"inventorySetQuantities\":{\"userErrors\":[]}}"));
            var call = new SetQuantities(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "gid://shopify/Location/1",
                    List.of(new Row("i1", 5, 3), new Row("i2", 0, null)));
            store.client().setQuantities(call).block();

            var rows = store.meters().get("shopify.batch.rows");
            assertThat(rows.tag("operation", "set_quantities").summary().totalAmount())
                    .isEqualTo(2);
            assertThat(store.meters()
                            .get("shopify.batch.rows")
                            .tag("operation", "read_levels")
                            .summary()
                            .count())
                    .isZero();
            assertThat(store.meters()
                            .get("shopify.points.spent")
                            .tag("store", "aurora-roasters")
                            .counter())
                    .isNotNull();
        }
    }

    private CostBudget budget(String store) {
        return new CostBudget(time, new StoreMeters(registry, store));
    }

    private double available() {
        return registry.get("shopify.points.available")
                .tag("store", "aurora-roasters")
                .gauge()
                .value();
    }

    private Disposable reserve(CostBudget budget) {
        return budget.reserve(Operation.SET_QUANTITIES).subscribe(admitted::add);
    }

    private void finish(Cost cost) {
        Reservation first = admitted.remove(0);
        first.answered(cost);
        first.release();
    }
}
