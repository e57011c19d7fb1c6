package io.aftersales.examples.spark;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.CaseRecord.Item;
import io.aftersales.domain.analytics.CaseRecord.Outcome;
import io.aftersales.domain.analytics.Mean;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of the feed of cases: a row for each case as the figures count it, in typed columns that SQL can read as well. A host writes them
 * from its stories: {@code story.records().stream().map(CaseRows::row)}.
 */
final class CaseRows {
    static final StructType SCHEMA = StructType.fromDDL("""
            order_id string not null,
            sequence int not null,
            kind string not null,
            ordered_at timestamp not null,
            opened_at timestamp not null,
            outcome string not null,
            ended_at timestamp,
            buyers_seconds bigint not null,
            items array<struct<sku string, reason string, fault string, units bigint, refunded bigint>> not null,
            refunded bigint not null,
            currency string not null,
            goods_kept boolean not null,
            score int,
            first_contact boolean not null,
            responses_kept bigint not null,
            responses bigint not null,
            next_replies_kept bigint not null,
            next_replies bigint not null,
            resolutions_kept bigint not null,
            resolutions bigint not null
            """);

    private CaseRows() {}

    /** Returns the row of a case; its number is the place in the sequence of its order. */
    static Row row(CaseRecord each) {
        return RowFactory.create(
                each.id().order().value(),
                each.id().number(),
                each.kind().name(),
                each.orderedAt(),
                each.openedAt(),
                each.outcome().name(),
                each.endedAt(),
                each.buyersSeconds(),
                each.items().stream().map(CaseRows::row).toArray(Row[]::new),
                each.refunded().minor(),
                each.refunded().currency().getCurrencyCode(),
                each.goodsKept(),
                each.score(),
                each.firstContact(),
                each.responses().sum(),
                each.responses().count(),
                each.nextReplies().sum(),
                each.nextReplies().count(),
                each.resolutions().sum(),
                each.resolutions().count());
    }

    private static Row row(Item item) {
        return RowFactory.create(item.sku(), item.reason(), item.fault().name(), item.units(), item.refunded());
    }

    /** Returns the case of a row. */
    static CaseRecord record(Row row) {
        var columns = new Columns(row);
        return new CaseRecord(
                new CaseId(OrderId.of(columns.text()), columns.number()),
                CaseKind.valueOf(columns.text()),
                columns.instant(),
                columns.instant(),
                Outcome.valueOf(columns.text()),
                columns.instantOrNull(),
                columns.whole(),
                items(columns.rows()),
                Money.ofMinor(columns.whole(), columns.text()),
                columns.bool(),
                columns.numberOrNull(),
                columns.bool(),
                new Mean(columns.whole(), columns.whole()),
                new Mean(columns.whole(), columns.whole()),
                new Mean(columns.whole(), columns.whole()));
    }

    private static List<Item> items(List<Row> rows) {
        var items = new ArrayList<Item>(rows.size());
        for (Row each : rows) {
            var columns = new Columns(each);
            items.add(new Item(
                    columns.text(), columns.text(), Fault.valueOf(columns.text()), columns.whole(), columns.whole()));
        }
        return items;
    }
}
