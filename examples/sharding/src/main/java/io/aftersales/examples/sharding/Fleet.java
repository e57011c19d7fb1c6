package io.aftersales.examples.sharding;

import java.util.Locale;

/**
 * Computes what databases and client processes of their own machines would give.
 *
 * @param clientMillis the processor time of a life in the client, in milliseconds
 * @param databaseMillis the processor time of a life in the databases, in milliseconds
 */
record Fleet(double clientMillis, double databaseMillis) {
    private static final int CORES = 8;
    private static final double BUSY = 0.6;

    /** Returns the lives per second of so many databases. */
    double livesPerSecond(int databases) {
        return databases * CORES * BUSY * 1000 / databaseMillis;
    }

    /** Returns the processors that the clients of so many lives need. */
    double clientCores(double livesPerSecond) {
        return livesPerSecond * clientMillis / 1000 / BUSY;
    }

    /** Returns what is assumed. */
    String assumptions() {
        return String.format(Locale.ROOT, """
                - a life costs its database %.2f ms and its client %.2f ms of a processor, as measured here, wherever they run
                - each database has a machine of %d cores and is %.0f %% busy; clients are as many as needed, as busy
                - lives share nothing: each transaction writes to one database, and orders spread evenly by their hash
                - disks keep up with the commits, and connections are enough to wait for disk and network at the same time
                - not in it: the counter of a feed and the lock of an agent, which are rows of one database each; lists over all
                  orders, which every database answers; work that is due, which is polled for in each database alone""", databaseMillis, clientMillis, CORES, BUSY * 100);
    }
}
