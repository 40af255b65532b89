-- The newest credentials of each partner. Removed ones keep their row, so that an older message cannot bring them back.
create table credentials (
  partner text primary key,
  version bigint not null,
  shop_domain text not null,
  sealed_token text,
  -- When an expiring token is to be replaced; null when that is unknown, and then it is when the store refuses it.
  renew_at timestamptz,
  sealed_refresh_token text,
  client_id text,
  sealed_client_secret text,
  changed_at timestamptz not null default now(),
  check (num_nulls(sealed_refresh_token, client_id, sealed_client_secret) in (0, 3))
);
