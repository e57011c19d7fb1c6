package io.aftersales.domain.analytics;

import io.aftersales.domain.analytics.CaseRecord.Item;
import io.aftersales.domain.analytics.Figures.Dimension;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adds cases to figures one after another. Not safe for use by several threads: use one fold in each thread, and add up the figures. */
public final class FiguresFold {
    private final ZoneId zone;
    private final Supplier<Sketch> sketches;
    private final Tally all;
    private final Map<Dimension, Map<String, Tally>> by = new EnumMap<>(Dimension.class);

    /**
     * Starts figures without any case.
     *
     * @param zone the zone in which months begin
     * @param sketches the source of empty sketches, all of one kind
     */
    public FiguresFold(ZoneId zone, Supplier<Sketch> sketches) {
        this.zone = zone;
        this.sketches = sketches;
        all = new Tally();
    }

    /** Returns the number of orders of which the first case was added. */
    long orders() {
        return all.orders;
    }

    /** Adds a case. */
    public void add(CaseRecord each) {
        long units = each.items().stream().mapToLong(Item::units).sum();
        long refunded = each.refunded().minor();
        all.add(each, units, refunded);
        tally(Dimension.KIND, each.kind().name()).add(each, units, refunded);
        tally(Dimension.MONTH, YearMonth.from(each.openedAt().atZone(zone)).toString())
                .add(each, units, refunded);
        byItems(Dimension.REASON, each, Item::reason);
        byItems(Dimension.SKU, each, Item::sku);
        byItems(Dimension.FAULT, each, item -> item.fault().name());
    }

    private Tally tally(Dimension dimension, String value) {
        return by.computeIfAbsent(dimension, unseen -> new HashMap<>()).computeIfAbsent(value, unseen -> new Tally());
    }

    /** Counts a case once under each value of its items, and the units and money of each item under its own value. */
    private void byItems(Dimension dimension, CaseRecord each, Function<Item, String> value) {
        Set<String> seen = each.items().size() == 1 ? Set.of() : new HashSet<>();
        for (Item item : each.items()) {
            Tally tally = tally(dimension, value.apply(item));
            if (each.items().size() == 1 || seen.add(value.apply(item))) {
                tally.add(each, item.units(), item.refunded());
            } else {
                tally.more(each, item.units(), item.refunded());
            }
        }
    }

    /** Returns the figures of the cases added so far. */
    public Figures figures() {
        var counts = new EnumMap<Dimension, Map<String, Counts>>(Dimension.class);
        var took = new EnumMap<Dimension, Map<String, Durations>>(Dimension.class);
        Durations none = Durations.none(sketches);
        by.forEach((dimension, values) -> {
            var some = counts.computeIfAbsent(dimension, unseen -> new HashMap<>());
            var ended = took.computeIfAbsent(dimension, unseen -> new HashMap<>());
            values.forEach((value, tally) -> {
                some.put(value, tally.counts());
                if (tally.took != null) {
                    // The fold keeps changing its durations, so the figures get copies.
                    ended.put(value, tally.took.plus(none));
                }
            });
        });
        return new Figures(all.counts(), counts, all.took == null ? none : all.took.plus(none), took);
    }

    /** Running counts of cases. */
    private final class Tally {
        private long orders;
        private long open;
        private long granted;
        private long notGranted;
        private long goodsKept;
        private final Map<String, Long> refunded = new HashMap<>(2);
        private long units;
        private final Running handling = new Running();
        private final Running handlingByShop = new Running();
        private final Running score = new Running();
        private final Running firstContact = new Running();
        private final Running responses = new Running();
        private final Running nextReplies = new Running();
        private final Running resolutions = new Running();

        @Nullable
        private Durations took;

        void add(CaseRecord each, long some, long minor) {
            orders += each.id().number() == 1 ? 1 : 0; // an order with a case has exactly one first case
            switch (each.outcome()) {
                case OPEN -> open++;
                case GRANTED -> granted++;
                case NOT_GRANTED -> notGranted++;
            }
            goodsKept += each.goodsKept() ? 1 : 0;
            serve(each);
            more(each, some, minor);
        }

        private void serve(CaseRecord each) {
            if (each.endedAt() != null) {
                handling.add(each.handlingSeconds());
                handlingByShop.add(each.handlingSecondsByShop());
                firstContact.add(each.firstContact() ? 1 : 0);
                if (took == null) {
                    took = Durations.none(sketches);
                }
                took.add(each.handlingSeconds(), each.handlingSecondsByShop());
            }
            if (each.score() != null) {
                score.add(each.score());
            }
            responses.add(each.responses());
            nextReplies.add(each.nextReplies());
            resolutions.add(each.resolutions());
        }

        void more(CaseRecord each, long some, long minor) {
            units = Math.addExact(units, some);
            if (minor != 0) {
                refunded.merge(each.refunded().currency().getCurrencyCode(), minor, Math::addExact);
            }
        }

        Counts counts() {
            var service = new ServiceFigures(
                    handling.mean(),
                    handlingByShop.mean(),
                    score.mean(),
                    firstContact.mean(),
                    responses.mean(),
                    nextReplies.mean(),
                    resolutions.mean());
            return new Counts(
                    open + granted + notGranted, open, granted, notGranted, goodsKept, units, refunded, service);
        }
    }

    /** A running mean. */
    private static final class Running {
        private long sum;
        private long count;

        void add(long value) {
            sum = Math.addExact(sum, value);
            count++;
        }

        void add(Mean more) {
            sum = Math.addExact(sum, more.sum());
            count = Math.addExact(count, more.count());
        }

        Mean mean() {
            return new Mean(sum, count);
        }
    }
}
