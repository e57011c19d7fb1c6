package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.StaleVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The rules of {@link CaseRepository} about transactions of the host; skipped for a storage that cannot join one. */
abstract class JoiningRules extends ListRules {
    private HostTransaction transaction() {
        HostTransaction transaction = storage().transaction();
        if (transaction == null) {
            throw Skipped.because("its Storage has no HostTransaction");
        }
        return transaction;
    }

    @Test
    final void rule14_joinsTheTransactionOfTheCaller() {
        HostTransaction transaction = transaction();
        CaseId asked = samples.opened("1001", "c1");
        Commit late = samples.withdrawal(asked, "late");
        samples.write(samples.question(asked, "c2"));
        Commit again = samples.withdrawal(samples.opened("1003", "c3"), "c3");
        Commit opening = samples.opening("1002", "c1");
        Trace before = Trace.of(opening, repository, outbox);

        transaction.rolledBack(() -> {
            samples.write(opening);
            assertThat(repository.find(opening.change().next().id()))
                    .as("a transaction sees what it has written")
                    .isPresent();
        });
        assertThat(Trace.of(opening, repository, outbox))
                .as(
                        "what the host rolls back is gone: write on the connection of the host's transaction, not on one of a pool"
                                + " of the adapter's own")
                .isEqualTo(before);

        transaction.committed(() -> {
            samples.write(opening);
            assertThatExceptionOfType(StaleVersion.class)
                    .as("a stale decision is refused inside of a transaction too")
                    .isThrownBy(() -> repository.commit(late));
            assertThatExceptionOfType(StaleVersion.class)
                    .as("and so is a command id that was used")
                    .isThrownBy(() -> repository.commit(again));
        });
        assertThat(repository.find(opening.change().next().id()))
                .as("the rest of the transaction is committed, though one decision in it was refused: use a savepoint")
                .isPresent();
        assertThat(repository.receipt(asked.order(), late.receipt().commandId()))
                .as("nothing of the refused decision is written")
                .isEmpty();
    }

    @Test
    final void rule15_feedsWhatIsCommittedLate() {
        HostTransaction transaction = transaction();
        var read = new ArrayList<FeedEntry>();
        transaction.committed(() -> {
            samples.opened("1001", "c1");
            List<Callable<List<FeedEntry>>> reader = List.of(() -> {
                samples.opened("1002", "c1");
                return repository.events(0, 100);
            });
            var finish = Racers.race(reader).get(0);
            assertThat(finish.failure())
                    .as("writers of different orders do not wait for each other")
                    .isNull();
            read.addAll(finish.value());
        });
        long last = read.isEmpty() ? 0 : read.get(read.size() - 1).sequence();
        read.addAll(repository.events(last, 100));

        assertThat(read)
                .extracting(each -> each.entry().caseId())
                .as(
                        "a reader that goes on after the last number misses nothing: a column that counts up when rows are written"
                                + " skips the rows of a transaction that is committed after a later one")
                .contains(new CaseId(OrderId.of("1001"), 1), new CaseId(OrderId.of("1002"), 1));
        assertThat(read).extracting(FeedEntry::sequence).isSorted().doesNotHaveDuplicates();
    }
}
