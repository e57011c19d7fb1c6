package io.aftersales.jdbc;

import java.io.Serial;

/** Signals that a stored document has a format that this version of the library does not know. A newer node has written it. */
public final class UnknownFormat extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnknownFormat(String message) {
        super(message);
    }
}
