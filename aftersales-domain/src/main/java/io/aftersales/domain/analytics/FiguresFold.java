package io.aftersales.domain.analytics;

import io.aftersales.domain.analytics.CaseRecord.Item;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.Figures.Times;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Counts cases one after another. Not for several threads: give each its own, and add up what they counted. */
public final class FiguresFold {
    private final ZoneId zone;
    private final Supplier<Sketch> sketches;
    private final Tally all = new Tally();
    private final Map<Dimension, Map<String, Tally>> by = new EnumMap<>(Dimension.class);
    private final Took handling;
    private final Took handlingByShop;

    /**
     * A fold that has counted nothing.
     *
     * @param zone whose months they are
     * @param sketches makes empty sketches of one and the same sort
     */
    public FiguresFold(ZoneId zone, Supplier<Sketch> sketches) {
        this.zone = zone;
        this.sketches = sketches;
        handling = new Took(sketches.get());
        handlingByShop = new Took(sketches.get());
    }

    /** Counts a case. */
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
        if (each.endedAt() != null) {
            long took = each.handlingSeconds();
            handling.add(took);
            handlingByShop.add(Math.max(0, took - each.buyersSeconds()));
        }
    }

    private Tally tally(Dimension dimension, String value) {
        return by.computeIfAbsent(dimension, unseen -> new HashMap<>()).computeIfAbsent(value, unseen -> new Tally());
    }

    /** The case once under each value, and each item's units and money under its own. */
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

    /** What was counted so far. */
    public Figures figures() {
        var counts = new EnumMap<Dimension, Map<String, Counts>>(Dimension.class);
        by.forEach((dimension, values) -> {
            var some = new HashMap<String, Counts>();
            values.forEach((value, tally) -> some.put(value, tally.counts()));
            counts.put(dimension, some);
        });
        return new Figures(all.counts(), counts, handling.times(sketches), handlingByShop.times(sketches));
    }

    /** Durations that go on. */
    private static final class Took {
        private final Sketch sketch;
        private long count;
        private long sum;

        Took(Sketch sketch) {
            this.sketch = sketch;
        }

        void add(long seconds) {
            count++;
            sum = Math.addExact(sum, seconds);
            sketch.add(seconds);
        }

        /** The sketch goes on, its copy does not. */
        Times times(Supplier<Sketch> sketches) {
            return new Times(count, sum, sketch.plus(sketches.get()));
        }
    }

    /** Counts that go on. */
    private static final class Tally {
        private long open;
        private long granted;
        private long notGranted;
        private final Map<String, Long> refunded = new HashMap<>(2);
        private long units;

        void add(CaseRecord each, long some, long minor) {
            switch (each.outcome()) {
                case OPEN -> open++;
                case GRANTED -> granted++;
                case NOT_GRANTED -> notGranted++;
            }
            more(each, some, minor);
        }

        void more(CaseRecord each, long some, long minor) {
            units = Math.addExact(units, some);
            if (minor != 0) {
                refunded.merge(each.refunded().currency().getCurrencyCode(), minor, Math::addExact);
            }
        }

        Counts counts() {
            return new Counts(open + granted + notGranted, open, granted, notGranted, units, refunded);
        }
    }
}
