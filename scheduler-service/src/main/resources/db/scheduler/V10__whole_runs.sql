-- When a run last finished that shows that stock still moves, however many others came after it.
drop index run_of_end;
create index run_of_whole_end on run (finished_at)
  where mode = 'APPLY' and status <> 'CANCELLED' and scope ->> 'kind' <> 'items' and finished_at is not null;
