package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.DeskRejection.CommandReused;
import io.aftersales.ports.desks.DeskRejection.Contended;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The five steps of every command, written once: the command itself (valid, answered before, permitted), facts, load, decide, commit.
 * A lost race starts again from the first step and keeps the facts, unless the caller's own transaction has to be rolled back.
 */
final class CommandPipeline {
    /** Losing so often in a row means that the order is under siege. */
    private static final int ATTEMPTS = 20;

    private final CaseRepository repository;
    private final FactsGatherer inquiry;
    private final CommandCheck check;
    private final AccessControl guard;
    private final Attempts attempts;
    private final ShopPolicy shop;
    private final DecisionWriter writer;
    private final InstantSource clock;

    CommandPipeline(
            CaseRepository repository,
            FactsGatherer inquiry,
            CommandCheck check,
            AccessControl guard,
            ShopPolicy shop,
            DecisionWriter writer,
            InstantSource clock) {
        this.repository = repository;
        this.inquiry = inquiry;
        this.check = check;
        this.guard = guard;
        this.attempts = new Attempts(repository, guard);
        this.shop = shop;
        this.writer = writer;
        this.clock = clock;
    }

    /** What a case decides about a command. */
    interface Decision {
        Either<Rejection, Change> about(
                AfterSalesCase subject, OrderAccount account, CaseFacts facts, DecisionContext act);
    }

    /** What is decided about a command that has no case yet. */
    interface FirstDecision {
        Either<Rejection, Change> about(@Nullable OrderAccount known, CaseFacts facts, DecisionContext act);
    }

    /** What is asked without being decided. */
    interface Question {
        Either<Rejection, RefundBreakdown> about(@Nullable OrderAccount known, CaseFacts facts, DecisionContext act);
    }

    /** Carries out a command about a case, without fresh facts. */
    Either<Rejection, Receipt> onCase(CaseCommand command, Decision decision) {
        return carryOut(command, attempts.onCase(command, decision));
    }

    /** Carries out an approval, with fresh facts about the order and about who approves. */
    Either<Rejection, Receipt> onGrant(CaseCommand command, Decision decision) {
        return carryOut(
                command,
                attempts.onCase(
                        command, decision, () -> inquiry.toGrant(command.caseId(), command.by(), clock.instant())));
    }

    /** Carries out a confirmation, with fresh facts about who confirms. */
    Either<Rejection, Receipt> onConfirmation(CaseCommand command, Decision decision) {
        return carryOut(
                command,
                attempts.onCase(
                        command, decision, () -> inquiry.toConfirm(command.order(), command.by(), clock.instant())));
    }

    /** Carries out a buyer's answer, with what rules want to know. */
    Either<Rejection, Receipt> onAnswer(Commands.ProvideInfo command, Decision decision) {
        return carryOut(command, attempts.onCase(command, decision, () -> inquiry.toDecide(command)));
    }

    /** Carries out a person's word on a parked effect. */
    Either<Rejection, Receipt> onParked(Commands.ResolveParked command, Outbox outbox) {
        return carryOut(command, attempts.onParked(command, outbox));
    }

    /** Carries out a command about an order's money, written on its newest case. */
    Either<Rejection, Receipt> onNewest(Commands.RecordExternalRefund command, Decision decision) {
        return carryOut(command, attempts.onNewest(command, decision));
    }

    /** Carries out an application. */
    Either<Rejection, Receipt> onApplication(Commands.OpenCase command, FirstDecision decision) {
        return carryOut(command, attempts.onOrder(command, decision, () -> inquiry.toDecide(command)));
    }

    /** Carries out a compensation, with what was given before where there are limits. */
    Either<Rejection, Receipt> onCompensation(Commands.GiveGoodwill command, FirstDecision decision) {
        return carryOut(
                command, attempts.onOrder(command, decision, () -> inquiry.toCompensate(command, clock.instant())));
    }

    private Either<Rejection, Receipt> carryOut(Command command, Attempts.Attempt attempt) {
        Optional<? extends Rejection> invalid = check.refusal(command);
        if (invalid.isPresent()) {
            return Either.left(invalid.get());
        }
        String fingerprint = Fingerprint.of(command);
        DecisionContext act = new DecisionContext(command.by(), clock.instant(), shop.cases());
        for (int i = 1; i <= ATTEMPTS; i++) {
            Optional<Either<Rejection, Receipt>> before = answeredBefore(command, fingerprint);
            if (before.isPresent()) {
                return before.get();
            }
            Either<Rejection, PendingCommit> decided = attempt.decide(act);
            if (decided.isLeft()) {
                // What stands in the way may be this very command, taken a moment ago: then that is its answer.
                return answeredBefore(command, fingerprint).orElseGet(() -> refused(command, decided.getLeft()));
            }
            try {
                return Either.right(writer.write(decided.get(), command, fingerprint, act.now()));
            } catch (StaleVersion | ClaimLost e) {
                if (writer.joinsTransaction()) {
                    throw e; // the host has to roll back; deciding again inside its transaction would read the same
                }
            }
        }
        return Either.left(new Contended(command.order()));
    }

    private Optional<Either<Rejection, Receipt>> answeredBefore(Command command, String fingerprint) {
        return repository
                .receipt(command.order(), command.commandId())
                .map(receipt -> receipt.fingerprint().equals(fingerprint)
                        ? Either.right(receipt)
                        : Either.left(new CommandReused(command.commandId())));
    }

    private Either<Rejection, Receipt> refused(Command command, Rejection why) {
        guard.tellIfDenied(command.by(), command.action(), command.order(), why);
        return Either.left(why);
    }

    /** Asks what an application would be refunded; nothing is written. */
    Either<Rejection, RefundBreakdown> quote(Commands.OpenCase asked, Question question) {
        Optional<? extends Rejection> invalid = check.refusal(asked);
        if (invalid.isPresent()) {
            return Either.left(invalid.get());
        }
        Either<Rejection, RefundBreakdown> answer = guard.refusal(asked.by(), Action.QUOTE, asked.order())
                .<Either<Rejection, RefundBreakdown>>map(Either::left)
                .orElseGet(() -> {
                    CaseFacts facts = inquiry.about(asked);
                    DecisionContext act = new DecisionContext(asked.by(), clock.instant(), shop.cases());
                    OrderAccount known = repository.account(asked.order()).orElse(null);
                    return question.about(known, facts, act);
                });
        answer.peekLeft(rejection -> guard.tellIfDenied(asked.by(), Action.QUOTE, asked.order(), rejection));
        return answer;
    }

    ShopPolicy shop() {
        return shop;
    }
}
