package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Rejection;
import java.io.Serial;

/** Thrown when a desk refuses a command or a query; carries the refusal. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Rejection why;

    Refused(Rejection why) {
        super(why.code());
        this.why = why;
    }

    /** The refusal. */
    public Rejection why() {
        return why;
    }
}
