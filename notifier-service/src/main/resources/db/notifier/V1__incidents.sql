-- subject: 'partner:<key>', or 'store' for the OCC store itself
create table incident (
  id uuid primary key,
  subject text not null,
  cause text not null,
  message text,
  request_id text,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  sequence bigint not null,
  published_sequence bigint not null default 0
);
create unique index one_open_incident_per_cause on incident (subject, cause) where resolved_at is null;
create unique index one_open_incident_of_the_store on incident (subject) where resolved_at is null and subject = 'store';
create index incident_to_publish on incident (id) where published_sequence < sequence;

-- The newest alert that was taken of each subject; older ones change nothing.
create table alert_position (
  subject text primary key,
  sequence bigint not null
);

-- The last run that really synced the store.
create table heartbeat (
  single boolean primary key default true check (single),
  run_id uuid not null,
  finished_at timestamptz not null
);

-- Copy of the newest settings document.
create table settings (
  single boolean primary key default true check (single),
  version bigint not null,
  document jsonb not null
);
