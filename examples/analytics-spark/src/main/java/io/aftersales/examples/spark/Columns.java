package io.aftersales.examples.spark;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row from left to right. */
final class Columns {
    private final Row row;
    private int next;

    Columns(Row row) {
        this.row = row;
    }

    String text() {
        return row.getString(next++);
    }

    int number() {
        return row.getInt(next++);
    }

    @Nullable
    Integer numberOrNull() {
        return skipsNull() ? null : Integer.valueOf(number());
    }

    long whole() {
        return row.getLong(next++);
    }

    boolean bool() {
        return row.getBoolean(next++);
    }

    Instant instant() {
        return row.getInstant(next++);
    }

    @Nullable
    Instant instantOrNull() {
        return skipsNull() ? null : instant();
    }

    List<Row> rows() {
        return row.getList(next++);
    }

    /** Tells whether the next column is null, and passes over it if so. */
    private boolean skipsNull() {
        boolean isNull = row.isNullAt(next);
        next += isNull ? 1 : 0;
        return isNull;
    }
}
