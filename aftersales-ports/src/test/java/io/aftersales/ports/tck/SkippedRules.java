package io.aftersales.ports.tck;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Counts the rules of the kit that were skipped, and prints them with their reasons at the end of the run. Every contract of the kit carries
 * this extension, so a host sees what its adapters were not tested for.
 */
public final class SkippedRules implements TestWatcher {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SkippedRules.class);

    /** Creates the extension; called by JUnit. */
    public SkippedRules() {}

    @Override
    public void testAborted(ExtensionContext rule, @Nullable Throwable cause) {
        String reason = cause == null || cause.getMessage() == null ? "no reason is given" : cause.getMessage();
        summary(rule.getRoot().getStore(HERE))
                .add(rule.getRequiredTestClass().getSimpleName() + ", "
                        + rule.getRequiredTestMethod().getName() + ": " + reason);
    }

    private static synchronized Summary summary(ExtensionContext.Store store) {
        Summary known = store.get(Summary.class, Summary.class);
        if (known != null) {
            return known;
        }
        var first = new Summary();
        store.put(Summary.class, first);
        return first;
    }

    /** The rules skipped in a run. JUnit closes it when the last test is over. */
    private static final class Summary implements AutoCloseable {
        private final SortedSet<String> lines = new TreeSet<>();

        synchronized void add(String line) {
            lines.add(line);
        }

        @Override
        public synchronized String toString() {
            return "Rules of the contract kit that were skipped: " + lines.size() + "\n  " + String.join("\n  ", lines);
        }

        @Override
        public void close() {
            System.out.println(this);
        }
    }
}
