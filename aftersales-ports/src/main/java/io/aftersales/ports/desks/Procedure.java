package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Act;
import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseRejection.CaseNotFound;
import io.aftersales.domain.cases.CaseRejection.NotParked;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.Facts;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.DeskRejection.CommandReused;
import io.aftersales.ports.desks.DeskRejection.Contended;
import io.aftersales.ports.desks.DeskRejection.NothingOnOrder;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Loaded;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The five steps of every command, written once: the command itself (valid, answered before, permitted), facts, load, decide, commit.
 * A lost race starts again from the first step and keeps the facts, unless the caller's own transaction has to be rolled back.
 */
final class Procedure {
    /** Losing so often in a row means that the order is under siege. */
    private static final int ATTEMPTS = 20;

    private final CaseRepository repository;
    private final Inquiry inquiry;
    private final CommandCheck check;
    private final Guard guard;
    private final Shop shop;
    private final Writer writer;
    private final InstantSource clock;

    Procedure(
            CaseRepository repository,
            Inquiry inquiry,
            CommandCheck check,
            Guard guard,
            Shop shop,
            Writer writer,
            InstantSource clock) {
        this.repository = repository;
        this.inquiry = inquiry;
        this.check = check;
        this.guard = guard;
        this.shop = shop;
        this.writer = writer;
        this.clock = clock;
    }

    /** What a case decides about a command. */
    interface Decision {
        Either<Rejection, Change> about(AfterSalesCase subject, OrderAccount account, Facts facts, Act act);
    }

    /** What is decided about a command that has no case yet. */
    interface FirstDecision {
        Either<Rejection, Change> about(@Nullable OrderAccount known, Facts facts, Act act);
    }

    /** Carries out a command about a case, without fresh facts. */
    Either<Rejection, Receipt> onCase(CaseCommand command, Decision decision) {
        return carryOut(command, new OnCase(command, decision, () -> Facts.NOTHING));
    }

    /** Carries out an approval, with fresh facts about the order and about who approves. */
    Either<Rejection, Receipt> onGrant(CaseCommand command, Decision decision) {
        return carryOut(
                command,
                new OnCase(command, decision, () -> inquiry.toGrant(command.caseId(), command.by(), clock.instant())));
    }

    /** Carries out a confirmation, with fresh facts about who confirms. */
    Either<Rejection, Receipt> onConfirmation(CaseCommand command, Decision decision) {
        return carryOut(
                command,
                new OnCase(command, decision, () -> inquiry.toConfirm(command.order(), command.by(), clock.instant())));
    }

    /** Carries out a buyer's answer, with what rules want to know. */
    Either<Rejection, Receipt> onAnswer(Commands.ProvideInfo command, Decision decision) {
        return carryOut(command, new OnCase(command, decision, () -> inquiry.toDecide(command)));
    }

    /** Carries out a person's word on a parked effect. */
    Either<Rejection, Receipt> onParked(Commands.ResolveParked command, Outbox outbox) {
        return carryOut(command, new OnParked(command, outbox));
    }

    /** Carries out a command about an order's money, written on its newest case. */
    Either<Rejection, Receipt> onNewest(Commands.RecordExternalRefund command, Decision decision) {
        return carryOut(command, new OnNewest(command, decision));
    }

    /** Carries out an application. */
    Either<Rejection, Receipt> onApplication(Commands.OpenCase command, FirstDecision decision) {
        return carryOut(command, new OnOrder(command, decision, () -> inquiry.toDecide(command)));
    }

    /** Carries out a compensation, with what was given before where there are limits. */
    Either<Rejection, Receipt> onCompensation(Commands.GiveGoodwill command, FirstDecision decision) {
        return carryOut(command, new OnOrder(command, decision, () -> inquiry.toCompensate(command, clock.instant())));
    }

    private Either<Rejection, Receipt> carryOut(Command command, Attempt attempt) {
        Optional<? extends Rejection> invalid = check.refusal(command);
        if (invalid.isPresent()) {
            return Either.left(invalid.get());
        }
        String fingerprint = Fingerprint.of(command);
        Act act = new Act(command.by(), clock.instant(), shop.cases());
        for (int i = 1; i <= ATTEMPTS; i++) {
            Optional<Either<Rejection, Receipt>> before = answeredBefore(command, fingerprint);
            if (before.isPresent()) {
                return before.get();
            }
            Either<Rejection, Decided> decided = attempt.decide(act);
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

    /**
     * A decision, ready to be written.
     *
     * @param change what it changes
     * @param loaded the account it was made on; null when there was none
     * @param settled the outbox entry it settles, as it is after it; null when it settles none
     */
    record Decided(
            Change change,
            @Nullable OrderAccount loaded,
            @Nullable OutboxEntry settled) {
        boolean touchesAccount() {
            return !change.account().equals(loaded);
        }
    }

    private interface Attempt {
        Either<Rejection, Decided> decide(Act act);
    }

    private final class OnCase implements Attempt {
        private final CaseCommand command;
        private final Decision decision;
        private final Supplier<Facts> asking;
        private @Nullable Facts facts;

        OnCase(CaseCommand command, Decision decision, Supplier<Facts> asking) {
            this.command = command;
            this.decision = decision;
            this.asking = asking;
        }

        @Override
        public Either<Rejection, Decided> decide(Act act) {
            Optional<AfterSalesCase> found = repository.find(command.caseId());
            if (found.isEmpty()) {
                return Either.left(new CaseNotFound(command.caseId()));
            }
            Optional<Rejection> denied = guard.refusal(command.by(), command.action(), found.get());
            if (denied.isPresent()) {
                return Either.left(denied.get());
            }
            Facts known = facts;
            if (known == null) {
                known = asking.get();
                facts = known;
            }
            Loaded now = repository.load(command.caseId()).orElseThrow(); // asking took time; decide on what stands now
            return decision.about(now.subject(), now.account(), known, act)
                    .map(change -> new Decided(change, now.account(), null));
        }
    }

    private final class OnParked implements Attempt {
        private final Commands.ResolveParked command;
        private final Outbox outbox;

        OnParked(Commands.ResolveParked command, Outbox outbox) {
            this.command = command;
            this.outbox = outbox;
        }

        @Override
        public Either<Rejection, Decided> decide(Act act) {
            Optional<Loaded> found = repository.load(command.caseId());
            if (found.isEmpty()) {
                return Either.left(new CaseNotFound(command.caseId()));
            }
            Loaded now = found.get();
            Optional<Rejection> denied = guard.refusal(command.by(), command.action(), now.subject());
            if (denied.isPresent()) {
                return Either.left(denied.get());
            }
            Optional<OutboxEntry> entry = outbox.find(command.order(), command.key())
                    .filter(each -> each.caseId().equals(command.caseId()));
            if (entry.isEmpty()) {
                return Either.left(new NotParked(command.key()));
            }
            return now.subject()
                    .resolve(entry.get(), command.said(), command.reference(), now.account(), act)
                    .map(resolved -> new Decided(resolved.change(), now.account(), resolved.settled()));
        }
    }

    /** The newest case of an order stands for it where something concerns the order as such. */
    private final class OnNewest implements Attempt {
        private final Commands.RecordExternalRefund command;
        private final Decision decision;

        OnNewest(Commands.RecordExternalRefund command, Decision decision) {
            this.command = command;
            this.decision = decision;
        }

        @Override
        public Either<Rejection, Decided> decide(Act act) {
            Optional<Loaded> found = repository
                    .account(command.order())
                    .flatMap(account -> repository.load(
                            new CaseId(command.order(), account.nextCase().number() - 1)));
            if (found.isEmpty()) {
                return guard.refusal(command.by(), command.action(), command.order())
                        .<Either<Rejection, Decided>>map(Either::left)
                        .orElseGet(() -> Either.left(new NothingOnOrder(command.order())));
            }
            Loaded now = found.get();
            Optional<Rejection> denied = guard.refusal(command.by(), command.action(), now.subject());
            return denied.<Either<Rejection, Decided>>map(Either::left)
                    .orElseGet(() -> decision.about(now.subject(), now.account(), Facts.NOTHING, act)
                            .map(change -> new Decided(change, now.account(), null)));
        }
    }

    private final class OnOrder implements Attempt {
        private final Command command;
        private final FirstDecision decision;
        private final Supplier<Facts> asking;
        private @Nullable Facts facts;

        OnOrder(Command command, FirstDecision decision, Supplier<Facts> asking) {
            this.command = command;
            this.decision = decision;
            this.asking = asking;
        }

        @Override
        public Either<Rejection, Decided> decide(Act act) {
            Optional<Rejection> denied = guard.refusal(command.by(), command.action(), command.order());
            if (denied.isPresent()) {
                return Either.left(denied.get());
            }
            if (facts == null) {
                facts = asking.get();
            }
            OrderAccount known = repository.account(command.order()).orElse(null);
            return decision.about(known, facts, act).map(change -> new Decided(change, known, null));
        }
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
                    Facts facts = inquiry.about(asked);
                    Act act = new Act(asked.by(), clock.instant(), shop.cases());
                    OrderAccount known = repository.account(asked.order()).orElse(null);
                    return question.about(known, facts, act);
                });
        answer.peekLeft(rejection -> guard.tellIfDenied(asked.by(), Action.QUOTE, asked.order(), rejection));
        return answer;
    }

    /** What is asked without being decided. */
    interface Question {
        Either<Rejection, RefundBreakdown> about(@Nullable OrderAccount known, Facts facts, Act act);
    }

    Shop shop() {
        return shop;
    }
}
