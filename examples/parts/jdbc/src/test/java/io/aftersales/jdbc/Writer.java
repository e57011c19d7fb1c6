package io.aftersales.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.tck.Samples;

/** A program that writes decisions until it is killed, and prints each case when its last decision was confirmed. */
final class Writer {
    /** How long a writer tries to reach a server that was killed, before it ends. */
    private static final long PATIENCE_MILLIS = 2_000;

    private Writer() {}

    /** Runs with the address of the database and the first part of its order numbers. */
    public static void main(String[] arguments) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[0]);
            pool.setMaximumPoolSize(2);
            pool.setConnectionTimeout(PATIENCE_MILLIS);
            var samples = new Samples(JdbcStorage.on(pool).cases());
            for (int order = 1; ; order++) {
                CaseId id = samples.approved(arguments[1] + order, "c1");
                System.out.println("confirmed " + id);
                samples.opened(arguments[1] + order, "c3");
            }
        }
    }
}
