package io.aftersales.ports.texts;

import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.views.CaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a refund as a table. The rows before the total add up to it, and so do the rows after it.
 *
 * @param rows the rows
 */
public record RefundTable(List<Row> rows) {
    /** The first character that is two columns wide, in the scripts of the library's languages; all that follow are as wide. */
    private static final int FIRST_WIDE = 0x2E80;

    /** Copies the list. */
    public RefundTable {
        rows = List.copyOf(rows);
    }

    /** The kinds of row. */
    public enum Sort {
        /** A part of the total. */
        PART,
        /** The amount paid. */
        TOTAL,
        /** The part of the total that goes back on one tender, or does not because it was never collected. */
        TENDER
    }

    /**
     * A row of the table.
     *
     * @param label the name of the amount
     * @param amount the amount; negative for a deduction
     */
    public record Row(Sort sort, String label, Money amount) {}

    /** Renders the table of a refund that goes back the way the order was paid; parts of zero are left out. */
    public static RefundTable of(RefundBreakdown refund, Texts texts) {
        return of(refund, RefundDestination.ORIGINAL, texts);
    }

    /**
     * Renders the table of a refund that is not booked yet; parts of zero are left out.
     *
     * @param to where the money is asked to go; null for the way the order was paid
     */
    public static RefundTable of(RefundBreakdown refund, @Nullable RefundDestination to, Texts texts) {
        return of(refund, tender -> to == RefundDestination.STORE_CREDIT && tender.kind() == TenderKind.MONEY, texts);
    }

    /** Renders the table of the refund that a case has booked, with the routes its payments have taken; refuses a case without a refund. */
    public static RefundTable of(CaseView subject, Texts texts) {
        RefundBreakdown refund = subject.refund();
        if (refund == null) {
            throw new IllegalArgumentException("no refund is booked for " + subject.id());
        }
        Set<TenderId> credited = subject.payments().stream()
                .filter(each -> each.route() == Route.BALANCE)
                .map(CaseView.Payment::tender)
                .collect(Collectors.toSet());
        return of(refund, tender -> tender.kind() == TenderKind.MONEY && credited.contains(tender.id()), texts);
    }

    private static RefundTable of(RefundBreakdown refund, Predicate<RefundBreakdown.OfTender> isCredited, Texts texts) {
        var rows = new Rows(refund, texts);
        for (RefundBreakdown.OfLine line : refund.lines()) {
            if (line.quantity() == 0) {
                continue; // goodwill, which has a row of its own
            }
            rows.add(
                    Sort.PART,
                    texts.say("refund.line", Map.of("quantity", line.quantity(), "line", line.line())),
                    line.goods());
        }
        rows.part("otherGoods", refund.goods() - sumOfLines(refund));
        rows.part("discounts", -refund.discounts());
        rows.part("shipping", refund.shipping());
        rows.part("tax", refund.tax());
        rows.part("otherCharges", refund.otherCharges());
        rows.part("goodwill", refund.goodwill());
        rows.part("fees", -refund.fees());
        rows.part("deductions", -refund.deductions());
        rows.part("withheld", -refund.withheld());
        rows.add(Sort.TOTAL, texts.say("refund.total", Map.of()), refund.total());
        if (refund.notCollected() != 0) {
            rows.add(Sort.TENDER, texts.say("refund.notCollected", Map.of()), refund.notCollected());
        }
        long credited = refund.tenders().stream()
                .filter(isCredited)
                .mapToLong(RefundBreakdown.OfTender::amount)
                .sum();
        if (credited != 0) {
            rows.add(Sort.TENDER, texts.say("refund.storeCredit", Map.of()), credited);
        }
        for (RefundBreakdown.OfTender tender : refund.tenders()) {
            if (isCredited.test(tender)) {
                continue;
            }
            String key = tender.points() == 0 ? "refund.tender" : "refund.points";
            rows.add(
                    Sort.TENDER,
                    texts.say(key, Map.of("tender", tender.id(), "points", tender.points())),
                    tender.amount());
        }
        return new RefundTable(rows.all);
    }

    private static long sumOfLines(RefundBreakdown refund) {
        return refund.lines().stream().mapToLong(RefundBreakdown.OfLine::goods).sum();
    }

    private static final class Rows {
        private final RefundBreakdown refund;
        private final Texts texts;
        private final List<Row> all = new ArrayList<>();

        Rows(RefundBreakdown refund, Texts texts) {
            this.refund = refund;
            this.texts = texts;
        }

        void part(String name, long minor) {
            if (minor != 0) {
                add(Sort.PART, texts.say("refund." + name, Map.of()), minor);
            }
        }

        void add(Sort sort, String label, long minor) {
            all.add(new Row(sort, label, Money.ofMinor(minor, refund.currency())));
        }
    }

    /** Renders the table as plain text in two columns, amounts to the right. */
    public String toText(Texts texts) {
        int labels = rows.stream().mapToInt(row -> width(row.label())).max().orElse(0);
        int amounts = rows.stream()
                .mapToInt(row -> width(texts.amount(row.amount())))
                .max()
                .orElse(0);
        var text = new StringBuilder();
        for (Row row : rows) {
            String amount = texts.amount(row.amount());
            if (row.sort() == Sort.TOTAL) {
                text.append("-".repeat(labels + 2 + amounts)).append('\n');
            }
            text.append(row.label())
                    .append(" ".repeat(labels - width(row.label()) + 2 + amounts - width(amount)))
                    .append(amount)
                    .append('\n');
        }
        return text.toString();
    }

    private static int width(String text) {
        return text.codePoints().map(each -> each >= FIRST_WIDE ? 2 : 1).sum();
    }
}
