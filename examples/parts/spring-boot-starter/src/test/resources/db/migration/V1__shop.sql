create table shop_cancellation (
  order_id varchar(100) primary key
);
