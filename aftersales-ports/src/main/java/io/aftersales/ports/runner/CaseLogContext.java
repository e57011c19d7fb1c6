package io.aftersales.ports.runner;

import io.aftersales.domain.shared.CaseId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names a case and its order in the logging context (SLF4J's MDC) while the library works on them, so that a host finds all log lines about
 * one case. Afterwards the host's own values under these names are restored.
 */
public final class CaseLogContext {
    /** The name under which the context holds the id of the case, such as {@code 1001.2}. */
    public static final String CASE = "case";

    /** The name under which the context holds the id of the order. */
    public static final String ORDER = "order";

    private CaseLogContext() {}

    /** Runs work that answers a value, with the case named in the context. */
    public static <T> T within(CaseId id, Supplier<T> work) {
        String caseOfHost = MDC.get(CASE);
        String orderOfHost = MDC.get(ORDER);
        MDC.put(CASE, id.toString());
        MDC.put(ORDER, id.order().value());
        try {
            return work.get();
        } finally {
            restore(CASE, caseOfHost);
            restore(ORDER, orderOfHost);
        }
    }

    /** Runs work with the case named in the context. */
    public static void run(CaseId id, Runnable work) {
        within(id, () -> {
            work.run();
            return id;
        });
    }

    private static void restore(String name, @Nullable String before) {
        if (before == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, before);
        }
    }
}
