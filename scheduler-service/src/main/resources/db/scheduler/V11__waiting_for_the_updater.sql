-- How long the updater's queue was, by the minute of the last day: the longest time from the reading of a page until its result came.
create table queue_wait (
  minute timestamptz primary key,
  millis bigint not null
);

-- When the updater was last asked to stop the job. stop_sent, and its index, are for schedulers of the version before.
alter table job add column stop_sent_at timestamptz;
create index job_cancelling on job (stop_sent_at nulls first, job_id) where cancelling and finished_at is null;
