package com.occ.inventory.simulator.demo;

import com.occ.inventory.simulator.demo.Options.BadOption;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * Partner stores, the OCC store and the whole system between them, on this machine and nowhere else. Standard output
 * carries the verdict alone; what happens is told on standard error.
 */
public final class Demo {
    private final Options options;
    private final Standalone standalone;
    private final String token = UUID.randomUUID().toString();
    private final String password = UUID.randomUUID().toString().substring(0, 18);

    private Demo(Options options) {
        this.options = options;
        this.standalone = new Standalone(options.standalone());
    }

    public static void main(String[] arguments) {
        PrintStream result = System.out;
        System.setOut(System.err);
        int exit = 2;
        try {
            Options options = Options.parse(List.of(arguments));
            logWarningsOnly();
            exit = new Demo(options).run(result);
        } catch (BadOption bad) {
            say(bad.getMessage());
            say(Options.USAGE);
        }
        System.exit(exit);
    }

    static void say(String line) {
        System.err.println(line);
    }

    private int run(PrintStream result) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            Stores stores = Stores.open(options);
            say("Stores: OCC and %d partners with %d variants each, %d ms a call"
                    .formatted(options.partners(), options.variants(), options.latency()));
            String address = "http://127.0.0.1:" + start(stores);
            Story story = new Story(stores, new InventorySync(new RestApi(address, token)), standalone);
            story.begin();
            Verdict verdict = story.sync();
            if (options.once()) {
                result.println(verdict.json());
                return verdict.good() ? 0 : 1;
            }
            new Signposts(address, token, password, stores).show();
            standalone.prepareNextStart();
            story.goOn();
            return 1;
        } catch (DemoFailed failed) {
            if (!standalone.stopped()) {
                say("The demo failed: " + failed.getMessage());
                say("The last lines of " + standalone.log() + ":");
                standalone.lastLines().forEach(Demo::say);
            }
            return 1;
        }
    }

    private int start(Stores stores) {
        int port = freePort();
        int management = freePort();
        Map<String, String> settings = new HashMap<>(stores.environment());
        settings.putAll(stores.openMailbox());
        settings.put("PORT", Integer.toString(port));
        settings.put("MANAGEMENT_PORT", Integer.toString(management));
        settings.put("ADMIN_URL", "http://127.0.0.1:" + port);
        settings.put("API_TOKEN", token);
        settings.put("ADMIN_USER", Signposts.USER);
        settings.put("ADMIN_PASSWORD", password);
        settings.put("CRON_SECRET", UUID.randomUUID().toString());
        standalone.start(settings);
        say("System: starting, its log is " + standalone.log());
        say("Pages: http://127.0.0.1:%d as soon as it is up, sign in as %s with %s"
                .formatted(port, Signposts.USER, password));
        say("Metrics: http://127.0.0.1:%d/actuator/prometheus".formatted(management));
        return port;
    }

    private void stop() {
        say("Stopping");
        standalone.stop();
    }

    private static void logWarningsOnly() {
        LoggingSystem logging = LoggingSystem.get(Demo.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on loopback", e);
        }
    }
}
