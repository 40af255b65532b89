-- The newest credentials of each partner. Removed ones keep their row, so that an older message cannot bring them back.
create table credentials (
  partner text primary key,
  version bigint not null,
  shop_domain text not null,
  sealed_token text,
  changed_at timestamptz not null default now()
);
