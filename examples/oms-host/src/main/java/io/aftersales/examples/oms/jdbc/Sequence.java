package io.aftersales.examples.oms.jdbc;

/**
 * Numbers of what is only ever appended, over all orders: that of the transaction, and a place within it. Whoever reads only below the
 * oldest transaction that is still running misses nothing, and nobody waits for anybody.
 */
final class Sequence {
    /** Twenty bits for the rows of one transaction, the rest for its number. */
    private static final String FIRST_OF_TRANSACTION = "(pg_current_xact_id()::text::bigint << 20)";

    /** Below this nothing will be written any more. */
    static final String OLDEST_RUNNING = "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint << 20)";

    private Sequence() {}

    /** The last number this transaction has given to rows of a table, in a column {@code sequence}. */
    static String latest(String table) {
        return """
               select coalesce(max(sequence), %1$s) as sequence from %2$s
               where sequence >= %1$s and sequence < %1$s + (1 << 20)""".formatted(FIRST_OF_TRANSACTION, table);
    }
}
