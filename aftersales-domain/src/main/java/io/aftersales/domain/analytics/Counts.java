package io.aftersales.domain.analytics;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of cases, units and money.
 *
 * @param cases the number of cases
 * @param open the number of cases that have not ended
 * @param granted the number of cases that ended with money or goods for the buyer
 * @param notGranted the number of cases that ended without
 * @param goodsKept the number of cases that paid for goods that stay with the buyer
 * @param units the number of units asked for
 * @param refunded the refunds in minor units, by currency; no entry where there was no refund
 * @param service the figures of service quality
 */
public record Counts(
        long cases,
        long open,
        long granted,
        long notGranted,
        long goodsKept,
        long units,
        Map<String, Long> refunded,
        ServiceFigures service)
        implements Serializable {
    /** The counts of no case. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, Map.of(), ServiceFigures.NONE);

    /** Copies the map, sorted by currency. */
    public Counts {
        refunded = Collections.unmodifiableMap(new TreeMap<>(refunded));
    }

    /** Returns the sum of two counts; sums beyond 64 bits throw {@link ArithmeticException}. */
    public Counts plus(Counts more) {
        var money = new TreeMap<>(refunded);
        more.refunded.forEach((currency, minor) -> money.merge(currency, minor, Math::addExact));
        return new Counts(
                Math.addExact(cases, more.cases),
                Math.addExact(open, more.open),
                Math.addExact(granted, more.granted),
                Math.addExact(notGranted, more.notGranted),
                Math.addExact(goodsKept, more.goodsKept),
                Math.addExact(units, more.units),
                money,
                service.plus(more.service));
    }
}
