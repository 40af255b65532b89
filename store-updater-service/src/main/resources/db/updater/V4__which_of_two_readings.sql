-- When the partner's store gave the numbers: of two readings under one dispatch, as when a job runs twice, the later one holds. Null
-- where an earlier version left the row.
alter table item add column read_at timestamptz;
alter table intent add column read_at timestamptz;
alter table hold add column read_at timestamptz;
