package com.occ.inventory.messaging;

import com.occ.inventory.message.Event;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Turns bytes into one of the records a queue takes, or says why it cannot. */
final class Decoder {
    private final Map<String, Class<? extends Event>> types;

    Decoder(Set<Class<? extends Event>> types) {
        this.types = types.stream().collect(Collectors.toMap(Topology::routingKey, Function.identity()));
    }

    sealed interface Decoded {}

    record Readable(Event event) implements Decoded {}

    record Malformed(String cause) implements Decoded {}

    /** @param type the AMQP type property, a record's simple name */
    Decoded decode(String type, byte[] body) {
        Class<? extends Event> target = type == null ? null : types.get(type);
        if (target == null) {
            return new Malformed("type '" + type + "' is none of "
                    + types.keySet().stream().sorted().toList());
        }
        try {
            Event event = MessageJson.MAPPER.readValue(body, target);
            return event == null ? new Malformed("the body is null") : new Readable(event);
        } catch (JacksonException malformed) {
            return new Malformed("not a readable " + type + ": " + malformed.getOriginalMessage());
        }
    }
}
