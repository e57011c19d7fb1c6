package io.aftersales.inmemory;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A repository that leaves everything to another, for what changes some of it. */
public class DelegatingCases implements CaseRepository {
    private final CaseRepository real;

    /** One in front of this repository. */
    protected DelegatingCases(CaseRepository real) {
        this.real = real;
    }

    @Override
    public Optional<OrderAccount> account(OrderId order) {
        return real.account(order);
    }

    @Override
    public Optional<AfterSalesCase> find(CaseId id) {
        return real.find(id);
    }

    @Override
    public List<TimelineEntry> timeline(CaseId id) {
        return real.timeline(id);
    }

    @Override
    public Optional<Receipt> receipt(OrderId order, CommandId command) {
        return real.receipt(order, command);
    }

    @Override
    public List<AfterSalesCase> search(CaseQuery query) {
        return real.search(query);
    }

    @Override
    public List<CaseId> due(Instant now, int limit) {
        return real.due(now, limit);
    }

    @Override
    public List<JournalEntry> journal(long afterSequence, int limit) {
        return real.journal(afterSequence, limit);
    }

    @Override
    public List<FeedEntry> events(long afterSequence, int limit) {
        return real.events(afterSequence, limit);
    }

    @Override
    public void commit(Commit commit) {
        real.commit(commit);
    }
}
