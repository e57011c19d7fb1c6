package io.aftersales.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.tck.CaseFiguresContract;
import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;
import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TicketStorage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The whole contract kit over two databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShardedStorageTest {
    private Watched databases;

    @BeforeAll
    void start() {
        databases = new Watched(2);
    }

    @AfterAll
    void close() {
        databases.close();
        assertThat(databases.log().faults())
                .as("no transaction of the library has written to two databases")
                .isEmpty();
    }

    private Storage emptied() {
        databases.empty();
        return new Storage(databases.storage.cases(), databases.storage.outbox(), databases.transaction);
    }

    private TicketStorage emptiedWithTickets() {
        databases.empty();
        return new TicketStorage(
                databases.storage.cases(),
                databases.storage.outbox(),
                databases.storage.tickets(),
                databases.transaction);
    }

    @Nested
    class Cases extends CaseRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return emptied();
        }
    }

    @Nested
    class Effects extends OutboxContract {
        @Override
        protected Storage emptyStorage() {
            return emptied();
        }
    }

    @Nested
    class Tickets extends TicketRepositoryContract {
        @Override
        protected TicketStorage emptyStorage() {
            return emptiedWithTickets();
        }
    }

    @Nested
    class OverAllCases extends CaseFiguresContract {
        @Override
        protected TicketStorage emptyStorage() {
            return emptiedWithTickets();
        }

        @Override
        protected CaseFigures over(TicketStorage stored) {
            return databases.storage.figures();
        }
    }
}
