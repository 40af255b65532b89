package com.occ.inventory.admin.system;

import com.occ.inventory.admin.catalogue.LateDocuments.LateDocument;
import com.occ.inventory.admin.system.Heard.Age;
import com.occ.inventory.admin.system.Heard.Process;
import com.occ.inventory.admin.system.Queues.Depth;
import com.occ.inventory.admin.system.Queues.Reading;
import com.occ.inventory.messaging.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The system as people see it.
 *
 * @param brokerReachable else nothing is known of the queues, and nobody can be heard
 * @param databaseMillis how long the database took to answer for this
 * @param troubles what is wrong, in sentences that say what to do; empty when all is well
 */
public record SystemView(
        Instant at,
        boolean brokerReachable,
        long databaseMillis,
        List<String> troubles,
        List<Service> services,
        List<Queue> queues) {
    private static final Duration SLOW = Duration.ofMillis(500);

    /** @param advice what to do about it; null when nothing needs to be done */
    public record Service(
            String name, String title, String does, Liveness state, String advice, List<Instance> instances) {}

    /** @param version null when it does not run from a jar */
    public record Instance(String name, Liveness state, Instant startedAt, Instant seenAt, String version) {}

    /**
     * @param messages that wait; null when it is not known, consumers likewise
     * @param ageMillis how long the message that was taken last had been on its way; null before the first
     * @param deadLetters open ones; {@link com.occ.inventory.admin.deadletter.DeadLetterCounts#MOST} stands for more
     * @param trouble what is wrong with it, or null
     */
    public record Queue(
            String name,
            String reader,
            Long messages,
            Integer consumers,
            Long ageMillis,
            Instant takenAt,
            long deadLetters,
            String trouble) {
        public Duration age() {
            return ageMillis == null ? null : Duration.ofMillis(ageMillis);
        }
    }

    static SystemView of(SystemStatus.Stored stored, Duration databaseTook, Reading broker, Instant now) {
        Map<String, List<Process>> processes =
                stored.processes().stream().collect(Collectors.groupingBy(Process::service));
        Map<String, Age> ages = stored.ages().stream().collect(Collectors.toMap(Age::queue, Function.identity()));
        List<Service> services = Arrays.stream(Part.values())
                .map(part -> service(part, processes.getOrDefault(part.service(), List.of()), broker.reachable(), now))
                .toList();
        List<Queue> queues = Arrays.stream(Inbox.values())
                .map(inbox -> queue(inbox, broker, ages.get(inbox.address()), stored.deadLetters()))
                .toList();
        return new SystemView(
                now,
                broker.reachable(),
                databaseTook.toMillis(),
                troubles(broker.reachable(), databaseTook, services, stored.late()),
                services,
                queues);
    }

    private static List<String> troubles(
            boolean brokerReachable, Duration databaseTook, List<Service> services, List<LateDocument> late) {
        List<String> troubles = new ArrayList<>();
        if (!brokerReachable) {
            troubles.add("The broker does not answer, so no service hears of another. Nothing is lost: what is to be "
                    + "sent is kept and sent when it is back. Start RabbitMQ, or look at its address and password in "
                    + "RABBITMQ_HOST, RABBITMQ_USER and RABBITMQ_PASSWORD.");
        } else {
            late.forEach(document -> troubles.add(document.sentence()));
        }
        if (databaseTook.compareTo(SLOW) > 0) {
            troubles.add("The database took " + databaseTook.toMillis()
                    + " ms to answer this page. Look at its load, its disk and its free connections.");
        }
        services.stream()
                .filter(service -> service.state() == Liveness.SILENT && service.advice() != null)
                .forEach(service -> troubles.add(service.title() + " is silent. " + service.advice()));
        return troubles;
    }

    private static Service service(Part part, List<Process> processes, boolean brokerReachable, Instant now) {
        Liveness state = Liveness.ofService(now, processes);
        String advice = state != Liveness.SILENT || !brokerReachable
                ? null
                : part.loss() + " Start it, or read its log: "
                        + (processes.isEmpty()
                                ? "nothing was heard of it for a day."
                                : "what it reads waits in its queues.");
        return new Service(
                part.service(),
                part.title(),
                part.does(),
                state,
                advice,
                processes.stream()
                        .map(process -> new Instance(
                                process.instance(),
                                Liveness.of(now, process, processes),
                                process.startedAt(),
                                process.seenAt(),
                                process.version()))
                        .toList());
    }

    private static Queue queue(Inbox inbox, Reading broker, Age age, Map<String, Long> deadLetters) {
        Depth depth = broker.depths().get(inbox);
        return new Queue(
                inbox.address(),
                Part.titleOf(inbox.owner()),
                depth == null ? null : depth.messages(),
                depth == null ? null : depth.consumers(),
                age == null ? null : age.age().toMillis(),
                age == null ? null : age.takenAt(),
                deadLetters.getOrDefault(inbox.address(), 0L),
                trouble(inbox, broker, depth));
    }

    private static String trouble(Inbox inbox, Reading broker, Depth depth) {
        if (!broker.reachable()) {
            return null;
        }
        if (depth == null) {
            return "The broker has no such queue; a start of any service declares it.";
        }
        return depth.consumers() > 0 ? null : "Nobody reads it: start " + Part.titleOf(inbox.owner()) + ".";
    }
}
