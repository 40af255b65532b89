-- How often the broker delivered a message again. Rows live only while a message is in trouble.
create table redelivery (
  queue text not null,
  message_id text not null,
  deliveries int not null,
  last_at timestamptz not null,
  primary key (queue, message_id)
);
