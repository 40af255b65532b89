package com.occ.inventory.admin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.catalogue.LateDocuments.LateDocument;
import com.occ.inventory.admin.system.Heard.Age;
import com.occ.inventory.admin.system.Heard.Process;
import com.occ.inventory.admin.system.Queues.Depth;
import com.occ.inventory.admin.system.Queues.Reading;
import com.occ.inventory.admin.system.SystemStatus.Stored;
import com.occ.inventory.messaging.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemViewTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration QUICK = Duration.ofMillis(5);
    private static final List<Process> ALL = Arrays.stream(Part.values())
            .map(part -> new Process(
                    part.service(), "h/1", NOW.minusSeconds(90), NOW.minusSeconds(1), null, Duration.ofSeconds(10)))
            .toList();

    @Test
    void saysNothingWhenAllIsWell() {
        SystemView view = SystemView.of(stored(ALL), QUICK, reading(1), NOW);

        assertThat(view.troubles()).isEmpty();
        assertThat(view.services()).extracting(SystemView.Service::state).containsOnly(Liveness.ALIVE);
        assertThat(view.queues()).extracting(SystemView.Queue::trouble).containsOnlyNulls();
    }

    @Test
    void saysWhatAQueueHoldsHowOldItIsAndWhatDied() {
        Stored stored = new Stored(
                ALL,
                List.of(new Age("sync.jobs", Duration.ofSeconds(4), NOW.minusSeconds(2))),
                Map.of("sync.jobs", 3L),
                List.of());

        assertThat(queue(SystemView.of(stored, QUICK, reading(1), NOW), "sync.jobs"))
                .isEqualTo(new SystemView.Queue(
                        "sync.jobs", "partner-fetcher-service", 7L, 1, 4_000L, NOW.minusSeconds(2), 3, null));
    }

    @Test
    void namesAServiceThatIsSilentAndWhatToDo() {
        List<Process> withoutFetcher = ALL.stream()
                .filter(process -> !process.service().equals("fetcher"))
                .toList();

        SystemView view = SystemView.of(stored(withoutFetcher), QUICK, reading(0), NOW);

        assertThat(view.troubles()).singleElement().asString().startsWith("partner-fetcher-service is silent.");
        assertThat(queue(view, "sync.jobs").trouble()).isEqualTo("Nobody reads it: start partner-fetcher-service.");
    }

    /** While the broker is away nobody can be heard: that is no reason to call the services dead. */
    @Test
    void blamesTheBrokerAloneWhenItDoesNotAnswer() {
        SystemView view = SystemView.of(stored(List.of()), QUICK, new Reading(false, Map.of()), NOW);

        assertThat(view.troubles()).singleElement().asString().startsWith("The broker does not answer");
        assertThat(view.services()).extracting(SystemView.Service::advice).containsOnlyNulls();
        assertThat(queue(view, "sync.jobs").messages()).isNull();
        assertThat(queue(view, "sync.jobs").trouble()).isNull();
    }

    @Test
    void saysWhoseChangesTheBrokerDoesNotTakeAndWhatToDo() {
        Stored stored = new Stored(
                ALL, List.of(), Map.of(), List.of(new LateDocument("north", NOW, "it is too large. Map fewer items.")));

        assertThat(SystemView.of(stored, QUICK, reading(1), NOW).troubles())
                .containsExactly("What was changed of partner north has not reached the services since "
                        + "22 Nov 2026, 10:00:00 UTC: it is too large. Map fewer items. "
                        + "Until then its runs go on with what they knew before.");
    }

    @Test
    void saysThatTheDatabaseIsSlow() {
        assertThat(SystemView.of(stored(ALL), Duration.ofMillis(1_200), reading(1), NOW)
                        .troubles())
                .singleElement()
                .asString()
                .startsWith("The database took 1200 ms");
    }

    private static Stored stored(List<Process> processes) {
        return new Stored(processes, List.of(), Map.of(), List.of());
    }

    private static Reading reading(int consumers) {
        Map<Inbox, Depth> depths = new EnumMap<>(Inbox.class);
        for (Inbox inbox : Inbox.values()) {
            depths.put(inbox, new Depth(7, consumers));
        }
        return new Reading(true, depths);
    }

    private static SystemView.Queue queue(SystemView view, String name) {
        return view.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
