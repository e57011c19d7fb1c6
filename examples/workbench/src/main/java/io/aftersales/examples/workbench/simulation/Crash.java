package io.aftersales.examples.workbench.simulation;

import java.io.Serial;

/** The process dies here and now; nothing in it can catch that. */
final class Crash extends Error {
    @Serial
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process died", null, false, false);
    }
}
