package io.aftersales.ports.runner;

import io.aftersales.domain.shared.CaseId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names a case and its order in the logging context (SLF4J's MDC) while the library works on them, so that a host finds all lines about
 * one case. Puts back what the host had under these names.
 */
public final class CaseLogContext {
    /** The name under which the id of the case stands, such as {@code 1001.2}. */
    public static final String CASE = "case";

    /** The name under which the id of the order stands. */
    public static final String ORDER = "order";

    private CaseLogContext() {}

    /** Does something that answers a value, with the case named in the context. */
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

    /** Does something, with the case named in the context. */
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
