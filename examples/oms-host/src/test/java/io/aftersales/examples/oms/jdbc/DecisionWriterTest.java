package io.aftersales.examples.oms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.Change;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.tck.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kit cannot tell apart, because a journal with unique numbers refuses most of it as well. */
class DecisionWriterTest {

    @Test
    void theVersionOfAnAccountIsComparedEvenWhereNothingIsAddedToItsJournal() {
        try (var database = new Database()) {
            var samples = new Samples(database.cases);
            CaseId one = samples.opened("1001", "c1");
            CaseId two = samples.opened("1001", "c2");
            OrderAccount loaded = database.cases.account(OrderId.of("1001")).orElseThrow();
            OrderAccount touched = loaded.hold(new BookingContext(one, Actor.SYSTEM, Samples.NOON), List.of())
                    .get();
            assertThat(touched.entries()).isEmpty();

            database.cases.commit(commit(database, one, touched));

            assertThatThrownBy(() -> database.cases.commit(commit(database, two, touched)))
                    .isInstanceOf(StaleVersion.class);
        }
    }

    private static Commit commit(Database database, CaseId id, OrderAccount account) {
        var change = new Change(database.cases.find(id).orElseThrow(), account, List.of(), List.of());
        return new Commit(change, true, List.of(), null, null);
    }
}
