package com.occ.inventory.standalone;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;

/**
 * Standalone without services, as a process of its own: prints the settings its servers gave, and stays. While its
 * context closes it looks whether the broker waits for that.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
class ServersOnly {
    static final String READY = "ready ";
    static final String BROKER_WENT_FIRST = "the broker went before the services";
    static final List<String> SETTINGS = List.of(
            "DATABASE_HOST",
            "DATABASE_PORT",
            "DATABASE_NAME",
            "DATABASE_USER",
            "DATABASE_PASSWORD",
            "RABBITMQ_HOST",
            "RABBITMQ_PORT",
            "RABBITMQ_USER",
            "RABBITMQ_PASSWORD",
            "RABBITMQ_VHOST");

    /** Where the services would start the process stands still instead. */
    static final String HOLD = "HOLD";

    @Bean
    @ConditionalOnProperty(HOLD)
    SmartLifecycle held() {
        return new SmartLifecycle() {
            @Override
            public int getPhase() {
                return Integer.MIN_VALUE;
            }

            @Override
            public void start() {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void stop() {
                // It never started.
            }

            @Override
            public boolean isRunning() {
                return false;
            }
        };
    }

    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext context = StandaloneApplication.run(ServersOnly.class, args);
        Connection connection = connect(context.getEnvironment());
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent && isLost(connection)) {
                System.out.println(BROKER_WENT_FIRST);
            }
        });
        System.out.println(READY + settings(context.getEnvironment()));
    }

    private static boolean isLost(Connection connection) {
        CountDownLatch lost = new CountDownLatch(1);
        connection.addShutdownListener(cause -> lost.countDown());
        try {
            return lost.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(Environment environment) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(environment.getProperty("RABBITMQ_HOST"));
        factory.setPort(environment.getRequiredProperty("RABBITMQ_PORT", Integer.class));
        factory.setUsername(environment.getProperty("RABBITMQ_USER"));
        factory.setPassword(environment.getProperty("RABBITMQ_PASSWORD"));
        factory.setVirtualHost(environment.getProperty("RABBITMQ_VHOST"));
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }

    private static String settings(Environment environment) {
        return SETTINGS.stream()
                .filter(environment::containsProperty)
                .map(name -> name + "=" + environment.getProperty(name))
                .collect(Collectors.joining(" "));
    }
}
