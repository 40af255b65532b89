-- details: what a letter says besides the cause. run_id, noted_at: what opened or resolved it last, and when that was learnt.
-- failing_since: when the failing began, the last time; opened_at: the first time.
-- told: what people were last told, NOTHING, OPEN or OVER; said_at, said_to: when that was decided, and who was to hear it.
-- known: what the letters said that were taken; told_at: when the last of them was.
-- again_at: when a word that nobody got is said again at the latest; null unless there is one.
alter table incident
  add column details jsonb not null
    default '{"runs": 0, "failed": 0, "attempted": 0, "items": [], "removed": false}',
  add column opened integer not null default 1,
  add column failing_since timestamptz,
  add column run_id uuid,
  add column noted_at timestamptz not null default now(),
  add column told text not null default 'NOTHING' check (told in ('NOTHING', 'OPEN', 'OVER')),
  add column known text not null default 'NOTHING' check (known in ('NOTHING', 'OPEN', 'OVER')),
  add column said_at timestamptz,
  add column said_to text,
  add column told_at timestamptz,
  add column again_at timestamptz;
create index incident_of_subject on incident (subject, noted_at);
create index incident_to_tell on incident (id) where resolved_at is null or told = 'OPEN';
create index incident_on_its_way on incident (id) where told <> known;
create index incident_past on incident (resolved_at) where resolved_at is not null;
update incident set failing_since = opened_at;
alter table incident alter column failing_since set not null;
-- What is published of an incident has grown.
update incident set sequence = sequence + 1 where resolved_at is null;

-- Runs that ended lately: what they found is told then.
create table ended_run (
  run_id uuid primary key,
  ended_at timestamptz not null
);
create index ended_run_past on ended_run (ended_at);

-- One message to one recipient. Only one at a time is under way to each: what is to be told meanwhile joins its lines.
-- lines: [{incident, occasion, at}]. letter: frozen while it is, or may have been, sent; it tells of the first letter_lines lines.
-- handed: how often this letter was handed over.
create table delivery (
  id uuid primary key,
  test boolean not null,
  way text not null check (way in ('MAIL', 'WEBHOOK', 'SLACK')),
  channel text not null,
  recipient text,
  address text not null,
  lines jsonb not null default '[]',
  status text not null check (status in ('WAITING', 'SENDING', 'SENT', 'FAILED')),
  letter jsonb,
  letter_lines integer,
  handed integer not null default 0,
  writings integer not null default 0,
  subject text,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  lease_until timestamptz,
  message text,
  created_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  sequence bigint not null default 1,
  published_sequence bigint not null default 0
);
create unique index one_delivery_under_way on delivery (way, (coalesce(recipient, '')))
  where not test and status in ('WAITING', 'SENDING');
create index delivery_under_way on delivery (test, way, created_at) where status in ('WAITING', 'SENDING');
create index delivery_to_publish on delivery (created_at) where published_sequence < sequence;
create index delivery_past on delivery (ended_at) where ended_at is not null;

-- The channels as they were last published.
create table channels (
  single boolean primary key default true check (single),
  states jsonb not null,
  sequence bigint not null,
  published_sequence bigint not null default 0
);

-- The last run that really synced the store, and whether the address outside was told; heartbeat is the last that finished.
create table synced_run (
  single boolean primary key default true check (single),
  run_id uuid not null,
  finished_at timestamptz not null,
  told boolean not null default false
);

-- When it was first watched whether runs finish.
create table watch (
  single boolean primary key default true check (single),
  since timestamptz not null
);
