package io.aftersales.domain.analytics;

import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.lifecycle.CaseKind;
import java.util.Optional;

/**
 * The figures of a period. A period rate compares what was applied for in it with what was ordered in it; a cohort rate tells of the
 * orders placed in it, whenever something was applied for on them, and grows as long as something may be.
 *
 * @param ordersPlaced orders placed in the period
 * @param opened of the cases opened in the period
 * @param ofOrdersPlaced of the cases on orders placed in the period
 */
public record PeriodFigures(long ordersPlaced, Figures opened, Figures ofOrdersPlaced) {

    /** Both together: other orders of the same period, or another period. */
    public PeriodFigures plus(PeriodFigures more) {
        return new PeriodFigures(
                Math.addExact(ordersPlaced, more.ordersPlaced),
                opened.plus(more.opened),
                ofOrdersPlaced.plus(more.ofOrdersPlaced));
    }

    /** Cases opened in the period by orders placed in it; empty without orders. */
    public Optional<Ratio> afterSalesPeriodRate() {
        return Ratio.of(opened.all().cases(), ordersPlaced);
    }

    /** Cases of this kind opened in the period by orders placed in it: for RETURN_REFUND, the return rate. */
    public Optional<Ratio> periodRate(CaseKind kind) {
        return Ratio.of(cases(opened, kind), ordersPlaced);
    }

    /** Cases on the orders placed in the period by these orders; empty without orders. */
    public Optional<Ratio> afterSalesCohortRate() {
        return Ratio.of(ofOrdersPlaced.all().cases(), ordersPlaced);
    }

    /** Cases of this kind on the orders placed in the period by these orders. */
    public Optional<Ratio> cohortRate(CaseKind kind) {
        return Ratio.of(cases(ofOrdersPlaced, kind), ordersPlaced);
    }

    private static long cases(Figures figures, CaseKind kind) {
        return figures.of(Dimension.KIND).getOrDefault(kind.name(), Counts.NONE).cases();
    }
}
