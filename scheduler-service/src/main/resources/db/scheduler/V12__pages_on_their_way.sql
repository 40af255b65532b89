-- Asked for by name: goes before those of a run over all partners.
alter table job add column urgent boolean not null default false;

-- When it was dispatched, or a sign of its life came; what has not moved for long takes no room from others.
alter table job add column moved_at timestamptz;
