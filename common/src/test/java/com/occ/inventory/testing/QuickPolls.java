package com.occ.inventory.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has every test look at once and each 50 ms whether what it waits for has come, and wait for it as long as a busy machine may take:
 * Awaitility looks each 100 ms, first after 100, and for 10 s.
 */
public final class QuickPolls implements BeforeAllCallback {
    private static final Duration DELAY = Duration.ofMillis(10);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollInterval(INTERVAL);
        Awaitility.setDefaultPollDelay(DELAY);
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
