package com.occ.inventory.endtoend;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A way to a server that a test can cut, or make lose the answer to a mail. Each direction of a connection has a thread. */
final class Wire implements AutoCloseable {
    private static final byte[] END_OF_MAIL = {'\r', '\n', '.', '\r', '\n'};

    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile CountDownLatch swallowed;

    Wire(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        background(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Ends all connections, and each new one at once, until {@link #mend}. */
    void cut() {
        cut = true;
        open.forEach(Wire::close);
    }

    void mend() {
        cut = false;
    }

    /** From now on the server's answer to a whole mail is lost. Counts down when that has happened. */
    CountDownLatch swallowAnswerToMail() {
        swallowed = new CountDownLatch(1);
        return swallowed;
    }

    void answerAgain() {
        swallowed = null;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (cut) {
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException closed) {
                // The loop looks whether that was the end.
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try {
            Socket server = new Socket(host, port);
            open.add(server);
            Mail mail = new Mail();
            background(() -> copy(client, server, mail, true));
            background(() -> copy(server, client, mail, false));
        } catch (IOException unreachable) {
            close(client);
        }
    }

    /** How much of a mail's end has gone by. */
    private static final class Mail {
        private int matched;
        private volatile boolean whole;

        void passes(byte[] bytes, int length) {
            for (int index = 0; index < length; index++) {
                if (bytes[index] != END_OF_MAIL[matched]) {
                    matched = 0;
                }
                if (bytes[index] == END_OF_MAIL[matched]) {
                    matched++;
                }
                if (matched == END_OF_MAIL.length) {
                    whole = true;
                    matched = 0;
                }
            }
        }
    }

    private void copy(Socket from, Socket to, Mail mail, boolean request) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                CountDownLatch swallow = swallowed;
                if (request) {
                    mail.passes(bytes, length);
                } else if (swallow != null && mail.whole) {
                    swallow.countDown();
                    continue;
                }
                out.write(bytes, 0, length);
                out.flush();
            }
        } catch (IOException ended) {
            // One side went: so does the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(entrance);
        open.forEach(Wire::close);
    }
}
