package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ReplacementDelivered;
import io.aftersales.domain.cases.CaseEvent.ReplacementNotStopped;
import io.aftersales.domain.cases.CaseEvent.ReplacementOrdered;
import io.aftersales.domain.cases.CaseEvent.ReplacementShipped;
import io.aftersales.domain.cases.CaseEvent.ReplacementStopAsked;
import io.aftersales.domain.cases.CaseEvent.ReshipDelivered;
import io.aftersales.domain.cases.CaseEvent.ReshipStarted;
import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.cases.Replacement.Stock;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Follows replacement goods on their way to the buyer: reports on them, and the answers of warehouse and fulfilment. */
final class ReplacementShipping {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    ReplacementShipping(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    // --- reports
    // ------------------------------------------------------------------------------------------------

    /**
     * Records that the goods left. A wrong tracking number may be corrected by another report; the same number again is refused with
     * NOT_YET.
     */
    Either<Rejection, Change> shipped(String carrier, String trackingNumber) {
        return onTheirWay().flatMap(draft -> {
            Replacement.Shipment known = draft.replacement().dispatch();
            if (known.carrier().equals(carrier) && known.trackingNumber().equals(trackingNumber)) {
                return Either.left(new NotYet(arrival(), CaseRejection.NotYet.Obstacle.KNOWN_TO_HAVE_LEFT));
            }
            draft.replacement = draft.replacement().with(known.shipped(carrier, trackingNumber, context.now()));
            return Either.right(draft.note(new ReplacementShipped(carrier, trackingNumber))
                    .notifyBuyer(Notice.Kind.REPLACEMENT_SHIPPED)
                    .done());
        });
    }

    Either<Rejection, Change> delivered() {
        return onTheirWay().map(draft -> {
            Replacement.Shipment arrived = draft.replacement().dispatch().delivered(context.now());
            draft.replacement = draft.replacement().with(arrived);
            if (before.kind() == CaseKind.RESHIP) {
                completeReship(draft);
            } else {
                ExchangeSettlement.completeIfDone(draft);
                if (draft.status() == CaseStatus.EXCHANGING) {
                    draft.note(new ReplacementDelivered());
                }
            }
            return draft.done();
        });
    }

    private static void completeReship(CaseDraft draft) {
        draft.move(CaseMove.RESHIP_DELIVERED, new ReshipDelivered());
        draft.account = draft.account.reshipped(draft.bookingContext(), draft.holds);
        draft.holds = List.of();
        RefundBooking.mark(draft, OrderMark.RESHIPPED);
        draft.notifyBuyer(Notice.Kind.RESHIPPED);
    }

    private Either<Rejection, CaseDraft> onTheirWay() {
        Optional<Rejection> refused = before.illegal(arrival())
                .or(() -> before.paysAfterInspection()
                        ? Optional.of(new IllegalMove(before.kind(), before.status(), arrival()))
                        : Optional.empty())
                .or(() -> before.isDispatched()
                        ? Optional.empty()
                        : Optional.of(new NotYet(arrival(), CaseRejection.NotYet.Obstacle.DELIVERED_ALREADY)));
        return refused.<Either<Rejection, CaseDraft>>map(Either::left)
                .orElseGet(() -> Either.right(new CaseDraft(before, account, context)));
    }

    private CaseMove arrival() {
        return before.kind() == CaseKind.RESHIP ? CaseMove.RESHIP_DELIVERED : CaseMove.EXCHANGE_DELIVERED;
    }

    // --- money instead
    // ---------------------------------------------------------------------------------------------------

    Either<Rejection, Change> failed(String why) {
        return whyNotFailed(before).<Either<Rejection, Change>>map(Either::left).orElseGet(() -> {
            var draft = new CaseDraft(before, account, context);
            // Goods that the failed order did not use up are still reserved.
            draft.owe(new Effect.ReleaseStock(
                    draft.once("release"), draft.reason(), draft.replacement().reservation(), List.of()));
            giveUp(draft, why);
            return Either.right(draft.done());
        });
    }

    /** Replaces goods that will not go out by money; for those of an exchange that went out before the inspection, once it is over. */
    private static void giveUp(CaseDraft draft, String why) {
        if (draft.kind() == CaseKind.EXCHANGE && draft.advance != null && draft.advance.early()) {
            AdvanceExchange.giveUp(draft, why);
        } else {
            ReplacementOrdering.giveUp(draft, why);
        }
    }

    static Optional<Rejection> whyNotFailed(AfterSalesCase subject) {
        return whyNotStopped(subject)
                .or(() -> isOrderUnknown(subject)
                        ? Optional.of(
                                new NotYet(CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.NO_ORDER_KNOWN))
                        : Optional.empty());
    }

    private static boolean isOrderUnknown(AfterSalesCase subject) {
        return subject.replacement() == null
                || subject.replacement().dispatch().order().isEmpty();
    }

    Either<Rejection, Change> convert() {
        return whyNotConvert(before)
                .<Either<Rejection, Change>>map(Either::left)
                .orElseGet(() -> {
                    var draft = new CaseDraft(before, account, context);
                    switch (before.status()) {
                        case APPROVED -> ReplacementOrdering.giveUp(draft, "OUT_OF_STOCK");
                        case AWAITING_TOP_UP -> ExchangeSettlement.giveUpTopUp(draft);
                        default -> stop(draft);
                    }
                    return Either.right(draft.done());
                });
    }

    static Optional<Rejection> whyNotConvert(AfterSalesCase subject) {
        Replacement goods = subject.replacement();
        boolean asked = goods != null
                && (goods.dispatch().stopping() != null
                        || goods.difference().state() == Replacement.PriceDifference.State.CANCELLING);
        return whyNotStopped(subject)
                .or(() -> asked
                        ? Optional.of(
                                new NotYet(CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.ASKED_ALREADY))
                        : Optional.empty());
    }

    private static Optional<Rejection> whyNotStopped(AfterSalesCase subject) {
        Optional<Rejection> illegal = subject.illegal(CaseMove.CONVERT_TO_REFUND);
        if (illegal.isEmpty() && subject.status() == CaseStatus.APPROVED) {
            return isStockRefused(subject)
                    ? Optional.empty()
                    : Optional.of(
                            new NotYet(CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.WAREHOUSE_SILENT));
        }
        if (subject.paysAfterInspection()) {
            return Optional.of(new NotYet(CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.ASKED_ALREADY));
        }
        boolean delivered = subject.status() != CaseStatus.AWAITING_TOP_UP && !subject.isDispatched();
        return illegal.isEmpty() && delivered
                ? Optional.of(new NotYet(CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.DELIVERED_ALREADY))
                : illegal;
    }

    private static boolean isStockRefused(AfterSalesCase subject) {
        return subject.replacement() != null && subject.replacement().stock() == Stock.REFUSED;
    }

    private static void stop(CaseDraft draft) {
        Replacement.Shipment dispatch = draft.replacement().dispatch();
        EffectKey key = draft.once("unreplace");
        draft.replacement = draft.replacement().with(dispatch.stopping(key));
        draft.note(new ReplacementStopAsked());
        draft.owe(
                new Effect.CancelReplacementOrder(key, Objects.requireNonNull(dispatch.key(), "nothing was ordered")));
    }

    // --- outcomes
    // ------------------------------------------------------------------------------------------------

    /** Records the outcome of an effect on replacement goods; empty when the effect is none of these, or the outcome is known already. */
    static Optional<Change> settle(AfterSalesCase before, CaseDraft draft, EffectKey key, Outcome outcome) {
        Replacement goods = before.replacement();
        if (goods == null) {
            return Optional.empty();
        }
        boolean news = false;
        if (key.equals(goods.reservation())) {
            news = StockReservation.answered(draft, outcome);
            if (news) {
                followReservation(draft, outcome);
            }
        } else if (key.equals(goods.difference().topUp())) {
            news = ExchangeSettlement.topUpAnswered(draft, outcome);
        } else if (key.equals(goods.difference().givingUp())) {
            news = ExchangeSettlement.topUpGivenUp(draft, outcome);
        } else if (key.equals(goods.dispatch().key())) {
            news = ordered(before, draft, outcome);
        } else if (key.equals(goods.dispatch().stopping())) {
            news = stopped(before, draft, outcome);
        }
        return news ? Optional.of(draft.done()) : Optional.empty();
    }

    /**
     * Continues after the answer about a reservation: a reshipment goes out with its reservation or is paid without one, and an exchange is
     * reviewed by rules.
     */
    private static void followReservation(CaseDraft draft, Outcome outcome) {
        boolean reserved = draft.replacement().stock() == Stock.RESERVED;
        if (draft.kind() == CaseKind.EXCHANGE) {
            if (reserved) {
                AutomaticReview.onReservation(draft);
            }
        } else if (reserved) {
            ReplacementOrdering.order(draft, CaseMove.SHIP_RESHIP, new ReshipStarted());
        } else if (mayBePaid(draft)) {
            ReplacementOrdering.giveUp(draft, StockReservation.refusalCode(outcome));
        }
    }

    /**
     * Tells whether a refused reservation may be paid at once. A rule's grant is paid at once only where nothing arrived; where goods stay
     * with the buyer, a person decides about the payment.
     */
    private static boolean mayBePaid(CaseDraft draft) {
        return draft.review.reviewer() != null
                || draft.submission.items().stream()
                        .allMatch(item -> item.reason().is(Reason.LOST_IN_TRANSIT));
    }

    private static boolean ordered(AfterSalesCase before, CaseDraft draft, Outcome outcome) {
        Replacement.Shipment dispatch = draft.replacement().dispatch();
        if (outcome instanceof Outcome.Done done && dispatch.order().isEmpty()) {
            draft.replacement = draft.replacement().with(dispatch.known(done.reference()));
            draft.account = draft.account.replacedBy(draft.bookingContext(), done.reference());
            draft.note(new ReplacementOrdered(done.reference()));
            if (dispatch.deliveredAt() != null) {
                RefundBooking.markAgain(draft); // the order has not been marked with it yet
            } else if (!before.isDispatched()) {
                stop(draft); // its units are already paid for
                draft.alarm(Alarm.REPLACEMENT_NOT_STOPPED, done.reference());
            }
            return true;
        }
        boolean unknown = dispatch.order().isEmpty();
        if (outcome instanceof Outcome.Refused refused && unknown && before.isDispatched()) {
            draft.replacement = draft.replacement().with(Stock.RESERVED); // what was not ordered is still reserved
            giveUp(draft, refused.code());
            return true;
        }
        return false;
    }

    private static boolean stopped(AfterSalesCase before, CaseDraft draft, Outcome outcome) {
        if (!before.isDispatched()) {
            return stoppedTooLate(draft, outcome);
        }
        if (outcome instanceof Outcome.Done) {
            if (isOrderUnknown(before)) {
                draft.replacement = draft.replacement().with(Stock.RESERVED); // no order is known to have used it up
            }
            giveUp(draft, "STOPPED");
        } else {
            String code = outcome instanceof Outcome.Refused refused ? refused.code() : "TAKEN_BACK";
            Replacement.Shipment dispatch = draft.replacement().dispatch();
            draft.replacement = draft.replacement().with(dispatch.stopping(null));
            draft.note(new ReplacementNotStopped(code)).alarm(Alarm.REPLACEMENT_NOT_STOPPED, code);
        }
        return true;
    }

    /** Records that goods reported as delivered are also reported as stopped. One of the reports is wrong, so an alarm is raised. */
    private static boolean stoppedTooLate(CaseDraft draft, Outcome outcome) {
        Replacement.Shipment dispatch = draft.replacement().dispatch();
        boolean odd = outcome instanceof Outcome.Done && dispatch.deliveredAt() != null;
        if (odd) {
            draft.replacement = draft.replacement().with(dispatch.stopping(null));
            draft.note(new ReplacementNotStopped("DELIVERED")).alarm(Alarm.REPLACEMENT_NOT_STOPPED, "DELIVERED");
        }
        return odd;
    }
}
