-- What people asked about stores, and what the services that own the connections answered.
create table question (
  id uuid primary key,
  kind text not null,
  -- Null for the OCC store.
  partner text,
  shop_domain text,
  asked_by text not null,
  asked_at timestamptz not null,
  not_after timestamptz not null,
  -- The first sign that somebody reads.
  begun_at timestamptz,
  answered_at timestamptz,
  -- Of several readings of a catalogue the one that was whole first.
  reading uuid,
  lines int not null default 0,
  description jsonb,
  failure jsonb
);
create index question_newest on question (kind, partner, asked_at desc);
create trigger announce after insert or update or delete on question for each statement execute function announce('mappings');
create trigger announce_partners after insert or update or delete on question for each statement execute function announce('partners');

create table catalogue_part (
  question uuid not null references question on delete cascade,
  reading uuid not null,
  part int not null,
  last boolean not null,
  primary key (question, reading, part)
);

create table catalogue_line (
  question uuid not null references question on delete cascade,
  reading uuid not null,
  variant_id bigint not null,
  item_id bigint not null,
  sku text,
  barcode text,
  title text not null,
  tracked boolean not null,
  -- In the form in which they are compared.
  sku_key text,
  barcode_key text,
  primary key (question, reading, variant_id)
);
create index catalogue_line_sku on catalogue_line (question, (left(sku_key, 200)));
create index catalogue_line_barcode on catalogue_line (question, (left(barcode_key, 200)));
create index catalogue_line_item on catalogue_line (question, item_id);

-- A partner's catalogue compared with OCC's.
create table review (
  partner text primary key,
  id uuid not null,
  partner_question uuid not null,
  store_question uuid not null,
  compared_at timestamptz not null
);

create table review_item (
  partner text not null references review on delete cascade,
  variant_id bigint not null,
  kind text not null,
  basis text,
  item_id bigint,
  reason text not null,
  title text not null,
  sku text,
  barcode text,
  item_title text,
  item_sku text,
  primary key (partner, variant_id)
);
create trigger announce after insert or update or delete on review for each statement execute function announce('mappings');

create table review_ignored (
  partner text not null,
  variant_id bigint not null,
  ignored_by text not null,
  ignored_at timestamptz not null,
  primary key (partner, variant_id)
);
create trigger announce after insert or update or delete on review_ignored for each statement execute function announce('mappings');

-- What is left to decide: mappings that were made since the comparison count at once.
create view review_queue as
select r.partner, r.variant_id, r.basis, r.item_id, r.reason, r.title, r.sku, r.barcode, r.item_title, r.item_sku,
       case when i.variant_id is not null then 'IGNORED'
            when r.kind = 'MATCH' and h.partner_key is not null then 'CONFLICT'
            else r.kind end as state,
       h.partner_key as holder, h.variant_id as holder_variant
from review_item r
left join mapping m on m.partner_key = r.partner and m.variant_id = r.variant_id
left join mapping h on h.store_item_id = r.item_id
left join review_ignored i on i.partner = r.partner and i.variant_id = r.variant_id
where m.variant_id is null;

-- A file that was looked at and not yet applied.
create table mapping_preview (
  id uuid primary key,
  made_by text not null,
  made_at timestamptz not null,
  -- Of the partners in it: {"key": version}. When one of them is another by now, the preview is worth nothing.
  versions jsonb not null,
  answer jsonb not null,
  lines int[] not null,
  partners text[] not null,
  variants bigint[] not null,
  items bigint[] not null,
  skus text[] not null
);
create index mapping_preview_age on mapping_preview (made_at);

-- The search for mappings: by ids, and by how a SKU begins.
create index mapping_variant on mapping (variant_id);
create index mapping_sku on mapping ((left(lower(sku), 200)) collate "C");
