package com.occ.inventory.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the simulator listens, once it does: a line on standard output, and a file for scripts. */
@Component
class Announcement {
    private final SimulatorProperties properties;
    private final ReactiveWebServerApplicationContext context;

    Announcement(SimulatorProperties properties, ReactiveWebServerApplicationContext context) {
        this.properties = properties;
        this.context = context;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var port = context.getWebServer().getPort();
        writePort(port);
        System.out.println(
                "Shopify simulator listening on http://" + properties.address().getHostAddress() + ":" + port);
    }

    private void writePort(int port) {
        var file = properties.portFile();
        if (file == null) {
            return;
        }
        try {
            // moved into place, so that whoever waits for the file never reads half a number
            var written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), port + "\n");
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("simulator.port-file cannot be written: " + file, e);
        }
    }
}
