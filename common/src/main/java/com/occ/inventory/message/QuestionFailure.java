package com.occ.inventory.message;

/**
 * Why a question about a store has no answer.
 *
 * @param kind in the words of partners' failures, also when it is the OCC store's
 * @param message a sentence for the person who asked; holds no token
 * @param requestId null when no answer came
 */
public record QuestionFailure(PartnerFailure kind, String message, String requestId) {}
