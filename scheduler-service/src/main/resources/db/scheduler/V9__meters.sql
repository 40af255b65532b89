-- How long the page's work was held back by the rate limits of both stores; null when nobody said so.
alter table page add column waited_millis bigint;

-- When a partner's numbers were last renewed, as people see it, however long ago that is.
create index job_of_freshness on job (partner, finished_at)
  where mode = 'APPLY' and items is null and (status = 'SUCCEEDED' or status = 'PARTLY_FAILED' and failure is null);

create index run_of_end on run (finished_at) where finished_at is not null;
