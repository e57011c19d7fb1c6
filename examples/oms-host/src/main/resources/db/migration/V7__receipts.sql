-- More facts of a receipt: the refund that was booked, and what the case waits for next. A receipt from before this migration has no
-- refund and waits for nothing.

alter table command_receipt add column told json;
update command_receipt r set told = json_build_object(
    'v', 3,
    'booked', json_build_object('minor', 0, 'currency', (select f.document->'sale'->>'currency' from frozen_order f where f.order_id = r.order_id)),
    'next', json_build_object('what', 'NOTHING', 'until', null));
alter table command_receipt alter column told set not null;
