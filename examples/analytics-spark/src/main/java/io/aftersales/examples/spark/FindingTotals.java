package io.aftersales.examples.spark;

import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Reconciliation;
import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.examples.spark.PaymentRows.Listed;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/**
 * Totals of a reconciliation, by finding and currency. Totals add up, however the payments were divided.
 *
 * @param by the sums, by finding and currency, such as {@code MATCHED CNY}
 */
record FindingTotals(TreeMap<String, Sums> by) implements Serializable {

    /**
     * Sums over payments.
     *
     * @param payments the number of payments
     * @param here their minor units in the journal
     * @param there their minor units in the statement
     */
    record Sums(long payments, long here, long there) implements Serializable {
        Sums plus(Sums more) {
            return new Sums(
                    Math.addExact(payments, more.payments),
                    Math.addExact(here, more.here),
                    Math.addExact(there, more.there));
        }
    }

    static FindingTotals none() {
        return new FindingTotals(new TreeMap<>());
    }

    /** Returns the sum of two totals. */
    FindingTotals plus(FindingTotals more) {
        var sum = new TreeMap<>(by);
        more.by.forEach((finding, sums) -> sum.merge(finding, sums, Sums::plus));
        return new FindingTotals(sum);
    }

    /** Adds the finding about movements that were brought together as one payment. */
    void add(Reconciliation reconciliation, List<Listed> payment) {
        List<Movement> here = side(payment, true);
        List<Movement> there = side(payment, false);
        Finding finding = reconciliation.of(here, there);
        String currency = payment.get(0).movement().currency();
        by.merge(finding + " " + currency, new Sums(1, sum(here), sum(there)), Sums::plus);
    }

    private static List<Movement> side(List<Listed> payment, boolean ours) {
        return payment.stream()
                .filter(each -> each.ours() == ours)
                .map(Listed::movement)
                .toList();
    }

    private static long sum(List<Movement> side) {
        return side.stream().mapToLong(Movement::amount).reduce(0, Math::addExact);
    }

    long payments() {
        return by.values().stream().mapToLong(Sums::payments).sum();
    }
}
