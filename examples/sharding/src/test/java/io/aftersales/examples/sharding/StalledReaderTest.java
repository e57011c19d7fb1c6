package io.aftersales.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.jdbc.ConnectionSource;
import io.aftersales.jdbc.Dialect;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.tck.Samples;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of the feed over two databases, of which one stalls in the middle of its work and goes on much later. */
class StalledReaderTest {
    private static final String GIVES_NUMBERS = "update aftersales_event set sequence";
    private static final String READS_ENTRIES = "select * from aftersales_event where sequence > ?";
    private static final int PATIENCE_SECONDS = 60;

    private final LoggedShards databases = new LoggedShards(2, 10);
    private final JdbcStorage storage = databases.storage();
    private final Samples samples = new Samples(storage.cases());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Stall> stalls = new ArrayList<>();

    /** A reader that stalls once: before it prepares a statement, or before it commits what that wrote. */
    private final class Stall implements StatementLog.Watch {
        private final String statement;
        private final boolean atCommit;
        private final CountDownLatch before;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private final Future<List<FeedEntry>> read;
        private String last = "";

        /**
         * Starts to read.
         *
         * @param statement how the statement begins
         * @param atCommit whether it stalls before the commit
         * @param times how often it gets there until it stalls
         */
        Stall(String statement, boolean atCommit, int times) {
            this.statement = statement;
            this.atCommit = atCommit;
            this.before = new CountDownLatch(times - 1);
            stalls.add(this);
            var stalling = StatementLog.proxy(
                    DataSource.class,
                    databases.connections(),
                    (method, arguments, result) -> result instanceof Connection connection
                            ? StatementLog.proxy(Connection.class, connection, this)
                            : result);
            JdbcStorage own = JdbcStorage.onShards(ConnectionSource.of(stalling), Dialect.POSTGRESQL);
            read = threads.submit(() -> own.cases().events(0, 100));
        }

        @Override
        public void before(String method, @Nullable Object @Nullable [] arguments) {
            if (method.equals("prepareStatement") && arguments != null) {
                last = String.valueOf(arguments[0]);
                stall(!atCommit);
            } else if (method.equals("commit")) {
                stall(atCommit);
            }
        }

        private void stall(boolean isPlace) {
            if (!isPlace || !last.startsWith(statement)) {
                return;
            }
            if (before.getCount() > 0) {
                before.countDown();
                return;
            }
            reached.countDown();
            await(over);
        }

        @Override
        public @Nullable Object after(String method, @Nullable Object @Nullable [] arguments, @Nullable Object result) {
            return result;
        }

        Stall stalled() {
            await(reached);
            return this;
        }

        List<FeedEntry> goesOn() {
            over.countDown();
            return result(read);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<FeedEntry> result(Future<List<FeedEntry>> read) {
        try {
            return read.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void ordersAreInBothDatabases() {
        assertThat(database("1001")).isNotEqualTo(database("1002"));
    }

    @AfterEach
    void close() {
        stalls.forEach(stall -> stall.over.countDown());
        threads.shutdownNow();
        databases.close();
    }

    private int database(String order) {
        return databases.shards().of(OrderId.of(order));
    }

    private static List<String> orders(List<FeedEntry> entries) {
        return entries.stream()
                .map(each -> each.entry().caseId().order().value())
                .distinct()
                .toList();
    }

    private static long last(List<FeedEntry> entries) {
        return entries.get(entries.size() - 1).sequence();
    }

    /** Counts rows in the database of an order. */
    private long count(String order, String sql) {
        try (Connection connection =
                        databases.servers().pools().get(database(order)).getConnection();
                PreparedStatement statement = connection.prepareStatement("select count(*) from " + sql);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isNumbered(String order) {
        return count(order, "aftersales_event where order_id = '" + order + "' and sequence is null") == 0;
    }

    @Test
    void noReaderGoesBeyondANumberThatIsNotCommittedYet() {
        samples.opened("1000", "c1");
        var aboutToRead = new Stall(READS_ENTRIES, false, 1).stalled();
        samples.opened("1001", "c1");
        samples.at(Samples.NOON.plusSeconds(1)).opened("1002", "c1");
        var numbering = new Stall(GIVES_NUMBERS, true, 2).stalled();
        assertThat(isNumbered("1002")).as("the later number is committed").isTrue();
        assertThat(isNumbered("1001"))
                .as("the earlier one, in the other database, is not")
                .isFalse();

        List<FeedEntry> first = aboutToRead.goesOn();
        assertThat(orders(first)).containsExactly("1000");

        Future<List<FeedEntry>> next = threads.submit(() -> storage.cases().events(last(first), 100));
        while (!next.isDone() && count("1001", "pg_stat_activity where wait_event_type = 'Lock'") == 0) {
            Thread.onSpinWait();
        }
        assertThat(next).as("the next read waits for what is not committed yet").isNotDone();

        List<FeedEntry> whole = numbering.goesOn();
        var read = new ArrayList<>(first);
        read.addAll(result(next));
        assertThat(orders(read)).containsExactly("1000", "1001", "1002");
        assertThat(read).extracting(FeedEntry::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(whole).isEqualTo(read);
        assertThat(storage.cases().events(last(read), 100)).isEmpty();
    }

    @Test
    void numbersThatAReaderTookAndDidNotGiveHoldUpNoOther() {
        samples.opened("1001", "c1");
        var numbering = new Stall(GIVES_NUMBERS, false, 1).stalled();
        samples.at(Samples.NOON.plusSeconds(1)).opened("1002", "c1");

        List<FeedEntry> read = storage.cases().events(0, 100);
        assertThat(orders(read)).containsExactly("1001", "1002");
        assertThat(numbering.goesOn())
                .as("the numbers of the reader that stalled come too late")
                .isEqualTo(read);
        assertThat(storage.cases().events(last(read), 100)).isEmpty();
    }
}
