package com.occ.inventory.notifier.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers as it was told: the reply to a command's first word, {@code DROP} to hang up, {@code HANG} to be
 * silent, {@code LATE} to agree when it is released. */
final class ScriptedSmtpServer implements AutoCloseable {
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, String> replies = new ConcurrentHashMap<>(Map.of(
            "GREETING",
            "220 here",
            "EHLO",
            "250-here\r\n250 8BITMIME",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go",
            ".",
            "250 taken"));
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;
    private SSLContext tls;

    ScriptedSmtpServer() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "scripted-smtp");
        accepting.setDaemon(true);
        accepting.start();
    }

    ScriptedSmtpServer answering(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    ScriptedSmtpServer offeringStartTls(SSLContext context) {
        tls = context;
        return answering("EHLO", "250-here\r\n250 STARTTLS").answering("STARTTLS", "220 go");
    }

    void release() {
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread talking = new Thread(() -> talk(socket), "scripted-smtp-line");
                talking.setDaemon(true);
                talking.start();
            } catch (SocketException over) {
                return;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void talk(Socket plain) {
        try (Socket socket = plain) {
            Socket line = socket;
            BufferedReader in = reader(line);
            if (!reply(line, "GREETING")) {
                return;
            }
            boolean body = false;
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                if (body && !said.equals(".")) {
                    continue;
                }
                heard.add(said);
                String command = said.split("[ :]", 2)[0].toUpperCase();
                if (command.equals("QUIT") || !reply(line, command)) {
                    return;
                }
                body = command.equals("DATA") && replies.get("DATA").startsWith("354");
                if (command.equals("STARTTLS")) {
                    SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
                    secure.setUseClientMode(false);
                    secure.startHandshake();
                    line = secure;
                    in = reader(line);
                    replies.put("EHLO", "250-here\r\n250-AUTH PLAIN\r\n250 8BITMIME");
                    replies.putIfAbsent("AUTH", "235 welcome");
                }
            }
        } catch (IOException hungUp) {
            heard.add("hung up");
        } finally {
            heard.add("over");
        }
    }

    private boolean reply(Socket line, String command) throws IOException {
        String reply = replies.getOrDefault(command, "502 what?");
        if (reply.equals("HANG")) {
            await(closed);
            return false;
        }
        if (reply.equals("LATE")) {
            await(released);
            reply = "250 ok";
        }
        if (reply.equals("DROP")) {
            return false;
        }
        OutputStream out = line.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    private static BufferedReader reader(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
