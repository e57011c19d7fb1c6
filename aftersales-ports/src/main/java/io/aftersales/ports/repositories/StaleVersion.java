package io.aftersales.ports.repositories;

import java.io.Serial;

/** Signals that another writer was faster. Nothing was written; the decision has to be made again from a fresh load. */
public class StaleVersion extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with a name for what the other writer has written. */
    public StaleVersion(String what) {
        super(what);
    }
}
