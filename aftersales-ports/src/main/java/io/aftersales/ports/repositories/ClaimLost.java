package io.aftersales.ports.repositories;

import java.io.Serial;

/** An outbox entry was claimed by another worker in the meantime. Nothing was written, and nothing is left to be done here. */
public final class ClaimLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says which entry. */
    public ClaimLost(String what) {
        super(what);
    }
}
