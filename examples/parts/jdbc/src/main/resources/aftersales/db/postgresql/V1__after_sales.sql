-- Storage of after-sales. The order is part of every key, so that the tables can be sharded by order. What is searched, compared or
-- guarded is a column; the rest is a JSON document, whose format the column "document_format" tells. Moments are UTC; due times are rounded up to
-- the microsecond, all others down.

-- The account of an order: "frozen", its money facts and rules as after-sales first found them, written once; and what moves.
-- "waits" tells whether an entry waits for a second person.
create table aftersales_account (
  order_id        text collate "C" primary key,
  frozen_format   int not null,
  frozen          text not null,
  version         bigint not null check (version > 0),
  waits           boolean not null,
  document_format int not null,
  document        text not null
);
create index aftersales_account_waits on aftersales_account (order_id) where waits;

-- What is taken of the units of a line (held, back or moved), of its units in one place (held or gone), of the money captured so far on a
-- tender (owed or settled) and of the amount paid for a charge (refunded or given as goodwill). The checks hold whatever the code does: no
-- unit is held or back twice, no place gives more than it held, no more goes back on a tender than was captured on it, and no charge goes
-- back twice. The id of a place is the line's, a line break and the place.
create table aftersales_balance (
  order_id text collate "C" not null,
  kind     text not null check (kind in ('LINE', 'PLACE', 'TENDER', 'CHARGE')),
  id       text collate "C" not null,
  total    bigint not null,
  taken    bigint not null check (taken >= 0),
  primary key (order_id, kind, id),
  constraint aftersales_no_unit_twice check (kind <> 'LINE' or taken <= total),
  constraint aftersales_no_more_than_in_place check (kind <> 'PLACE' or taken <= total),
  constraint aftersales_no_more_than_captured check (kind <> 'TENDER' or taken <= total),
  constraint aftersales_no_charge_twice check (kind <> 'CHARGE' or taken <= total),
  constraint aftersales_balance_of_account foreign key (order_id) references aftersales_account (order_id)
);

-- Append-only. The sequence is null until the entry is first read, and 0 for entries that move no money.
create table aftersales_entry (
  order_id    text collate "C" not null,
  number      bigint not null,
  kind        text not null,
  case_number int,
  line_id     text collate "C",
  place       text collate "C",
  units       bigint not null,
  tender_id   text collate "C",
  channel     text collate "C" not null,
  amount      bigint not null,
  tax         bigint not null,
  points      bigint not null,
  currency    text not null,
  effect_key  text collate "C",
  route       text,
  reference   text,
  actor       text collate "C" not null,
  role        text not null,
  occurred_at timestamp(6) not null,
  booked_at   timestamp(6) not null,
  sequence    bigint,
  primary key (order_id, number),
  constraint aftersales_entry_of_account foreign key (order_id) references aftersales_account (order_id)
);
create index aftersales_entry_sequence on aftersales_entry (sequence);

-- "owes" tells whether the case owes the buyer money or points.
-- A case for which nothing is due has the due time 9999-12-31, so that lists sorted by it need no rule for nulls. "changed_at" is the moment of
-- the newest event. Folded texts know no capital letters, for what people type. The indexes serve the pages of lists, each from the position of the page before; that on the status alone also serves
-- counts, which read no document.
create table aftersales_case (
  order_id        text collate "C" not null,
  number          int not null check (number > 0),
  version         bigint not null check (version > 0),
  kind            text not null,
  status          text not null,
  buyer           text collate "C" not null,
  order_folded    text collate "C" not null,
  buyer_folded    text collate "C" not null,
  due_at          timestamp(6) not null,
  opened_at       timestamp(6) not null,
  owes            boolean not null,
  ordered_at      timestamp(6) not null,
  changed_at      timestamp(6) not null,
  document_format int not null,
  document        text not null,
  primary key (order_id, number),
  constraint aftersales_case_of_account foreign key (order_id) references aftersales_account (order_id)
);
create index aftersales_case_owes on aftersales_case (order_id, number) where owes;
create index aftersales_case_buyer on aftersales_case (buyer, order_id, number);
create index aftersales_case_order_folded on aftersales_case (order_folded, order_id, number);
create index aftersales_case_buyer_folded on aftersales_case (buyer_folded, order_id, number);
create index aftersales_case_status on aftersales_case (status, order_id, number, kind, document_format);
create index aftersales_case_due on aftersales_case (due_at, order_id, number);
create index aftersales_case_opened on aftersales_case (opened_at, order_id, number);
create index aftersales_case_ordered on aftersales_case (ordered_at);
create index aftersales_case_changed on aftersales_case (changed_at);

-- Append-only. The first event of a command has the receipt of the command. "tracking" is the number of a parcel that the event tells, folded. The sequence is null until the event is first read.
create table aftersales_event (
  order_id        text collate "C" not null,
  case_number     int not null,
  number          int not null,
  code            text not null,
  happened_at     timestamp(6) not null,
  document_format int not null,
  document        text not null,
  tracking        text collate "C",
  command_id      text collate "C",
  receipt         text,
  sequence        bigint,
  primary key (order_id, case_number, number),
  constraint aftersales_command_once unique (order_id, command_id),
  constraint aftersales_event_of_case foreign key (order_id, case_number) references aftersales_case (order_id, number)
);
create index aftersales_event_tracking on aftersales_event (tracking);
create index aftersales_event_sequence on aftersales_event (sequence);

-- The last number given in each feed.
create table aftersales_feed (
  name          text primary key,
  last_sequence bigint not null
);
insert into aftersales_feed (name, last_sequence) values ('EVENTS', 0), ('JOURNAL', 0);

-- The outbox: each effect, written once, and its progress. The exact moments are texts, because columns hold microseconds.
create table aftersales_effect (
  order_id           text collate "C" not null,
  effect_key         text collate "C" not null,
  case_number        int not null,
  number             int not null,
  code               text not null,
  state              text not null,
  next_at            timestamp(6) not null,
  next_exactly       text not null,
  doubted            boolean not null,
  next_call          text not null,
  attempts           int not null,
  first_sent_exactly text,
  owner              text collate "C",
  fence              bigint not null,
  document_format    int not null,
  document           text not null,
  primary key (order_id, effect_key),
  constraint aftersales_effect_of_case foreign key (order_id, case_number) references aftersales_case (order_id, number)
);
create index aftersales_effect_due on aftersales_effect (next_at) where state in ('READY', 'SENT', 'IN_DOUBT');
create index aftersales_effect_place on aftersales_effect (order_id, case_number, number);
create index aftersales_effect_parked on aftersales_effect (order_id, case_number, number) where state = 'PARKED';

-- Tickets. "open_case" is the case while the ticket is unresolved: a case has one such ticket.
create table aftersales_ticket (
  order_id        text collate "C" not null,
  case_number     int not null,
  number          int not null check (number > 0),
  version         bigint not null check (version > 0),
  status          text not null,
  open_case       int,
  agent           text collate "C",
  team            text collate "C" not null,
  skill           text collate "C",
  urgency         int not null,
  opened_at       timestamp(6) not null,
  due_at          timestamp(6),
  alarm_at        timestamp(6),
  document_format int not null,
  document        text not null,
  primary key (order_id, case_number, number),
  constraint aftersales_one_unresolved unique (order_id, open_case),
  constraint aftersales_ticket_of_case foreign key (order_id, case_number) references aftersales_case (order_id, number)
);
create index aftersales_ticket_agent on aftersales_ticket (agent, opened_at);
create index aftersales_ticket_queue on aftersales_ticket (team, skill, urgency, opened_at);
create index aftersales_ticket_due on aftersales_ticket (due_at);
create index aftersales_ticket_alarm on aftersales_ticket (alarm_at);

-- Append-only. The first event of a command has the receipt of the command.
create table aftersales_ticket_event (
  order_id        text collate "C" not null,
  case_number     int not null,
  ticket_number   int not null,
  number          int not null,
  document_format int not null,
  document        text not null,
  command_id      text collate "C",
  receipt         text,
  primary key (order_id, case_number, ticket_number, number),
  constraint aftersales_ticket_command_once unique (order_id, command_id),
  constraint aftersales_event_of_ticket foreign key (order_id, case_number, ticket_number)
    references aftersales_ticket (order_id, case_number, number)
);

-- A row for each agent, locked while a ticket is assigned to the agent.
create table aftersales_agent (
  agent   text collate "C" primary key,
  changes bigint not null
);

-- Timelines, journals and frozen orders are never rewritten; only a sequence is given, once.
create function aftersales_refuse_to_rewrite() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name in ('aftersales_entry', 'aftersales_event') then
    if old.sequence is null and new.sequence > 0
        and to_jsonb(old) - 'sequence' = to_jsonb(new) - 'sequence' then
      return new;
    end if;
  end if;
  raise exception '% is only ever appended to', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on aftersales_entry
  for each row execute function aftersales_refuse_to_rewrite();
create trigger append_only before update or delete on aftersales_event
  for each row execute function aftersales_refuse_to_rewrite();
create trigger append_only before update or delete on aftersales_ticket_event
  for each row execute function aftersales_refuse_to_rewrite();
create trigger written_once before update of order_id, frozen, frozen_format or delete on aftersales_account
  for each row execute function aftersales_refuse_to_rewrite();
