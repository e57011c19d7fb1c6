package io.aftersales.domain.refunds;

import java.util.List;

/**
 * The part of an account that changes, as a repository stores it. With the frozen order it is the whole account, see {@link
 * OrderAccount#restore}.
 *
 * @param version how often the account was saved
 * @param cases how many cases were opened on the order
 * @param entries how many entries were ever written
 * @param lines the lines that were touched
 * @param tenders all tenders, in the order's order
 * @param totals the sums that do not follow from lines and tenders
 */
public record Moving(
        long version, int cases, long entries, List<LineBalance> lines, List<TenderBalance> tenders, Totals totals) {

    /** Copies the lists. */
    public Moving {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }
}
