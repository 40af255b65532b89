-- The copy of the catalogue. Tombstones stay, so that an older document never comes back.
create table partner_document (
  key text primary key,
  version bigint not null,
  deleted boolean not null,
  paused boolean not null,
  credentials_version bigint not null,
  lines int not null,
  document jsonb not null
);

create table settings (
  id boolean primary key default true check (id),
  version bigint not null,
  document jsonb not null,
  -- start of the last slot whose run was asked for, with the broker's confirm
  requested_slot timestamptz
);

-- What a CatalogueComplete announced; no row: never heard of one.
create table catalogue_copy (
  id boolean primary key default true check (id),
  partners int not null,
  settings_version bigint not null
);

create table store_status (
  id boolean primary key default true check (id),
  sequence bigint not null,
  -- null: available
  unavailable_since timestamptz
);

create table run (
  run_id uuid primary key,
  trigger text not null,
  requested_by text,
  mode text not null,
  scope jsonb not null,
  slot timestamptz,
  status text not null,
  sequence bigint not null default 1,
  published_sequence bigint not null default 0,
  requested_at timestamptz not null,
  finished_at timestamptz
);
create index run_behind on run (run_id) where published_sequence < sequence;
create index run_running on run (run_id) where status = 'RUNNING';

-- The fencing token of DESIGN's "Work": no clock decides order.
create sequence dispatch;

-- A partner's work, shared by the runs that wait for it. Lower id = older.
create table job (
  job_id bigint generated always as identity primary key,
  run_id uuid not null,
  partner text not null,
  mode text not null,
  -- the variants to read; null = all of the partner
  items bigint[],
  status text not null default 'WAITING',
  -- null while it is to be dispatched, for the first time or anew
  dispatch bigint unique,
  -- the messages of this dispatch, until the broker has confirmed them
  unsent jsonb,
  lines int not null default 0,
  -- result pages to wait for
  pages int not null default 0,
  -- dispatches that went out and came to nothing
  attempts int not null default 0,
  lease_until timestamptz,
  failure text,
  message text,
  request_id text,
  dispatched_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz
);
create unique index job_waiting on job (partner, mode) where status = 'WAITING';
create unique index job_in_progress on job (partner) where status in ('QUEUED', 'RUNNING');
create index job_to_dispatch on job (partner, job_id) where dispatch is null and status in ('WAITING', 'QUEUED');
create index job_lease on job (lease_until) where status in ('QUEUED', 'RUNNING');
create index job_unsent on job (dispatched_at) where unsent is not null;
create index job_of_partner on job (partner, finished_at);

-- A partner's part of a run: its own status when there was nothing to do, else its job's.
create table partner_sync (
  run_id uuid not null references run,
  partner text not null,
  job_id bigint references job,
  status text,
  message text,
  sequence bigint not null default 1,
  published_sequence bigint not null default 0,
  primary key (run_id, partner),
  check ((job_id is null) = (status is not null))
);
create index partner_sync_of_job on partner_sync (job_id);
create index partner_sync_behind on partner_sync (run_id, partner) where published_sequence < sequence;

-- The results of a dispatch. The key is why a page counts once.
create table page (
  dispatch bigint not null,
  page int not null,
  received int not null,
  applied int not null,
  unchanged int not null,
  failed int not null,
  skipped int not null,
  superseded int not null,
  expired int not null,
  held boolean not null,
  -- why it went to the dead letters; null: it has a result
  rejection text,
  primary key (dispatch, page)
);

create view partner_state as
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
  case when j.job_id is null then r.requested_at else j.finished_at end as finished_at,
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
