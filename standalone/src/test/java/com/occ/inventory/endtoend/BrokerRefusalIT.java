package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process whose broker does not let it in ends, and says why once, however many consumers it has. */
class BrokerRefusalIT {
    private final TestBroker broker = TestBroker.any();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dataDir;

    @ParameterizedTest
    @CsvSource({
        "standalone, RABBITMQ_PASSWORD",
        "standalone, RABBITMQ_VHOST",
        "scheduler-service, RABBITMQ_USER",
        "scheduler-service, RABBITMQ_VHOST"
    })
    void endsWithOneReasonAndTheSettingToLookAt(String module, String setting) {
        Map<String, String> environment = new HashMap<>(broker.environment());
        environment.put(setting, "wrong");
        environment.put("API_TOKEN", "broker-refusal-api-token");
        environment.put("OCC_SHOP_DOMAIN", "occ-coffee.myshopify.com");
        environment.put("OCC_ACCESS_TOKEN", "shpat_0000");
        if (!module.equals("standalone")) {
            environment.putAll(TestDatabase.fresh().environment());
        }
        String[] arguments = module.equals("standalone") ? new String[] {"--data-dir=" + dataDir} : new String[0];

        try (JarProcess process = JarProcess.start(module, environment, arguments)) {
            assertThat(process.exitCode()).isEqualTo(1);

            String log = process.log();
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith(
                            "the broker at " + broker.host() + ":" + broker.port() + " does not let us in: "))
                    .singleElement()
                    .asString()
                    .contains(setting);
            assertThat(log).doesNotContain("\tat ");
            assertThat(log.lines()).hasSizeLessThan(40);
        }
    }
}
