package com.occ.inventory.simulator;

import java.net.InetAddress;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param address where it listens; anything but loopback is for a container
 * @param port 0 takes any free one
 * @param portFile where the port is written once it is open; null: nowhere
 */
@ConfigurationProperties("simulator")
record SimulatorProperties(
        @DefaultValue("127.0.0.1") InetAddress address, @DefaultValue("9500") int port, Path portFile) {
    SimulatorProperties {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("simulator.port must be between 0 (any free port) and 65535.");
        }
    }
}
