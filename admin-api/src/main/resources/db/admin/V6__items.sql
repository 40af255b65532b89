-- Failures: what people did about them, and how they are found. The SKU is that of the mapping at the last attempt.
alter table failed_item
  add column sku text not null default '',
  add column retried_at timestamptz,
  add column retry_run uuid,
  add column dismissed_at timestamptz,
  add column dismissed_by text;
update failed_item f set sku = m.sku from mapping m where m.partner_key = f.partner and m.variant_id = f.variant_id;

create index failed_item_open on failed_item (first_seen, partner, variant_id) where dismissed_at is null;
create index failed_item_open_of_code on failed_item (code, first_seen, partner, variant_id) where dismissed_at is null;
create index failed_item_dismissed on failed_item (first_seen, partner, variant_id) where dismissed_at is not null;
create index failed_item_dismissed_of_code on failed_item (code, first_seen) where dismissed_at is not null;
create index failed_item_of_partner on failed_item (partner, first_seen, variant_id, code);
-- The search: by ids, and by how a SKU begins.
create index failed_item_variant on failed_item (variant_id);
create index failed_item_store_item on failed_item (store_item_id);
create index failed_item_sku on failed_item ((left(lower(sku), 200)) collate "C");

-- How many there are, so that nobody has to count them.
create table failed_count (
  partner text not null,
  code text not null,
  dismissed boolean not null,
  items bigint not null,
  primary key (partner, code, dismissed)
);
insert into failed_count select partner, code, false, count(*) from failed_item group by partner, code;

create function count_failures() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into admin.failed_count as c (partner, code, dismissed, items)
    select partner, code, dismissed_at is not null, count(*) from fresh group by 1, 2, 3 order by 1, 2, 3
    on conflict (partner, code, dismissed) do update set items = c.items + excluded.items;
  elsif tg_op = 'DELETE' then
    insert into admin.failed_count as c (partner, code, dismissed, items)
    select partner, code, dismissed_at is not null, -count(*) from gone group by 1, 2, 3 order by 1, 2, 3
    on conflict (partner, code, dismissed) do update set items = c.items + excluded.items;
  elsif tg_op = 'UPDATE' then
    insert into admin.failed_count as c (partner, code, dismissed, items)
    select partner, code, dismissed, sum(items) from (
      select partner, code, dismissed_at is not null as dismissed, 1 as items from fresh
      union all select partner, code, dismissed_at is not null, -1 from gone) moved
    group by 1, 2, 3 having sum(items) <> 0 order by 1, 2, 3
    on conflict (partner, code, dismissed) do update set items = c.items + excluded.items;
  else
    delete from admin.failed_count;
  end if;
  return null;
end $$;
create trigger count_new after insert on failed_item referencing new table as fresh
  for each statement execute function count_failures();
create trigger count_changed after update on failed_item referencing old table as gone new table as fresh
  for each statement execute function count_failures();
create trigger count_gone after delete on failed_item referencing old table as gone
  for each statement execute function count_failures();
create trigger count_none after truncate on failed_item for each statement execute function count_failures();

-- A failure ends with the mapping it came from: a mapping that was mended is tried anew, one that is gone is never tried again.
create function forget_failures() returns trigger language plpgsql as $$
begin
  delete from admin.failed_item f using gone g where f.partner = g.partner_key and f.variant_id = g.variant_id;
  return null;
end $$;
create trigger forget_failures after delete on mapping referencing old table as gone
  for each statement execute function forget_failures();

-- An item's history; and what was last written to it, however often it has failed since.
create index item_change_of_item on item_change (partner, variant_id, dispatch, page);
create index item_change_written on item_change (partner, variant_id, dispatch, page) where level_after is not null;

-- Null for a token that is older than this column.
alter table partner add column token_changed_at timestamptz;
