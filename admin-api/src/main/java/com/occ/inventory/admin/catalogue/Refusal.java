package com.occ.inventory.admin.catalogue;

import com.occ.inventory.admin.sweep.NotPublished;
import com.occ.inventory.messaging.PublishFailed;
import java.util.regex.Pattern;

/** Why a document is not published, in our own words, which stay the same from one try to the next. */
final class Refusal {
    /** RabbitMQ: "message size 9 is larger than configured max size 8"; Qpid: "greater than allowed maximum of 8". */
    private static final Pattern TOO_LARGE =
            Pattern.compile("larger than (configured )?max size|greater than allowed max");

    private Refusal() {}

    /** Whether it is the document's own trouble: the broker refuses it, or it cannot even be written. A broker that is away is neither. */
    static boolean isOne(NotPublished failure) {
        return !(failure.getCause() instanceof PublishFailed failed) || failed.refused();
    }

    static String words(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null
                    && TOO_LARGE.matcher(cause.getMessage()).find()) {
                return "it is larger than the broker takes. Set RabbitMQ's max_message_size to 134217728, or map fewer of its"
                        + " items.";
            }
            if (cause instanceof PublishFailed) {
                return "the broker did not take it. It is tried again every few seconds.";
            }
        }
        return "it cannot be written. The log of admin-api says why.";
    }
}
