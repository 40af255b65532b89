package com.occ.inventory.endtoend;

import java.util.List;
import java.util.Map;

/**
 * A span as it was sent.
 *
 * @param parent id of the span that it is a part of; empty for the first of a trace
 * @param start nanoseconds, as the end
 * @param links ids of the spans that it serves beside its parent
 */
record TracedStep(
        String service,
        String name,
        String trace,
        String id,
        String parent,
        long start,
        long end,
        Map<String, String> attributes,
        List<String> links) {}
