package com.occ.inventory.notifier;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.notifier.channel.Attempt;
import com.occ.inventory.notifier.channel.Channel;
import com.occ.inventory.notifier.channel.Channels;
import com.occ.inventory.notifier.letter.Letter;
import com.occ.inventory.notifier.letter.Notice.Entry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Channels that keep what they are given and answer as the test says. They outlive the notifiers that use them. */
final class FakeChannels implements Channels {
    private final Map<AlertChannel, Door> doors = new EnumMap<>(AlertChannel.class);

    FakeChannels() {
        Arrays.stream(AlertChannel.values()).forEach(channel -> doors.put(channel, new Door()));
        reset();
    }

    void reset() {
        doors.values().forEach(Door::reset);
        at(AlertChannel.SMTP).ready = true;
    }

    Door at(AlertChannel channel) {
        return doors.get(channel);
    }

    @Override
    public Optional<Channel> of(AlertChannel channel, AlertSettings settings) {
        return Optional.<Channel>of(at(channel)).filter(door -> at(channel).ready);
    }

    @Override
    public List<AlertChannelsChanged.Channel> states(AlertSettings settings) {
        return doors.entrySet().stream()
                .map(door -> new AlertChannelsChanged.Channel(
                        door.getKey(),
                        door.getValue().ready,
                        door.getValue().ready ? door.getKey() + " of the test" : null,
                        door.getValue().ready ? null : "set it up"))
                .toList();
    }

    static final class Door implements Channel {
        volatile boolean ready;
        private volatile Function<Letter, Mono<Attempt>> answer;
        private final List<Letter> tried = new CopyOnWriteArrayList<>();
        private final List<Letter> taken = new CopyOnWriteArrayList<>();

        private void reset() {
            ready = false;
            tried.clear();
            taken.clear();
            answers(new Attempt.Sent());
        }

        void answers(Attempt attempt) {
            answers(letter -> Mono.just(attempt));
        }

        void answers(Function<Letter, Mono<Attempt>> script) {
            answer = script;
        }

        @Override
        public Mono<Attempt> send(Letter letter) {
            // Whoever sees that it was tried may change the answer to what is tried next.
            Function<Letter, Mono<Attempt>> now = answer;
            tried.add(letter);
            return now.apply(letter).doOnNext(attempt -> {
                if (attempt instanceof Attempt.Sent) {
                    taken.add(letter);
                }
            });
        }

        /** All that it was given, whether it took it or not. */
        List<Letter> tried() {
            return tried;
        }

        List<Letter> taken() {
            return taken;
        }

        /** What the letters that it took told, each as {@code OCCASION partner CAUSE, ...}. */
        List<String> told() {
            return taken.stream().map(Door::summary).toList();
        }

        private static String summary(Letter letter) {
            return letter.notice().entries().stream()
                    .map(Door::summary)
                    .sorted()
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("test");
        }

        private static String summary(Entry entry) {
            String about = entry.partner() == null ? entry.concern().name().toLowerCase() : entry.partner();
            return entry.occasion() + " " + about + " " + entry.cause();
        }
    }
}
