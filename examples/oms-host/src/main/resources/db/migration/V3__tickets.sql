-- Tickets: cases that need a person. Timestamps in columns are rounded down here; a ticket found by them is checked again with its
-- nanoseconds.
create table ticket (
  order_id    order_number not null,
  case_number int not null,
  number      int not null check (number > 0),
  version     bigint not null check (version > 0),
  status      text not null,
  agent       text,
  team        text not null,
  skill       text,
  urgency     int not null,
  opened_at   timestamptz not null,
  due_at      timestamptz,
  alarm_at    timestamptz,
  document    json not null,
  primary key (order_id, case_number, number),
  foreign key (order_id, case_number) references after_sales_case (order_id, number)
);
create unique index one_unresolved on ticket (order_id, case_number) where status <> 'RESOLVED';
create index on ticket (agent, opened_at) where status <> 'RESOLVED';
create index on ticket (team, skill, urgency, opened_at) where agent is null and status in ('OPEN', 'ESCALATED');
create index on ticket (due_at);
create index on ticket (alarm_at);

create table ticket_event (
  order_id      order_number not null,
  case_number   int not null,
  ticket_number int not null,
  number        int not null,
  document      json not null,
  primary key (order_id, case_number, ticket_number, number),
  foreign key (order_id, case_number, ticket_number) references ticket (order_id, case_number, number)
);
create trigger append_only before update or delete on ticket_event for each row execute function refuse_to_rewrite();

create table ticket_receipt (
  order_id      order_number not null,
  command_id    text not null,
  fingerprint   text not null,
  case_number   int not null,
  ticket_number int not null,
  status        text not null,
  version       bigint not null,
  primary key (order_id, command_id),
  foreign key (order_id, case_number, ticket_number) references ticket (order_id, case_number, number)
);
