package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.CaseRejection.CaseNotFound;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.cases.Rating;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.ports.desks.DeskRejection.NothingOnOrder;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import io.vavr.Lazy;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up cases and accounts, and shows each actor what that actor may see. */
final class CaseLookup implements FileDesk {
    /** The actions on an order that no case of it forbids. */
    private static final Set<Action> ALWAYS = EnumSet.of(Action.OPEN, Action.QUOTE, Action.VIEW, Action.VIEW_ACCOUNT);

    private final CaseRepository repository;
    private final TicketRepository tickets;
    private final AccessControl access;
    private final CasePolicy policy;
    private final InstantSource clock;

    CaseLookup(
            CaseRepository repository,
            TicketRepository tickets,
            AccessControl access,
            CasePolicy policy,
            InstantSource clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.access = access;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Either<Rejection, CaseFile> file(Actor by, CaseId id) {
        Optional<CaseWithAccount> found = repository.load(id);
        if (found.isEmpty()) {
            return Either.left(new CaseNotFound(id));
        }
        AfterSalesCase subject = found.get().subject();
        Optional<Rejection> denied = access.refusal(by, Action.VIEW, subject);
        if (denied.isPresent()) {
            access.tellRefusal(by, Action.VIEW, id.order(), denied.get());
            return Either.left(denied.get());
        }
        List<TimelineEntry> timeline = repository.timeline(id);
        return Either.right(new CaseFile(
                CaseView.of(subject, timeline, by.role()),
                TimelineView.of(subject, timeline, by.role()),
                allowed(by, subject, found.get().account()),
                open(CaseDecisions.appealUntil(subject, policy)),
                open(Rating.until(subject))));
    }

    /** Returns the end of a time that is still open; null once it has passed. */
    private @Nullable Instant open(Optional<Instant> until) {
        return until.filter(last -> !clock.instant().isAfter(last)).orElse(null);
    }

    private Set<Action> allowed(Actor by, AfterSalesCase subject, OrderAccount account) {
        var context = new DecisionContext(by, clock.instant(), policy);
        // Few actions depend on the ticket, so it is read late, and once.
        Lazy<CaseFacts> facts = Lazy.of(() -> CaseFacts.NOTHING.withTicketOf(
                tickets.unresolved(subject.id()).map(Ticket::agent).orElse(null)));
        Set<Action> allowed = EnumSet.noneOf(Action.class);
        for (Action action : Action.values()) {
            if (access.permits(by, action, subject)
                    && (ALWAYS.contains(action)
                            || CaseDecisions.isPossible(subject, action, () -> account, facts, context))) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    @Override
    public Either<Rejection, List<CaseView>> search(Actor by, CaseQuery query) {
        return seen(by, query, query.limit()).map(found -> {
            Map<CaseId, List<TimelineEntry>> timelines = timelines(found);
            return found.stream().map(subject -> view(by, subject, timelines)).toList();
        });
    }

    @Override
    public Either<Rejection, List<CaseCount>> counts(Actor by, CaseQuery query) {
        if (query.order() == null && access.permitsEverywhere(by, Action.VIEW)) {
            return Either.right(repository.counts(query));
        }
        CaseQuery whole = query.toBuilder().after(null).limit(1000).build();
        return seen(by, whole, Integer.MAX_VALUE)
                .map(found -> CaseCount.of(found, AfterSalesCase::status, AfterSalesCase::kind));
    }

    /** Reads on from page to page until as many cases are found that the actor may see. */
    private Either<Rejection, List<AfterSalesCase>> seen(Actor by, CaseQuery query, int many) {
        if (isForbidden(by, query)) {
            return denied(by, Action.VIEW, query.order());
        }
        var found = new ArrayList<AfterSalesCase>();
        boolean withheld = false;
        CaseQuery page = by.role() == Role.BUYER && query.order() == null ? query.of(by.id()) : query;
        while (true) {
            List<AfterSalesCase> some = repository.search(page);
            for (AfterSalesCase subject : changed(by, query, some)) {
                if (found.size() < many && access.permits(by, Action.VIEW, subject)) {
                    found.add(subject);
                } else if (!Permissions.isHidden(by, subject)) {
                    withheld = true;
                }
            }
            if (found.size() == many || some.size() < query.limit()) {
                boolean denied = withheld && found.isEmpty() && query.after() == null;
                return denied ? denied(by, Action.VIEW, query.order()) : Either.right(found);
            }
            page = page.after(some.get(some.size() - 1));
        }
    }

    /** Leaves out, for a buyer, the cases of which nothing that the buyer sees has changed since the moment asked for. */
    private List<AfterSalesCase> changed(Actor by, CaseQuery query, List<AfterSalesCase> some) {
        Instant since = query.changedSince();
        if (since == null || by.role() != Role.BUYER) {
            return some;
        }
        Map<CaseId, List<TimelineEntry>> timelines = timelines(some);
        return some.stream()
                .filter(subject -> !view(by, subject, timelines).changedAt().isBefore(since))
                .toList();
    }

    private Map<CaseId, List<TimelineEntry>> timelines(List<AfterSalesCase> cases) {
        return repository.timelines(cases.stream().map(AfterSalesCase::id).toList());
    }

    private static CaseView view(Actor by, AfterSalesCase subject, Map<CaseId, List<TimelineEntry>> timelines) {
        return CaseView.of(subject, timelines.getOrDefault(subject.id(), List.of()), by.role());
    }

    private boolean isForbidden(Actor by, CaseQuery query) {
        boolean anothersCases = by.role() == Role.BUYER
                && query.buyer() != null
                && !query.buyer().equals(by.id());
        boolean whatIsDue = by.role() == Role.BUYER && (query.dueBefore() != null || query.sort() == CaseSort.DUE);
        return anothersCases || whatIsDue || (query.order() != null && !access.permits(by, Action.VIEW, query.order()));
    }

    @Override
    public Either<Rejection, OrderAccount> account(Actor by, OrderId order) {
        return access.permits(by, Action.VIEW_ACCOUNT, order)
                ? repository
                        .account(order)
                        .<Either<Rejection, OrderAccount>>map(Either::right)
                        .orElseGet(() -> Either.left(new NothingOnOrder(order)))
                : denied(by, Action.VIEW_ACCOUNT, order);
    }

    @Override
    public Either<Rejection, List<AccountEntry>> journal(Actor by, OrderId order) {
        return account(by, order).map(account -> repository.journalOf(account.order()));
    }

    @Override
    public Either<Rejection, List<OrderAccount>> accountsWaiting(Actor by, @Nullable OrderId after, int limit) {
        return access.seen(
                by,
                Action.VIEW_ACCOUNT,
                after == null,
                limit,
                many -> repository.accountsWaiting(after, many),
                OrderAccount::order);
    }

    @Override
    public Either<Rejection, List<AfterSalesCase>> casesOwing(Actor by, @Nullable CaseId after, int limit) {
        return access.seen(
                by,
                Action.RESOLVE_PARKED,
                after == null,
                limit,
                many -> repository.casesOwing(after, many),
                subject -> subject.id().order());
    }

    private <T> Either<Rejection, T> denied(Actor by, Action action, @Nullable OrderId order) {
        return Either.left(access.denied(by, action, order));
    }
}
