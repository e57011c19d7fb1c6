package io.aftersales.ports.tck;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository of cases that leaves every method to another one, for tests that watch, delay or break some of them.
 *
 * <p>Implement it together with {@link ForwardingOutbox} where one object is both. {@link #load} keeps the default of the port, so that a
 * {@link #find} or an {@link #account} that is overridden shows in it too.
 */
public interface ForwardingCases extends CaseRepository {

    /** The repository that does the work. */
    CaseRepository cases();

    @Override
    default Optional<OrderAccount> account(OrderId order) {
        return cases().account(order);
    }

    @Override
    default Optional<AfterSalesCase> find(CaseId id) {
        return cases().find(id);
    }

    @Override
    default List<TimelineEntry> timeline(CaseId id) {
        return cases().timeline(id);
    }

    @Override
    default Map<CaseId, List<TimelineEntry>> timelines(Collection<CaseId> ids) {
        return cases().timelines(ids);
    }

    @Override
    default Optional<Receipt> receipt(OrderId order, CommandId command) {
        return cases().receipt(order, command);
    }

    @Override
    default List<AfterSalesCase> search(CaseQuery query) {
        return cases().search(query);
    }

    @Override
    default List<CaseCount> counts(CaseQuery query) {
        return cases().counts(query);
    }

    @Override
    default List<OrderAccount> accountsWaiting(@Nullable OrderId after, int limit) {
        return cases().accountsWaiting(after, limit);
    }

    @Override
    default List<AfterSalesCase> casesOwing(@Nullable CaseId after, int limit) {
        return cases().casesOwing(after, limit);
    }

    @Override
    default List<AccountEntry> journalOf(OrderId order) {
        return cases().journalOf(order);
    }

    @Override
    default List<CaseId> due(Instant now, int limit) {
        return cases().due(now, limit);
    }

    @Override
    default List<JournalEntry> journal(long afterSequence, int limit) {
        return cases().journal(afterSequence, limit);
    }

    @Override
    default List<FeedEntry> events(long afterSequence, int limit) {
        return cases().events(afterSequence, limit);
    }

    @Override
    default void commit(Commit commit) {
        cases().commit(commit);
    }
}
