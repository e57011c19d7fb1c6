package io.aftersales.ports.repositories;

import java.io.Serial;

/** Somebody else was faster. Nothing was written; the decision has to be made again from a fresh load. */
public class StaleVersion extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says what was written by somebody else. */
    public StaleVersion(String what) {
        super(what);
    }
}
