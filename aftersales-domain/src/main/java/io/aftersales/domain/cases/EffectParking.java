package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.EffectParked;
import io.aftersales.domain.cases.CaseEvent.EffectResolved;
import io.aftersales.domain.cases.CaseEvent.ParkedEffectJudged;
import io.aftersales.domain.cases.CaseRejection.NotParked;
import io.aftersales.domain.cases.CaseRejection.ResolutionNotPossible;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parks the effects of a case that were given up, and settles effects as persons state from evidence. */
final class EffectParking {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    EffectParking(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /** Parks an effect and raises an alarm; empty when the effect is parked already. An alarm that could not be raised raises no other. */
    Optional<Change> park(Effect effect) {
        if (before.parked(effect.key()).isPresent()) {
            return Optional.empty();
        }
        var draft = new CaseDraft(before, account, context);
        draft.parked = Stream.concat(
                        before.parked().stream(), Stream.of(new ParkedEffect(effect.key(), effect.code(), List.of())))
                .toList();
        draft.note(new EffectParked(effect.key(), effect.code()));
        if (!(effect instanceof Effect.RaiseAlarm)) {
            draft.alarm(Alarm.PARKED, effect.code());
        }
        return Optional.of(draft.done());
    }

    Either<Rejection, ResolvedEffect> resolve(OutboxEntry entry, ParkedResolution said, String reference) {
        Effect effect = entry.effect();
        Optional<ParkedEffect> parked = before.parked(effect.key());
        if (parked.isEmpty() || entry.state() != OutboxEntry.State.PARKED) {
            return Either.left(new NotParked(effect.key()));
        }
        if (!said.isFor(effect)) {
            return Either.left(new ResolutionNotPossible(said, effect.code()));
        }
        var stated = new ParkedEffect.Statement(context.by(), said, reference);
        if (said.needsTwo(effect) && !parked.get().isConfirmedBy(stated)) {
            return parked.get().isRepeatedBy(stated)
                    ? Either.left(new SecondPersonNeeded(context.by()))
                    : Either.right(noted(parked.get(), stated));
        }
        return Either.right(resolved(entry, said, reference));
    }

    /** Records what became of goods that were to be stopped, as a member of the staff found out. */
    ResolvedEffect stopAnswered(OutboxEntry entry, boolean stopped, String note) {
        GoodsStop.State state = stopped ? GoodsStop.State.STOPPED : GoodsStop.State.NOT_STOPPED;
        var why = new EffectResolved(entry.key(), entry.effect().code(), state.name(), note);
        Outcome outcome = stopped ? new Outcome.Done(note) : new Outcome.Refused(state.name());
        return settled(new PaymentOutcomes(before, account, context, why), entry, outcome);
    }

    /** Notes what a person states until another person states the same; it takes the place of no other person's statement. */
    private ResolvedEffect noted(ParkedEffect parked, ParkedEffect.Statement stated) {
        var draft = new CaseDraft(before, account, context);
        draft.parked = before.parked().stream()
                .map(each -> each.equals(parked) ? each.stating(stated) : each)
                .toList();
        draft.note(new ParkedEffectJudged(parked.key(), parked.effect(), stated.said(), stated.reference()));
        return new ResolvedEffect(draft.done(), null);
    }

    private ResolvedEffect resolved(OutboxEntry entry, ParkedResolution said, String reference) {
        EffectKey key = entry.key();
        var why = new EffectResolved(key, entry.effect().code(), said.name(), reference);
        var answering = new PaymentOutcomes(before, account, context, why);
        return switch (said) {
            case TRY_AGAIN -> new ResolvedEffect(answering.noted(), entry.takenUp(context.now()));
            case NOT_PAID ->
                new ResolvedEffect(
                        answering.paySameWayAgain(key, said.name()).orElseGet(answering::noted),
                        entry.refused(context.now()));
            case PAID, DONE -> settled(answering, entry, new Outcome.Done(reference));
            case OTHER_ROUTE, GIVE_UP -> settled(answering, entry, new Outcome.Refused(said.name()));
        };
    }

    private ResolvedEffect settled(PaymentOutcomes answering, OutboxEntry entry, Outcome outcome) {
        return new ResolvedEffect(
                answering.answered(entry.key(), outcome).orElseGet(answering::noted),
                entry.settledBy(outcome, context.now()).orElseThrow());
    }
}
