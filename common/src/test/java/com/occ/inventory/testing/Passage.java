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

/**
 * A port that leads to a server until it is shut, or falls silent: what happens to those who go through when the server goes, without
 * it going.
 */
public final class Passage implements AutoCloseable {
    private final String host;
    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> unheard = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private ServerSocket door;

    /** Shut at first. */
    public Passage(String host, int target) {
        this.host = host;
        this.target = target;
        this.port = Ports.free();
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
                if (silent) {
                    unheard.add(inside);
                    unheard.add(outside);
                }
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
        unheard.clear();
    }

    /**
     * Like a host that vanishes, or a network that drops: who is inside or comes in is not cut off but not heard any more, and neither
     * end learns that the other one closed.
     */
    public synchronized void fallSilent() {
        silent = true;
        unheard.addAll(open);
    }

    /** For those who come from now on; who came before stays unheard. */
    public synchronized void speakAgain() {
        silent = false;
    }

    @Override
    public void close() {
        shut();
    }

    private void carry(Socket from, Socket to) throws IOException {
        byte[] some = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int size = in.read(some); size >= 0; size = in.read(some)) {
                if (!unheard.contains(from)) {
                    out.write(some, 0, size);
                }
            }
        } finally {
            if (!unheard.contains(from)) {
                open.remove(from);
                quietly(from);
                quietly(to);
            }
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
