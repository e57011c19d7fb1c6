package io.aftersales.ports.repositories;

import java.io.Serial;

/**
 * Signals that another worker has claimed an outbox entry in the meantime. Nothing was written, and nothing is left to do for the worker
 * that lost the claim.
 */
public final class ClaimLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with the key of the entry. */
    public ClaimLost(String what) {
        super(what);
    }
}
