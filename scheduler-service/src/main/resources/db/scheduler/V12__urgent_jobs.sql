-- Asked for by name: goes before those of a run over all partners.
alter table job add column urgent boolean not null default false;
