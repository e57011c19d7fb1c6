package io.aftersales.domain.laws;

import io.aftersales.domain.orders.Sale;
import java.util.Objects;

/**
 * A law on one order: compares figures and says all that a reader needs when they differ.
 *
 * @param name the name of the law
 * @param order the host's order
 * @param sale the sale it was mapped to
 */
record Law(String name, Object order, Sale sale) {

    void sameAmount(String why, long expected, long found) {
        if (expected != found) {
            SaleFigures figures = new SaleFigures(sale);
            throw broken(why, figures.money(expected), figures.money(found));
        }
    }

    void same(String why, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw broken(why, expected, found);
        }
    }

    /** Returns the failure that a host reads. */
    AssertionError broken(String why, Object expected, Object found) {
        return new AssertionError(name + ": " + why
                + "\n  expected: " + expected
                + "\n  found:    " + found
                + "\n  order:    " + order
                + "\n  sale:     " + new SaleFigures(sale).text("            "));
    }
}
