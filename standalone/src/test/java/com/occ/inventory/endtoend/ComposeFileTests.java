package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.ShopifySettings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeFileTests {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)");
    private static final Set<String> SECRETS = Set.of(
            "DATABASE_PASSWORD",
            "RABBITMQ_PASSWORD",
            "API_TOKEN",
            "CRON_SECRET",
            "ADMIN_PASSWORD",
            "ENCRYPTION_KEY",
            "OCC_ACCESS_TOKEN");

    @ParameterizedTest
    @CsvSource({
        "scheduler-service, scheduler",
        "partner-fetcher-service, fetcher",
        "store-updater-service, updater",
        "notifier-service, notifier",
        "admin-api, admin"
    })
    void setsOnlyWhatTheServiceKnows(String container, String name) throws IOException {
        Set<String> known = new HashSet<>(placeholders("common.yml"));
        known.addAll(placeholders(name + ".yml"));
        Stream.of(ShopifySettings.class.getRecordComponents())
                .map(ComposeFileTests::variable)
                .forEach(known::add);

        assertThat(known).containsAll(ComposeFile.read().variables(container).keySet());
    }

    @ParameterizedTest
    @CsvSource({"scheduler-service", "partner-fetcher-service", "store-updater-service", "notifier-service", "admin-api"
    })
    void takesSecretsFromOutside(String container) {
        ComposeFile.read().variables(container).forEach((name, value) -> {
            if (SECRETS.contains(name) && value != null) {
                assertThat(value).as(name).startsWith("${");
            }
        });
    }

    private static Set<String> placeholders(String resource) throws IOException {
        try (InputStream in = ComposeFileTests.class.getResourceAsStream("/" + resource)) {
            Matcher matcher = PLACEHOLDER.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Set<String> names = new HashSet<>();
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
            return names;
        }
    }

    /** Spring binds SHOPIFY_BASE_URL to shopify.base-url by itself. */
    private static String variable(RecordComponent setting) {
        return "SHOPIFY_" + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
