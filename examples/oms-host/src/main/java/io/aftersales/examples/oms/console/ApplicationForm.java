package io.aftersales.examples.oms.console;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.views.CaseView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Form of an application, as it was typed.
 *
 * @param command the id of the command that the form sends
 * @param kind the kind of case
 * @param whole whether the whole order is to be cancelled; then the reason is {@code wholeReason}
 * @param rows the goods, one row for each line and place; rows without a quantity are not asked for
 * @param evidence links or names of photos, one a line
 * @param refundTo where the buyer wants the money; null for the way it was paid
 * @param again whether the buyer was told of the same application a moment ago, and sends this one nevertheless
 */
public record ApplicationForm(
        @Nullable CommandId command,
        @Nullable CaseKind kind,
        boolean whole,
        String wholeReason,
        List<Row> rows,
        String description,
        String evidence,
        @Nullable RefundDestination refundTo,
        Boolean again) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    /** Takes what is missing as empty, and leaves out rows that the form passed over. */
    public ApplicationForm {
        wholeReason = Objects.requireNonNullElse(wholeReason, "");
        rows = rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
        description = Objects.requireNonNullElse(description, "");
        evidence = Objects.requireNonNullElse(evidence, "");
        again = Objects.requireNonNullElse(again, false);
    }

    /** Returns the empty form for a kind of case. */
    static ApplicationForm of(CaseKind kind, boolean whole) {
        return new ApplicationForm(null, kind, whole, "", List.of(), "", "", null, false);
    }

    /**
     * Goods of one line in one place.
     *
     * @param quantity the units, as typed
     * @param wanted for an exchange, the SKU wanted instead; empty for the same goods again
     */
    public record Row(@Nullable LineId line, @Nullable Place place, String quantity, String reason, String wanted) {
        /** Takes what is missing as empty, and leaves out rows that the form passed over. */
        public Row {
            quantity = Objects.requireNonNullElse(quantity, "").strip();
            reason = Objects.requireNonNullElse(reason, "");
            wanted = Objects.requireNonNullElse(wanted, "");
        }

        boolean isAsked() {
            return line != null && place != null && !quantity.isEmpty() && !quantity.matches("0+");
        }

        boolean isWholeNumber() {
            return WHOLE_NUMBER.matcher(quantity).matches();
        }
    }

    /** Returns the first thing that is still to be chosen; null when nothing is. */
    @Nullable
    Missing missing() {
        if (kind == null) {
            return new Missing("apply.needs.goods", null);
        }
        if (whole) {
            return wholeReason.isEmpty() ? new Missing("apply.needs.reason", null) : null;
        }
        List<Row> asked = asked();
        if (asked.isEmpty()) {
            return new Missing("apply.needs.goods", null);
        }
        for (Row row : asked) {
            if (!row.isWholeNumber()) {
                return new Missing("apply.needs.number", row.line());
            }
            if (row.reason().isEmpty()) {
                return new Missing("apply.needs.reasonOf", row.line());
            }
        }
        return null;
    }

    /** Choice that is still to be made, for a line or at all. */
    record Missing(String key, @Nullable LineId line) {}

    /** Tells whether a case is what this form applies for. */
    boolean isAbout(CaseView other) {
        Map<LineId, Long> units = new HashMap<>();
        if (!whole) {
            asked().forEach(each ->
                    units.merge(Objects.requireNonNull(each.line()), Long.valueOf(each.quantity()), Long::sum));
        }
        Map<LineId, Long> others = new HashMap<>();
        if (!other.wholeOrder()) {
            other.items().forEach(each -> others.merge(each.line(), each.quantity(), Long::sum));
        }
        return kind == other.kind() && whole == other.wholeOrder() && units.equals(others);
    }

    private List<Row> asked() {
        return rows.stream().filter(Row::isAsked).toList();
    }

    /** Returns the application of a form in which nothing is missing. */
    Commands.OpenCase application(CommandId id, OrderId order, Reader reader) {
        List<ItemAsked> items = asked().stream()
                .map(row -> new ItemAsked(
                        Objects.requireNonNull(row.line()),
                        Long.parseLong(row.quantity()),
                        row.reason(),
                        row.wanted().isEmpty() ? null : row.wanted(),
                        row.place()))
                .toList();
        List<Evidence> shown = EvidenceField.read(evidence, order.value() + "/" + id);
        return new Commands.OpenCase(
                Request.of(id, reader.actor()),
                order,
                Objects.requireNonNull(kind),
                whole ? List.of() : items,
                whole ? wholeReason : null,
                null,
                refundTo,
                null,
                description,
                shown);
    }

    /** Returns the row of a line in a place; an empty one when the form has none. */
    Row row(LineId line, Place place) {
        return rows.stream()
                .filter(each -> line.equals(each.line()) && place.equals(each.place()))
                .findFirst()
                .orElse(new Row(line, place, "", "", ""));
    }
}
