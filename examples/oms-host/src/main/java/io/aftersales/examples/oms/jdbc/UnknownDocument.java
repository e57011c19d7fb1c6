package io.aftersales.examples.oms.jdbc;

import java.io.Serial;

/** Thrown when a document was written by a newer node than this one, which is left to the newer nodes. */
public final class UnknownDocument extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnknownDocument(String what) {
        super(what);
    }
}
