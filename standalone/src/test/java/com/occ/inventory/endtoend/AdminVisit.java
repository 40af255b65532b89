package com.occ.inventory.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The whole system from its jar between simulated stores, its schedule off, and a browser in front of its pages. */
final class AdminVisit implements AutoCloseable {
    private static final String API_TOKEN = "browser-test-api-token";
    private static final String USER = "anna";
    private static final String PASSWORD = "correct horse battery";

    final SimulatedStores stores;
    final Http api;
    final Browser browser;
    private final JarProcess system;

    AdminVisit(Path dataDir, int partners, int variants) {
        stores = new SimulatedStores(partners, variants, 300);
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.putAll(stores.mail());
        environment.put("NOTIFIER_GATHER", "1s");
        environment.put("API_TOKEN", API_TOKEN);
        environment.put("ADMIN_USER", USER);
        environment.put("ADMIN_PASSWORD", PASSWORD);
        system = JarProcess.start("standalone", environment, "--data-dir=" + dataDir);
        browser = Browser.at(system.address());
        system.ready();
        api = new Http(system.address() + "/api/v1", API_TOKEN);
        api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
        stores.register(api);
    }

    /** A window at a page to which the way led through the login. */
    Page signedIn(String path, int width, int height) {
        Page page = browser.window(width, height);
        page.navigate(path);
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/login.*"));
        page.getByLabel("Name").fill(USER);
        page.getByLabel("Password").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    @Override
    public void close() {
        browser.close();
        system.close();
        stores.close();
    }
}
