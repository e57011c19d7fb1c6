-- The host's own orders, as far as this example needs them, and the marks after-sales set on them.
create table shop_order (
  order_id order_number primary key,
  buyer    text not null,
  document json not null
);

create table shop_order_mark (
  place        bigint generated always as identity,
  effect_key   text primary key,
  order_id     order_number not null references shop_order,
  mark         text not null,
  given_back   bigint not null,
  currency     char(3) not null,
  replacements text[] not null
);
create index on shop_order_mark (order_id);
