-- The shop's own tables, as they were before after-sales came. Amounts are cents, prices contain VAT.
create table if not exists orders (
  id             text primary key,
  buyer          text not null,
  placed_at      timestamptz not null,
  state          text not null,
  coupon         bigint not null,
  shipping       bigint not null,
  shipping_vat   bigint not null,
  gift_card      bigint not null,
  gift_card_code text not null,
  card           bigint not null,
  card_payment   text not null
);
create table if not exists order_rows (
  order_id text not null references orders (id),
  row      int not null,
  sku      text not null,
  pieces   int not null,
  price    bigint not null, -- of one piece
  vat      bigint not null, -- in what was paid for the row
  primary key (order_id, row)
);
create table if not exists parcels ( -- what a carrier has taken
  id           text primary key,
  order_id     text not null references orders (id),
  warehouse    text not null,
  left_at      timestamptz not null,
  delivered_at timestamptz
);
create table if not exists stock (sku text primary key, pieces bigint not null);
create table if not exists cancellations (order_id text primary key);

-- New: what after-sales asked for, each key once.
create table if not exists asked (key text primary key, answer text not null);
create table if not exists stopped (order_id text not null, sku text not null, pieces bigint not null); -- the packers leave these out
create table if not exists order_marks (key text primary key, order_id text not null, mark text not null, given_back bigint not null);
