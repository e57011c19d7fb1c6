package io.aftersales.examples.kafka;

import io.aftersales.jackson.AfterSalesJackson3Module;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.tck.Samples;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import tools.jackson.databind.json.JsonMapper;

/** A host with a database of its own, whose relay writes to one topic. */
final class Host implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    final JdbcConnectionPool database;
    final CaseRepository cases;
    final Samples samples;
    final String topic;
    final JsonMapper mapper =
            JsonMapper.builder().addModule(new AfterSalesJackson3Module()).build();

    Host(String topic) throws SQLException {
        this.topic = topic;
        database = database();
        JdbcStorage storage = JdbcStorage.on(database);
        Flyway.configure()
                .dataSource(database)
                .locations(storage.migrations())
                .table("aftersales_schema")
                .load()
                .migrate();
        cases = storage.cases();
        samples = new Samples(cases);
        execute(EventRelay.TABLE);
        execute("update relay_position set topic = '" + topic + "'");
    }

    /** Creates an empty database. */
    static JdbcConnectionPool database() {
        var pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:relay_" + NEXT.incrementAndGet()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                "",
                "");
        pool.setMaxConnections(20);
        return pool;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the position of the relay. */
    long position() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select last_sequence from relay_position")) {
            found.next();
            return found.getLong(1);
        }
    }

    EventRelay relay(Producer<String, String> producer) {
        return relay(producer, cases);
    }

    EventRelay relay(Producer<String, String> producer, CaseRepository feed) {
        return new EventRelay(database, feed, producer, mapper, topic);
    }

    /** Returns the whole feed. */
    List<FeedEntry> feed() {
        return cases.events(0, Integer.MAX_VALUE);
    }

    @Override
    public void close() throws SQLException {
        execute("shutdown");
        database.dispose();
    }
}
