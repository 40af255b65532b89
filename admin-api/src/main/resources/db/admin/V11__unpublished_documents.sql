-- Since when, and why, the broker does not take a partner's document; null while it does.
alter table partner
  add column unpublished_since timestamptz,
  add column unpublished_why text;
create index partner_refused on partner (unpublished_since) where unpublished_since is not null;

-- Partners whose newest document could not be published when the run was asked for, so that it went on with what was known.
alter table run add column outdated_partners text[] not null default '{}';
