package io.aftersales.jdbc;

import java.io.Serial;
import java.sql.SQLException;

/**
 * Signals that the database failed or refused a statement. Nothing of the decision was written, unless the connection broke while a
 * transaction of the library was being committed: then a repeated command finds its receipt, or decides again.
 *
 * <p>A host with Spring MVC maps this exception to a status of its own (503): Spring takes some broken connections to a database for a
 * client that hung up, and answers 200 with an empty body.
 */
public final class StorageFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StorageFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
