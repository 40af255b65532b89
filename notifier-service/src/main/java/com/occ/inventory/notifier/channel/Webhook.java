package com.occ.inventory.notifier.channel;

import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.notifier.channel.Post.Outcome;
import com.occ.inventory.notifier.letter.Letter;
import com.occ.inventory.notifier.letter.Notice.Entry;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** JSON for programs, by POST. */
record Webhook(Post post, Target target) implements Channel {

    /**
     * @param id the same whenever the same is sent again
     * @param test whether a person only tries the channel
     */
    private record Body(String id, boolean test, String subject, String text, List<Entry> incidents) {}

    @Override
    public Mono<Attempt> send(Letter letter) {
        List<Entry> incidents = letter.notice().entries();
        Body body = new Body(letter.messageId(), incidents.isEmpty(), letter.subject(), letter.text(), incidents);
        return post.json(
                        target,
                        Map.of("Idempotency-Key", letter.messageId()),
                        MessageJson.MAPPER.writeValueAsString(body))
                .map(outcome -> attempt(outcome, target));
    }

    /** A wrong address is mended by a person, and what waits is then sent; a body that is not taken never will be. */
    static Attempt attempt(Outcome outcome, Target target) {
        if (outcome instanceof Outcome.NotSent not) {
            return new Attempt.Failed(not.why());
        }
        if (outcome instanceof Outcome.NoAnswer none) {
            return new Attempt.Unsure(none.why());
        }
        int status = ((Outcome.Answered) outcome).status();
        String answered = target.shown() + " answered " + status;
        if (status >= 200 && status < 300) {
            return new Attempt.Sent();
        }
        if (status >= 300 && status < 400) {
            return new Attempt.Failed(answered + ": a redirect, which is not followed; set the address it leads to");
        }
        return switch (status) {
            case 400, 413, 415, 422 -> new Attempt.Rejected(answered + ": it does not take what is sent");
            case 401, 403 -> new Attempt.Failed(answered + ": it refuses us; look whether the address is still right");
            case 404, 410 -> new Attempt.Failed(answered + ": there is nothing at this address; set the right one");
            case 429 -> new Attempt.Failed(answered + ": it is asked too often");
            case 408 -> new Attempt.Unsure(answered + ": it waited too long for us");
            // Whether it was taken before, nobody knows.
            default ->
                status >= 500
                        ? new Attempt.Unsure(answered + ": it is in trouble itself")
                        : new Attempt.Failed(answered + ": it did not take it");
        };
    }
}
