package com.occ.inventory.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every page as an operator meets it on a bad morning, held against the axe rules: light and dark, at a desk and on a phone. With
 * {@code -Dscreenshots=folder} it leaves the README's pictures there; {@code bin/screenshots} does that.
 */
@Tag("long")
class AccessibilityIT {
    private static final Map<String, String> PICTURES = Map.of(
            "overview", "/",
            "partner", "/partners/{partner}",
            "run", "/runs/{run}",
            "failed-items", "/failed-items",
            "alerts", "/alerts");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dataDir;

    @Test
    void noPageHasASeriousFinding() {
        try (AdminVisit visit = new AdminVisit(dataDir, 12, 30)) {
            String run = badMorning(visit);
            String partner = visit.stores.partner(0);
            List<String> findings = new ArrayList<>();
            for (int width : new int[] {1440, 390}) {
                Page page = visit.signedIn("/", width, 900);
                for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    for (String path : AdminPages.of(partner, run)) {
                        page.navigate(path);
                        assertThat(page.locator("h1")).isVisible();
                        findings.addAll(serious(page, path + " at " + width + ", " + scheme));
                    }
                }
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                PICTURES.forEach((name, path) -> picture(
                        page, name, path.replace("{run}", run).replace("{partner}", visit.stores.partner(1)), width));
                findings.addAll(mail(visit, width == 1440 ? 700 : width));
            }
            assertThat(findings).isEmpty();
            assertThat(visit.browser.complaints()).isEmpty();
        }
    }

    /** Some runs, a revoked token, items that are gone and one that is paused. Answers the last run. */
    private static String badMorning(AdminVisit visit) {
        for (int day = 1; day <= 6; day++) {
            visit.stores.change(day);
            RunReport.finished(visit.api, RunReport.request(visit.api));
        }
        visit.stores.revoke(visit.stores.partner(1));
        JsonNode mapped = visit.api
                .get("/mappings?limit=500&partner=" + visit.stores.partner(2))
                .path("items");
        for (int item = 0; item < 4; item++) {
            visit.stores.deleteVariant(
                    visit.stores.partner(2), mapped.get(item).path("variantId").asString());
        }
        visit.api.send(
                "PUT",
                "/control/pauses/partners/" + visit.stores.partner(3),
                Map.of("reason", "Stocktake until Friday"));
        String run = "";
        for (int day = 7; day <= 9; day++) {
            visit.stores.change(day);
            run = RunReport.request(visit.api);
            RunReport.finished(visit.api, run);
        }
        return run;
    }

    private static List<String> serious(Page page, String where) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> where + ": " + told(rule))
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + " (" + rule.getNodes().size() + ") "
                + rule.getNodes().get(0).getHtml();
    }

    /** The mail about the revoked token, as a mail program shows it. */
    private static List<String> mail(AdminVisit visit, int width) {
        List<JsonNode> mails = await().atMost(Duration.ofMinutes(1)).until(visit.stores::mails, all -> !all.isEmpty());
        Page page = visit.browser.window(width, 840);
        page.setContent(mails.get(0).path("html").asString());
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isEqualTo(0);
        screenshot(page, "mail", width);
        return serious(page, "the mail at " + width);
    }

    private static void picture(Page page, String name, String path, int width) {
        page.navigate(path);
        assertThat(page.locator("h1")).isVisible();
        page.waitForFunction("[...document.querySelectorAll('time')].every(time => time.dataset.utc)");
        screenshot(page, name, width);
    }

    private static void screenshot(Page page, String name, int width) {
        String folder = System.getProperty("screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + "-" + width + ".png")));
        }
    }
}
