package io.aftersales.domain.shared;

import java.io.Serial;

/**
 * Wraps a refusal as an exception, for hosts that call desks inside a transaction of their own and want it rolled back: {@code
 * desk.open(command).getOrElseThrow(RejectedException::new)}. The library itself never throws it.
 */
public final class RejectedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /** Wraps a refusal; the exception's message is the refusal's code and its sentence. */
    public RejectedException(Rejection rejection) {
        super(rejection.code() + ": " + rejection.message());
        this.rejection = rejection;
    }

    /** Returns the refusal. */
    public Rejection rejection() {
        return rejection;
    }
}
