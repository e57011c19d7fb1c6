package io.aftersales.examples.oms.jdbc;

/**
 * Builds the sequence numbers of append-only rows over all orders, from the transaction's number and a place within the transaction. A
 * reader that stays below the oldest running transaction misses no row, and writers do not block each other.
 */
final class Sequence {
    /** Leaves twenty bits for the rows of one transaction; the other bits hold the transaction's number. */
    private static final String FIRST_OF_TRANSACTION = "(pg_current_xact_id()::text::bigint << 20)";

    /** Upper bound for readers, exclusive: no row will be added below this number. */
    static final String OLDEST_RUNNING = "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint << 20)";

    private Sequence() {}

    /** Selects the last number that this transaction has assigned in the column {@code sequence} of a table. */
    static String latest(String table) {
        return """
               select coalesce(max(sequence), %1$s) as sequence from %2$s
               where sequence >= %1$s and sequence < %1$s + (1 << 20)""".formatted(FIRST_OF_TRANSACTION, table);
    }
}
