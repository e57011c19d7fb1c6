package io.aftersales.spring;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signals that the host has not declared all the beans from which after-sales is assembled. */
final class MissingBeans extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String types;
    private final @Nullable String whyNoTables;

    /**
     * Names what is missing.
     *
     * @param types the types of which there is no bean
     * @param whyNoTables the reason why the storage of {@code aftersales-jdbc} is not there; null when that is not missing
     */
    MissingBeans(List<Class<?>> types, @Nullable String whyNoTables) {
        super("after-sales lacks beans of " + types.stream().map(Class::getName).collect(Collectors.joining(", "))
                + (whyNoTables == null ? "" : "; " + whyNoTables));
        this.types = types.stream().map(Class::getName).collect(Collectors.joining("\n    ", "    ", ""));
        this.whyNoTables = whyNoTables;
    }

    /** Returns the types of which there is no bean, one on each line. */
    String types() {
        return types;
    }

    /** Returns the reason why the storage of {@code aftersales-jdbc} is not there; null when that is not missing. */
    @Nullable
    String whyNoTables() {
        return whyNoTables;
    }
}
