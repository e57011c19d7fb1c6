package io.aftersales.examples.oms.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Combines several writes into one SQL statement: each is a common table expression, and the result is the number of rows each of them
 * wrote. This saves a round trip to the database for every table.
 */
final class WriteBatch {
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** Adds a write, without its {@code returning} clause; the values are the parameters of its question marks. */
    WriteBatch with(String name, String sql, @Nullable Object... values) {
        parts.put(name, sql);
        parameters.addAll(java.util.Arrays.asList(values));
        return this;
    }

    /** Executes all writes; returns the number of rows each of them wrote. */
    Map<String, Long> run(JdbcClient jdbc) {
        String sql = parts.entrySet().stream()
                .map(part -> part.getKey() + " as (" + part.getValue() + " returning 1)")
                .collect(Collectors.joining(",\n", "with ", "\nselect "));
        sql += parts.keySet().stream()
                .map(part -> "(select count(*) from " + part + ") as " + part)
                .collect(Collectors.joining(", "));
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> {
                    var written = new LinkedHashMap<String, Long>();
                    for (String part : parts.keySet()) {
                        written.put(part, row.getLong(part));
                    }
                    return written;
                })
                .single();
    }
}
