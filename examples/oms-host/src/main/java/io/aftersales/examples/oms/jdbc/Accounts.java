package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.AccountTotals;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.RejectedException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps an account to rows: the frozen order, the balances of lines and tenders, the totals, and the bookings. */
final class Accounts {
    /** Selects the columns of an account; {@code a} is the alias of the account's table. */
    static final String COLUMNS = """
            f.document as frozen, a.version as account_version, a.document as sums,
            array(select l.document::text from account_line l where l.order_id = a.order_id) as lines,
            array(select l.replacement::text from account_line l
                where l.order_id = a.order_id and l.opened is not null order by l.opened) as replacements,
            array(select t.document::text from account_tender t where t.order_id = a.order_id order by t.place) as tenders
            """;

    /** Joins the tables of {@link #COLUMNS}. */
    static final String TABLES = "order_account a join frozen_order f on f.order_id = a.order_id";

    private final Documents documents;

    Accounts(Documents documents) {
        this.documents = documents;
    }

    /** Holds the sale and the money rules, which never change. */
    private record Frozen(Sale sale, RefundPolicy policy) {}

    /** Holds the part of an account that changes and is neither a line nor a tender. */
    private record Sums(int cases, long entries, AccountTotals totals) {}

    OrderAccount read(ResultSet row) throws SQLException {
        Frozen frozen = documents.read(row.getString("frozen"), Frozen.class);
        Sums sums = documents.read(row.getString("sums"), Sums.class);
        OrderSnapshot snapshot = OrderSnapshot.of(frozen.sale()).getOrElseThrow(RejectedException::new);
        var moving = new AccountRecord(
                row.getLong("account_version"),
                sums.cases(),
                sums.entries(),
                all(row.getArray("replacements"), ReplacementLine.class),
                all(row.getArray("lines"), LineBalance.class),
                all(row.getArray("tenders"), TenderBalance.class),
                sums.totals());
        return OrderAccount.restore(FrozenOrder.of(snapshot, frozen.policy()), moving);
    }

    private <T> List<T> all(Array column, Class<T> type) throws SQLException {
        var all = new ArrayList<T>();
        for (String document : (String[]) column.getArray()) {
            all.add(documents.read(document, type));
        }
        return all;
    }

    /** Adds the writes of a touched account to a statement. No account row is written when its stored version is another one. */
    void write(OrderAccount account, WriteBatch statement) {
        OrderAccount saved = account.saved();
        AccountRecord moving = saved.toRecord();
        String order = account.order().value();
        String sums = documents.write(new Sums(moving.cases(), moving.entries(), moving.totals()));
        boolean first = account.version() == 0;
        if (first) {
            String frozen = documents.write(
                    new Frozen(account.frozen().sale(), account.frozen().policy()));
            statement.with(
                    "frozen", "insert into frozen_order (order_id, document) values (?, ?::json)", order, frozen);
            statement.with(
                    "account",
                    "insert into order_account (order_id, version, document) values (?, ?, ?::json)",
                    order,
                    moving.version(),
                    sums);
        } else {
            statement.with(
                    "account",
                    "update order_account set version = ?, document = ?::json where order_id = ? and version = ?",
                    moving.version(),
                    sums,
                    order,
                    account.version());
        }
        lines(account, statement);
        tenders(account, first, statement);
        Bookings.write(account, statement);
    }

    private void lines(OrderAccount account, WriteBatch statement) {
        List<LineId> touched = account.touchedLines().stream()
                .sorted(Comparator.comparing(LineId::value))
                .toList();
        if (touched.isEmpty()) {
            return;
        }
        List<LineBalance> balances = touched.stream().map(account::line).toList();
        statement.with(
                "lines",
                """
                insert into account_line as l
                    (order_id, line_id, sold, held, back, moved, document, opened, replacement)
                select ?, t.line_id, t.sold, t.held, t.back, t.moved, t.document::json, t.opened, t.replacement::json
                from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::text[])
                    as t (line_id, sold, held, back, moved, document, opened, replacement)
                on conflict (order_id, line_id) do update set held = excluded.held, back = excluded.back,
                    moved = excluded.moved, document = excluded.document, replacement = excluded.replacement""",
                account.order().value(),
                texts(touched, LineId::value),
                numbers(touched, line -> sold(account, line)),
                numbers(balances, LineBalance::held),
                numbers(balances, LineBalance::back),
                numbers(balances, balance -> balance.moved().units()),
                texts(balances, documents::write),
                touched.stream().map(line -> opened(account, line)).toArray(Integer[]::new),
                texts(
                        touched,
                        line -> account.replacement(line).map(documents::write).orElse(null)));
    }

    private static long sold(OrderAccount account, LineId line) {
        return account.replacement(line)
                .map(ReplacementLine::quantity)
                .orElseGet(() -> account.frozen().sale().lines().stream()
                        .filter(each -> each.id().equals(line))
                        .mapToLong(OrderLine::quantity)
                        .findFirst()
                        .orElseThrow());
    }

    private static @Nullable Integer opened(OrderAccount account, LineId line) {
        return account.replacement(line).map(account.replacements()::indexOf).orElse(null);
    }

    /** Adds the tenders: all of them with a new account, later those that the new entries name. */
    private void tenders(OrderAccount account, boolean first, WriteBatch statement) {
        List<TenderBalance> all = account.tenders();
        List<TenderBalance> moved = all.stream()
                .filter(each -> first
                        || account.entries().stream()
                                .anyMatch(entry -> each.tender().id().equals(entry.tender())))
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        statement.with(
                "tenders",
                """
                insert into account_tender as t (order_id, tender_id, place, captured, owed, settled, document)
                select ?, m.tender_id, m.place, m.captured, m.owed, m.settled, m.document::json
                from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                    as m (tender_id, place, captured, owed, settled, document)
                on conflict (order_id, tender_id) do update set owed = excluded.owed, settled = excluded.settled,
                    document = excluded.document""",
                account.order().value(),
                texts(moved, each -> each.tender().id().value()),
                moved.stream().map(all::indexOf).toArray(Integer[]::new),
                numbers(moved, each -> each.tender().captured()),
                numbers(moved, TenderBalance::owed),
                numbers(moved, TenderBalance::settled),
                texts(moved, documents::write));
    }

    interface Text<T> {
        @Nullable
        String of(T value);
    }

    interface Count<T> {
        long of(T value);
    }

    static <T> @Nullable String[] texts(List<T> values, Text<T> text) {
        return values.stream().map(text::of).toArray(String[]::new);
    }

    static <T> Long[] numbers(List<T> values, Count<T> number) {
        return values.stream().map(number::of).toArray(Long[]::new);
    }
}
