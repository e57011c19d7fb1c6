package io.aftersales.domain.finance;

import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a credit note: what one booking, or one later entry, takes back of a sale, by tax rate. The document, its number and its
 * wording are the host's. Amounts are minor units. {@code gross} is the sum of the rates' net amounts and taxes, and {@code gross = lines +
 * charges + goodwill - withheld - kept}.
 *
 * @param sale the order whose sale is credited
 * @param currency the currency of every amount
 * @param lines the lines that are credited, with tax
 * @param charges the charges that are credited, with tax
 * @param goodwill goodwill for the order as a whole or its shipping
 * @param withheld discounts that come off, amounts put off, limits and waived amounts
 * @param kept fees and deductions, which stay with the shop
 * @param gross the credited amount: the total of a refund; in an exchange the worth of the goods given up, as far as it was paid under the rates
 *     and not credited before, as by goodwill
 * @param rates the credited amount by tax rate; negative under a rate for what a reversal takes back
 */
public record CreditNote(
        OrderId sale,
        Currency currency,
        List<Line> lines,
        List<Charge> charges,
        long goodwill,
        long withheld,
        long kept,
        long gross,
        List<Rate> rates) {

    /** Copies the lists. */
    public CreditNote {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
        rates = List.copyOf(rates);
    }

    /**
     * A line that is credited.
     *
     * @param line the line of the order
     * @param quantity units; 0 for goodwill
     * @param gross the price paid for them, or the goodwill, with tax
     */
    public record Line(LineId line, long quantity, long gross) {}

    /**
     * A charge that is credited.
     *
     * @param charge the id of the charge
     * @param gross the amount with tax
     */
    public record Charge(String charge, long gross) {}

    /**
     * An amount under one tax rate.
     *
     * @param rate the host's code of the rate, empty for none
     * @param net the amount without tax
     * @param tax the tax
     */
    public record Rate(String rate, long net, long tax) {}

    /** Returns the figures of a booking. */
    public static CreditNote of(OrderId sale, RefundBreakdown booked) {
        List<Line> lines = booked.lines().stream()
                .map(each -> new Line(each.line(), each.quantity(), each.total()))
                .toList();
        List<Charge> charges = booked.charges().stream()
                .map(each -> new Charge(each.id(), each.amount() + each.tax()))
                .toList();
        long ofLines = lines.stream().mapToLong(Line::gross).sum();
        long ofCharges = charges.stream().mapToLong(Charge::gross).sum();
        long goodwill = booked.goodwill()
                - lines.stream()
                        .filter(each -> each.quantity() == 0)
                        .mapToLong(Line::gross)
                        .sum();
        long kept = booked.fees() + booked.deductions();
        List<Rate> rates = rates(booked.taxes());
        long gross = gross(rates);
        return new CreditNote(
                sale,
                booked.currency(),
                lines,
                charges,
                goodwill,
                ofLines + ofCharges + goodwill - kept - gross,
                kept,
                gross,
                rates);
    }

    /** Returns the figures of an entry that is no booking, such as money given back later: it credits no lines of its own. */
    public static CreditNote of(OrderId sale, Currency currency, Adjustment entered) {
        List<Rate> rates = rates(entered.taxes());
        long gross = gross(rates);
        return new CreditNote(sale, currency, List.of(), List.of(), 0, -gross, 0, gross, rates);
    }

    /**
     * A credit note to issue for a case.
     *
     * @param number its place among the notes of the case, counted from 1
     * @param figures its figures
     * @param at the time of booking
     */
    public record Issued(int number, CreditNote figures, Instant at) {}

    /**
     * Returns the credit notes of a case, in the order in which they are issued: one for its booking, and a further one for each later entry
     * that credits more, such as money that was given back later or came free because a dispute was won. A note that was issued never
     * changes. Together they are what the account refunded for the case, and in an exchange the worth of the goods given up, as far as it was
     * paid under the rates and not credited before, as by goodwill.
     *
     * @param journal the entries of the order's account, in order; those that are no credit of the case are left out
     * @param booked the booking of the case as it has it, whose lines its note shows; null for a case without one
     */
    public static List<Issued> ofCase(
            CaseId of, Currency currency, @Nullable RefundBreakdown booked, List<AccountEntry> journal) {
        var notes = new ArrayList<Issued>();
        CreditNote withLines = booked == null ? null : of(of.order(), booked);
        for (List<AccountEntry> each : decisions(of, journal)) {
            CreditNote figures = credited(of.order(), currency, each);
            if (withLines != null && figures.rates().equals(withLines.rates())) {
                figures = withLines;
                withLines = null;
            }
            notes.add(new Issued(notes.size() + 1, figures, each.get(0).bookedAt()));
        }
        return List.copyOf(notes);
    }

    /** Returns the credits of a case by the decision that made them: those of one decision follow each other. */
    private static List<List<AccountEntry>> decisions(CaseId of, List<AccountEntry> journal) {
        var decisions = new ArrayList<List<AccountEntry>>();
        long last = -1;
        for (AccountEntry each : journal) {
            if (each.kind() == AccountEntry.Kind.CREDITED && of.equals(each.caseId())) {
                if (each.number() != last + 1) {
                    decisions.add(new ArrayList<>());
                }
                decisions.get(decisions.size() - 1).add(each);
                last = each.number();
            }
        }
        return decisions;
    }

    private static CreditNote credited(OrderId sale, Currency currency, List<AccountEntry> entries) {
        List<Rate> rates = entries.stream()
                .filter(each -> each.amount() != 0 || each.tax() != 0)
                .map(each -> new Rate(
                        Objects.requireNonNullElse(each.reference(), ""), each.amount() - each.tax(), each.tax()))
                .toList();
        long gross = gross(rates);
        return new CreditNote(sale, currency, List.of(), List.of(), 0, -gross, 0, gross, rates);
    }

    private static long gross(List<Rate> rates) {
        return rates.stream().mapToLong(each -> each.net() + each.tax()).sum();
    }

    private static List<Rate> rates(List<RefundBreakdown.OfRate> taxes) {
        return taxes.stream()
                .map(each -> new Rate(each.rate(), each.gross() - each.tax(), each.tax()))
                .toList();
    }
}
