package io.aftersales.examples.workbench.simulation;

import java.io.Serial;

/** A connection broke, or nobody answered in time: what was asked may have been done or not. */
final class ConnectionLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ConnectionLost(String what) {
        super(what, null, false, false);
    }
}
