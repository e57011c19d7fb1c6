package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.CaseRejection.CaseNotFound;
import io.aftersales.domain.cases.CaseRejection.NotParked;
import io.aftersales.domain.cases.CaseRejection.StopNotAwaited;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.cases.OtherCase;
import io.aftersales.domain.cases.ResolvedEffect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.DeskRejection.NothingOnOrder;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.CommandSubject;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans for commands about cases: about a case that exists, about an order that may have none, about an order's newest case, and about an
 * effect of a case. Each plan reads the account once.
 */
final class CasePlans {
    private final CaseRepository repository;
    private final AccessControl access;
    private final DecisionWriter writer;
    private final CasePolicy policy;

    CasePlans(CaseRepository repository, AccessControl access, DecisionWriter writer, CasePolicy policy) {
        this.repository = repository;
        this.access = access;
        this.writer = writer;
        this.policy = policy;
    }

    /** Decides about a case with fresh facts. */
    interface CaseDecision {
        Either<Rejection, Change> about(
                AfterSalesCase subject, OrderAccount account, CaseFacts facts, DecisionContext context);
    }

    /** Decides about a case without facts from the host. */
    interface PlainDecision {
        Either<Rejection, Change> about(AfterSalesCase subject, OrderAccount account, DecisionContext context);
    }

    /** Decides about an order that may have no account yet. */
    interface OrderDecision {
        Either<Rejection, Change> about(@Nullable OrderAccount known, CaseFacts facts, DecisionContext context);
    }

    /** Asks the host for the facts about a case. */
    interface FactsOfCase {
        CaseFacts about(CaseWithAccount loaded, Instant now);
    }

    /** Asks the host for the facts about an order that may have no account yet. */
    interface FactsOfOrder {
        CaseFacts about(@Nullable OrderAccount known, Instant now);
    }

    /** Plans a command about a case that is decided without facts from the host. */
    CommandPlan<CaseWithAccount, CaseFacts, Receipt> onCase(CaseCommand command, PlainDecision decision) {
        return onCase(
                command,
                (loaded, now) -> CaseFacts.NOTHING,
                (subject, account, facts, context) -> decision.about(subject, account, context));
    }

    /** Plans a command about goods that come back; those of a case that was closed are decided with a view to the order's other cases. */
    CommandPlan<CaseWithAccount, CaseFacts, Receipt> onCaseBesideOthers(CaseCommand command, CaseDecision decision) {
        return onCase(
                command,
                (loaded, now) -> loaded.subject().mayComeLate()
                        ? CaseFacts.NOTHING.withOthers(othersOf(loaded.subject().id()))
                        : CaseFacts.NOTHING,
                decision);
    }

    /** Plans an appeal, which is decided with a view to the order's other cases. */
    CommandPlan<CaseWithAccount, CaseFacts, Receipt> onAppeal(CaseCommand command, CaseDecision decision) {
        return onCase(
                command,
                (loaded, now) ->
                        CaseFacts.NOTHING.withOthers(othersOf(loaded.subject().id())),
                decision);
    }

    private List<OtherCase> othersOf(CaseId id) {
        return repository.all(CaseQuery.ofOrder(id.order())).stream()
                .filter(each -> !each.id().equals(id))
                .map(OtherCase::of)
                .toList();
    }

    /** Plans a command about a case that is decided with fresh facts. */
    CommandPlan<CaseWithAccount, CaseFacts, Receipt> onCase(
            CaseCommand command, FactsOfCase asking, CaseDecision decision) {
        return new OnCase(command, asking) {
            @Override
            public Either<Receipt, Either<Rejection, CaseWithAccount>> load() {
                return unlessAnswered(
                        repository.load(command.caseId(), command.commandId()),
                        found -> permitted(command, command.caseId(), found));
            }

            @Override
            Either<Rejection, PendingCommit> decided(CaseWithAccount loaded, CaseFacts facts, DecisionContext context) {
                return decision.about(loaded.subject(), loaded.account(), facts, context)
                        .map(change -> new PendingCommit(change, loaded.account(), null));
            }
        };
    }

    /**
     * Plans a command about an order, on which a case is to be opened. Where parts that were added to the order make something due for an
     * earlier case, that is entered on the earlier case first.
     */
    CommandPlan<Optional<OrderAccount>, CaseFacts, Receipt> onOrder(
            Command command, FactsOfOrder asking, OrderDecision decision) {
        return new Plan<>(command) {
            @Override
            public Either<Receipt, Either<Rejection, Optional<OrderAccount>>> load() {
                return unlessAnswered(
                        repository.account(command.order(), command.commandId()),
                        found -> access.refusal(command.by(), command.action(), command.order())
                                .<Either<Rejection, Optional<OrderAccount>>>map(Either::left)
                                .orElseGet(() -> Either.right(found)));
            }

            @Override
            public CaseFacts facts(Optional<OrderAccount> loaded, Instant now) {
                return asking.about(loaded.orElse(null), now);
            }

            @Override
            Either<Rejection, PendingCommit> decided(
                    Optional<OrderAccount> loaded, CaseFacts facts, DecisionContext context) {
                PendingCommit amended = loaded.flatMap(account -> amended(account, facts.order(), context))
                        .orElse(null);
                OrderAccount known = amended == null
                        ? loaded.orElse(null)
                        : amended.change().account().saved();
                return decision.about(known, facts, context)
                        .map(change -> new PendingCommit(amended, change, known, null));
            }

            private Optional<PendingCommit> amended(
                    OrderAccount account, @Nullable OrderFacts order, DecisionContext context) {
                if (order == null) {
                    return Optional.empty();
                }
                var byItself = new DecisionContext(Actor.SYSTEM, context.now(), context.policy());
                // Case and account are both written: their versions tell when one has moved between the reads.
                return CaseDecisions.caseOfAmendment(account, order)
                        .flatMap(repository::find)
                        .map(subject -> new PendingCommit(
                                CaseDecisions.amend(subject, account, order, byItself), account, null));
            }
        };
    }

    /** Plans a command about an order's money, which is entered on the order's newest case. */
    CommandPlan<CaseWithAccount, CaseFacts, Receipt> onNewestCase(Command command, PlainDecision decision) {
        return onCaseOf(
                command,
                account -> new CaseId(command.order(), account.nextCase().number() - 1),
                decision);
    }

    /**
     * Plans a command about an order's money.
     *
     * @param entered tells the case of the order on which it is entered
     */
    CommandPlan<CaseWithAccount, CaseFacts, Receipt> onCaseOf(
            Command command, Function<OrderAccount, CaseId> entered, PlainDecision decision) {
        return new OnCase(command, (loaded, now) -> CaseFacts.NOTHING) {
            @Override
            public Either<Receipt, Either<Rejection, CaseWithAccount>> load() {
                return unlessAnswered(repository.account(command.order(), command.commandId()), this::caseOf);
            }

            private Either<Rejection, CaseWithAccount> caseOf(Optional<OrderAccount> account) {
                if (account.isEmpty()) {
                    Optional<Rejection> denied = access.refusal(command.by(), command.action(), command.order());
                    return Either.left(denied.orElseGet(() -> new NothingOnOrder(command.order())));
                }
                CaseId id = entered.apply(account.get());
                // Case and account are both written: their versions tell when one has moved between the reads.
                return permitted(
                        command, id, repository.find(id).map(subject -> new CaseWithAccount(subject, account.get())));
            }

            @Override
            Either<Rejection, PendingCommit> decided(CaseWithAccount loaded, CaseFacts facts, DecisionContext context) {
                return decision.about(loaded.subject(), loaded.account(), context)
                        .map(change -> new PendingCommit(change, loaded.account(), null));
            }
        };
    }

    /** Decides about a case and one of its effects, as the effect stands in the outbox. */
    interface EffectDecision {
        Either<Rejection, ResolvedEffect> about(
                AfterSalesCase subject, OutboxEntry entry, OrderAccount account, DecisionContext context);
    }

    /** Plans a person's resolution of a parked effect. */
    CommandPlan<CaseWithAccount, CaseFacts, Receipt> onParked(Commands.ResolveParked command, Outbox outbox) {
        return onEffect(
                command,
                outbox,
                command.key(),
                new NotParked(command.key()),
                (subject, entry, account, context) ->
                        CaseDecisions.resolve(subject, entry, command.said(), command.reference(), account, context));
    }

    /** Plans a person's record of the answer to a stop. */
    CommandPlan<CaseWithAccount, CaseFacts, Receipt> onStop(Commands.RecordStopAnswer command, Outbox outbox) {
        return onEffect(
                command,
                outbox,
                command.key(),
                new StopNotAwaited(command.key()),
                (subject, entry, account, context) -> CaseDecisions.recordStopAnswer(
                        subject, entry, command.stopped(), command.note(), account, context));
    }

    /**
     * Plans a command about an effect of a case.
     *
     * @param unknown the refusal where the case owes no effect under this key
     */
    private CommandPlan<CaseWithAccount, CaseFacts, Receipt> onEffect(
            CaseCommand command, Outbox outbox, EffectKey key, Rejection unknown, EffectDecision decision) {
        return new OnCase(command, (loaded, now) -> CaseFacts.NOTHING) {
            @Override
            public Either<Receipt, Either<Rejection, CaseWithAccount>> load() {
                return unlessAnswered(
                        repository.load(command.caseId(), command.commandId()),
                        found -> permitted(command, command.caseId(), found));
            }

            @Override
            Either<Rejection, PendingCommit> decided(CaseWithAccount loaded, CaseFacts facts, DecisionContext context) {
                Optional<OutboxEntry> entry = outbox.find(command.order(), key)
                        .filter(each -> each.caseId().equals(command.caseId()));
                return entry.isEmpty()
                        ? Either.left(unknown)
                        : decision.about(loaded.subject(), entry.get(), loaded.account(), context)
                                .map(settled ->
                                        new PendingCommit(settled.change(), loaded.account(), settled.settled()));
            }
        };
    }

    private static <T, S> Either<Receipt, Either<Rejection, S>> unlessAnswered(
            CommandSubject<T> stored, Function<Optional<T>, Either<Rejection, S>> loaded) {
        Receipt receipt = stored.receipt();
        return receipt == null
                ? Either.right(loaded.apply(Optional.ofNullable(stored.subject())))
                : Either.left(receipt);
    }

    private Either<Rejection, CaseWithAccount> permitted(Command command, CaseId id, Optional<CaseWithAccount> found) {
        if (found.isEmpty()) {
            return Either.left(new CaseNotFound(id));
        }
        Optional<Rejection> denied =
                access.refusal(command.by(), command.action(), found.get().subject());
        return denied.isPresent() ? Either.left(denied.get()) : Either.right(found.get());
    }

    private abstract class OnCase extends Plan<CaseWithAccount> {
        private final FactsOfCase asking;

        OnCase(Command command, FactsOfCase asking) {
            super(command);
            this.asking = asking;
        }

        @Override
        public final CaseFacts facts(CaseWithAccount loaded, Instant now) {
            return asking.about(loaded, now);
        }
    }

    /** The common part of the plans: how a receipt is found, and how a decision is written. */
    private abstract class Plan<S> implements CommandPlan<S, CaseFacts, Receipt> {
        private final Command command;

        Plan(Command command) {
            this.command = command;
        }

        abstract Either<Rejection, PendingCommit> decided(S loaded, CaseFacts facts, DecisionContext context);

        @Override
        public final Optional<Receipt> receipt() {
            return repository.receipt(command.order(), command.commandId());
        }

        @Override
        public final Either<Rejection, Decision<Receipt>> decide(S loaded, CaseFacts facts, Instant now) {
            return decided(loaded, facts, new DecisionContext(command.by(), now, policy))
                    .map(decided -> fingerprint -> writer.write(decided, command.commandId(), fingerprint, now));
        }
    }
}
