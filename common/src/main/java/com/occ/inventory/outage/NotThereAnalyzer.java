package com.occ.inventory.outage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence instead of a stack trace. */
final class NotThereAnalyzer extends AbstractFailureAnalyzer<NotThere> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotThere cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
