package io.aftersales.domain.analytics;

import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** A sketch that stores every duration and the number of its occurrences. */
final class ExactSketch implements Sketch, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int ALL = 100;

    private final TreeMap<Long, Long> durations = new TreeMap<>();
    private long count;

    @Override
    public void add(long seconds) {
        add(seconds, 1);
    }

    private void add(long seconds, long times) {
        durations.merge(seconds, times, Math::addExact);
        count = Math.addExact(count, times);
    }

    @Override
    public Sketch plus(Sketch more) {
        if (!(more instanceof ExactSketch other)) {
            throw new IllegalArgumentException("sketches of two sorts do not add up");
        }
        var sum = new ExactSketch();
        durations.forEach(sum::add);
        other.durations.forEach(sum::add);
        return sum;
    }

    @Override
    public long percentile(int percent) {
        long rank = Math.max(1, (count * percent + ALL - 1) / ALL);
        long seen = 0;
        for (Map.Entry<Long, Long> each : durations.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("nothing was taken");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactSketch that && durations.equals(that.durations);
    }

    @Override
    public int hashCode() {
        return durations.hashCode();
    }

    @Override
    public String toString() {
        return durations.toString();
    }
}
