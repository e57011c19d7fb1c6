package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.EffectResolved;
import io.aftersales.domain.cases.CaseEvent.PaidOnDeadRoute;
import io.aftersales.domain.cases.CaseEvent.PaymentNotMade;
import io.aftersales.domain.cases.CaseEvent.PointsGivenBack;
import io.aftersales.domain.cases.CaseEvent.RefundPartFailed;
import io.aftersales.domain.cases.CaseEvent.RefundPartPaid;
import io.aftersales.domain.cases.CaseEvent.RefundPartTakenBack;
import io.aftersales.domain.cases.CaseEvent.RefundRerouted;
import io.aftersales.domain.cases.CaseEvent.StatedPaymentReported;
import io.aftersales.domain.cases.CaseEvent.StrayPaymentCounted;
import io.aftersales.domain.cases.CaseEvent.StrayPaymentTakenBack;
import io.aftersales.domain.cases.RefundPart.State;
import io.aftersales.domain.cases.RefundPart.StrayPayment;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.UpperSnake;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records the outcomes of effects. Outcomes are accepted in every status: they change the parts of a refund, and the status of the case
 * follows.
 */
final class PaymentOutcomes {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;
    private final @Nullable EffectResolved unparking;

    PaymentOutcomes(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this(before, account, context, null);
    }

    /**
     * Records outcomes while a parked effect is being resolved.
     *
     * @param unparking the resolution of the parked effect; null for none
     */
    PaymentOutcomes(
            AfterSalesCase before, OrderAccount account, DecisionContext context, @Nullable EffectResolved unparking) {
        this.before = before;
        this.account = account;
        this.context = context;
        this.unparking = unparking;
    }

    /** Records the outcome of an effect; a parked effect is no longer parked afterwards. */
    Optional<Change> settle(EffectKey key, Outcome outcome) {
        Optional<ParkedEffect> parked = before.parked(key);
        if (parked.isEmpty()) {
            return answered(key, outcome);
        }
        var resolved = new EffectResolved(key, parked.get().effect(), UpperSnake.of(outcome.getClass()), "");
        var unparked = new PaymentOutcomes(before, account, context, resolved);
        return unparked.answered(key, outcome).or(() -> Optional.of(unparked.noted()));
    }

    /** Returns the change that only records the resolution, when nothing else follows from the outcome. */
    Change noted() {
        return draft().done();
    }

    /** Records the outcome of an effect that is not parked, or is being resolved. */
    Optional<Change> answered(EffectKey key, Outcome outcome) {
        for (RefundPart part : before.refund().parts()) {
            if (part.key().equals(key)) {
                return settlePart(part, outcome);
            }
        }
        for (RefundPart part : before.refund().parts()) {
            if (part.wasTriedUnder(key)) {
                return lateAnswer(part, key, outcome);
            }
        }
        Optional<Change> gift = GiftGranting.settle(draft(), key, outcome);
        if (gift.isPresent()) {
            return gift;
        }
        Optional<Change> stop = GoodsStopping.settle(before, draft(), key, outcome);
        if (stop.isPresent()) {
            return stop;
        }
        Optional<Change> parcel = CarrierOutcomes.settle(before, draft(), key, outcome);
        if (parcel.isPresent()) {
            return parcel;
        }
        return ReplacementShipping.settle(before, draft(), key, outcome);
    }

    // --- payments
    // --------------------------------------------------------------------------------------------------------

    Optional<Change> settlePart(RefundPart part, Outcome outcome) {
        var draft = draft();
        if (outcome instanceof Outcome.Done done && (part.is(State.OPEN) || part.is(State.DEAD))) {
            paid(draft, part, done.reference(), statedBy());
        } else if (outcome instanceof Outcome.Done done && part.isStatedByStaff() && statedBy() == null) {
            draft.refund = draft.refund.replacing(part, part.reported(done.reference()));
            draft.note(new StatedPaymentReported(part.tender().id(), done.reference()));
            if (!part.reference().equals(done.reference())) { // perhaps two payments, one of them by another way
                draft.alarm(Alarm.PAID_ON_A_DEAD_ROUTE, part.tender().id().value());
            }
            PaymentsByHand.dropNotMade(draft, part);
        } else if (outcome instanceof Outcome.Refused refused && part.is(State.OPEN)) {
            refused(draft, part, refused.code());
        } else if (outcome instanceof Outcome.TakenBack back && part.mayBeTakenBack()) {
            takenBack(draft, part, back.reference());
        } else {
            return Optional.empty();
        }
        ExchangeSettlement.updateStatus(draft);
        return Optional.of(draft.done());
    }

    private RefundPart paid(CaseDraft draft, RefundPart part, String reference, @Nullable Actor statedBy) {
        var money = new RefundPartPaid(part.tender().id(), part.amount(), part.route(), reference);
        return paid(draft, part, part.paid(reference, context.now(), statedBy), reference, money);
    }

    /** Returns the member of the staff who states an outcome; null where the provider reports it. */
    private @Nullable Actor statedBy() {
        return context.by().role() == Role.SYSTEM ? null : context.by();
    }

    private RefundPart paid(CaseDraft draft, RefundPart part, RefundPart paid, String reference, CaseEvent money) {
        draft.refund = draft.refund.replacing(part, paid);
        draft.account = draft.account.settle(draft.bookingContext(), part.settlement(reference, context.now()));
        draft.note(part.isMoney() ? money : new PointsGivenBack(part.tender().id(), part.points()));
        if (part.isMoney() && draft.status().isEnd()) {
            RefundBooking.paidAfterEnd(draft);
        }
        return paid;
    }

    /** Records a definite refusal, which opens the next route for this part alone, under a key of its own. */
    private void refused(CaseDraft draft, RefundPart part, String code) {
        draft.note(new RefundPartFailed(part.tender().id(), part.route(), code));
        StrayPayment stray = countable(draft, part);
        if (stray != null) {
            paidByStray(draft, part, stray);
            return;
        }
        Optional<Route> next =
                !part.isMoney() || isOverdrawn(draft, part) || !part.strays().isEmpty()
                        ? Optional.empty()
                        : context.policy().routeAfter(part.route(), RefundBooking.destination(draft, part.tender()));
        if (next.isEmpty()) {
            failed(draft, part, part.in(State.DEAD, code));
            return;
        }
        reopen(draft, part.in(State.DEAD, code), part, next.get());
        draft.note(new RefundRerouted(part.tender().id(), next.get()));
    }

    /** Gives a part up, which takes a retry from now on. */
    private static void failed(CaseDraft draft, RefundPart part, RefundPart dead) {
        draft.refund = draft.refund.replacing(part, dead);
        if (!part.isMoney()) {
            draft.alarm(Alarm.POINTS_FAILED, dead.failure());
        } else if (!RefundBooking.movesStatus(draft.status())) {
            // Neither the money of a difference nor a further refund of an ended case moves a status, so an alarm
            // has to tell a person.
            RefundBooking.alarm(draft);
        }
    }

    /** Tells whether a refund made elsewhere leaves too little for this part. A person decides then, not the next route. */
    static boolean isOverdrawn(CaseDraft draft, RefundPart part) {
        return part.amount().minor() > leftFor(draft, part);
    }

    /**
     * Returns the minor units that the tender of a part, which is owed still, has left for it beside what else is owed or paid. Other parts of
     * the case that have failed do not count: where the tender has not enough for all of them, it may have enough for one.
     */
    static long leftFor(CaseDraft draft, RefundPart part) {
        TenderBalance paid = draft.account.tender(part.tender().id()).orElseThrow();
        long others = paid.booked() - part.amount().minor();
        for (RefundPart each : draft.refund.parts()) {
            boolean failed = each.hasFailed() && !each.key().equals(part.key());
            others -= failed && each.tender().id().equals(part.tender().id())
                    ? each.amount().minor()
                    : 0;
        }
        return Math.max(0, paid.captured() - others - paid.external());
    }

    static void reopen(CaseDraft draft, RefundPart dead, RefundPart stored, Route route) {
        int epoch = RefundBooking.nextEpoch(draft.refund, dead.purpose(), dead.tender());
        RefundPart open = dead.reopened(route, epoch, RefundBooking.key(draft, dead.purpose(), dead.tender(), epoch));
        draft.refund = draft.refund.replacing(stored, open);
        RefundBooking.pay(draft, open);
    }

    /**
     * Records that a payment was taken back. A payment not reported as paid before is recorded as paid first, so the order of webhooks
     * makes no difference.
     */
    private void takenBack(CaseDraft draft, RefundPart known, String reference) {
        RefundPart part = known;
        if (!known.is(State.PAID)) {
            part = paid(draft, known, reference, null);
            ExchangeSettlement.updateStatus(draft);
        }
        RefundPart reversed = part.owedAgain(State.REVERSED, "REVERSED", context.now());
        draft.refund = draft.refund.replacing(part, reversed);
        draft.account = draft.account.takeBack(draft.bookingContext(), part.settlement(reference, context.now()));
        PaymentsByHand.dropNotMade(draft, part);
        draft.note(new RefundPartTakenBack(part.tender().id(), part.amount(), reference))
                .alarm(Alarm.REFUND_TAKEN_BACK, part.tender().id().value());
        StrayPayment stray = countable(draft, reversed);
        if (stray != null) {
            paidByStray(draft, reversed, stray); // the buyer has as much as before
            return;
        }
        draft.notifyBuyer(Notice.Kind.REFUND_TAKEN_BACK);
        RefundBooking.markAgain(draft);
    }

    /**
     * Undoes a payment that the staff had stated and that was not made. It fails like a payment that the last route has refused: the next
     * attempt takes a retry, under a key of its own, which is safe because the evidence says that nothing was paid under this one. Should
     * the provider report it as paid after all, it is a late payment.
     */
    void undoStated(CaseDraft draft, RefundPart part, String evidence) {
        RefundPart dead = part.owedAgain(State.DEAD, "NOT_PAID", context.now());
        draft.account =
                draft.account.voidPayment(draft.bookingContext(), part.settlement(part.reference(), context.now()));
        draft.note(new PaymentNotMade(part.tender().id(), part.amount(), part.key(), evidence));
        StrayPayment stray = countable(draft, dead);
        if (stray != null) {
            draft.refund = draft.refund.replacing(part, dead);
            paidByStray(draft, dead, stray); // the buyer has as much as before, and the case stands where it stood
            return;
        }
        failed(draft, part, dead);
        ExchangeSettlement.updateStatus(draft);
        RefundBooking.markAgain(draft);
    }

    /** Attempts a payment or gift again that was definitely not made, on its route and under another key. */
    Optional<Change> paySameWayAgain(EffectKey key, String code) {
        var gifts = draft();
        if (GiftGranting.tryAgain(gifts, key, code)) {
            return Optional.of(gifts.done());
        }
        return before.refund().parts().stream()
                .filter(part -> part.key().equals(key) && part.is(State.OPEN))
                .findFirst()
                .map(part -> {
                    var draft = draft().note(new RefundPartFailed(part.tender().id(), part.route(), code));
                    StrayPayment stray = countable(draft, part);
                    if (stray != null) {
                        paidByStray(draft, part, stray);
                    } else if (isOverdrawn(draft, part) || !part.strays().isEmpty()) {
                        failed(draft, part, part.in(State.DEAD, code));
                    } else {
                        reopen(draft, part.in(State.DEAD, code), part, part.route());
                    }
                    ExchangeSettlement.updateStatus(draft);
                    return draft.done();
                });
    }

    /**
     * Records a late success on a route that was given up. Where nothing else has paid, and nothing is on its way to a provider, the late
     * payment counts. Otherwise the buyer may now be paid twice, and a person has to look; should the payment on its way come to nothing,
     * the late payment counts.
     */
    private Optional<Change> lateAnswer(RefundPart part, EffectKey earlier, Outcome outcome) {
        var draft = draft();
        if (outcome instanceof Outcome.Done done && !part.paidBefore().contains(earlier)) {
            paidLate(draft, part.paidLate(earlier, done.reference()), part, done.reference());
        } else if (outcome instanceof Outcome.TakenBack back && part.mayHaveStrayed(earlier)) {
            boolean strayed = part.strays().stream().anyMatch(each -> each.key().equals(earlier));
            draft.refund = draft.refund.replacing(part, part.withoutStray(earlier));
            draft.note(new StrayPaymentTakenBack(part.tender().id(), back.reference()));
            if (strayed) {
                draft.alarm(Alarm.REFUND_TAKEN_BACK, part.tender().id().value());
            }
        } else {
            return Optional.empty();
        }
        return Optional.of(draft.done());
    }

    private void paidLate(CaseDraft draft, RefundPart known, RefundPart stored, String reference) {
        draft.refund = draft.refund.replacing(stored, known);
        draft.note(new PaidOnDeadRoute(known.tender().id(), reference));
        StrayPayment stray = known.hasFailed() || known.isOpenByHand() ? countable(draft, known) : null;
        if (stray == null || known.isOpenByHand()) {
            draft.alarm(Alarm.PAID_ON_A_DEAD_ROUTE, known.tender().id().value());
        }
        if (stray != null) {
            paidByStray(draft, known, stray);
            ExchangeSettlement.updateStatus(draft);
        }
    }

    /**
     * Returns a stray payment that can count as the refund; null for none. A payment that finance has recorded as a refund made elsewhere
     * counts by itself already.
     */
    private static @Nullable StrayPayment countable(CaseDraft draft, RefundPart part) {
        return part.strays().stream()
                .filter(each -> !draft.account.isExternalKnown(each.reference()))
                .findFirst()
                .orElse(null);
    }

    private void paidByStray(CaseDraft draft, RefundPart part, StrayPayment stray) {
        RefundPart back = part.backAt(stray);
        draft.refund = draft.refund.replacing(part, back);
        paid(
                draft,
                back,
                back.paid(stray.reference(), context.now(), null),
                stray.reference(),
                new StrayPaymentCounted(part.tender().id(), part.amount(), stray.reference()));
    }

    private CaseDraft draft() {
        var draft = new CaseDraft(before, account, context);
        if (unparking != null) {
            EffectKey settled = unparking.key();
            draft.parked = draft.parked.stream()
                    .filter(each -> !each.key().equals(settled))
                    .toList();
            draft.note(unparking);
        }
        return draft;
    }
}
