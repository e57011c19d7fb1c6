package io.aftersales.examples.workbench.simulation;

import java.io.Serial;

/** Thrown when a connection breaks or a call times out: the call may or may not have been carried out. */
final class ConnectionLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ConnectionLost(String what) {
        super(what, null, false, false);
    }
}
