-- Where a store's stock was kept last. Without a configured location it stays there, whatever others are opened or closed.
create table location (
  shop_domain text primary key,
  gid text not null,
  since timestamptz not null
);
