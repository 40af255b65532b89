package com.occ.inventory.simulator;

import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/** The simulator inside another process, for tests. */
public final class RunningSimulator implements AutoCloseable {
    private final ReactiveWebServerApplicationContext context;

    private RunningSimulator(ReactiveWebServerApplicationContext context) {
        this.context = context;
    }

    /** @param port 0 takes any free one */
    public static RunningSimulator start(int port) {
        var application = SimulatorApplication.application();
        application.setRegisterShutdownHook(false);
        // the host's logging stays as it is
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        var context = application.run("--simulator.port=" + port);
        return new RunningSimulator((ReactiveWebServerApplicationContext) context);
    }

    public int port() {
        return context.getWebServer().getPort();
    }

    /** Without a slash at its end; a shop's address is this, a slash and its domain. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        context.close();
    }
}
