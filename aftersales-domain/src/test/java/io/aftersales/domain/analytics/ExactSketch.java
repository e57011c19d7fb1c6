package io.aftersales.domain.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps every value. */
final class ExactSketch implements Sketch {
    private final List<Long> values = new ArrayList<>();

    @Override
    public void add(long seconds) {
        values.add(seconds);
        Collections.sort(values);
    }

    @Override
    public Sketch plus(Sketch more) {
        var sum = new ExactSketch();
        sum.values.addAll(values);
        sum.values.addAll(((ExactSketch) more).values);
        Collections.sort(sum.values);
        return sum;
    }

    @Override
    public long percentile(int percent) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was taken");
        }
        return values.get((values.size() * percent + 99) / 100 - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactSketch sketch && sketch.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
