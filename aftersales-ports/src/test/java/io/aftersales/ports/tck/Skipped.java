package io.aftersales.ports.tck;

import org.opentest4j.TestAbortedException;

/** Ends a rule that cannot be checked here, with the reason that {@link SkippedRules} prints at the end of the run. */
final class Skipped {
    private Skipped() {}

    /** Returns the exception with which a rule ends as skipped, for this reason. */
    static TestAbortedException because(String reason) {
        return new TestAbortedException(reason);
    }

    /** Skips the rule for this reason unless the condition holds. */
    static void unless(boolean condition, String reason) {
        if (!condition) {
            throw because(reason);
        }
    }
}
