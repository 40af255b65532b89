-- Of an alert, so that of two about the same partner the later one is known; it goes on when a partner's row does not.
create sequence alert_sequence;

-- What is wrong with a partner, told or not. No row: nothing ever was.
create table partner_health (
  partner text primary key,
  state jsonb not null,
  -- the last alert, whole, as it is or will be published under its sequence; null: there was none
  alert jsonb,
  sequence bigint not null default 0,
  published_sequence bigint not null default 0,
  -- the partner was deleted, was paused or has nothing left to sync: the row goes when that is published
  removed boolean not null default false
);
create index partner_health_behind on partner_health (partner) where published_sequence < sequence;

-- Some of a page's failed items, for people; null: none failed.
alter table page add column failures jsonb;

-- Whether, at its end, any of its items was written or found right.
alter table job add column fruitful boolean not null default false;
update job j set fruitful = true
where j.finished_at is not null
  and exists (select 1 from page p where p.dispatch = j.dispatch and p.applied + p.unchanged > 0);

-- When a partner's numbers were last brought to the OCC store, however long ago that is.
create index job_of_success on job (partner, finished_at)
  where mode = 'APPLY' and items is null and fruitful and (status = 'SUCCEEDED' or status = 'PARTLY_FAILED' and failure is null);
