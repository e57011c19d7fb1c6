package io.aftersales.ports.repositories;

import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Sketch;
import java.util.function.Supplier;

/**
 * Counts figures over every case of every order, in the storage where cases are kept. A database counts them in place; any other storage
 * can fold {@link OrderStories}.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>The figures are those a {@link io.aftersales.domain.analytics.PeriodFold} counts over the records of all {@link OrderStories}, of
 *       any history, with moments exact to the microsecond.
 *   <li>A period begins with the first moment of its first day in its zone and ends before the day after its last; cases opened in it and
 *       cases of orders placed in it are counted each by their own moment.
 *   <li>The number of orders placed is the one the caller passes.
 *   <li>Without a case there are no figures: no value of a dimension, no percentile, and no error.
 * </ol>
 */
@FunctionalInterface
public interface CaseFigures {

    /**
     * Counts the figures of a period.
     *
     * @param ordersPlaced the number of orders placed in the period, with cases or without
     * @param sketches a supplier of empty sketches, all of the same kind
     */
    PeriodFigures of(Period period, long ordersPlaced, Supplier<Sketch> sketches);
}
