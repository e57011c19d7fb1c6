-- The host's own warehouse: what is on sale, what stands reserved, and what was sent in exchanges or once more.
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

-- Reservations that were given free as a whole, or went into an order; also before they were ever seen.
create table stock_closed (
  reservation text primary key
);

-- What each effect was answered: it is carried out once, however often it is asked for.
create table stock_answer (
  effect_key text primary key,
  refusal    text not null,
  reference  text not null
);

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

-- Orders that were stopped, also before they were ever seen.
create table stock_stopped (
  effect_key text primary key
);
