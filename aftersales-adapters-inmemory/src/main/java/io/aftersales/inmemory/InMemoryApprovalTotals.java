package io.aftersales.inmemory;

import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The amounts that persons have granted, counted from the timelines on every call: for tests and demonstrations. */
public final class InMemoryApprovalTotals implements ApprovalTotals {
    private final CaseRepository repository;

    /** Creates totals over the timelines of these cases. */
    public InMemoryApprovalTotals(CaseRepository repository) {
        this.repository = repository;
    }

    @Override
    public long since(Instant moment, Actor by, Currency currency) {
        Map<CaseId, Long> most = new HashMap<>();
        for (FeedEntry each : repository.events(0, Integer.MAX_VALUE)) {
            TimelineEntry entry = each.entry();
            // the buyer's acceptance of an offer, by whomever it was entered, is no person's grant
            boolean accepted =
                    entry.move() == CaseMove.ACCEPT || !entry.by().role().isStaff();
            if (!entry.at().isBefore(moment) && entry.by().isSamePersonAs(by) && !accepted) {
                granted(entry.event())
                        .filter(amount -> amount.currency().equals(currency))
                        .ifPresent(amount -> most.merge(entry.caseId(), amount.minor(), Math::max));
            }
        }
        return most.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public long goodwillSince(Instant moment, @Nullable Actor by, Currency currency) {
        long sum = 0;
        for (FeedEntry each : repository.events(0, Integer.MAX_VALUE)) {
            TimelineEntry entry = each.entry();
            if (entry.event() instanceof CaseEvent.GoodwillGranted granted
                    && !entry.at().isBefore(moment)
                    && granted.amount().currency().equals(currency)
                    && (by == null || isProposedBy(entry.caseId(), by))) {
                sum = Math.addExact(sum, granted.amount().minor());
            }
        }
        return sum;
    }

    private boolean isProposedBy(CaseId id, Actor by) {
        return repository.find(id).orElseThrow().submission().openedBy().isSamePersonAs(by);
    }

    /**
     * The amount that an event grants. A started refund is a person's grant when that person confirmed it; an inspector may start one too,
     * and grants nothing else.
     */
    private static Optional<Money> granted(CaseEvent event) {
        if (event instanceof CaseEvent.FirstApprovalGiven first) {
            return Optional.of(first.amount());
        }
        if (event instanceof CaseEvent.OfferProposed proposed) {
            return Optional.of(proposed.amount());
        }
        if (event instanceof CaseEvent.OfferMade offer) {
            return Optional.of(offer.amount());
        }
        if (event instanceof CaseEvent.GoodwillGranted goodwill) {
            return Optional.of(goodwill.amount());
        }
        if (event instanceof CaseEvent.CaseApproved approved) {
            return Optional.of(approved.amount());
        }
        return event instanceof CaseEvent.RefundStarted started ? Optional.of(started.amount()) : Optional.empty();
    }
}
