package io.aftersales.examples.spark;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.CaseRecord.Item;
import io.aftersales.domain.analytics.CaseRecord.Outcome;
import io.aftersales.domain.analytics.Mean;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An invented year of a shop. What happened to an order depends on the seed and the number of the order alone, so that any part of the year
 * can be made anywhere, and all parts together are the same year however it was divided. Of four orders, three have one case and the fourth
 * has two.
 *
 * @param seed the seed of the year
 * @param cases the number of cases
 */
record GeneratedShop(long seed, long cases) implements Serializable {
    static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private static final int ORDERS = 4;
    private static final int CASES = 5;
    private static final int PRODUCTS = 100;
    private static final CaseKind[] KINDS = CaseKind.values();
    private static final Fault[] FAULTS = Fault.values();

    /** Returns the number of orders with cases. */
    long orders() {
        return cases / CASES * ORDERS + Math.min(cases % CASES, ORDERS);
    }

    /** Returns the number of cases of an order. */
    int casesOf(long order) {
        long before = order / ORDERS * CASES + order % ORDERS;
        return (int) Math.min(order % ORDERS == ORDERS - 1 ? 2 : 1, cases - before);
    }

    /** Returns the chances of an order; each use of them has its own. */
    SplittableRandom chances(long order, int use) {
        return new SplittableRandom(new SplittableRandom(seed + use).nextLong() ^ order);
    }

    static OrderId id(long order) {
        return OrderId.of("O" + order);
    }

    /** Returns all cases, one after another. */
    Stream<CaseRecord> allCases() {
        return LongStream.range(0, orders()).boxed().flatMap(order -> records(order).stream());
    }

    /** Returns the cases of an order as the figures count them. Durations are whole hours, so that exact percentiles of a long year stay small. */
    List<CaseRecord> records(long order) {
        SplittableRandom chances = chances(order, 1);
        String currency = chances.nextInt(10) == 0 ? "JPY" : "CNY";
        Instant ordered = NEW_YEAR.plus(Duration.ofHours(chances.nextInt(365 * 24)));
        var records = new ArrayList<CaseRecord>(2);
        for (int number = 1; number <= casesOf(order); number++) {
            records.add(record(new CaseId(id(order), number), ordered, currency, chances));
        }
        return records;
    }

    private static CaseRecord record(CaseId id, Instant ordered, String currency, SplittableRandom chances) {
        int lot = chances.nextInt(100);
        Outcome outcome = lot < 10 ? Outcome.OPEN : lot < 85 ? Outcome.GRANTED : Outcome.NOT_GRANTED;
        boolean ended = outcome != Outcome.OPEN;
        boolean granted = outcome == Outcome.GRANTED;
        Instant opened = ordered.plus(Duration.ofHours(chances.nextInt(20 * 24)));
        int hours = chances.nextInt(1 + chances.nextInt(400));
        List<Item> items = items(granted, chances);
        return new CaseRecord(
                id,
                KINDS[chances.nextInt(KINDS.length)],
                ordered,
                opened,
                outcome,
                ended ? opened.plus(Duration.ofHours(hours)) : null,
                Duration.ofHours(chances.nextInt(hours + 1)).toSeconds(),
                items,
                Money.ofMinor(items.stream().mapToLong(Item::refunded).sum(), currency),
                granted && chances.nextInt(20) == 0,
                ended && chances.nextInt(3) == 0 ? Integer.valueOf(1 + chances.nextInt(5)) : null,
                ended && chances.nextInt(5) < 3,
                Mean.of(chances.nextInt(10) < 9),
                chances.nextInt(4) == 0 ? Mean.of(chances.nextInt(10) < 8) : Mean.NONE,
                ended ? Mean.of(chances.nextInt(10) < 7) : Mean.NONE);
    }

    private static List<Item> items(boolean granted, SplittableRandom chances) {
        int count = 1 + chances.nextInt(1 + chances.nextInt(3));
        var items = new ArrayList<Item>(count);
        for (int i = 0; i < count; i++) {
            Reason reason = Reason.STANDARD.get(chances.nextInt(Reason.STANDARD.size()));
            Fault fault = chances.nextInt(10) == 0 ? FAULTS[chances.nextInt(FAULTS.length)] : reason.fault();
            long units = 1L + chances.nextInt(3);
            long price = 100L + chances.nextInt(50_000);
            // Some products come back more often than others.
            int product = chances.nextInt(1 + chances.nextInt(PRODUCTS));
            items.add(new Item("SKU-" + product, reason.code(), fault, units, granted ? units * price : 0));
        }
        return items;
    }
}
