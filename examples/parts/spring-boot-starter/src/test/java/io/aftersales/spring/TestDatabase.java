package io.aftersales.spring;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Empty databases in memory. */
final class TestDatabase {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestDatabase() {}

    static DataSource fresh() {
        return new SimpleDriverDataSource(
                new org.h2.Driver(),
                "jdbc:h2:mem:fresh_" + NEXT.incrementAndGet()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
    }

    static List<String> tables(DataSource database) {
        return new JdbcTemplate(database)
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'public'", String.class);
    }
}
