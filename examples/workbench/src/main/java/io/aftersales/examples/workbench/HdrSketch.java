package io.aftersales.examples.workbench;

import io.aftersales.domain.analytics.Sketch;
import org.HdrHistogram.Histogram;

/**
 * Percentiles by HdrHistogram: a value it answers is at most a thousandth above the true one, and memory is bounded by the longest
 * duration and not by how many there are.
 */
final class HdrSketch implements Sketch {
    private static final int DIGITS = 3;

    private final Histogram values;

    HdrSketch() {
        this(new Histogram(DIGITS));
    }

    private HdrSketch(Histogram values) {
        this.values = values;
    }

    @Override
    public void add(long seconds) {
        values.recordValue(seconds);
    }

    @Override
    public Sketch plus(Sketch more) {
        Histogram sum = values.copy();
        sum.add(((HdrSketch) more).values);
        return new HdrSketch(sum);
    }

    @Override
    public long percentile(int percent) {
        if (values.getTotalCount() == 0) {
            throw new IllegalStateException("nothing was taken");
        }
        return values.getValueAtPercentile(percent);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HdrSketch sketch && sketch.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
