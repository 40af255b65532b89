-- Single variants that are paused; replaced as a whole with the rest of the control state.
create table paused_item (
  partner text not null,
  variant_id bigint not null,
  primary key (partner, variant_id)
);

-- Jobs of which nothing may be written any more. A job is named by the run in its messages and its partner.
create table cancelled (
  run_id uuid not null,
  partner text not null,
  cancelled_at timestamptz not null,
  -- whether the scheduler was told that no write is on its way
  told boolean not null default false,
  primary key (run_id, partner)
);
create index cancelled_untold on cancelled (run_id) where not told;

-- Of intents that an earlier version left: 0, which no item is.
alter table intent add column variant_id bigint not null default 0;
create index intent_of_job on intent (run_id, partner);

-- What tells a change by somebody else: the level at which we had left the item, and the units in open orders.
alter table intent add column expected int, add column committed int;
alter table item add column expected int, add column committed int;
