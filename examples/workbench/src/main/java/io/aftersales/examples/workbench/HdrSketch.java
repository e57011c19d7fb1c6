package io.aftersales.examples.workbench;

import io.aftersales.domain.analytics.Sketch;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Percentile sketch on HdrHistogram: its percentiles are at most a thousandth above the true ones, and its memory is bounded by the longest
 * duration and not by the number of durations. The first few durations are kept exactly: most products have only a handful of cases, and a
 * histogram for each of them would be large.
 */
final class HdrSketch implements Sketch {
    private static final int DIGITS = 3;
    private static final int FEW = 64;
    private static final int ALL = 100;
    private static final long[] NONE = {};

    private long[] few = NONE;
    private int count;

    @Nullable
    private Histogram many;

    HdrSketch() {}

    @Override
    public void add(long seconds) {
        if (many == null && count == FEW) {
            many = new Histogram(DIGITS);
            pour(many);
            few = NONE;
            count = 0;
        }
        if (many != null) {
            many.recordValue(seconds);
        } else {
            if (count == few.length) {
                few = Arrays.copyOf(few, Math.max(2, 2 * count));
            }
            few[count] = seconds;
            count++;
        }
    }

    private void pour(Histogram into) {
        if (many != null) {
            into.add(many);
        }
        for (int i = 0; i < count; i++) {
            into.recordValue(few[i]);
        }
    }

    @Override
    public Sketch plus(Sketch more) {
        HdrSketch other = (HdrSketch) more;
        var sum = new HdrSketch();
        if (many == null && other.many == null && count + other.count <= FEW) {
            sum.few = Arrays.copyOf(few, count + other.count);
            System.arraycopy(other.few, 0, sum.few, count, other.count);
            sum.count = sum.few.length;
        } else {
            sum.many = new Histogram(DIGITS);
            pour(sum.many);
            other.pour(sum.many);
        }
        return sum;
    }

    @Override
    public long percentile(int percent) {
        if (many != null) {
            return many.getValueAtPercentile(percent);
        }
        if (count == 0) {
            throw new IllegalStateException("no duration was added");
        }
        int rank = Math.max(1, (count * percent + ALL - 1) / ALL);
        return sorted()[rank - 1];
    }

    private long[] sorted() {
        long[] sorted = Arrays.copyOf(few, count);
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof HdrSketch that)) {
            return false;
        }
        return many == null ? that.many == null && Arrays.equals(sorted(), that.sorted()) : many.equals(that.many);
    }

    @Override
    public int hashCode() {
        return many == null ? Arrays.hashCode(sorted()) : many.hashCode();
    }
}
