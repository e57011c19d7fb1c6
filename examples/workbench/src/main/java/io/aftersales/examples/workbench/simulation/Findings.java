package io.aftersales.examples.workbench.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings of histories: the number of faults of each kind, and the broken laws. */
public final class Findings {
    private final long[] faults = new long[Fault.values().length];
    private final TreeMap<Long, List<String>> violations = new TreeMap<>();
    private final List<String> traces = new ArrayList<>();
    private long histories;

    Findings() {}

    void add(long number, HistoryLog log) {
        histories++;
        for (Fault kind : Fault.values()) {
            faults[kind.ordinal()] += log.count(kind);
        }
        if (!log.violations().isEmpty()) {
            violations.put(number, log.violations());
        }
        if (!log.trace().isEmpty()) {
            traces.add(log.trace());
        }
    }

    void add(Findings more) {
        histories += more.histories;
        for (int i = 0; i < faults.length; i++) {
            faults[i] += more.faults[i];
        }
        violations.putAll(more.violations);
        traces.addAll(more.traces);
    }

    /** Returns the number of histories that were run. */
    public long histories() {
        return histories;
    }

    /** Returns how often each kind of fault happened; kinds that never happened are included. */
    public Map<String, Long> faults() {
        var all = new LinkedHashMap<String, Long>();
        for (Fault kind : Fault.values()) {
            all.put(kind.name(), faults[kind.ordinal()]);
        }
        return all;
    }

    /** Returns the number of broken laws in all histories. */
    public long violations() {
        return violations.values().stream().mapToLong(List::size).sum();
    }

    /** Returns the broken laws, by history. */
    public Map<Long, List<String>> broken() {
        return new TreeMap<>(violations);
    }

    /** Returns the trace, line by line; empty unless the history was traced. */
    public String trace() {
        return String.join("", traces);
    }
}
