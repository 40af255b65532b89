package com.occ.inventory.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An operator's day in a real browser: the whole system from its jar, simulated stores, the pages as a person uses them. */
class BrowserIT {
    private static final int PARTNERS = 6;
    private static final int VARIANTS = 20;
    private static final Pattern RUN = Pattern.compile(".*/runs/[0-9a-f-]{36}");
    private static final double PATIENCE = Duration.ofMinutes(2).toMillis();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path dataDir;

    private static AdminVisit visit;
    private static SimulatedStores stores;
    private static Http api;
    private Page page;

    @BeforeAll
    static void start() {
        visit = new AdminVisit(dataDir, PARTNERS, VARIANTS);
        stores = visit.stores;
        api = visit.api;
    }

    @AfterAll
    static void stop() {
        if (visit != null) {
            visit.close();
        }
    }

    @BeforeEach
    void logIn() {
        page = visit.signedIn("/runs", 1440, 900);
        assertThat(heading()).hasText("Runs");
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        page.context().close();
        assertThat(visit.browser.complaints()).isEmpty();
    }

    @Test
    void aRunIsWatchedToItsEndWithoutReload() {
        stores.change(1);
        page.navigate("/");
        press("Sync now");
        assertThat(page).hasURL(RUN);
        page.evaluate("window.sameDocument = true");

        assertThat(page.locator("#summary .badge").first()).hasText("Succeeded", patiently());

        assertThat(page.locator("#summary")).containsText(PARTNERS + " of " + PARTNERS + " partners done");
        assertThat(page.locator("#partners tbody tr")).hasCount(PARTNERS);
        assertThat(page.evaluate("window.sameDocument"))
                .as("the page was not loaded again")
                .isEqualTo(true);
        assertThat(stores.mismatches()).isZero();
    }

    @Test
    void aPartnerThatFailsSaysWhatToDoAndRecoversByItself() {
        String partner = stores.partner(1);
        stores.revoke(partner);
        RunReport.finished(api, RunReport.request(api));

        page.navigate("/");
        Locator first = page.locator("#partners tbody tr").first();
        assertThat(first).containsText("Action required", textPatiently());
        assertThat(first).containsText("The store no longer accepts our access token.");
        first.getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator("#standing")).containsText("Token invalid");
        JsonNode mail = onlyMail("token refused");
        assertThat(mail.path("html").asString()).contains("/partners/" + partner);
        page.navigate("/alerts");
        assertThat(page.locator("#open tbody tr")).hasCount(1);

        page.navigate("/partners/" + partner);
        stores.restore(partner);
        press("Sync this partner");
        assertThat(page.locator("#summary .badge").first()).hasText("Succeeded", patiently());
        page.navigate("/");
        assertThat(page.locator("#totals")).containsText("Healthy" + PARTNERS + " of " + PARTNERS);
        onlyMail("Recovered");
    }

    private static JsonNode onlyMail(String words) {
        List<JsonNode> found = await("a mail: " + words)
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> stores.mails().stream()
                                .filter(mail -> mail.path("subject").asString().contains(words))
                                .toList(),
                        mails -> !mails.isEmpty());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void aFileWithFaultsIsExplainedAndChangesNothing() {
        String before = api.get("/mappings?limit=500").toString();
        page.navigate("/mappings/import");
        page.getByLabel("CSV, UTF-8")
                .setInputFiles(new FilePayload(
                        "mappings.csv",
                        "text/csv",
                        ("partner,partner_variant_id,store_inventory_item_id,sku\n" + "nobody,1,2,X\n"
                                        + stores.partner(0) + ",abc,3,<script>alert(1)</script>\n")
                                .getBytes(StandardCharsets.UTF_8)));
        press("See what would change");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was changed");
        assertThat(page.locator("main tbody tr")).hasCount(2);
        assertThat(page.locator("main")).containsText("nobody");
        assertThat(api.get("/mappings?limit=500").toString()).isEqualTo(before);
    }

    @Test
    void aDryRunShowsWhatWouldChangeAndWritesNothing() {
        RunReport.finished(api, RunReport.request(api));
        stores.change(2);
        int writes = stores.writes().size();
        page.navigate("/");
        press("Dry run");
        assertThat(page).hasURL(RUN);

        assertThat(page.locator("#summary .badge").first()).hasText("Succeeded", patiently());
        assertThat(page.locator("main")).containsText("Dry run: nothing was written.");
        assertThat(page.locator("#items tbody tr").first()).containsText("→");
        assertThat(stores.writes()).hasSize(writes);
    }

    @Test
    void afterPausedIsShownNothingIsWritten() {
        stores.change(3);
        // Until the first write there is time for all that a person does on the page.
        stores.slow(6_000);
        try {
            String run = RunReport.request(api);
            await().atMost(Duration.ofMinutes(2)).until(() -> stores.partnerCalls() > 0);
            page.navigate("/");
            page.locator("#pause-everything summary").click();
            page.getByLabel("Why").fill("stocktake");
            page.locator("#pause-everything")
                    .getByRole(AriaRole.BUTTON, named("Pause everything"))
                    .click();
            assertThat(page.locator("#paused-everything")).containsText("Paused everything", textPatiently());
            assertThat(page.locator("#paused-everything")).containsText("stocktake");
            List<JsonNode> writes = stores.writes();
            RunReport ended = RunReport.finished(api, run);

            assertThat(stores.writes()).as("after the page said paused").hasSameSizeAs(writes);
            assertThat(ended.whole().path("counts").path("skipped").asInt()).isPositive();
            stores.slow(50);
            RunReport.finished(api, RunReport.request(api));
            assertThat(stores.writes()).as("in a run while paused").hasSameSizeAs(writes);
        } finally {
            stores.slow(300);
            api.send("DELETE", "/control/pauses/everything", null);
        }
        page.navigate("/");
        assertThat(page.locator("#paused-everything")).isHidden();
        RunReport.finished(api, RunReport.request(api));
        assertThat(stores.mismatches()).isZero();
    }

    @Test
    void noPageScrollsSidewaysOnAPhone() {
        String run = RunReport.request(api);
        RunReport.finished(api, run);
        page.setViewportSize(390, 844);
        for (String path : AdminPages.of(stores.partner(0), run)) {
            page.navigate(path);
            assertThat(heading()).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as(path)
                    .isEqualTo(0);
        }
    }

    @Test
    void theKeyboardIsEnough() {
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to the content");
        tabTo("Pause everything");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Why")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByLabel("Why")).isHidden();
        tabTo("Sync now");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(RUN, new HasURLOptions().setTimeout(PATIENCE));
        RunReport.finished(api, page.url().substring(page.url().lastIndexOf('/') + 1));
    }

    private void tabTo(String text) {
        for (int steps = 0; steps < 60; steps++) {
            page.keyboard().press("Tab");
            String focused = String.valueOf(page.evaluate("document.activeElement.innerText"))
                    .strip();
            if (focused.equals(text)) {
                return;
            }
        }
        throw new AssertionError("no way by Tab to " + text);
    }

    private void press(String button) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static HasTextOptions patiently() {
        return new HasTextOptions().setTimeout(PATIENCE);
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions textPatiently() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }
}
