package com.occ.inventory.notifier.delivery;

import com.occ.inventory.notifier.delivery.Tellable.Belief;
import com.occ.inventory.notifier.delivery.Telling.Word;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Says of incidents what is due, each once: what was said and the lines that say it are stored together. */
@Component
class Saying {
    private final Tellables tellables;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    Saying(Tellables tellables, Envelopes envelopes, ReactiveTransactionManager transactions) {
        this.tellables = tellables;
        this.envelopes = envelopes;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /** Yields what was said; empty when there was nothing to be said. */
    Mono<List<Word>> sayDue(Circumstances circumstances) {
        return takeBack(circumstances.telling())
                .thenMany(tellables.all())
                .collectList()
                .map(incidents -> concerned(incidents, circumstances))
                .filter(concerned -> !concerned.isEmpty())
                .flatMap(concerned -> transaction.transactional(
                        tellables.locked(concerned).collectList().flatMap(locked -> say(locked, circumstances))));
    }

    /** What nobody got, and nobody will, was not said: whoever can be told is told again. */
    private Mono<Void> takeBack(Telling telling) {
        return transaction.transactional(tellables
                .lost()
                .collectList()
                .filter(lost -> !lost.isEmpty())
                .flatMap(lost -> tellables.takeBack(lost, telling::mutedSinceSaid)));
    }

    /** Those of which there is something to be said or noted. */
    private List<UUID> concerned(List<Tellable> incidents, Circumstances circumstances) {
        Telling telling = circumstances.telling();
        return Stream.concat(
                        due(telling, incidents, circumstances.addressees()).stream()
                                .map(Word::incident),
                        telling.closed(incidents).stream())
                .distinct()
                .toList();
    }

    /** Decided anew, as somebody else may have said it meanwhile. */
    private Mono<List<Word>> say(List<Tellable> locked, Circumstances circumstances) {
        Telling telling = circumstances.telling();
        List<Addressee> addressees = circumstances.addressees();
        List<Word> words = due(telling, locked, addressees);
        Map<UUID, Belief> beliefs = new HashMap<>();
        words.forEach(word -> beliefs.put(word.incident(), Belief.after(word.occasion())));
        List<UUID> closed = telling.closed(locked);
        Mono<Void> noted = closed.isEmpty() ? Mono.empty() : tellables.closed(closed);
        return (words.isEmpty()
                        ? noted
                        : noted.then(tellables.said(beliefs, circumstances))
                                .then(envelopes.add(lines(words, addressees, circumstances), circumstances.now())))
                .thenReturn(words);
    }

    private static List<Word> due(Telling telling, List<Tellable> incidents, List<Addressee> addressees) {
        return telling.due(incidents, severity -> addressees.stream().anyMatch(addressee -> addressee.wants(severity)));
    }

    private static Map<Addressee, List<Line>> lines(
            List<Word> words, List<Addressee> addressees, Circumstances circumstances) {
        Map<Addressee, List<Line>> lines = new LinkedHashMap<>();
        for (Addressee addressee : addressees) {
            List<Line> wanted = words.stream()
                    .filter(word -> addressee.wants(word.severity()))
                    .map(word -> new Line(word.incident(), word.occasion(), circumstances.now()))
                    .toList();
            if (!wanted.isEmpty()) {
                lines.put(addressee, wanted);
            }
        }
        return lines;
    }
}
