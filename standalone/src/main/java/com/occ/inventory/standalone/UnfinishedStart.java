package com.occ.inventory.standalone;

import java.io.PrintStream;
import java.nio.charset.Charset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/**
 * What happens when the process is to end before its start is over. Spring would finish the start first, and a JVM that ends lets nobody
 * come up any more: whoever wants to be told of its end fails. So the start is left where it stands and says no more, the embedded
 * servers are stopped, and the process goes. Nothing is lost by that which SIGKILL would not lose as well.
 */
final class UnfinishedStart extends Thread implements ApplicationListener<ApplicationStartedEvent> {
    private static final Logger log = LoggerFactory.getLogger(UnfinishedStart.class);

    /** What a JVM ends with after SIGTERM. */
    private static final int TERMINATED = 143;

    private static final Thread NEVER_A_HOOK = new Thread("never a hook");

    private final EmbeddedServers servers;
    private final PrintStream console = System.out;

    private UnfinishedStart(EmbeddedServers servers) {
        super("unfinished-start");
        this.servers = servers;
    }

    static UnfinishedStart of(EmbeddedServers servers) {
        UnfinishedStart start = new UnfinishedStart(servers);
        Runtime.getRuntime().addShutdownHook(start);
        System.setOut(new PrintStream(
                new Hush(start.console, () -> currentThread() == start || !ends()), true, Charset.defaultCharset()));
        return start;
    }

    /** From here on Spring ends what it started. */
    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        over();
    }

    /** It succeeded, or failed by itself: then its own exit code counts. */
    void over() {
        if (removed(this)) {
            System.setOut(console);
        }
    }

    @Override
    public void run() {
        if (servers.begun()) {
            log.info("Stopping before the start is over");
        }
        servers.stop();
        Runtime.getRuntime().halt(TERMINATED);
    }

    /** Whether the JVM is on its way down. */
    private static boolean ends() {
        return !removed(NEVER_A_HOOK);
    }

    /** Too late once the JVM ends. */
    private static boolean removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException ends) {
            return false;
        }
    }
}
