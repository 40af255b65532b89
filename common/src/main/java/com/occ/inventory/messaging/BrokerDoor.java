package com.occ.inventory.messaging;

import com.occ.inventory.outage.StartupWait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.springframework.beans.factory.InitializingBean;

/** Has the start wait until somebody listens where the broker should be; no listener or publisher starts before. */
final class BrokerDoor implements InitializingBean {
    private static final int DEADLINE_MILLIS = 5_000;

    private final String host;
    private final int port;
    private final StartupWait wait;

    BrokerDoor(String host, int port, StartupWait wait) {
        this.host = host;
        this.port = port;
        this.wait = wait;
    }

    @Override
    public void afterPropertiesSet() {
        wait.until("the broker at " + host + ":" + port, "RABBITMQ_HOST, RABBITMQ_PORT", this::problem);
    }

    private String problem() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), DEADLINE_MILLIS);
            return null;
        } catch (IOException e) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
    }
}
