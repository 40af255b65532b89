package com.occ.inventory.endtoend;

import com.occ.inventory.messaging.Exchange;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.TestBroker;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends some of the pages that pass by a second time, as a broker may, and knows when every page has been answered as often. */
final class Duplicates implements AutoCloseable {
    /** Where a routing key is the name of a queue, so that the second page reaches the updater and not us. */
    private static final String QUEUES = "queues";

    private final Connection connection;
    private final Channel channel;
    private final SplittableRandom random;
    private final Map<String, Integer> unanswered = new HashMap<>();
    private int percent;
    private int sent;

    Duplicates(TestBroker broker, SplittableRandom random) throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.user());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        this.random = random;
        connection = factory.newConnection();
        channel = connection.createChannel();
        listen(Exchange.INVENTORY_SNAPSHOTS, "InventorySnapshot");
        listen(Exchange.SYNC_PROGRESS, "InventoryApplied");
    }

    /** @param ofPages how many of a hundred pages come twice from now on */
    synchronized void percent(int ofPages) {
        percent = ofPages;
    }

    /** Whether each page has a result, and each that came twice has two. */
    synchronized boolean answered() {
        return unanswered.values().stream().allMatch(open -> open <= 0);
    }

    synchronized int sent() {
        return sent;
    }

    /** By queue: messages that wait, where there are any. */
    Map<String, Integer> waiting() throws IOException {
        Map<String, Integer> waiting = new TreeMap<>();
        for (Inbox inbox : Inbox.values()) {
            for (String queue : new String[] {inbox.address(), inbox.deadLetterAddress()}) {
                int messages = channel.queueDeclarePassive(queue).getMessageCount();
                if (messages > 0) {
                    waiting.put(queue, messages);
                }
            }
        }
        return waiting;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private void listen(Exchange exchange, String type) throws IOException {
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, exchange.address(), type);
        channel.basicConsume(
                queue,
                true,
                exchange == Exchange.INVENTORY_SNAPSHOTS
                        ? (tag, page) -> passes(page)
                        : (tag, result) -> count(result, -1),
                tag -> {});
    }

    private synchronized void passes(Delivery page) throws IOException {
        count(page, 1);
        if (random.nextInt(100) < percent) {
            count(page, 1);
            sent++;
            channel.basicPublish(QUEUES, Inbox.INVENTORY_SNAPSHOTS.address(), page.getProperties(), page.getBody());
        }
    }

    private synchronized void count(Delivery work, int pages) {
        JsonNode body = JsonMapper.shared().readTree(work.getBody());
        unanswered.merge(body.path("dispatch") + "/" + body.path("page"), pages, Integer::sum);
    }
}
