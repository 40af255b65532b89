-- Who is alive, as far as it was heard. A row a process of a service; silent ones are forgotten after a day.
create table service_instance (
  service text not null,
  instance text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  version text,
  interval_millis bigint not null,
  primary key (service, instance)
);
create trigger announce after insert or update or delete on service_instance for each statement execute function announce('system');

-- How old the message was that was last taken from a queue.
create table queue_age (
  queue text primary key,
  age_millis bigint not null,
  taken_at timestamptz not null
);

create index dead_letter_of_state on dead_letter (state, id desc);
create index dead_letter_of_queue on dead_letter (queue, id desc);
create index dead_letter_open on dead_letter (queue, id) where state in ('OPEN', 'REPLAYING');

create index incident_newest on incident (opened_at desc, id desc);
create index incident_of_partner on incident (partner, opened_at desc, id desc);
create index incident_open on incident (opened_at desc, id desc) where resolved_at is null;
create index incident_resolved on incident (resolved_at desc, id desc) where resolved_at is not null;

-- What was answered to a request that may be sent again. Kept for a day.
create table idempotency_key (
  actor text not null,
  key text not null,
  -- Of method, address and body.
  request_hash bytea not null,
  -- What the request makes has this id, also when it is taken up by another instance after a crash.
  creates uuid not null,
  created_at timestamptz not null,
  -- Since when somebody has been working on it; counts only while there is no answer.
  claimed_at timestamptz not null,
  status int,
  location text,
  content_type text,
  -- Sealed: an answer may have a secret in it that is shown once.
  sealed_body text,
  primary key (actor, key)
);
create index idempotency_key_age on idempotency_key (created_at);
