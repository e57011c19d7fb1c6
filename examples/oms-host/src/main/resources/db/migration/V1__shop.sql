-- The host's own orders, as far as this example needs them, and the marks after-sales set on them.
create table shop_order (
  order_id text collate "C" primary key,
  buyer    text not null,
  document json not null
);

create table shop_order_mark (
  place        bigint generated always as identity,
  effect_key   text primary key,
  order_id     text collate "C" not null references shop_order,
  mark         text not null,
  given_back   bigint not null,
  to_collect   bigint not null,
  currency     char(3) not null,
  replacements text[] not null
);
create index on shop_order_mark (order_id);

-- The host's own warehouse: units on sale, reserved units, and the orders of exchanges and reshipments.
create table stock_shelf (
  sku   text primary key,
  units bigint not null check (units >= 0)
);

create table stock_reserved (
  reservation text not null,
  sku         text not null,
  units       bigint not null check (units >= 0),
  primary key (reservation, sku)
);

-- Reservations that were released as a whole or went into an order. A row may precede its reservation, which is then rejected.
create table stock_closed (
  reservation text primary key
);

-- The answer to each effect, which is carried out once and answered the same on every repetition.
create table stock_answer (
  effect_key text primary key,
  refusal    text not null,
  reference  text not null
);

-- Units of orders that were kept from leaving. They must not be packed or handed over.
create table stock_kept_back (
  effect_key text not null,
  order_id   text collate "C" not null references shop_order,
  place      text not null,
  sku        text not null,
  units      bigint not null check (units > 0),
  primary key (effect_key, sku)
);
create index on stock_kept_back (order_id);

create table stock_order (
  effect_key text primary key,
  reference  text not null unique,
  gone       boolean not null default false
);

create table stock_order_line (
  effect_key text not null references stock_order,
  sku        text not null,
  units      bigint not null check (units > 0),
  primary key (effect_key, sku)
);

-- Orders that were cancelled. A row may precede its order, which is then rejected.
create table stock_stopped (
  effect_key text primary key
);
