package io.aftersales.ports.repositories;

import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Sketch;
import java.util.function.Supplier;

/**
 * Figures over every case of every order, asked of where cases are kept. A database counts them where they lie; whoever keeps them
 * otherwise folds {@link OrderStories}.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>The figures are those a {@link io.aftersales.domain.analytics.PeriodFold} counts over the records of all {@link OrderStories}, of
 *       whatever histories, with moments exact to the microsecond.
 *   <li>A period begins with the first moment of its first day in its zone and ends before the day after its last; cases opened in it
 *       and cases of orders placed in it are counted each by their own moment.
 *   <li>The orders placed are those the caller says.
 *   <li>Without a case there are no figures: no value of a dimension, no percentile, and no error.
 * </ol>
 */
@FunctionalInterface
public interface CaseFigures {

    /**
     * The figures of a period.
     *
     * @param ordersPlaced how many orders were placed in the period, with cases or without
     * @param sketches makes empty sketches of one and the same sort
     */
    PeriodFigures of(Period period, long ordersPlaced, Supplier<Sketch> sketches);
}
