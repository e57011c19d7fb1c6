package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Rejection;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown when a desk refuses a command or a query; carries the refusal. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Rejection why;
    private final @Nullable String field;

    Refused(Rejection why) {
        this(why, null);
    }

    /** Creates the exception of a refusal that one field of the request is the cause of. */
    Refused(Rejection why, @Nullable String field) {
        super(why.code());
        this.why = why;
        this.field = field;
    }

    /** Returns the field of the request that is the cause; null where there is no one field. */
    @Nullable
    String field() {
        return field;
    }

    /** The refusal. */
    public Rejection why() {
        return why;
    }
}
