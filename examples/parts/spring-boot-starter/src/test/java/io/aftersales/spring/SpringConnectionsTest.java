package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
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
}
