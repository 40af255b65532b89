-- When a person is told of failures, who, and how often. The addresses of channels are sealed; their hosts may be seen.
alter table settings
  add column failing_percent int not null default 50,
  add column failing_runs int not null default 2,
  add column unreachable_runs int not null default 1,
  add column silent_minutes int not null default 120,
  -- [{"address": "...", "leastSeverity": "WARNING"}]
  add column recipients jsonb not null default '[]',
  add column reminder_hours int not null default 24,
  add column recoveries boolean not null default true,
  add column webhook text,
  add column webhook_host text,
  add column slack text,
  add column slack_host text;

-- Of whose incidents nobody is told for a time. What is over stays until the partner is muted again or deleted.
create table mute (
  partner text primary key,
  until timestamptz not null,
  reason text not null,
  muted_by text not null,
  muted_at timestamptz not null
);
create index mute_until on mute (until, partner);
create trigger announce after insert or update or delete on mute for each statement execute function announce('mutes');

-- Of incidents of an earlier version only the store's had no partner.
alter table incident
  add column concern text not null default 'PARTNER',
  add column severity text not null default 'CRITICAL',
  add column failed int not null default 0,
  add column attempted int not null default 0,
  add column opened int not null default 1,
  add column told_at timestamptz;
update incident set concern = 'STORE' where partner is null;

-- Documents name SKUs from now on: those that have any are published anew.
update partner set version = version + 1
where exists (select 1 from mapping where partner_key = partner.key and sku <> '');

-- What was told to whom, as the notifier said; and what people try, from when they ask for it.
create table delivery (
  id uuid primary key,
  -- 0 until the notifier has said something of it.
  sequence bigint not null default 0,
  test boolean not null,
  channel text not null,
  recipient text,
  incidents uuid[] not null default '{}',
  subject text not null,
  status text not null,
  attempts int not null default 0,
  message text,
  created_at timestamptz not null,
  next_attempt_at timestamptz,
  sent_at timestamptz,
  -- Of a test that was asked for here: by whom, and until when its result is waited for.
  asked_by text,
  not_after timestamptz
);
create index delivery_newest on delivery (created_at desc, id desc);
create index delivery_tests on delivery (channel, created_at desc, id desc) where test;
create trigger announce after insert or update or delete on delivery
  for each statement execute function announce('deliveries');

create table alert_channels (
  singleton boolean primary key default true check (singleton),
  sequence bigint not null default 0,
  channels jsonb not null default '[]'
);
insert into alert_channels default values;
create trigger announce after insert or update or delete on alert_channels
  for each statement execute function announce('deliveries');
