package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class SpringConnectionsTest {
    private final DataSource database = TestDatabase.fresh();
    private final SpringConnections connections = new SpringConnections(database);

    @Test
    void outsideOfATransactionThereIsNoneToJoin() {
        assertThat(connections.joined()).isNull();
    }

    @Test
    void theConnectionOfTheTransactionIsJoined() {
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(
                        status -> assertThat(connections.joined()).isSameAs(DataSourceUtils.getConnection(database)));
    }

    @Test
    void aTransactionOfAnotherDatabaseIsRefused() {
        var elsewhere = new TransactionTemplate(new JdbcTransactionManager(TestDatabase.fresh()));
        assertThatIllegalStateException()
                .isThrownBy(() -> elsewhere.executeWithoutResult(status -> connections.joined()))
                .withMessageContaining("not one of the data source");
    }

    /** Connections of a pool without auto-commit look as if they were in a transaction. */
    @Test
    void aTransactionOfAnotherDatabaseIsRefusedWithoutAutoCommitToo() throws SQLException {
        var manual = new WithoutAutoCommit(database);
        var ofManual = new SpringConnections(manual);
        ofManual.open().close();
        var elsewhere = new TransactionTemplate(new JdbcTransactionManager(TestDatabase.fresh()));
        assertThatIllegalStateException()
                .isThrownBy(() -> elsewhere.executeWithoutResult(status -> ofManual.joined()))
                .withMessageContaining("not one of the data source");
        new TransactionTemplate(new JdbcTransactionManager(manual))
                .executeWithoutResult(
                        status -> assertThat(ofManual.joined()).isSameAs(DataSourceUtils.getConnection(manual)));
    }

    /** What is written then is in no transaction that will be committed. */
    @Test
    void aTransactionThatHasCommittedIsRefused() {
        var manager = new JdbcTransactionManager(database);
        var transactions = new SpringTransactions(manager);
        var transaction = new TransactionTemplate(manager);
        var own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var joined = new ArrayList<Boolean>();
        transaction.executeWithoutResult(status -> {
            transactions.afterCommit(() -> joined.add(connections.joined() != null));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    joined.add(connections.joined() != null);
                }

                @Override
                public void afterCommit() {
                    own.executeWithoutResult(inner -> joined.add(connections.joined() != null));
                    assertThatIllegalStateException()
                            .isThrownBy(connections::joined)
                            .withMessageContaining("has ended");
                }
            });
        });
        assertThat(joined)
                .as("before the commit, in the library's work after it, in a transaction of its own after it")
                .containsExactly(true, false, true);
    }

    private static final class WithoutAutoCommit extends DelegatingDataSource {
        WithoutAutoCommit(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setAutoCommit(false);
            return connection;
        }
    }
}
