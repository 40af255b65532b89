package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can be proved of docker-compose.yml without Docker: the services start with the environment it gives them, as the
 * users that ops/ makes, with the rights that these have; only hosts and ports are this machine's.
 */
@Tag("long")
class ComposeFileIT {
    private static final List<String> NAMES = List.of("scheduler", "fetcher", "updater", "notifier", "admin");
    private static final List<String> IN_ORDER_OF_DEPENDENCE = List.of(
            "admin-api", "scheduler-service", "partner-fetcher-service", "store-updater-service", "notifier-service");

    private final TestDatabase database = TestDatabase.fresh();
    private final TestBroker broker = TestBroker.rabbit();
    private final ComposeFile compose = ComposeFile.read();
    private final Map<String, String> outside = outside();

    @TempDir
    private Path temp;

    @Test
    void servicesStartWithWhatItGivesThem() throws Exception {
        makeDatabaseUsers();
        makeBrokerUsers();
        List<JarProcess> started = new ArrayList<>();
        try {
            for (String service : IN_ORDER_OF_DEPENDENCE) {
                started.add(start(service));
                started.get(started.size() - 1).ready();
            }
            for (JarProcess service : started) {
                assertThat(service.log()).doesNotContain("ACCESS_REFUSED", "permission denied", "-secret-");
            }
        } finally {
            started.forEach(JarProcess::close);
        }
    }

    @AfterEach
    void dropDatabaseUsers() throws SQLException {
        for (String name : NAMES) {
            execute("drop owned by " + name + " cascade; drop role " + name);
        }
    }

    private JarProcess start(String service) {
        Map<String, String> environment = compose.environment(service, outside);
        for (String name : List.of("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME")) {
            environment.replace(name, database.environment().get(name));
        }
        for (String name : List.of("RABBITMQ_HOST", "RABBITMQ_PORT", "RABBITMQ_VHOST")) {
            environment.replace(name, broker.environment().get(name));
        }
        environment.replace("MANAGEMENT_PORT", "0");
        return JarProcess.start(service, environment);
    }

    /** A password or token for everything the file asks for. */
    private static Map<String, String> outside() {
        Map<String, String> outside = new HashMap<>();
        for (String name : NAMES) {
            for (String kind : List.of("DATABASE", "RABBITMQ")) {
                String variable = name.toUpperCase(Locale.ROOT) + "_" + kind + "_PASSWORD";
                outside.put(variable, name + "-secret-" + kind);
            }
        }
        outside.put("API_TOKEN", "api-token-secret-0123456789");
        outside.put("ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        outside.put("OCC_SHOP_DOMAIN", "occ.myshopify.com");
        outside.put("OCC_ACCESS_TOKEN", "shpat-secret-0123456789");
        // Nobody listens there, and a service starts all the same.
        outside.put("SHOPIFY_BASE_URL", "http://127.0.0.1:9/{shop}");
        // Lines of .env without a value.
        for (String name : List.of("DATABASE_POOL_SIZE", "METER_PARTNERS", "STARTUP_WAIT", "FETCHER_CONCURRENCY")) {
            outside.put(name, "");
        }
        return outside;
    }

    private void makeDatabaseUsers() throws IOException, SQLException {
        String sql = Files.readString(ComposeFile.ROOT.resolve("ops/postgres/service.sql"));
        for (String name : NAMES) {
            execute(sql.replace(":\"name\"", name).replace(":'password'", "'" + passwordOf(name, "DATABASE") + "'"));
        }
    }

    private void makeBrokerUsers() throws Exception {
        Path definitions = temp.resolve("definitions.json");
        ProcessBuilder start = new ProcessBuilder(
                        ComposeFile.ROOT.resolve("ops/rabbitmq/start.sh").toString(), "true")
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("start.log").toFile());
        start.environment().put("DEFINITIONS_FILE", definitions.toString());
        start.environment().put("OPERATOR_PASSWORD", "operator-secret");
        for (String name : NAMES) {
            start.environment().put(name.toUpperCase(Locale.ROOT) + "_PASSWORD", passwordOf(name, "RABBITMQ"));
        }
        assertThat(start.start().waitFor()).as(() -> "start.sh, see " + temp).isZero();
        broker.importDefinitions(Files.readString(definitions)
                .replace("\"vhost\": \"/\"", "\"vhost\": \"" + broker.virtualHost() + "\""));
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            NAMES.forEach(this::connect);
            return true;
        });
    }

    private void connect(String name) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setVirtualHost(broker.virtualHost());
        factory.setUsername(name);
        factory.setPassword(passwordOf(name, "RABBITMQ"));
        try {
            factory.newConnection().close();
        } catch (Exception e) {
            throw new IllegalStateException("user " + name + " cannot connect", e);
        }
    }

    private String passwordOf(String name, String kind) {
        return outside.get(name.toUpperCase(Locale.ROOT) + "_" + kind + "_PASSWORD");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
