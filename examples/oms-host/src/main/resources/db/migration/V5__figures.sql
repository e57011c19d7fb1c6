-- Figures are computed in the database by views: one row for each case, counted like CaseReading in the library does, and one row for each
-- of its items. Only the two timestamps by which a period finds its cases are stored again.

alter table after_sales_case add column opened_at timestamptz, add column ordered_at timestamptz;
update after_sales_case set opened_at = (document->'submission'->>'at')::timestamptz,
  ordered_at = (coalesce(document->'submission'->>'orderedAt', document->'submission'->>'at'))::timestamptz;
alter table after_sales_case alter column opened_at set not null, alter column ordered_at set not null;
create index on after_sales_case (opened_at);
create index on after_sales_case (ordered_at);

-- The lines of a case: the line of the sale each goes back to, and whether units of it stayed with the buyer.
create view claimed_line as
select c.order_id, c.number, coalesce(l.replacement->'root'->>'value', i.line) as root, i.units > coalesce(b.units, 0) as stayed
from after_sales_case c
cross join lateral (
  select item->'line'->>'value' as line, sum((item->>'quantity')::bigint) as units
  from json_array_elements(c.document->'submission'->'items') as items (item) group by 1) as i
left join lateral (
  select sum((line->>'quantity')::bigint) as units
  from json_array_elements(c.document->'refund'->'breakdown'->'lines') as lines (line) where line->'line'->>'value' = i.line) as b on true
left join account_line l on l.order_id = c.order_id and l.line_id = i.line;

create view counted_case as
select c.order_id, c.number, c.kind, c.opened_at, c.ordered_at, f.document->'sale'->>'currency' as currency,
  (c.status in ('REFUNDED', 'EXCHANGED', 'RESHIPPED'))::int as granted,
  (c.status in ('REJECTED', 'CLOSED'))::int as not_granted,
  claimed.units, story.refunded, took.handling,
  case when ended.at is not null then greatest(0, took.handling - story.by_buyer) end as handling_by_shop,
  (c.document->>'score')::int as score,
  case when ended.at is not null then (
    tickets.number <= 1 and tickets.agents <= 1 and not tickets.escalated and not story.asked
    and not exists (
      select from after_sales_case later
      join claimed_line again on again.order_id = later.order_id and again.number = later.number
      join claimed_line here on here.order_id = c.order_id and here.number = c.number and here.stayed and here.root = again.root
      where later.order_id = c.order_id and later.number > c.number
        and later.opened_at between ended.at and ended.at + interval '7 days'))::int
  end as first_contact,
  tickets.responses, tickets.responses_kept, tickets.resolutions, tickets.resolutions_kept
from after_sales_case c
join frozen_order f on f.order_id = c.order_id
cross join lateral (select (c.document->>'endedAt')::timestamptz as at) as ended
cross join lateral (
  select case when ended.at is not null then greatest(0, floor(extract(epoch from ended.at - c.opened_at))) end::bigint as handling) as took
cross join lateral (
  select coalesce(sum((item->>'quantity')::bigint), 0) as units
  from json_array_elements(c.document->'submission'->'items') as items (item)) as claimed
cross join lateral (
  select
    coalesce(greatest(0, floor(sum(extract(epoch from e.until - e.at)) filter (
      where e.status in ('AWAITING_INFO', 'WAITING_RETURN', 'AWAITING_TOP_UP')))), 0)::bigint as by_buyer,
    coalesce(sum(e.paid), 0)::bigint as refunded,
    bool_or(e.code = 'INFO_REQUESTED') as asked
  from (
    select e.code, e.at, lead(e.at) over (order by e.number) as until, e.document->>'status' as status,
      case
        when e.code in ('REFUND_PART_PAID', 'STRAY_PAYMENT_COUNTED') then (e.document->'event'->'amount'->>'minor')::bigint
        when e.code = 'REFUND_PART_TAKEN_BACK' and exists (
            select from json_array_elements(c.document->'refund'->'parts') as parts (part)
            where part->'tender'->'id'->>'value' = e.document->'event'->'tender'->>'value' and part->'tender'->>'kind' <> 'POINTS')
          then -(e.document->'event'->'amount'->>'minor')::bigint
      end as paid
    from case_event e where e.order_id = c.order_id and e.case_number = c.number) as e) as story
cross join lateral (
  select count(*) as number,
    count(*) filter (where t.document->'response'->'clock'->>'stoppedAt' is not null) as responses,
    count(*) filter (
      where t.document->'response'->'clock'->>'stoppedAt' is not null and t.document->'response'->>'dueAt' is null) as responses_kept,
    count(*) filter (where t.document->'resolution'->'clock'->>'stoppedAt' is not null) as resolutions,
    count(*) filter (
      where t.document->'resolution'->'clock'->>'stoppedAt' is not null and t.document->'resolution'->>'dueAt' is null)
      as resolutions_kept,
    (select count(distinct e.document->'event'->>'agent') filter (where e.document->'event'->>'type' = 'TICKET_ASSIGNED')
      from ticket_event e where e.order_id = c.order_id and e.case_number = c.number) as agents,
    exists (select from ticket_event e where e.order_id = c.order_id and e.case_number = c.number
      and e.document->'event'->>'type' = 'TICKET_ESCALATED') as escalated
  from ticket t where t.order_id = c.order_id and t.case_number = c.number) as tickets;

-- The refund of a line counts with the first item that names the line; the refund of replacement goods counts with the first item of the
-- case.
create view counted_item as
select c.order_id, c.number, item.sku, item.reason, item.fault, item.units,
  coalesce(case when item.nth_of_line = 1 then booked.total end, 0) + coalesce(case when item.place = 1 then rest.total end, 0) as refunded
from after_sales_case c
cross join lateral (
  select i.place, i.item->'line'->>'value' as line, i.item->>'sku' as sku, i.item->'reason'->>'code' as reason,
    coalesce(c.document->'inspection'->>'fault', i.item->'reason'->>'fault') as fault, (i.item->>'quantity')::bigint as units,
    row_number() over (partition by i.item->'line'->>'value' order by i.place) as nth_of_line
  from json_array_elements(c.document->'submission'->'items') with ordinality as i (item, place)) as item
left join lateral (
  select sum((line->>'total')::bigint) as total
  from json_array_elements(c.document->'refund'->'breakdown'->'lines') as lines (line) where line->'line'->>'value' = item.line) as booked on true
left join lateral (
  select sum((line->>'total')::bigint) as total
  from json_array_elements(c.document->'refund'->'breakdown'->'lines') as lines (line)
  where line->'line'->>'value' not in (
    select i->'line'->>'value' from json_array_elements(c.document->'submission'->'items') as items (i))) as rest on true;
