package com.occ.inventory.admin.deadletter;

import com.occ.inventory.messaging.MessageJson;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes secrets out of what people get to see, in bodies that are JSON and in such as should have been. */
final class Masks {
    private static final String MASK = "***";
    private static final String SECRET_NAME = "(?i).*(token|secret|password|authorization).*";
    private static final Pattern SECRET_IN_TEXT = Pattern.compile(
            "(?i)(?<![\\w-])([\\w-]*(?:token|secret|password|authorization)[\\w-]*\"?\\s*[:=]\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"?|[^\\s,}]+)");
    private static final Pattern SHOPIFY_TOKEN = Pattern.compile("shp[a-z]{2}_\\w+");
    private static final int LONGEST_TEXT = 10_000;

    private Masks() {}

    /** JSON where it is JSON, else the beginning of the text. */
    static JsonNode body(String text) {
        try {
            JsonNode body = MessageJson.MAPPER.readTree(text);
            mask(body);
            return body.isContainer()
                    ? body
                    : MessageJson.MAPPER.getNodeFactory().stringNode(text(text));
        } catch (JacksonException notJson) {
            return MessageJson.MAPPER.getNodeFactory().stringNode(text(text));
        }
    }

    static String text(String text) {
        if (text == null) {
            return null;
        }
        String known = SHOPIFY_TOKEN.matcher(text).replaceAll(MASK);
        String masked = SECRET_IN_TEXT.matcher(known).replaceAll("$1" + MASK);
        return masked.length() <= LONGEST_TEXT ? masked : masked.substring(0, LONGEST_TEXT) + "...";
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyStream().toList().forEach(property -> {
                JsonNode value = property.getValue();
                if (property.getKey().matches(SECRET_NAME) && !value.isNull()) {
                    object.put(property.getKey(), MASK);
                } else if (value.isString()) {
                    object.put(property.getKey(), text(value.asString()));
                } else {
                    mask(value);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                JsonNode value = array.get(index);
                if (value.isString()) {
                    array.set(index, MessageJson.MAPPER.getNodeFactory().stringNode(text(value.asString())));
                } else {
                    mask(value);
                }
            }
        }
    }
}
