package com.occ.inventory.notifier.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;

/** One for the letters and one for the tests of each way, so that none waits for what is slow. */
final class Postmen implements SmartLifecycle {
    private final List<Postman> postmen;

    Postmen(Postman.Office office, Duration period) {
        postmen = Arrays.stream(Way.values())
                .flatMap(way -> Stream.of(false, true).map(tests -> new Postman(way, tests, office, period)))
                .toList();
    }

    /** Asks for what is new. */
    void soon() {
        postmen.forEach(Postman::soon);
    }

    @Override
    public void start() {
        postmen.forEach(Postman::start);
    }

    @Override
    public void stop() {
        postmen.forEach(Postman::stop);
    }

    @Override
    public boolean isRunning() {
        return postmen.stream().allMatch(Postman::isRunning);
    }
}
