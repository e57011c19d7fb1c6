-- The journal over all orders, with a sequence like that of the feed of events: the number of the transaction and a place within it.
-- Entries from before this migration come first.

alter table account_entry add column sequence bigint;
alter table account_entry disable trigger append_only;
update account_entry as e set sequence = earlier.place from (
  select order_id, number, row_number() over (order by booked_at, order_id, number) as place from account_entry) as earlier
where earlier.order_id = e.order_id and earlier.number = e.number;
alter table account_entry enable trigger append_only;
alter table account_entry alter column sequence set not null;
create unique index on account_entry (sequence);
