-- Tables of cases, accounts and the outbox.
--
-- The order is part of every key, so that all tables can be sharded by order id. A fact that is searched, compared or guarded is a column;
-- the rest is a document with the version of its layout in the field "v". A document is of type json and not jsonb: it is stored as it is
-- written, and mostly read whole. Characters that PostgreSQL cannot read in a json document are escaped by the class JsonText.
-- Timestamps in columns are rounded up to the microsecond; documents keep the nanoseconds.

create domain order_number as text collate "C";

-- ---------------------------------------------------------------------------------------------------------- accounts

-- The money facts and money rules of an order, as they were when after-sales first touched the order. Written once.
create table frozen_order (
  order_id order_number primary key,
  document json not null
);

create table order_account (
  order_id order_number primary key references frozen_order,
  version  bigint not null check (version > 0),
  document json not null
);

-- The touched lines of an order. The check prevents two cases from holding the same unit, independent of the code.
create table account_line (
  order_id order_number not null references order_account,
  line_id  text not null,
  sold     bigint not null,
  held     bigint not null check (held >= 0),
  back     bigint not null check (back >= 0),
  moved    bigint not null check (moved >= 0),
  document json not null,
  opened   int,
  replacement json,
  primary key (order_id, line_id),
  constraint no_unit_twice check (held + back + moved <= sold),
  constraint opened_by_an_exchange check ((opened is null) = (replacement is null))
);
comment on column account_line.opened is 'for a line that an exchange opened its place among those, from 0';

-- The check prevents refunds on a tender from exceeding its captured amount. Refunds outside the library may exceed it.
create table account_tender (
  order_id  order_number not null references order_account,
  tender_id text not null,
  place     int not null,
  captured  bigint not null check (captured >= 0),
  owed      bigint not null check (owed >= 0),
  settled   bigint not null check (settled >= 0),
  document  json not null,
  primary key (order_id, tender_id),
  constraint no_more_than_captured check (owed + settled <= captured)
);

-- Append-only: the journal of the order.
create table account_entry (
  order_id    order_number not null references order_account,
  number      bigint not null,
  kind        text not null,
  case_number int,
  line_id     text,
  units       bigint not null,
  tender_id   text,
  amount      bigint not null,
  points      bigint not null,
  currency    char(3) not null,
  effect_key  text,
  reference   text,
  actor       text not null,
  role        text not null,
  occurred_at timestamptz not null,
  booked_at   timestamptz not null,
  primary key (order_id, number)
);
create index on account_entry (actor, booked_at) where kind = 'OWED';

-- ------------------------------------------------------------------------------------------------------------- cases

create table after_sales_case (
  order_id order_number not null references order_account,
  number   int not null check (number > 0),
  version  bigint not null check (version > 0),
  kind     text not null,
  status   text not null,
  buyer    text not null,
  due_at   timestamptz,
  document json not null,
  primary key (order_id, number)
);
create index on after_sales_case (buyer, order_id, number);
create index on after_sales_case (status, order_id, number);
create index on after_sales_case (due_at) where due_at is not null;

-- Append-only: the timelines of cases, and the feed over all orders. The sequence consists of the transaction's number and a place within
-- the transaction: a reader that stays below the oldest running transaction misses no event, and writers do not block each other. A
-- database that moves to another server must keep its transaction numbers, or readers of the feed start over.
create table case_event (
  order_id    order_number not null,
  case_number int not null,
  number      int not null,
  sequence    bigint not null,
  code        text not null,
  at          timestamptz not null,
  document    json not null,
  primary key (order_id, case_number, number),
  foreign key (order_id, case_number) references after_sales_case (order_id, number)
);
create unique index on case_event (sequence);

create table command_receipt (
  order_id    order_number not null,
  command_id  text not null,
  fingerprint text not null,
  case_number int not null,
  status      text not null,
  version     bigint not null,
  primary key (order_id, command_id),
  foreign key (order_id, case_number) references after_sales_case (order_id, number)
);

-- ------------------------------------------------------------------------------------------------------------ outbox

-- The outbox: each effect, written once, and its progress.
create table owed_effect (
  order_id    order_number not null,
  effect_key  text not null,
  case_number int not null,
  number      int not null,
  code        text not null,
  state       text not null,
  next_at     timestamptz not null,
  owner       text,
  fence       bigint not null,
  effect      json not null,
  progress    json not null,
  primary key (order_id, effect_key),
  foreign key (order_id, case_number) references after_sales_case (order_id, number)
);
create index on owed_effect (next_at) where state in ('READY', 'SENT', 'IN_DOUBT');
create index on owed_effect (order_id, case_number, number);
create index on owed_effect (order_id, case_number, number) where state = 'PARKED';

create function refuse_to_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever appended to', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on account_entry for each row execute function refuse_to_rewrite();
create trigger append_only before update or delete on case_event for each row execute function refuse_to_rewrite();
create trigger written_once before update or delete on frozen_order for each row execute function refuse_to_rewrite();
