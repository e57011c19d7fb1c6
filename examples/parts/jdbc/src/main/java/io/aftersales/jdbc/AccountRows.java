package io.aftersales.jdbc;

import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.AccountTotals;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.StaleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Maps accounts to rows: the frozen order, the totals, the balances of lines and tenders, and the entries of the journal. */
final class AccountRows {
    /**
     * Selects the parts of an account, and optionally of a case, as rows of one shape, so that one statement reads all of them as of one
     * moment. The parameter of each part is the order.
     */
    static final String PARTS = """
            select 'ORDER' as part, 0 as place, 0 as version, 0 as cases, 0 as entries, format, document
              from aftersales_order where order_id = ?
            union all select 'ACCOUNT', 0, version, cases, entries, format, document
              from aftersales_account where order_id = ?
            union all select 'LINE', 0, 0, 0, 0, format, document
              from aftersales_line where order_id = ?
            union all select 'REPLACEMENT', opened, 0, 0, 0, format, replacement
              from aftersales_line where order_id = ? and opened is not null
            union all select 'TENDER', place, 0, 0, 0, format, document
              from aftersales_tender where order_id = ?""";

    /** The number of parameters of {@link #PARTS}. */
    private static final int PARAMETERS = 5;

    private final Dialect dialect;
    private final Documents documents;

    AccountRows(Dialect dialect, Documents documents) {
        this.dialect = dialect;
        this.documents = documents;
    }

    static List<@Nullable Object> parameters(OrderId order) {
        var all = new @Nullable Object[PARAMETERS];
        Arrays.fill(all, order.value());
        return new ArrayList<>(Arrays.asList(all));
    }

    /** Collects the rows of one account. */
    final class Reading {
        private @Nullable FrozenOrder frozen;
        private @Nullable AccountTotals totals;
        private long version;
        private int cases;
        private long entries;
        private final List<LineBalance> lines = new ArrayList<>();
        private final Map<Integer, ReplacementLine> replacements = new TreeMap<>();
        private final Map<Integer, TenderBalance> tenders = new TreeMap<>();

        /** Takes a row, if it is a part of an account. */
        void take(ResultSet row) throws SQLException {
            int format = row.getInt("format");
            String document = row.getString("document");
            int place = row.getInt("place");
            switch (row.getString("part")) {
                case "ORDER" -> frozen = documents.read(format, document, FrozenOrder.class);
                case "ACCOUNT" -> {
                    totals = documents.read(format, document, AccountTotals.class);
                    version = row.getLong("version");
                    cases = row.getInt("cases");
                    entries = row.getLong("entries");
                }
                case "LINE" -> lines.add(documents.read(format, document, LineBalance.class));
                case "REPLACEMENT" -> replacements.put(place, documents.read(format, document, ReplacementLine.class));
                case "TENDER" -> tenders.put(place, documents.read(format, document, TenderBalance.class));
                default -> {}
            }
        }

        /** Returns the account; null when there is none. */
        @Nullable
        OrderAccount account() {
            if (frozen == null || totals == null) {
                return null;
            }
            return OrderAccount.restore(
                    frozen,
                    new AccountRecord(
                            version,
                            cases,
                            entries,
                            List.copyOf(replacements.values()),
                            lines,
                            List.copyOf(tenders.values()),
                            totals));
        }
    }

    Reading reading() {
        return new Reading();
    }

    /** Adds the writes of a touched account. */
    void write(OrderAccount account, Writes writes) {
        AccountRecord moving = account.saved().toRecord();
        String order = account.order().value();
        String totals = documents.write(moving.totals());
        boolean first = account.version() == 0;
        if (first) {
            writes.add(
                    "insert into aftersales_order (order_id, format, document) values (?, ?, ?)",
                    order,
                    Documents.FORMAT,
                    documents.write(account.frozen()));
            writes.add(
                    "insert into aftersales_account (order_id, version, cases, entries, format, document)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    order,
                    moving.version(),
                    moving.cases(),
                    moving.entries(),
                    Documents.FORMAT,
                    totals);
        } else {
            Supplier<StaleVersion> stale = () -> new StaleVersion("account of order " + order);
            writes.must(
                    stale,
                    "update aftersales_account set version = ?, cases = ?, entries = ?, format = ?, document = ?"
                            + " where order_id = ? and version = ?",
                    moving.version(),
                    moving.cases(),
                    moving.entries(),
                    Documents.FORMAT,
                    totals,
                    order,
                    account.version());
        }
        lines(account, writes);
        tenders(account, first, writes);
        entries(account, writes);
    }

    private void lines(OrderAccount account, Writes writes) {
        List<LineId> touched = account.touchedLines().stream()
                .sorted(Comparator.comparing(LineId::value))
                .toList();
        writes.rows(
                touched,
                rows -> dialect.upsert(
                        "aftersales_line",
                        List.of("order_id", "line_id"),
                        List.of("sold", "opened"),
                        List.of("held", "back", "moved", "format", "document", "replacement"),
                        rows),
                line -> {
                    LineBalance balance = account.line(line);
                    ReplacementLine replacement = account.replacement(line).orElse(null);
                    return Arrays.asList(
                            account.order().value(),
                            line.value(),
                            replacement == null ? sold(account, line) : replacement.quantity(),
                            replacement == null ? null : account.replacements().indexOf(replacement),
                            balance.held(),
                            balance.back(),
                            balance.moved().units(),
                            Documents.FORMAT,
                            documents.write(balance),
                            replacement == null ? null : documents.write(replacement));
                });
    }

    private static long sold(OrderAccount account, LineId line) {
        return account.frozen().sale().lines().stream()
                .filter(each -> each.id().equals(line))
                .mapToLong(OrderLine::quantity)
                .findFirst()
                .orElseThrow();
    }

    /** Adds the tenders: all of them with a new account, later those that the new entries name. */
    private void tenders(OrderAccount account, boolean first, Writes writes) {
        List<TenderBalance> all = account.tenders();
        List<TenderBalance> moved = all.stream()
                .filter(each -> first
                        || account.entries().stream()
                                .anyMatch(entry -> each.tender().id().equals(entry.tender())))
                .toList();
        writes.rows(
                moved,
                rows -> dialect.upsert(
                        "aftersales_tender",
                        List.of("order_id", "tender_id"),
                        List.of("place", "captured"),
                        List.of("owed", "settled", "format", "document"),
                        rows),
                each -> Arrays.asList(
                        account.order().value(),
                        each.tender().id().value(),
                        all.indexOf(each),
                        each.tender().captured(),
                        each.owed(),
                        each.settled(),
                        Documents.FORMAT,
                        documents.write(each)));
    }

    private static void entries(OrderAccount account, Writes writes) {
        writes.rows(
                account.entries(),
                rows -> Dialect.insert("aftersales_entry", JournalRows.COLUMNS, rows),
                entry -> JournalRows.values(account, entry));
    }

    /** Returns the channel of an entry's tender; empty for an entry without one. */
    static String channel(OrderAccount account, AccountEntry entry) {
        return entry.tender() == null
                ? ""
                : account.tender(entry.tender())
                        .map(each -> each.tender().channel())
                        .orElse("");
    }
}
