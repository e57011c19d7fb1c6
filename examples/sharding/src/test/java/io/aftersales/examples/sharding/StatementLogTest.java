package io.aftersales.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A driver over two databases, of which the log tells what it does wrong. */
class StatementLogTest {
    private static final String INSERT = "insert into t (id) values (1)";
    private static final String LOCK = "select id from t for update";

    private final StatementLog log = new StatementLog();
    private final HikariDataSource pool = new HikariDataSource();
    private Connection first;
    private Connection second;
    private Connection driver;

    @BeforeEach
    void open() throws SQLException {
        pool.setJdbcUrl("jdbc:h2:mem:log");
        first = log.database("first", pool).getConnection();
        second = log.database("second", pool).getConnection();
        try (var statement = first.createStatement()) {
            statement.execute("create table if not exists t (id int)");
        }
        first.setAutoCommit(false);
        second.setAutoCommit(false);
        driver = log.sharded(driver()).getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        first.close();
        second.close();
        pool.close();
    }

    /** Commits the first database, then the second. */
    private DataSource driver() {
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    first.commit();
                    second.commit();
                    return null;
                });
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> connection);
    }

    private static void send(Connection database, String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private List<String> faultsOfACommit() throws SQLException {
        driver.commit();
        return log.faults();
    }

    @Test
    void aTransactionThatWritesToOneDatabaseIsRight() throws SQLException {
        send(first, INSERT);
        send(first, LOCK);
        assertThat(faultsOfACommit()).isEmpty();
        assertThat(log.writes("first")).isOne();
        assertThat(log.reads("first")).isOne();
        assertThat(log.transactions()).isOne();
    }

    @Test
    void aTransactionThatWritesToTwoDatabasesIsFound() throws SQLException {
        send(first, INSERT);
        send(second, INSERT);
        assertThat(faultsOfACommit()).singleElement().asString().startsWith("one transaction writes to several");
    }

    @Test
    void twoTransactionsThatWriteToOneDatabaseEachAreRight() throws SQLException {
        send(first, INSERT);
        driver.commit();
        send(second, LOCK);
        assertThat(faultsOfACommit()).isEmpty();
    }

    @Test
    void aLockThatIsFreeBeforeWhatItGuardsIsCommittedIsFound() throws SQLException {
        send(first, LOCK);
        send(second, INSERT);
        assertThat(faultsOfACommit()).singleElement().asString().startsWith("what was only locked is free");
    }

    @Test
    void aWriteOutsideOfTransactionsIsFound() throws SQLException {
        first.setAutoCommit(true);
        send(first, INSERT);
        assertThat(log.faults()).singleElement().asString().startsWith("a write outside of transactions");
    }
}
