package com.occ.inventory.messaging;

import java.util.concurrent.Executor;

/** For a start's work side by side. Not the common pool, whose threads know only the JVM's own class path, not what is inside a fat jar. */
final class StartThreads {

    private StartThreads() {}

    static Executor named(String name) {
        return task -> new Thread(task, name).start();
    }
}
