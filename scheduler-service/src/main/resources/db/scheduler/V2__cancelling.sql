-- Runs that somebody wants stopped, also such as have not been heard of.
create table cancellation (
  run_id uuid primary key,
  requested_by text,
  requested_at timestamptz not null
);

-- A job that is cancelled while in progress ends when the updater says that nothing of it is written any more.
alter table job
  add column cancelling boolean not null default false,
  add column stop_sent boolean not null default false;
create index job_to_stop on job (job_id) where cancelling and not stop_sent and finished_at is null;

-- Of a part that was cancelled while its job went on for others.
alter table partner_sync add column finished_at timestamptz;

drop index run_running;
create index run_open on run (run_id) where status in ('RUNNING', 'CANCELLING');

create or replace view partner_state as
select
  s.run_id,
  s.partner,
  s.job_id,
  s.sequence,
  s.published_sequence,
  coalesce(j.status, s.status) as status,
  j.dispatch,
  case when j.finished_at is not null then j.failure end as failure,
  coalesce(j.message, s.message) as message,
  j.request_id,
  coalesce(j.lines, 0) as lines,
  coalesce(j.pages, 0) as pages,
  j.started_at,
  case when j.job_id is null then coalesce(s.finished_at, r.requested_at) else j.finished_at end as finished_at,
  r.requested_at,
  t.pages as pages_done,
  t.rejected,
  t.received,
  t.applied,
  t.unchanged,
  t.failed,
  t.skipped,
  t.superseded,
  t.expired
from partner_sync s
join run r using (run_id)
left join job j on j.job_id = s.job_id
cross join lateral (
  select
    count(*)::int as pages,
    (count(*) filter (where rejection is not null))::int as rejected,
    coalesce(sum(received), 0)::int as received,
    coalesce(sum(applied), 0)::int as applied,
    coalesce(sum(unchanged), 0)::int as unchanged,
    coalesce(sum(failed), 0)::int as failed,
    coalesce(sum(skipped), 0)::int as skipped,
    coalesce(sum(superseded), 0)::int as superseded,
    coalesce(sum(expired), 0)::int as expired
  from page
  where page.dispatch = j.dispatch
) t;
