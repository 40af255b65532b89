-- Who changed what. Rows are only added, and deleted when they are old.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  role text not null,
  action text not null,
  subject text not null,
  details jsonb not null
);
create index audit_of_actor on audit (actor, id desc);
create index audit_of_action on audit (action, id desc);
create index audit_of_subject on audit (subject, id desc);
create index audit_at on audit (at);

-- Tells every admin-api which kind of thing changed, so that open pages ask again.
create function announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('admin_live', tg_argv[0]);
  return null;
end $$;

create trigger announce after insert or update or delete on run for each statement execute function announce('runs');
create trigger announce after insert or update or delete on sync_log for each statement execute function announce('runs');
create trigger announce after insert or update or delete on result_page for each statement execute function announce('runs');
create trigger announce after insert or update or delete on partner for each statement execute function announce('partners');
create trigger announce after insert or update or delete on mapping for each statement execute function announce('mappings');
create trigger announce after insert or update or delete on failed_item for each statement execute function announce('items');
create trigger announce after insert or update or delete on control for each statement execute function announce('control');
create trigger announce after insert or update or delete on settings for each statement execute function announce('schedule');
create trigger announce after insert or update or delete on incident for each statement execute function announce('incidents');
create trigger announce after insert or update or delete on store_status for each statement execute function announce('incidents');
create trigger announce after insert or update or delete on dead_letter for each statement execute function announce('deadletters');
create trigger announce after insert or update or delete on audit for each statement execute function announce('audit');
