package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.CaseRejection.CaseNotFound;
import io.aftersales.domain.cases.CaseRejection.NotParked;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.DeskRejection.NothingOnOrder;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.Outbox;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a command comes to a decision: what it is about is found, who asks is permitted or not, and what stands now is decided on. An
 * attempt is made again after a lost race; the facts it asked for first are kept.
 */
final class Attempts {
    private final CaseRepository repository;
    private final AccessControl guard;

    Attempts(CaseRepository repository, AccessControl guard) {
        this.repository = repository;
        this.guard = guard;
    }

    /** One command on its way to a decision. */
    interface Attempt {
        Either<Rejection, PendingCommit> decide(DecisionContext act);
    }

    /** About a case, with no more than it knows itself. */
    Attempt onCase(CaseCommand command, CommandPipeline.Decision decision) {
        return act -> loaded(command, command.caseId()).flatMap(now -> decided(decision, now, CaseFacts.NOTHING, act));
    }

    /** About a case, with facts that are asked for once. */
    Attempt onCase(CaseCommand command, CommandPipeline.Decision decision, Supplier<CaseFacts> asking) {
        return new OnCase(command, decision, asking);
    }

    /** About an order that may have no case yet, with facts that are asked for once. */
    Attempt onOrder(Command command, CommandPipeline.FirstDecision decision, Supplier<CaseFacts> asking) {
        return new OnOrder(command, decision, asking);
    }

    /** About an effect that was left to a person. */
    Attempt onParked(Commands.ResolveParked command, Outbox outbox) {
        return act -> loaded(command, command.caseId()).flatMap(now -> resolved(command, outbox, now, act));
    }

    private static Either<Rejection, PendingCommit> resolved(
            Commands.ResolveParked command, Outbox outbox, CaseWithAccount now, DecisionContext act) {
        Optional<OutboxEntry> entry = outbox.find(command.order(), command.key())
                .filter(each -> each.caseId().equals(command.caseId()));
        if (entry.isEmpty()) {
            return Either.left(new NotParked(command.key()));
        }
        return now.subject()
                .resolve(entry.get(), command.said(), command.reference(), now.account(), act)
                .map(resolved -> new PendingCommit(resolved.change(), now.account(), resolved.settled()));
    }

    /** About an order as such, for which its newest case stands. */
    Attempt onNewest(Commands.RecordExternalRefund command, CommandPipeline.Decision decision) {
        return act -> newest(command).flatMap(now -> decided(decision, now, CaseFacts.NOTHING, act));
    }

    private Either<Rejection, CaseWithAccount> newest(Commands.RecordExternalRefund command) {
        Optional<CaseId> newest = repository
                .account(command.order())
                .map(account -> new CaseId(account.order(), account.nextCase().number() - 1));
        if (newest.isEmpty()) {
            Optional<Rejection> denied = guard.refusal(command.by(), command.action(), command.order());
            return Either.left(denied.orElseGet(() -> new NothingOnOrder(command.order())));
        }
        return loaded(command, newest.get());
    }

    /** The case as it stands, for somebody who is permitted to do this about it. */
    private Either<Rejection, CaseWithAccount> loaded(Command command, CaseId id) {
        Optional<CaseWithAccount> found = repository.load(id);
        if (found.isEmpty()) {
            return Either.left(new CaseNotFound(id));
        }
        Optional<Rejection> denied =
                guard.refusal(command.by(), command.action(), found.get().subject());
        return denied.isPresent() ? Either.left(denied.get()) : Either.right(found.get());
    }

    private static Either<Rejection, PendingCommit> decided(
            CommandPipeline.Decision decision, CaseWithAccount now, CaseFacts known, DecisionContext act) {
        return decision.about(now.subject(), now.account(), known, act)
                .map(change -> new PendingCommit(change, now.account(), null));
    }

    private final class OnCase implements Attempt {
        private final CaseCommand command;
        private final CommandPipeline.Decision decision;
        private final Supplier<CaseFacts> asking;
        private @Nullable CaseFacts facts;

        OnCase(CaseCommand command, CommandPipeline.Decision decision, Supplier<CaseFacts> asking) {
            this.command = command;
            this.decision = decision;
            this.asking = asking;
        }

        @Override
        public Either<Rejection, PendingCommit> decide(DecisionContext act) {
            CaseFacts known = facts;
            return known == null
                    ? askedFirst(act)
                    : loaded(command, command.caseId()).flatMap(now -> decided(decision, now, known, act));
        }

        /** Nothing is asked for somebody who is not permitted, and asking takes time: what stands after it is decided on. */
        private Either<Rejection, PendingCommit> askedFirst(DecisionContext act) {
            Optional<AfterSalesCase> found = repository.find(command.caseId());
            if (found.isEmpty()) {
                return Either.left(new CaseNotFound(command.caseId()));
            }
            Optional<Rejection> denied = guard.refusal(command.by(), command.action(), found.get());
            if (denied.isPresent()) {
                return Either.left(denied.get());
            }
            CaseFacts fresh = asking.get();
            facts = fresh;
            return decided(decision, repository.load(command.caseId()).orElseThrow(), fresh, act);
        }
    }

    private final class OnOrder implements Attempt {
        private final Command command;
        private final CommandPipeline.FirstDecision decision;
        private final Supplier<CaseFacts> asking;
        private @Nullable CaseFacts facts;

        OnOrder(Command command, CommandPipeline.FirstDecision decision, Supplier<CaseFacts> asking) {
            this.command = command;
            this.decision = decision;
            this.asking = asking;
        }

        @Override
        public Either<Rejection, PendingCommit> decide(DecisionContext act) {
            Optional<Rejection> denied = guard.refusal(command.by(), command.action(), command.order());
            if (denied.isPresent()) {
                return Either.left(denied.get());
            }
            if (facts == null) {
                facts = asking.get();
            }
            OrderAccount known = repository.account(command.order()).orElse(null);
            return decision.about(known, facts, act).map(change -> new PendingCommit(change, known, null));
        }
    }
}
