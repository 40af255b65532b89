-- The catalogue. A version is raised in the transaction that makes the change; published_version follows when the broker has the document.

create table partner (
  key text primary key,
  name text not null default '',
  shop_domain text not null default '',
  -- Whose stock counts; empty for all active ones.
  locations bigint[] not null default '{}',
  paused boolean not null default false,
  -- Epoch of the control state that paused this partner.
  pause_epoch bigint not null default 0,
  deleted boolean not null default false,
  version bigint not null default 0,
  published_version bigint not null default 0,
  -- As it travels in CredentialsChanged. Tokens that expire are replaced by the fetcher, which keeps them to itself.
  sealed_token jsonb,
  credentials_version bigint not null default 0,
  published_credentials_version bigint not null default 0
);
create index partner_unpublished on partner (key)
  where published_version < version or published_credentials_version < credentials_version;

-- Rows of deleted partners are gone, so a store item belongs to at most one living mapping.
create table mapping (
  partner_key text not null references partner,
  variant_id bigint not null,
  store_item_id bigint not null unique,
  sku text not null default '',
  primary key (partner_key, variant_id)
);

create table settings (
  singleton boolean primary key default true check (singleton),
  enabled boolean not null default true,
  interval_minutes int not null default 60,
  since timestamptz not null default now(),
  variant_gone text not null default 'ZERO',
  version bigint not null default 1,
  published_version bigint not null default 0
);
insert into settings default values;

-- What is paused, besides the partners that are.
create table control (
  singleton boolean primary key default true check (singleton),
  everything boolean not null default false,
  epoch bigint not null default 1,
  published_epoch bigint not null default 0,
  applied_epoch bigint not null default 0
);
insert into control default values;

-- The history. No foreign keys: its tables are fed by different publishers, in whatever order.

create table run (
  id uuid primary key,
  trigger text not null,
  requested_by text,
  mode text not null,
  scope jsonb not null,
  slot timestamptz,
  unknown_partners text[] not null default '{}',
  request_published boolean not null,
  status text not null,
  waiting_for_store boolean not null default false,
  partners int not null default 0,
  partners_finished int not null default 0,
  partners_failed int not null default 0,
  pages int not null default 0,
  counts jsonb not null,
  requested_at timestamptz not null,
  finished_at timestamptz,
  sequence bigint not null default 0
);
create index run_newest on run (requested_at desc, id desc);
create index run_unpublished on run (requested_at) where not request_published;

create table sync_log (
  run_id uuid not null,
  partner text not null,
  status text not null,
  dispatch bigint,
  failure text,
  message text,
  request_id text,
  lines int not null,
  pages int not null,
  pages_done int not null,
  counts jsonb not null,
  requested_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  sequence bigint not null,
  primary key (run_id, partner)
);
create index sync_log_of_partner on sync_log (partner, requested_at desc, run_id desc);
create index sync_log_dispatch on sync_log (dispatch);

create table result_page (
  dispatch bigint not null,
  page int not null,
  run_id uuid not null,
  partner text not null,
  mode text,
  counts jsonb not null,
  held text,
  -- The cause, when the page went to the dead letters and has no result.
  rejected text,
  at timestamptz not null,
  primary key (dispatch, page)
);
create index result_page_of_run on result_page (run_id);

create table item_change (
  dispatch bigint not null,
  page int not null,
  variant_id bigint not null,
  partner text not null,
  store_item_id bigint not null,
  outcome text not null,
  level_before int,
  level_after int,
  code text,
  message text,
  request_id text,
  primary key (dispatch, page, variant_id)
);

-- Failures that no later run has resolved.
create table failed_item (
  partner text not null,
  variant_id bigint not null,
  store_item_id bigint not null,
  code text not null,
  message text,
  request_id text,
  dispatch bigint not null,
  attempts int not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (partner, variant_id)
);

create table store_status (
  singleton boolean primary key default true check (singleton),
  available boolean not null default true,
  kind text,
  message text,
  request_id text,
  since timestamptz,
  sequence bigint not null default 0
);
insert into store_status default values;

create table incident (
  id uuid primary key,
  partner text,
  cause text not null,
  message text,
  request_id text,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  sequence bigint not null
);

create table dead_letter (
  id bigint generated always as identity primary key,
  queue text not null,
  message_id text not null,
  type text,
  cause text,
  headers jsonb not null,
  body bytea not null,
  arrived_at timestamptz not null,
  state text not null default 'OPEN',
  settled_at timestamptz,
  settled_by text,
  unique (queue, message_id)
);
