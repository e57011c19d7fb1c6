package io.aftersales.examples.oms.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Several writes as one statement: each is a common table expression, and what is selected is how many rows each of them wrote. One
 * trip to the database instead of one for each table.
 */
final class WriteBatch {
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** Writes this as well. The SQL ends with what it returns; the parameters are those of its question marks. */
    WriteBatch with(String name, String sql, @Nullable Object... values) {
        parts.put(name, sql);
        parameters.addAll(java.util.Arrays.asList(values));
        return this;
    }

    /** Writes it all; answers how many rows each part wrote. */
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
