/**
 * Traces: a {@link com.occ.inventory.trace.Step} is timed always, and is a span of the trace it belongs to when there is somewhere
 * to send traces to ({@code OTLP_ENDPOINT}).
 */
package com.occ.inventory.trace;
