-- How long the rate limits of the partner's and of the OCC store held the page's job back, as far as this page told; null when the
-- sender did not say.
alter table result_page add column partner_waited_millis bigint, add column store_waited_millis bigint;

-- Who wished to stop a run. Our own word and no part of the history that the scheduler can tell again, so it stands by itself.
create table run_cancel (
  run_id uuid primary key,
  requested_by text not null,
  requested_at timestamptz not null,
  -- Whether the broker has it.
  published boolean not null default false
);
insert into run_cancel
select id, cancel_requested_by, cancel_requested_at, cancel_published from run where cancel_requested_at is not null;
alter table run drop column cancel_requested_at, drop column cancel_requested_by, drop column cancel_published;
create index run_cancel_unpublished on run_cancel (requested_at) where not published;
create index run_cancel_age on run_cancel (requested_at);
create trigger announce after insert or update or delete on run_cancel for each statement execute function announce('runs');
