package io.aftersales.examples.workbench.simulation;

import java.io.Serial;

/** Thrown to crash the process; the library does not catch it. */
final class Crash extends Error {
    @Serial
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process died", null, false, false);
    }
}
