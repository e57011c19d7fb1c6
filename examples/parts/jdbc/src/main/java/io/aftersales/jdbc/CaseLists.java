package io.aftersales.jdbc;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CasePosition;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseSort;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the statements for lists of cases: a page, or the counts. Each is one select on one table. */
final class CaseLists {
    /** The condition that leaves rows of a newer format to newer nodes. */
    static final String KNOWN = "document_format <= " + Documents.FORMAT;

    private final Dialect dialect;

    CaseLists(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A statement with its parameters. */
    record Statement(String sql, List<Object> parameters) {}

    /** The statement for the cases of which a text is a tracking number. */
    Statement byTrackingNumber(String text) {
        return new Statement(
                "select distinct order_id, case_number from aftersales_event where tracking = ?",
                List.of(CaseQuery.folded(text)));
    }

    /** Returns the statement that finds cases that owe money after a case. */
    Statement owing(@Nullable CaseId after, int limit) {
        String order = after == null ? "" : after.order().value();
        return new Statement(
                "select document_format, document from aftersales_case where owes and order_id >= ?"
                        + " and (order_id > ? or number > ?) and " + KNOWN + " order by order_id, number limit ?",
                List.of(order, order, after == null ? 0 : after.number(), limit));
    }

    /**
     * The statement for a page.
     *
     * @param tracked the cases of which the text of the query is a tracking number
     */
    Statement page(CaseQuery query, List<CaseId> tracked) {
        var where = new Conditions(query, tracked);
        boolean descending = query.sort() == CaseSort.NEWEST;
        List<String> columns = columns(query.sort());
        if (query.after() != null) {
            where.conditions.add(dialect.after(columns, descending, values(query.after()), where.parameters));
        }
        where.parameters.add(query.limit());
        String direction = descending ? " desc" : "";
        return new Statement(
                "select document_format, document from aftersales_case where " + where + " order by "
                        + String.join(direction + ", ", columns) + direction + " limit ?",
                where.parameters);
    }

    Statement counts(CaseQuery query, List<CaseId> tracked) {
        var where = new Conditions(query, tracked);
        return new Statement(
                "select status, kind, count(*) as cases from aftersales_case where " + where + " group by status, kind",
                where.parameters);
    }

    static CaseCount count(ResultSet row) throws SQLException {
        return new CaseCount(
                CaseStatus.valueOf(row.getString("status")),
                CaseKind.valueOf(row.getString("kind")),
                row.getLong("cases"));
    }

    private static List<String> columns(CaseSort sort) {
        return switch (sort) {
            case ID -> List.of("order_id", "number");
            case NEWEST -> List.of("opened_at", "order_id", "number");
            case DUE -> List.of("due_at", "order_id", "number");
        };
    }

    private static List<Object> values(CasePosition after) {
        Instant moment = after.moment();
        String order = after.id().order().value();
        int number = after.id().number();
        return switch (after.sort()) {
            case ID -> List.of(order, number);
            case NEWEST -> List.of(Moments.down(Objects.requireNonNull(moment)), order, number);
            case DUE -> List.of(Moments.upOrNever(moment), order, number);
        };
    }

    /** The conditions of a query, without its position. */
    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>(List.of(KNOWN));
        private final List<Object> parameters = new ArrayList<>();

        Conditions(CaseQuery query, List<CaseId> tracked) {
            OrderId order = query.order();
            add("order_id = ?", order == null ? null : order.value());
            add("buyer = ?", query.buyer());
            text(query.text(), tracked);
            oneOf("kind", query.kinds());
            oneOf("status", query.statuses());
            add("opened_at >= ?", Moments.downOrNull(query.openedFrom()));
            add("opened_at < ?", Moments.downOrNull(query.openedTo()));
            add("due_at < ?", duePast(query.dueBefore()));
            add("changed_at >= ?", Moments.downOrNull(query.changedSince()));
        }

        private void add(String condition, @Nullable Object parameter) {
            if (parameter != null) {
                conditions.add(condition);
                parameters.add(parameter);
            }
        }

        private void oneOf(String column, Set<? extends Enum<?>> values) {
            if (!values.isEmpty()) {
                conditions.add(column + " in (" + Dialect.many("?", values.size()) + ")");
                values.stream().map(Enum::name).sorted().forEach(parameters::add);
            }
        }

        /** Compares with both ends of what begins with the text: a range, which every database finds in an index. */
        private void text(@Nullable String typed, List<CaseId> tracked) {
            if (typed == null) {
                return;
            }
            String text = CaseQuery.folded(typed);
            String end = endOfPrefix(text);
            var alternatives = new ArrayList<>(
                    List.of("order_folded >= ? and order_folded < ?", "buyer_folded >= ? and buyer_folded < ?"));
            parameters.addAll(List.of(text, end, text, end));
            CaseId whole = caseId(text);
            if (whole != null) {
                alternatives.add("order_folded = ? and number = ?");
                parameters.addAll(List.of(whole.order().value(), whole.number()));
            }
            for (CaseId each : tracked) {
                alternatives.add("order_id = ? and number = ?");
                parameters.addAll(List.of(each.order().value(), each.number()));
            }
            conditions.add("(" + String.join(" or ", alternatives) + ")");
        }

        private static @Nullable CaseId caseId(String text) {
            try {
                CaseId id = CaseId.parse(text);
                return id.toString().equals(text) ? id : null;
            } catch (IllegalArgumentException e) {
                return null; // what is typed is most often no id of a case
            }
        }

        /** Returns the first text, by characters, that is behind all texts with this prefix. */
        private static String endOfPrefix(String prefix) {
            int last = prefix.codePointBefore(prefix.length());
            String rest = prefix.substring(0, prefix.length() - Character.charCount(last));
            if (last == Character.MAX_CODE_POINT) {
                return rest.isEmpty() ? prefix + prefix : endOfPrefix(rest);
            }
            int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
            return rest + Character.toString(next);
        }

        private static @Nullable LocalDateTime duePast(@Nullable Instant before) {
            LocalDateTime down = Moments.downOrNull(before);
            return down == null || down.isBefore(Moments.NEVER) ? down : Moments.NEVER;
        }

        @Override
        public String toString() {
            return String.join(" and ", conditions);
        }
    }
}
