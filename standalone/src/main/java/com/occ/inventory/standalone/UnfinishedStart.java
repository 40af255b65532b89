package com.occ.inventory.standalone;

import java.io.PrintStream;
import java.nio.charset.Charset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What happens when the process is to end before anything of it works. Spring would finish the start first, and a JVM that ends lets
 * nobody come up any more: whoever wants to be told of its end fails. So the start is left where it stands and says no more, the
 * embedded servers are stopped, and the process goes. From the start of the consumers on Spring ends what it started, in order.
 */
final class UnfinishedStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(UnfinishedStart.class);

    /** Right before the consumers', which begin the work. */
    private static final int PHASE = Integer.MAX_VALUE - 1_000;

    /** What a JVM ends with after SIGTERM. */
    private static final int TERMINATED = 143;

    private static final Thread NEVER_A_HOOK = new Thread("never a hook");

    private final Thread hook = new Thread(this::end, "unfinished-start");
    private final EmbeddedServers servers;
    private final PrintStream console = System.out;
    private volatile boolean over;

    private UnfinishedStart(EmbeddedServers servers) {
        this.servers = servers;
    }

    static UnfinishedStart of(EmbeddedServers servers) {
        UnfinishedStart start = new UnfinishedStart(servers);
        Runtime.getRuntime().addShutdownHook(start.hook);
        System.setOut(new PrintStream(
                new Hush(start.console, () -> Thread.currentThread() == start.hook || !ends()),
                true,
                Charset.defaultCharset()));
        return start;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        over();
    }

    /** It came to the work, or failed by itself: then its own exit code counts. */
    void over() {
        over = true;
        if (removed(hook)) {
            System.setOut(console);
        }
    }

    @Override
    public void stop() {
        over = false;
    }

    @Override
    public boolean isRunning() {
        return over;
    }

    private void end() {
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
