package io.aftersales.domain.refunds;

import java.util.List;

/**
 * The part of an account that changes, as a repository stores it. Together with the frozen order it is the whole account, see {@link
 * OrderAccount#restore}.
 *
 * @param version the number of times the account was saved
 * @param cases the number of cases opened on the order
 * @param entries the number of entries ever written
 * @param replacements the lines that exchanges opened, in the order in which they were opened
 * @param lines the lines that were touched, including lines of exchanges
 * @param tenders all tenders in the order of the sale, followed by the top-ups
 * @param totals the sums that cannot be derived from lines and tenders
 */
public record AccountRecord(
        long version,
        int cases,
        long entries,
        List<ReplacementLine> replacements,
        List<LineBalance> lines,
        List<TenderBalance> tenders,
        AccountTotals totals) {

    /** Copies the lists. */
    public AccountRecord {
        replacements = List.copyOf(replacements);
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }
}
