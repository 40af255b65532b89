-- Who may use it. Of everything that opens a door only a hash is kept.

create table users (
  name text primary key,
  role text not null check (role in ('VIEWER', 'OPERATOR', 'ADMIN')),
  password_hash text not null,
  disabled boolean not null default false,
  -- Sessions carry the epoch in which they began: raising it ends them all.
  session_epoch int not null default 1,
  created_at timestamptz not null,
  signed_in_at timestamptz
);

create table session (
  id_hash bytea primary key,
  user_name text not null references users on delete cascade,
  epoch int not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
create index session_of_user on session (user_name);
create index session_started on session (started_at);
create index session_seen on session (seen_at);

-- Attempts to sign in, by what is limited: a name (hashed, for people also type passwords where names belong) or an address.
create table sign_in_attempt (
  subject text primary key,
  attempts int not null,
  since timestamptz not null
);
create index sign_in_attempt_since on sign_in_attempt (since);

-- Opens the page that makes the first administrator; empty once there is one. Each instance writes one of its own.
create table setup_token (
  token_hash bytea primary key,
  made_at timestamptz not null
);

create table api_token (
  id uuid primary key,
  name text not null,
  role text not null check (role in ('VIEWER', 'OPERATOR', 'ADMIN')),
  token_hash bytea not null unique,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
-- A name tells in the audit which one it was, so two that work never share it.
create unique index api_token_name on api_token (name) where revoked_at is null;
create index api_token_newest on api_token (made_at desc, id desc);

alter table audit add column actor_kind text not null default 'USER';
-- The page asks for all of a kind: user.created, user.deleted, ...
create index audit_of_kind on audit (split_part(action, '.', 1), id desc);

create trigger announce after insert or update or delete on users for each statement execute function announce('users');
create trigger announce after insert or update or delete on api_token for each statement execute function announce('tokens');
