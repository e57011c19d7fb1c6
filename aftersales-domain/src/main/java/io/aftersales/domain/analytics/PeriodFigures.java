package io.aftersales.domain.analytics;

import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.lifecycle.CaseKind;
import java.util.Optional;

/**
 * The figures of a period, with its rates. A period rate compares the cases opened in the period with the orders placed in it. A cohort
 * rate compares the cases on the orders placed in the period, whenever they were opened, with those orders; it grows as long as cases may
 * be opened on them.
 *
 * @param ordersPlaced the number of orders placed in the period
 * @param opened the figures of the cases opened in the period
 * @param ofOrdersPlaced the figures of the cases on orders placed in the period
 */
public record PeriodFigures(long ordersPlaced, Figures opened, Figures ofOrdersPlaced) {

    /** Returns the sum of two figures, for other orders of the same period or for another period. */
    public PeriodFigures plus(PeriodFigures more) {
        return new PeriodFigures(
                Math.addExact(ordersPlaced, more.ordersPlaced),
                opened.plus(more.opened),
                ofOrdersPlaced.plus(more.ofOrdersPlaced));
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
