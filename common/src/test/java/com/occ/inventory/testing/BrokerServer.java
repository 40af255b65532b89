package com.occ.inventory.testing;

/** A running AMQP broker that can give each test a virtual host of its own. */
sealed interface BrokerServer permits NamedRabbit, PrivateRabbit, QpidServer {
    /** Kind and version, and how it came to be here. */
    String name();

    String host();

    int port();

    String user();

    String password();

    String createVirtualHost();

    /** Users, permissions and the like, in RabbitMQ's format; may take a moment to come into force. */
    void importDefinitions(String json);

    /** Messages larger than this are refused, on channels that are opened from now on. */
    void limitMessages(int bytes);

    void stop();

    void start();
}
