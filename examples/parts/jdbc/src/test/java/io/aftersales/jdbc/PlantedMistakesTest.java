package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.ports.tck.BrokenRules;
import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kit names the rule that a mistake in a real storage breaks. */
class PlantedMistakesTest {
    private final Database database = Database.fresh(Dialect.H2);
    private final HandTransaction transaction = new HandTransaction(database.pool);

    @AfterEach
    void close() {
        database.close();
    }

    private final class Cases extends CaseRepositoryContract {
        private final JdbcStorage storage;

        Cases(JdbcStorage storage) {
            this.storage = storage;
        }

        @Override
        protected Storage emptyStorage() {
            database.empty();
            return new Storage(storage.cases(), storage.outbox(), transaction);
        }
    }

    private final class Effects extends OutboxContract {
        @Override
        protected Storage emptyStorage() {
            database.empty();
            JdbcStorage storage = JdbcStorage.on(database.pool);
            return new Storage(storage.cases(), storage.outbox());
        }
    }

    private Set<Integer> brokenByCases(JdbcStorage storage) {
        return BrokenRules.of(() -> new Cases(storage)).broken();
    }

    @Test
    void nothingIsBrokenWithoutAMistake() {
        assertThat(brokenByCases(JdbcStorage.on(transaction))).isEmpty();
        assertThat(BrokenRules.of(Effects::new).broken()).isEmpty();
    }

    @Test
    void aPoolOfItsOwnSurvivesTheRollbackOfTheHost() {
        assertThat(brokenByCases(JdbcStorage.on(database.pool))).contains(14);
    }

    @Test
    void anIdentityColumnSkipsWhatIsCommittedLate() throws SQLException {
        database.execute("create sequence counted_up");
        database.execute("alter table aftersales_event alter column sequence set default next value for counted_up");
        assertThat(brokenByCases(JdbcStorage.on(transaction))).containsExactly(15);
    }

    @Test
    void dueTimesOfMillisecondsComeTooEarly() throws SQLException {
        database.execute("alter table aftersales_effect alter column next_at timestamp(3)");
        assertThat(BrokenRules.of(Effects::new).broken()).containsExactly(1);
    }
}
