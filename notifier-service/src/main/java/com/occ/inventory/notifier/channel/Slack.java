package com.occ.inventory.notifier.channel;

import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.notifier.channel.Post.Outcome;
import com.occ.inventory.notifier.letter.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * A Slack incoming webhook.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: formatting</a>
 */
record Slack(Post post, Target target) implements Channel {
    /** Slack refuses a section of more than 3,000 characters, after escaping; https://docs.slack.dev/reference/block-kit/blocks/section-block. */
    private static final int MOST_IN_SECTION = 2_900;

    private static final int MOST_SECTIONS = 12;
    private static final Pattern LINK = Pattern.compile("(?m)(?<=: )https?://[^\\s<>|]+$");

    @Override
    public Mono<Attempt> send(Letter letter) {
        return post.json(target, Map.of(), body(letter)).map(this::attempt);
    }

    /** Slack answers 403, 404 and 410 when the webhook, its channel or its app is gone. */
    private Attempt attempt(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered
                && List.of(403, 404, 410).contains(answered.status())) {
            return new Attempt.Failed("Slack answered " + answered.status()
                    + ": it does not take this webhook any more; make a new one and set its address");
        }
        return Webhook.attempt(outcome, target);
    }

    private static String body(Letter letter) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(Map.of(
                "type", "header", "text", Map.of("type", "plain_text", "text", letter.subject(), "emoji", false)));
        for (String part : sections(escaped(letter.text()))) {
            blocks.add(Map.of(
                    "type",
                    "section",
                    "text",
                    Map.of("type", "mrkdwn", "text", LINK.matcher(part).replaceAll("<$0>"), "verbatim", true)));
        }
        return MessageJson.MAPPER.writeValueAsString(Map.of("text", escaped(letter.subject()), "blocks", blocks));
    }

    /** Whole lines as long as they fit. */
    private static List<String> sections(String text) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (String line : text.strip().split("\n")) {
            String fitting = line.length() > MOST_IN_SECTION / 2 ? line.substring(0, MOST_IN_SECTION / 2) + "…" : line;
            if (section.length() + fitting.length() + 1 > MOST_IN_SECTION - 200) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(fitting).append('\n');
        }
        sections.add(section.toString());
        return sections.stream()
                .filter(part -> !part.isBlank())
                .limit(MOST_SECTIONS)
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
