package io.aftersales.domain.analytics;

import java.util.Map;
import java.util.function.Supplier;

/** Adds cases to the figures of a period, and ignores cases of other periods. Not safe for use by several threads. */
public final class PeriodFold {
    private final Period period;
    private final FiguresFold opened;
    private final FiguresFold ofOrdersPlaced;

    /**
     * Starts the figures of a period without any case.
     *
     * @param sketches the source of empty sketches, all of one kind
     */
    public PeriodFold(Period period, Supplier<Sketch> sketches) {
        this.period = period;
        opened = new FiguresFold(period.zone(), sketches);
        ofOrdersPlaced = new FiguresFold(period.zone(), sketches);
    }

    /** Counts a case if it was opened in the period, and again if its order was placed in it. */
    public void add(CaseRecord each) {
        if (period.contains(each.openedAt())) {
            opened.add(each);
        }
        if (period.contains(each.orderedAt())) {
            ofOrdersPlaced.add(each);
        }
    }

    /**
     * Returns the figures of the cases added so far.
     *
     * @param ordersPlaced the number of orders placed in the period, with cases or without, which the host knows
     */
    public PeriodFigures figures(long ordersPlaced) {
        return new PeriodFigures(
                ordersPlaced, ofOrdersPlaced.orders(), Map.of(), opened.figures(), ofOrdersPlaced.figures());
    }
}
