-- Storage of after-sales. The order is part of every key, so that the tables can be sharded by order. What is searched, compared or
-- guarded is a column; the rest is a JSON document, whose format the column "document_format" tells. Moments are UTC; due times are rounded up to
-- the microsecond, all others down.

-- The account of an order: "frozen", its money facts and rules as after-sales first found them, written once; and what moves.
-- "waits" tells whether an entry waits for a second person.
create table aftersales_account (
  order_id        varchar(100) primary key,
  frozen_format   int not null,
  frozen          longtext not null,
  version         bigint not null check (version > 0),
  waits           boolean not null,
  document_format int not null,
  document        longtext not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index aftersales_account_waits on aftersales_account (waits, order_id);

-- What is taken of the units of a line (held, back or moved), of its units in one place (held or gone), of the money captured so far on a
-- tender (owed or settled) and of the amount paid for a charge (refunded or given as goodwill). The checks hold whatever the code does: no
-- unit is held or back twice, no place gives more than it held, no more goes back on a tender than was captured on it, and no charge goes
-- back twice. The id of a place is the line's, a line break and the place.
create table aftersales_balance (
  order_id varchar(100) not null,
  kind     varchar(50) not null check (kind in ('LINE', 'PLACE', 'TENDER', 'CHARGE')),
  id       varchar(201) not null,
  total    bigint not null,
  taken    bigint not null check (taken >= 0),
  primary key (order_id, kind, id),
  constraint aftersales_no_unit_twice check (kind <> 'LINE' or taken <= total),
  constraint aftersales_no_more_than_in_place check (kind <> 'PLACE' or taken <= total),
  constraint aftersales_no_more_than_captured check (kind <> 'TENDER' or taken <= total),
  constraint aftersales_no_charge_twice check (kind <> 'CHARGE' or taken <= total),
  constraint aftersales_balance_of_account foreign key (order_id) references aftersales_account (order_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Append-only. The sequence is null until the entry is first read, and 0 for entries that move no money.
create table aftersales_entry (
  order_id    varchar(100) not null,
  number      bigint not null,
  kind        varchar(50) not null,
  case_number int,
  line_id     varchar(100),
  place       varchar(100),
  units       bigint not null,
  tender_id   varchar(100),
  channel     varchar(255) not null,
  amount      bigint not null,
  tax         bigint not null,
  points      bigint not null,
  currency    varchar(50) not null,
  effect_key  varchar(100),
  route       varchar(50),
  reference   varchar(1000),
  actor       varchar(255) not null,
  role        varchar(50) not null,
  occurred_at datetime(6) not null,
  booked_at   datetime(6) not null,
  sequence    bigint,
  primary key (order_id, number),
  constraint aftersales_entry_of_account foreign key (order_id) references aftersales_account (order_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index aftersales_entry_sequence on aftersales_entry (sequence);

-- "owes" tells whether the case owes the buyer money or points.
-- A case for which nothing is due has the due time 9999-12-31, so that lists sorted by it need no rule for nulls. "changed_at" is the moment of
-- the newest event. Folded texts know no capital letters, for what people type. The indexes serve the pages of lists, each from the position of the page before; that on the status alone also serves
-- counts, which read no document.
create table aftersales_case (
  order_id        varchar(100) not null,
  number          int not null check (number > 0),
  version         bigint not null check (version > 0),
  kind            varchar(50) not null,
  status          varchar(50) not null,
  buyer           varchar(255) not null,
  order_folded    varchar(100) not null,
  buyer_folded    varchar(255) not null,
  due_at          datetime(6) not null,
  opened_at       datetime(6) not null,
  owes            boolean not null,
  ordered_at      datetime(6) not null,
  changed_at      datetime(6) not null,
  document_format int not null,
  document        longtext not null,
  primary key (order_id, number),
  constraint aftersales_case_of_account foreign key (order_id) references aftersales_account (order_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index aftersales_case_owes on aftersales_case (owes, order_id, number);
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
  order_id        varchar(100) not null,
  case_number     int not null,
  number          int not null,
  code            varchar(50) not null,
  happened_at     datetime(6) not null,
  document_format int not null,
  document        longtext not null,
  tracking        varchar(100),
  command_id      varchar(100),
  receipt         longtext,
  sequence        bigint,
  primary key (order_id, case_number, number),
  constraint aftersales_command_once unique (order_id, command_id),
  constraint aftersales_event_of_case foreign key (order_id, case_number) references aftersales_case (order_id, number)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index aftersales_event_tracking on aftersales_event (tracking);
create index aftersales_event_sequence on aftersales_event (sequence);

-- The last number given in each feed.
create table aftersales_feed (
  name          varchar(50) primary key,
  last_sequence bigint not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
insert into aftersales_feed (name, last_sequence) values ('EVENTS', 0), ('JOURNAL', 0);

-- The outbox: each effect, written once, and its progress. The exact moments are texts, because columns hold microseconds.
create table aftersales_effect (
  order_id           varchar(100) not null,
  effect_key         varchar(100) not null,
  case_number        int not null,
  number             int not null,
  code               varchar(50) not null,
  state              varchar(50) not null,
  next_at            datetime(6) not null,
  next_exactly       varchar(50) not null,
  doubted            boolean not null,
  next_call          varchar(50) not null,
  attempts           int not null,
  first_sent_exactly varchar(50),
  owner              varchar(255),
  fence              bigint not null,
  document_format    int not null,
  document           longtext not null,
  primary key (order_id, effect_key),
  constraint aftersales_effect_of_case foreign key (order_id, case_number) references aftersales_case (order_id, number)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index aftersales_effect_due on aftersales_effect (state, next_at);
create index aftersales_effect_place on aftersales_effect (order_id, case_number, number);
-- Parked effects are few: they are found by their state.

-- Tickets. "open_case" is the case while the ticket is unresolved: a case has one such ticket.
create table aftersales_ticket (
  order_id        varchar(100) not null,
  case_number     int not null,
  number          int not null check (number > 0),
  version         bigint not null check (version > 0),
  status          varchar(50) not null,
  open_case       int,
  agent           varchar(255),
  team            varchar(255) not null,
  skill           varchar(255),
  urgency         int not null,
  opened_at       datetime(6) not null,
  due_at          datetime(6),
  alarm_at        datetime(6),
  document_format int not null,
  document        longtext not null,
  primary key (order_id, case_number, number),
  constraint aftersales_one_unresolved unique (order_id, open_case),
  constraint aftersales_ticket_of_case foreign key (order_id, case_number) references aftersales_case (order_id, number)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index aftersales_ticket_agent on aftersales_ticket (agent, opened_at);
create index aftersales_ticket_queue on aftersales_ticket (team, skill, urgency, opened_at);
create index aftersales_ticket_due on aftersales_ticket (due_at);
create index aftersales_ticket_alarm on aftersales_ticket (alarm_at);

-- Append-only. The first event of a command has the receipt of the command.
create table aftersales_ticket_event (
  order_id        varchar(100) not null,
  case_number     int not null,
  ticket_number   int not null,
  number          int not null,
  document_format int not null,
  document        longtext not null,
  command_id      varchar(100),
  receipt         longtext,
  primary key (order_id, case_number, ticket_number, number),
  constraint aftersales_ticket_command_once unique (order_id, command_id),
  constraint aftersales_event_of_ticket foreign key (order_id, case_number, ticket_number)
    references aftersales_ticket (order_id, case_number, number)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- A row for each agent, locked while a ticket is assigned to the agent.
create table aftersales_agent (
  agent   varchar(255) primary key,
  changes bigint not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Timelines, journals and frozen orders are never rewritten; only a sequence is given, once.
create trigger aftersales_entry_kept before delete on aftersales_entry for each row
  signal sqlstate '45000' set message_text = 'aftersales_entry is only ever appended to';
create trigger aftersales_event_kept before delete on aftersales_event for each row
  signal sqlstate '45000' set message_text = 'aftersales_event is only ever appended to';
create trigger aftersales_ticket_event_kept before delete on aftersales_ticket_event for each row
  signal sqlstate '45000' set message_text = 'aftersales_ticket_event is only ever appended to';
create trigger aftersales_account_kept before delete on aftersales_account for each row
  signal sqlstate '45000' set message_text = 'aftersales_account is only ever appended to';
create trigger aftersales_ticket_event_unchanged before update on aftersales_ticket_event for each row
  signal sqlstate '45000' set message_text = 'aftersales_ticket_event is only ever appended to';
create trigger aftersales_account_unchanged before update on aftersales_account for each row
begin
  if not (new.order_id <=> old.order_id and new.frozen_format <=> old.frozen_format and new.frozen <=> old.frozen) then
    signal sqlstate '45000' set message_text = 'the frozen part of aftersales_account is only ever appended to';
  end if;
end;
create trigger aftersales_entry_unchanged before update on aftersales_entry for each row
begin
  if not (old.sequence is null and new.sequence > 0
      and new.order_id <=> old.order_id and new.number <=> old.number and new.kind <=> old.kind and new.case_number <=>
      old.case_number and new.line_id <=> old.line_id and new.place <=> old.place and new.units <=> old.units and
      new.tender_id <=> old.tender_id and new.channel <=> old.channel and new.amount <=> old.amount and new.tax <=>
      old.tax and new.points <=> old.points and new.currency <=> old.currency and new.effect_key <=> old.effect_key and new.route <=> old.route and
      new.reference <=> old.reference and
      new.actor <=> old.actor and new.role <=> old.role and new.occurred_at <=> old.occurred_at and new.booked_at
      <=> old.booked_at) then
    signal sqlstate '45000' set message_text = 'aftersales_entry is only ever appended to';
  end if;
end;
create trigger aftersales_event_unchanged before update on aftersales_event for each row
begin
  if not (old.sequence is null and new.sequence > 0
      and new.order_id <=> old.order_id and new.case_number <=> old.case_number and new.number <=> old.number and
      new.code <=> old.code and new.happened_at <=> old.happened_at and new.document_format <=> old.document_format and new.document
      <=> old.document and new.command_id <=> old.command_id and new.receipt <=> old.receipt) then
    signal sqlstate '45000' set message_text = 'aftersales_event is only ever appended to';
  end if;
end;
