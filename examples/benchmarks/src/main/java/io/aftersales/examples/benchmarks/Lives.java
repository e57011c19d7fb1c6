package io.aftersales.examples.benchmarks;

/** One way to bring a return in six commands into the database. */
interface Lives {
    /** Brings the return of an order, which was not used before, to its end. */
    void live(String order);
}
