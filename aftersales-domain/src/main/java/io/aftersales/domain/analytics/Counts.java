package io.aftersales.domain.analytics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many cases, and how much.
 *
 * @param cases all of them
 * @param open those that have not ended
 * @param granted those that ended with money or goods
 * @param notGranted those that ended without
 * @param units units asked for
 * @param refunded minor units by currency; no entry where there was no refund
 * @param service how well they were dealt with
 */
public record Counts(
        long cases,
        long open,
        long granted,
        long notGranted,
        long units,
        Map<String, Long> refunded,
        ServiceFigures service) {
    /** Nothing. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, Map.of(), ServiceFigures.NONE);

    /** Copies the map, sorted by currency. */
    public Counts {
        refunded = Collections.unmodifiableMap(new TreeMap<>(refunded));
    }

    /** Both together; sums beyond 64 bits throw {@link ArithmeticException}. */
    public Counts plus(Counts more) {
        var money = new TreeMap<>(refunded);
        more.refunded.forEach((currency, minor) -> money.merge(currency, minor, Math::addExact));
        return new Counts(
                Math.addExact(cases, more.cases),
                Math.addExact(open, more.open),
                Math.addExact(granted, more.granted),
                Math.addExact(notGranted, more.notGranted),
                Math.addExact(units, more.units),
                money,
                service.plus(more.service));
    }
}
