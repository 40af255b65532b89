-- For requests to tell the runs of a span again.
create index run_of_time on run (requested_at, run_id);
