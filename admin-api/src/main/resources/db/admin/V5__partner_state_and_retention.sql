-- Whether a run that has ended is complete in the history: all its pages and the ends of all its partners are in.
-- Only ever set, and only what is not set needs counting, so lists do not count.
alter table run add column whole boolean not null default false;
update run set whole = true where status not in ('REQUESTED', 'RUNNING', 'CANCELLING');

create index sync_log_newest on sync_log (requested_at desc, run_id desc);
create index sync_log_open on sync_log (partner, requested_at) where status in ('WAITING', 'QUEUED', 'RUNNING');
create index sync_log_ended on sync_log (partner, requested_at desc, run_id desc)
  where status in ('SUCCEEDED', 'PARTLY_FAILED', 'FAILED', 'NOTHING_TO_SYNC');
create index sync_log_synced on sync_log (partner, requested_at desc, run_id desc)
  where status in ('SUCCEEDED', 'PARTLY_FAILED') and failure is null;

-- How each partner stands: what its newest full sync that wrote came to. Made of run and sync_log alone, and made again from them.
create table partner_state (
  partner text primary key,
  run_id uuid not null,
  status text not null,
  failure text,
  message text,
  request_id text,
  counts jsonb not null,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- Stays when the run itself is deleted for its age.
  success_run uuid,
  success_at timestamptz,
  -- Failed syncs since then, at most ten are counted.
  failures int not null,
  -- The place in lists, failures first: see Standing.
  standing int not null default 0
);
create trigger announce after insert or update or delete on partner_state
  for each statement execute function announce('runs');

-- For the deletion of what is old.
create index result_page_at on result_page (at);
create index dead_letter_settled on dead_letter (settled_at) where settled_at is not null;
