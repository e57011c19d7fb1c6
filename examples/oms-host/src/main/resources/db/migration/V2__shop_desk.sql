-- Requests to buyers to pay a difference. A row without a buyer is the tombstone of a request that was cancelled before it came in.
create table shop_top_up (
  effect_key text primary key,
  case_id    text collate "C" not null,
  buyer      text,
  amount     bigint,
  currency   char(3),
  expires    timestamptz,
  state      text not null,
  channel    text,
  reference  text
);
create index on shop_top_up (case_id);

-- What staff have to look at now.
create table shop_alarm (
  place           bigint generated always as identity,
  effect_key      text primary key,
  case_id         text collate "C" not null,
  alarm           text not null,
  detail          text not null,
  raised_at       timestamptz not null,
  acknowledged_by text,
  acknowledged_at timestamptz
);
create unique index on shop_alarm (place);

-- What buyers and staff were told. Here a table stands for mails and messages.
create table shop_notice (
  place      bigint generated always as identity,
  effect_key text primary key,
  case_id    text collate "C" not null,
  kind       text not null,
  audience   text not null,
  recipient  text not null,
  buyer      text not null,
  amount     bigint,
  currency   char(3),
  until      timestamptz,
  code       text not null,
  skus       text[] not null,
  units      bigint[] not null,
  sent_at    timestamptz not null
);
create index on shop_notice (case_id, place);

create index on shop_order (buyer, order_id);
