-- What was settled last for an item of the OCC store. dispatch is the fence: rows of a smaller one are superseded.
create table item (
  store_item_id bigint primary key,
  partner text not null,
  dispatch bigint not null,
  outcome text not null,
  before int,
  after int,
  -- what the store held when the item was settled; null when that is not known
  level int,
  settled_at timestamptz not null
);
create index item_of_partner on item (partner);

-- A write that was announced and whose end is not known yet.
create table intent (
  store_item_id bigint primary key,
  partner text not null,
  run_id uuid not null,
  dispatch bigint not null,
  idempotency_key uuid not null,
  before int not null,
  target int not null,
  made_at timestamptz not null
);

-- A page of a partner that turned empty at once, until the next run says the same. Pages of an older dispatch say nothing about it.
create table hold (
  partner text not null,
  page int not null,
  run_id uuid not null,
  dispatch bigint not null,
  held_at timestamptz not null,
  primary key (partner, page)
);

create table control (
  only_row boolean primary key default true check (only_row),
  epoch bigint not null,
  everything boolean not null,
  partners text[] not null,
  applied_epoch bigint not null,
  -- the epoch of the first complete catalogue; null until one has come
  known_epoch bigint
);
insert into control (epoch, everything, partners, applied_epoch) values (0, false, '{}', 0);

create table store_status (
  only_row boolean primary key default true check (only_row),
  sequence bigint not null,
  published_sequence bigint not null,
  failure text,
  message text,
  request_id text,
  since timestamptz not null
);
insert into store_status (sequence, published_sequence, since) values (0, 0, now());
