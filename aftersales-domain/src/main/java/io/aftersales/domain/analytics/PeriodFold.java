package io.aftersales.domain.analytics;

import java.util.function.Supplier;

/** Counts cases for the figures of a period, each where it belongs: what is of another period is passed over. Not for several threads. */
public final class PeriodFold {
    private final Period period;
    private final FiguresFold opened;
    private final FiguresFold ofOrdersPlaced;

    /**
     * A fold that has counted nothing.
     *
     * @param sketches makes empty sketches of one and the same sort
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
     * What was counted so far.
     *
     * @param ordersPlaced how many orders were placed in the period, with cases or without: the host knows
     */
    public PeriodFigures figures(long ordersPlaced) {
        return new PeriodFigures(ordersPlaced, opened.figures(), ofOrdersPlaced.figures());
    }
}
