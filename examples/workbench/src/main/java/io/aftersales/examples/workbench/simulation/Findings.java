package io.aftersales.examples.workbench.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of histories: faults by kind, and the laws that were broken. */
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

    /** How many histories were run. */
    public long histories() {
        return histories;
    }

    /** How often each kind of fault happened, those that never did too. */
    public Map<String, Long> faults() {
        var all = new LinkedHashMap<String, Long>();
        for (Fault kind : Fault.values()) {
            all.put(kind.name(), faults[kind.ordinal()]);
        }
        return all;
    }

    /** How many laws were broken, all histories together. */
    public long violations() {
        return violations.values().stream().mapToLong(List::size).sum();
    }

    /** The laws that were broken, by history. */
    public Map<Long, List<String>> broken() {
        return new TreeMap<>(violations);
    }

    /** What happened, line by line; empty unless it was traced. */
    public String trace() {
        return String.join("", traces);
    }
}
