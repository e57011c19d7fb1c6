package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Amendment;
import java.util.List;

/**
 * The part of an account that changes, as a repository stores it. Together with the frozen sale it is the whole account, see {@link
 * OrderAccount#restore}.
 *
 * @param version the number of times the account was saved
 * @param cases the number of cases opened on the order
 * @param entries the number of entries ever written
 * @param amendments the parts that were added to the sale, in order
 * @param replacements the lines that exchanges opened, in the order in which they were opened
 * @param lines the lines that were touched, including lines of exchanges
 * @param tenders all tenders in the order of the sale, followed by top-ups and tenders of amendments
 * @param charges all charges in the order of the sale and its amendments
 * @param taxes the amounts paid and given back by tax rate; rows are only appended
 * @param bookings every booking, in order
 * @param externals every refund made elsewhere, in order
 * @param totals the sums that cannot be derived from the rest
 * @param waiting the entries that wait for a second person
 */
public record AccountRecord(
        long version,
        int cases,
        long entries,
        List<Amendment> amendments,
        List<ReplacementLine> replacements,
        List<LineBalance> lines,
        List<TenderBalance> tenders,
        List<ChargeBalance> charges,
        List<TaxBalance> taxes,
        List<BookedRefund> bookings,
        List<ExternalRefund> externals,
        AccountTotals totals,
        List<WaitingEntry> waiting) {

    /** Copies the lists. */
    public AccountRecord {
        amendments = List.copyOf(amendments);
        replacements = List.copyOf(replacements);
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
        charges = List.copyOf(charges);
        taxes = List.copyOf(taxes);
        bookings = List.copyOf(bookings);
        externals = List.copyOf(externals);
        waiting = List.copyOf(waiting);
    }
}
