-- The step that took the run's request, as W3C Trace Context writes it; null when there was no trace.
alter table run add column traceparent text;
