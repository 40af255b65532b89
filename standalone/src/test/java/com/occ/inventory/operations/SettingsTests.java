package com.occ.inventory.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** docs/settings.md says what the code says; {@code -Dgolden.write=true} writes it anew. */
class SettingsTests {
    private static final Path PAGE = Repository.path("docs/settings.md");
    private static final String INTRODUCTION =
            """
            # Settings

            Written by a test (`SettingsTests`, with `-Dgolden.write=true`) from the services' yml files and settings records: change those.

            Each is a variable of the environment (an empty one counts as not set), or a property of Spring (`--property=value` behind the jar). Times are such as `500ms`, `15s`, `5m`,
            `1h`, `90d`. A value that makes no sense stops the start, and the message says what would. Standalone takes all of them (what it has otherwise stands last), and
            `--data-dir=folder`; where it brings its own database, broker and key, those need no settings. What is changed while it runs (the schedule, whom
            to tell, pauses) is on the pages, not here.
            """;

    @Test
    void pageIsWhatTheCodeSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        Map<String, String> described = described();
        add(page, "Every service", Settings.of("common", "common.yml", described));
        add(page, "scheduler-service", Settings.of("scheduler-service", "scheduler.yml", described));
        add(page, "partner-fetcher-service", Settings.of("partner-fetcher-service", "fetcher.yml", described));
        add(page, "store-updater-service", Settings.of("store-updater-service", "updater.yml", described));
        add(page, "notifier-service", Settings.of("notifier-service", "notifier.yml", described));
        add(page, "admin-api", Settings.of("admin-api", "admin.yml", described));
        add(page, "standalone", Settings.of("standalone", "standalone.yml", described));
        return page.toString();
    }

    private static void add(StringBuilder page, String title, List<Setting> settings) {
        if (settings.isEmpty()) {
            return;
        }
        page.append("\n## ")
                .append(title)
                .append("\n\n| environment | property | default | what |\n|---|---|---|---|\n");
        settings.forEach(setting -> page.append(setting.row()).append('\n'));
    }

    private static Map<String, String> described() {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                SettingsTests.class.getResourceAsStream("settings.properties"), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> described = new TreeMap<>();
        properties.forEach((name, does) -> described.put(name.toString(), does.toString()));
        return described;
    }
}
