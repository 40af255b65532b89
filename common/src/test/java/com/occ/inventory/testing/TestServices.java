package com.occ.inventory.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The words and ports that the servers behind the tests have in common. */
final class TestServices {
    private TestServices() {}

    /** Says on the console which server the tests ran against, so that a report can be read without guessing. */
    static void announce(String server) {
        System.out.println("tests run against " + server);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on loopback", e);
        }
    }
}
