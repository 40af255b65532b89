package com.occ.inventory.admin.deadletter;

import com.occ.inventory.messaging.MessageJson;
import tools.jackson.databind.JsonNode;

/** A body as a page shows it: indented, and of a long one the beginning. */
final class BodyText {
    static final int LONGEST = 100_000;

    private BodyText() {}

    static String of(JsonNode body) {
        String text = body.isString()
                ? body.asString()
                : MessageJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(body);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\n… cut off here";
    }
}
