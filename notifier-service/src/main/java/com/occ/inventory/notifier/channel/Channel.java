package com.occ.inventory.notifier.channel;

import com.occ.inventory.notifier.letter.Letter;
import reactor.core.publisher.Mono;

/** A way to people. */
public interface Channel {
    /** Tries once. Never fails and always ends in time: what went wrong is part of the result. */
    Mono<Attempt> send(Letter letter);
}
