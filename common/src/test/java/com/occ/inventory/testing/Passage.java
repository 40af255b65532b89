package com.occ.inventory.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port that leads to a server until it is shut: what happens to those who go through when the server goes, without it going. */
public final class Passage implements AutoCloseable {
    private final String host;
    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    /** Shut at first. */
    public Passage(String host, int target) {
        this.host = host;
        this.target = target;
        this.port = TestServices.freePort();
    }

    public int port() {
        return port;
    }

    public synchronized void open() {
        try {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen at " + port, e);
        }
        ServerSocket opened = door;
        thread(() -> {
            while (true) {
                Socket inside = opened.accept();
                Socket outside = new Socket(host, target);
                open.add(inside);
                open.add(outside);
                thread(() -> carry(inside, outside));
                thread(() -> carry(outside, inside));
            }
        });
    }

    /** Cuts off everybody, and lets nobody in. */
    public synchronized void shut() {
        quietly(door);
        open.forEach(Passage::quietly);
        open.clear();
    }

    @Override
    public void close() {
        shut();
    }

    private void carry(Socket from, Socket to) throws IOException {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } finally {
            open.remove(from);
            quietly(from);
            quietly(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Ends when its sockets are closed. */
    private static void thread(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        Thread.currentThread().interrupt();
                    }
                },
                "passage");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close a socket", e);
        }
    }
}
