-- What is paused says why, by whom and since when. Of pauses older than this nobody knows.
alter table control
  add column everything_epoch bigint not null default 0,
  add column reason text,
  add column paused_by text,
  add column paused_at timestamptz;
alter table partner add column pause_reason text, add column paused_by text, add column paused_at timestamptz;
create index partner_paused on partner (key) where paused and not deleted;

-- No foreign key: an item stays paused while its mapping is taken away and comes back.
create table paused_item (
  partner_key text not null,
  variant_id bigint not null,
  epoch bigint not null,
  reason text not null,
  paused_by text not null,
  paused_at timestamptz not null,
  primary key (partner_key, variant_id)
);
create trigger announce after insert or update or delete on paused_item for each statement execute function announce('control');

-- All pauses alike. One is applied when the updater keeps to the control state that brought it.
create view pause as
select 'EVERYTHING' as scope, null::text as partner, null::bigint as variant_id, c.reason, c.paused_by, c.paused_at,
  c.everything_epoch <= c.applied_epoch as applied
from control c where c.everything
union all
select 'PARTNER', p.key, null, p.pause_reason, p.paused_by, p.paused_at, p.pause_epoch <= c.applied_epoch
from partner p cross join control c where p.paused and not p.deleted
union all
select 'ITEM', i.partner_key, i.variant_id, i.reason, i.paused_by, i.paused_at, i.epoch <= c.applied_epoch
from paused_item i cross join control c;

-- The wish to stop a run, until the broker has it.
alter table run
  add column cancel_requested_at timestamptz,
  add column cancel_requested_by text,
  add column cancel_published boolean not null default false;
create index run_cancel_unpublished on run (cancel_requested_at) where cancel_requested_at is not null and not cancel_published;
create index run_of_slot on run (slot desc) where slot is not null;

-- The level at which we had left the item, and whether somebody else changed it since; null when that is not known.
alter table item_change add column level_expected int, add column drift boolean;
