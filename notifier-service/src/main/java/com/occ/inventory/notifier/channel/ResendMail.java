package com.occ.inventory.notifier.channel;

import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.notifier.channel.Post.Outcome;
import com.occ.inventory.notifier.letter.Letter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Mail by Resend's API. The same letter sent again is the same mail there, for a day.
 *
 * @see <a href="https://resend.com/docs/api-reference/emails/send-email">Resend: send email</a>
 */
record ResendMail(Post post, URI baseUrl, String apiKey, String from) implements Channel {

    private record Body(
            String from, List<String> to, String subject, String html, String text, Map<String, String> headers) {}

    @Override
    public Mono<Attempt> send(Letter letter) {
        if (MailAddress.of(letter.recipient()).isEmpty() || Headers.breaksLine(letter)) {
            return Mono.just(new Attempt.Rejected("the recipient is not a mail address"));
        }
        Body body = new Body(
                from,
                List.of(letter.recipient()),
                letter.subject(),
                letter.html(),
                letter.text(),
                new TreeMap<>(
                        Map.of("Message-ID", "<" + letter.messageId() + ">", "Auto-Submitted", "auto-generated")));
        String json = MessageJson.MAPPER.writeValueAsString(body);
        Target target = Target.of(baseUrl.toString().replaceAll("/+$", "") + "/emails", true);
        return post.json(
                        target, Map.of("Authorization", "Bearer " + apiKey, "Idempotency-Key", key(letter, json)), json)
                .map(outcome -> attempt(outcome, target));
    }

    /** Resend refuses a known key with another body, as after a change of the sender: that is another mail, with another key. */
    private static String key(Letter letter, String json) {
        UUID ofBody = UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8));
        return letter.messageId() + "/" + ofBody;
    }

    private static Attempt attempt(Outcome outcome, Target target) {
        int status = outcome instanceof Outcome.Answered answered ? answered.status() : 0;
        return switch (status) {
            case 401 -> new Attempt.Failed("Resend answered 401: the key is refused; set RESEND_API_KEY anew");
            case 403 ->
                new Attempt.Failed("Resend answered 403: the key is refused, or may not send from ALERT_EMAIL_FROM; "
                        + "verify its domain at Resend");
            // The same letter is on its way by an earlier attempt.
            case 409 -> new Attempt.Unsure("Resend answered 409: an earlier attempt is still at work");
            default -> Webhook.attempt(outcome, target);
        };
    }

    @Override
    public String toString() {
        return "ResendMail[" + baseUrl + "]";
    }
}
