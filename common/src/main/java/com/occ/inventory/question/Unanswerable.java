package com.occ.inventory.question;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;

/** A question that is not put to the store at all, with the reason for the person who asked. */
public final class Unanswerable extends RuntimeException {
    private final PartnerFailure kind;

    public Unanswerable(PartnerFailure kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public QuestionFailure failure() {
        return new QuestionFailure(kind, getMessage(), null);
    }
}
