package io.aftersales.examples.workbench;

import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.examples.workbench.StatementMatching.Compared;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Sums of a reconciliation, by finding and currency: what the journal says, and what the statement says. */
final class FindingSums {
    private static final class Sides {
        private BigInteger here = BigInteger.ZERO;
        private BigInteger there = BigInteger.ZERO;
    }

    private final Map<Finding, Map<String, Sides>> sums = new EnumMap<>(Finding.class);

    void add(Compared each) {
        if (each.here() != null) {
            Sides sides = of(each.finding(), each.currency());
            sides.here = sides.here.add(BigInteger.valueOf(each.here()));
        }
        if (each.there() != null) {
            Sides sides = of(each.finding(), each.statementCurrency());
            sides.there = sides.there.add(BigInteger.valueOf(each.there()));
        }
    }

    private Sides of(Finding finding, String currency) {
        return sums.computeIfAbsent(finding, unseen -> new TreeMap<>())
                .computeIfAbsent(currency, unseen -> new Sides());
    }

    /** Prints one line for each finding and currency, in minor units, in the order of the findings. */
    void print(PrintWriter err) {
        sums.forEach(
                (finding, currencies) -> currencies.forEach((currency, sides) -> err.println(finding + ": " + currency
                        + " " + sides.here + " in the journal, " + sides.there + " in the statement (minor units)")));
        err.flush();
    }
}
