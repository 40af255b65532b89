package com.occ.inventory.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.testing.TestBroker;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServersIT {
    /** One for all tests: each finds what the ones before left, and PostgreSQL is unpacked only once. */
    @TempDir
    private static Path temp;

    @Test
    void keepRowsAndConfirmedMessagesOverSigkill() throws Exception {
        long orphan;
        try (ChildProcess first = ChildProcess.start(temp, Map.of())) {
            Map<String, String> settings = first.ready();
            sql(settings, "create table kept as select 42 as answer");
            publish(settings, new byte[] {42});
            orphan = postmaster();
            first.kill();
        }
        assertThat(running(orphan)).isTrue();

        try (ChildProcess second = ChildProcess.start(temp, Map.of())) {
            Map<String, String> settings = second.ready();
            assertThat(running(orphan)).isFalse();
            assertThat(sql(settings, "select answer from kept")).isEqualTo(42);
            assertThat(take(settings)).containsExactly(42);

            second.terminate();
            assertThat(temp.resolve("postgresql/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void stopAfterTheServicesAndStartAgainAtOnce() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (ChildProcess child = ChildProcess.start(temp, Map.of())) {
                assertThat(sql(child.ready(), "select 1")).isEqualTo(1);
                long server = postmaster();
                child.terminate();
                assertThat(child.output()).doesNotContain("ERROR", ServersOnly.BROKER_WENT_FIRST);
                assertThat(running(server)).isFalse();
            }
        }
    }

    @Test
    void areRefusedWhileAnotherProcessHoldsTheFolder() throws Exception {
        try (ChildProcess holder = ChildProcess.start(temp, Map.of());
                ChildProcess second = waitsFor(holder)) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .contains("The data folder " + temp.toRealPath() + " is in use by another process")
                    .doesNotContain("\tat ");
        }
    }

    /** By what lies in the data folder then: the first sign of it, its programs, its cluster, its server. */
    @ParameterizedTest
    @ValueSource(strings = {"lock", "postgresql-programs.lock", "postgresql.new", "postgresql/postmaster.pid"})
    void leaveNothingBehindWhenTheyAreStoppedOnTheirWayUp(String moment, @TempDir Path folder) throws Exception {
        // What is about the programs needs them to be unpacked here, the rest is quicker without.
        Map<String, String> environment =
                moment.contains("programs") ? Map.of() : Map.of("POSTGRES_PROGRAMS", temp.toString());
        Map<String, String> held = new HashMap<>(environment);
        held.put(ServersOnly.HOLD, "true");
        try (ChildProcess child = ChildProcess.start(folder, held)) {
            await("there is " + moment)
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.exists(folder.resolve(moment)));
            assertThat(child.terminate()).isEqualTo(143);
            assertThat(child.output()).doesNotContain("\tat ", "WARN", "ERROR", ServersOnly.READY);
            assertThat(child.output().lines().filter(line -> line.contains("UnfinishedStart")))
                    .hasSize(1);
        }
        assertThat(processesOn(folder)).isEmpty();

        try (ChildProcess again = ChildProcess.start(folder, environment)) {
            assertThat(sql(again.ready(), "select 1")).isEqualTo(1);
            assertThat(again.terminate()).isEqualTo(143);
        }
        assertThat(processesOn(folder)).isEmpty();
    }

    @Test
    void doNotStartWhereOthersAreNamed() throws Exception {
        TestBroker broker = TestBroker.qpid();
        try (ChildProcess child = ChildProcess.start(temp, broker.environment())) {
            assertThat(child.ready())
                    .containsAllEntriesOf(broker.environment())
                    .containsEntry("DATABASE_HOST", "127.0.0.1");
        }
    }

    @Test
    void ignoreAPidFileWhoseNumberIsNowSomebodyElses() throws Exception {
        try (ChildProcess child = ChildProcess.start(temp, Map.of())) {
            child.ready();
        }
        Files.writeString(
                temp.resolve("postgresql/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (ChildProcess child = ChildProcess.start(temp, Map.of())) {
            assertThat(sql(child.ready(), "select 1")).isEqualTo(1);
        }
    }

    private ChildProcess waitsFor(ChildProcess holder) throws Exception {
        holder.ready();
        return ChildProcess.start(temp, Map.of());
    }

    private static List<String> processesOn(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    /** A zombie still has a number, but no program any more. */
    private static boolean running(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    private static long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(temp.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static int sql(Map<String, String> settings, String sql) throws SQLException {
        String url = "jdbc:postgresql://%s:%s/%s"
                .formatted(settings.get("DATABASE_HOST"), settings.get("DATABASE_PORT"), settings.get("DATABASE_NAME"));
        try (var connection = DriverManager.getConnection(
                        url, settings.get("DATABASE_USER"), settings.get("DATABASE_PASSWORD"));
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount();
            }
            try (var result = statement.getResultSet()) {
                return result.next() ? result.getInt(1) : -1;
            }
        }
    }

    private static void publish(Map<String, String> settings, byte[] body) throws Exception {
        try (Connection connection = connect(settings);
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare("kept", true, false, false, Map.of("x-queue-type", "quorum"));
            channel.basicPublish("", "kept", MessageProperties.PERSISTENT_BASIC, body);
            channel.waitForConfirmsOrDie(30_000);
        }
    }

    private static byte[] take(Map<String, String> settings) throws Exception {
        try (Connection connection = connect(settings);
                Channel channel = connection.createChannel()) {
            return channel.basicGet("kept", true).getBody();
        }
    }

    private static Connection connect(Map<String, String> settings) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(settings.get("RABBITMQ_HOST"));
        factory.setPort(Integer.parseInt(settings.get("RABBITMQ_PORT")));
        factory.setUsername(settings.get("RABBITMQ_USER"));
        factory.setPassword(settings.get("RABBITMQ_PASSWORD"));
        factory.setVirtualHost(settings.get("RABBITMQ_VHOST"));
        return factory.newConnection();
    }
}
