package com.occ.inventory.endtoend;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * An installed Chromium without a window: the one that {@code TEST_BROWSER} names, else one from the usual places. Without any the
 * test is skipped, except where {@code CI=true}: there it fails. Whatever a page does wrong (an error in its script, something that
 * its Content-Security-Policy forbids, a failed request for a part of it) is kept in {@link #complaints}.
 */
final class Browser implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path program, String address) {
        // The usual five seconds are too few for a page of a busy machine.
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        // Playwright would fetch a browser of its own.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(FLAGS));
        this.address = address;
    }

    static Browser at(String address) {
        Path program = Stream.of(
                        System.getenv("TEST_BROWSER"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI=true requires a browser: install chromium, or name one with TEST_BROWSER");
        }
        Assumptions.assumeTrue(program != null, "no Chromium is installed");
        return new Browser(program, address);
    }

    /** A window of a visitor of its own, that wide. */
    Page window(int width, int height) {
        BrowserContext visitor = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setTimezoneId("Europe/Berlin"));
        visitor.setDefaultTimeout(60_000);
        visitor.setDefaultNavigationTimeout(60_000);
        Page page = visitor.newPage();
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 422")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
