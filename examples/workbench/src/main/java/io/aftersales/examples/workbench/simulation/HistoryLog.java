package io.aftersales.examples.workbench.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Log of a history: the number of faults of each kind, the broken laws, and a trace line by line when it is wanted. */
final class HistoryLog {
    private final long[] faults = new long[Fault.values().length];
    private final List<String> violations = new ArrayList<>();
    private final StringBuilder trace = new StringBuilder();
    private final boolean tracing;

    HistoryLog(boolean tracing) {
        this.tracing = tracing;
    }

    void fault(Fault kind, Instant at, String where) {
        faults[kind.ordinal()]++;
        line(at, () -> "! " + kind + " " + where);
    }

    void violation(Instant at, String what) {
        violations.add(what);
        line(at, () -> "VIOLATION " + what);
    }

    void line(Instant at, Supplier<String> what) {
        if (tracing) {
            trace.append(at).append(' ').append(what.get()).append('\n');
        }
    }

    long count(Fault kind) {
        return faults[kind.ordinal()];
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    String trace() {
        return trace.toString();
    }
}
