package com.occ.inventory.admin.catalogue;

import com.occ.inventory.admin.sweep.NotPublished;
import com.occ.inventory.message.Event;
import com.occ.inventory.messaging.ConfirmedPublisher;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends documents of partners side by side, each apart from the others: one that cannot be sent keeps none from being sent. */
final class Sending {
    private final Map<String, NotPublished> failures = new ConcurrentHashMap<>();
    private final ConfirmedPublisher publisher;
    private final String what;

    /** @param what is sent, before a partner's key */
    Sending(ConfirmedPublisher publisher, String what) {
        this.publisher = publisher;
        this.what = what;
    }

    /** Answers those that the broker has now. */
    <T, E extends Event> Mono<List<E>> each(List<T> things, Function<T, String> partner, Function<T, E> event) {
        return Flux.fromIterable(things)
                .flatMap(
                        thing -> Mono.fromSupplier(() -> event.apply(thing))
                                .flatMap(sent -> publisher.publish(sent).thenReturn(sent))
                                .onErrorResume(error -> Mono.fromRunnable(() -> failed(partner.apply(thing), error))),
                        Math.max(1, things.size()))
                .collectList();
    }

    private void failed(String partner, Throwable error) {
        failures.put(partner, new NotPublished(what + partner, error));
    }

    /** The partners of whom nothing failed. */
    List<String> without(Collection<String> partners) {
        return partners.stream().filter(key -> !failures.containsKey(key)).toList();
    }

    /** Fails when the broker did not answer: then nothing is known of what was sent, nor of what is still to be. */
    Mono<Void> answered() {
        return Mono.defer(() -> NotPublished.ifAny(failures.values().stream()
                .filter(failure -> !Refusal.isOne(failure))
                .limit(1)
                .toList()));
    }

    /** By partner, in our own words: those alone that would fail however well the broker is. */
    Map<String, String> refusals() {
        return failures.entrySet().stream()
                .filter(failure -> Refusal.isOne(failure.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, failure -> Refusal.words(failure.getValue())));
    }

    List<NotPublished> and(Sending other) {
        return Stream.concat(failures.values().stream(), other.failures.values().stream())
                .toList();
    }
}
