package io.aftersales.examples.oms.jdbc;

import java.io.Serial;

/** A document was stored by a newer node than this one. It is left to those. */
public final class UnknownDocument extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnknownDocument(String what) {
        super(what);
    }
}
