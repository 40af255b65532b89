package com.occ.inventory.standalone;

import com.occ.inventory.admin.AdminConfiguration;
import com.occ.inventory.fetcher.PartnerFetcherConfiguration;
import com.occ.inventory.notifier.NotifierConfiguration;
import com.occ.inventory.scheduler.SchedulerConfiguration;
import com.occ.inventory.updater.StoreUpdaterConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The whole system as one process: the five services' configurations in one context. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
    SchedulerConfiguration.class,
    PartnerFetcherConfiguration.class,
    StoreUpdaterConfiguration.class,
    NotifierConfiguration.class,
    AdminConfiguration.class
})
public class StandaloneApplication {

    public static void main(String[] args) {
        run(StandaloneApplication.class, args);
    }

    /** Ends the process when the start fails: the embedded broker's threads would keep it alive, serving nothing. */
    static ConfigurableApplicationContext run(Class<?> configuration, String... args) {
        try {
            Arguments arguments = Arguments.parse(args);
            return run(configuration, arguments);
        } catch (BadArgument bad) {
            System.err.println(bad.getMessage());
            System.exit(2);
            throw bad;
        }
    }

    private static ConfigurableApplicationContext run(Class<?> configuration, Arguments arguments) {
        SpringApplication application = new SpringApplication(configuration);
        EmbeddedServers servers = new EmbeddedServers(arguments.dataDir());
        UnfinishedStart start = UnfinishedStart.of(servers);
        application.addListeners(servers);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("unfinishedStart", start));
        try {
            return application.run(arguments.rest().toArray(String[]::new));
        } catch (RuntimeException reportedBySpring) {
            start.over();
            System.exit(1);
            throw reportedBySpring;
        }
    }
}
