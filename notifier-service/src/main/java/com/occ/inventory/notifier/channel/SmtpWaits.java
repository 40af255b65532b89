package com.occ.inventory.notifier.channel;

import java.time.Duration;

/**
 * How long a mail server is waited for.
 *
 * @param eachStep for a connection, an answer or a write
 * @param toBegin until the letter's first byte may leave
 * @param end for the answer to the letter's end: the server may look through it, and whoever does not wait sends it twice
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2.6">RFC 5321, 4.5.3.2.6: ten minutes</a>
 */
record SmtpWaits(Duration eachStep, Duration toBegin, Duration end) {
    static final SmtpWaits USUAL = new SmtpWaits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5));

    /** Once the letter has begun: what is written, and the answer to its end. */
    Duration toEnd() {
        return toBegin.plus(end);
    }
}
