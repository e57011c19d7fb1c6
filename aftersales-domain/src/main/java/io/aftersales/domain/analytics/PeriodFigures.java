package io.aftersales.domain.analytics;

import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.lifecycle.CaseKind;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of a period, with its rates. A period rate compares the cases opened in the period with the orders placed in it. A cohort
 * rate compares the cases on the orders placed in the period, whenever they were opened, with those orders; it grows as long as cases may
 * be opened on them.
 *
 * @param ordersPlaced the number of orders placed in the period
 * @param ordersWithCase the number of them on which a case was opened, whenever that was
 * @param unitsSold the units sold in the period, by SKU, as far as the host has told them
 * @param opened the figures of the cases opened in the period
 * @param ofOrdersPlaced the figures of the cases on orders placed in the period
 */
public record PeriodFigures(
        long ordersPlaced, long ordersWithCase, Map<String, Long> unitsSold, Figures opened, Figures ofOrdersPlaced)
        implements Serializable {

    /** Copies the map, sorted by SKU. */
    public PeriodFigures {
        unitsSold = Collections.unmodifiableMap(new TreeMap<>(unitsSold));
    }

    /** Creates the figures of a period without cases. */
    public static PeriodFigures withoutCases(long ordersPlaced, Sketch empty) {
        return new PeriodFigures(ordersPlaced, 0, Map.of(), Figures.none(empty), Figures.none(empty));
    }

    /** Returns a copy that knows the units sold in the period, by SKU. */
    public PeriodFigures withUnitsSold(Map<String, Long> units) {
        return new PeriodFigures(ordersPlaced, ordersWithCase, units, opened, ofOrdersPlaced);
    }

    /** Returns the sum of two figures, for other orders of the same period or for another period. */
    public PeriodFigures plus(PeriodFigures more) {
        return new PeriodFigures(
                Math.addExact(ordersPlaced, more.ordersPlaced),
                Math.addExact(ordersWithCase, more.ordersWithCase),
                sum(unitsSold, more.unitsSold),
                opened.plus(more.opened),
                ofOrdersPlaced.plus(more.ofOrdersPlaced));
    }

    private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> more) {
        var sum = new TreeMap<>(some);
        more.forEach((sku, units) -> sum.merge(sku, units, Math::addExact));
        return sum;
    }

    /** Returns the share of the orders placed in the period on which a case was opened; never above 1, empty without orders. */
    public Optional<Ratio> ordersWithCaseRate() {
        return Ratio.of(ordersWithCase, ordersPlaced);
    }

    /**
     * Returns the units of a product that were asked back or complained about, of those sold in the period, by the units sold. A unit that is
     * in two cases counts twice. Empty for a product of which no units sold are known.
     */
    public Optional<Ratio> productRate(String sku) {
        Counts counts = ofOrdersPlaced.of(Dimension.SKU).getOrDefault(sku, Counts.NONE);
        return Ratio.of(counts.units(), unitsSold.getOrDefault(sku, 0L));
    }

    /** Returns the cases opened in the period by orders placed in it; empty without orders. */
    public Optional<Ratio> afterSalesPeriodRate() {
        return Ratio.of(opened.all().cases(), ordersPlaced);
    }

    /**
     * Returns the cases of a kind opened in the period by orders placed in it: for RETURN_REFUND, the return rate. Empty without orders.
     */
    public Optional<Ratio> periodRate(CaseKind kind) {
        return Ratio.of(cases(opened, kind), ordersPlaced);
    }

    /** Returns the cases on the orders placed in the period by these orders; empty without orders. */
    public Optional<Ratio> afterSalesCohortRate() {
        return Ratio.of(ofOrdersPlaced.all().cases(), ordersPlaced);
    }

    /** Returns the cases of a kind on the orders placed in the period by these orders; empty without orders. */
    public Optional<Ratio> cohortRate(CaseKind kind) {
        return Ratio.of(cases(ofOrdersPlaced, kind), ordersPlaced);
    }

    private static long cases(Figures figures, CaseKind kind) {
        return figures.of(Dimension.KIND).getOrDefault(kind.name(), Counts.NONE).cases();
    }
}
