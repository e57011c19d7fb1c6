package io.aftersales.domain.refunds;

import java.util.List;

/**
 * The part of an account that changes, as a repository stores it. With the frozen order it is the whole account, see {@link
 * OrderAccount#restore}.
 *
 * @param version how often the account was saved
 * @param cases how many cases were opened on the order
 * @param entries how many entries were ever written
 * @param replacements the lines exchanges opened, in the order in which they were opened
 * @param lines the lines that were touched, those of exchanges too
 * @param tenders all tenders, in the order's order, and after them what was paid on top
 * @param totals the sums that do not follow from lines and tenders
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
