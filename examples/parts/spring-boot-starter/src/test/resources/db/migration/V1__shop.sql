create table shop_cancellation (
  order_id varchar(100) not null,
  command_id varchar(100) not null,
  primary key (order_id, command_id)
);
