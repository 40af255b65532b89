package com.occ.inventory.admin.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people wait for answers about stores.
 *
 * @param patience for a first sign of an answer; also the whole time that a trial of a token may take
 * @param reading for the whole of a catalogue
 */
@ConfigurationProperties("admin.questions")
public record QuestionSettings(@DefaultValue("30s") Duration patience, @DefaultValue("15m") Duration reading) {

    public QuestionSettings {
        if (patience.toMillis() < 1 || reading.compareTo(patience) < 0) {
            throw new IllegalArgumentException(
                    "admin.questions.patience must be longer than zero and admin.questions.reading at least as long, but they are "
                            + patience + " and " + reading);
        }
    }
}
