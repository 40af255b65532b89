package com.occ.inventory.simulator.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** What goes back over the wire, which is not always an answer. */
sealed interface Reply {

    record Answer(int status, String contentType, byte[] body, Map<String, String> headers) implements Reply {
        static Answer json(int status, byte[] body) {
            return new Answer(status, "application/json; charset=utf-8", body, Map.of());
        }

        static Answer json(int status, String body) {
            return json(status, body.getBytes(StandardCharsets.UTF_8));
        }

        Answer with(String header, String value) {
            return new Answer(status, contentType, body, Map.of(header, value));
        }

        Answer half() {
            return new Answer(status, contentType, Arrays.copyOf(body, body.length / 2), headers);
        }
    }

    /** Announces the whole answer, sends half of it and closes. */
    record Cut(Answer answer) implements Reply {}

    record Reset() implements Reply {}

    record Never() implements Reply {}
}
