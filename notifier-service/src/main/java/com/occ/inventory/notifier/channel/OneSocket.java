package com.occ.inventory.notifier.channel;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

/** Makes the socket of one mail, and keeps it: how long an answer may take depends on the question. TLS is laid over it. */
final class OneSocket extends SocketFactory {
    private volatile Socket socket;

    /** From now on an answer may take so long. */
    void patience(Duration patience) throws SocketException {
        if (socket != null) {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        }
    }

    @Override
    public Socket createSocket() {
        socket = new Socket();
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unconnected();
    }

    private static UnsupportedOperationException unconnected() {
        return new UnsupportedOperationException("mail connects its sockets itself");
    }
}
