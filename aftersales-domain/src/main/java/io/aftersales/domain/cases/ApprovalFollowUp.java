package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseApproved;
import io.aftersales.domain.cases.CaseEvent.GoodsTakenIn;
import io.aftersales.domain.cases.CaseEvent.ReturnAwaited;
import io.aftersales.domain.cases.CaseRejection.ReasonNotVerified;
import io.aftersales.domain.cases.Replacement.Wanted;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.goods.ReturnRoutes;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries out what follows from an approval, by a person or by a rule. */
final class ApprovalFollowUp {

    private ApprovalFollowUp() {}

    /**
     * Returns why goods cannot be approved with the facts of this moment: parcels that cannot be as the host says, or a loss to be made good
     * of goods that have been delivered since. Of goods that come back nothing is asked.
     */
    static Optional<Rejection> obstacle(CaseDraft draft, OrderFacts order, CaseFacts facts) {
        if (draft.kind().hasReturn()) {
            return Optional.empty();
        }
        var places = new OrderPlaces(
                order, draft.account, facts.carrier(), draft.context().now());
        Optional<Rejection> impossible =
                places.impossible(draft.submission.lines()).map(refused -> refused);
        return impossible.isPresent() || draft.kind() != CaseKind.RESHIP ? impossible : arrived(draft, places);
    }

    private static Optional<Rejection> arrived(CaseDraft draft, OrderPlaces places) {
        for (CaseItem item : draft.submission.items()) {
            boolean arrived = item.reason().is(Reason.LOST_IN_TRANSIT)
                    && places.stages(item.taken()).contains(Stage.DELIVERED);
            if (arrived) {
                return Optional.of(
                        new ReasonNotVerified(item.line(), item.reason().code()));
            }
        }
        return Optional.empty();
    }

    static void grant(CaseDraft draft, Money amount, OrderFacts order, CaseFacts facts) {
        List<GoodsStop> stops =
                draft.kind() == CaseKind.REFUND_ONLY ? new StopPlanning(draft, order, facts).plan() : List.of();
        approve(draft, amount, stops);
        switch (draft.kind()) {
            case REFUND_ONLY -> GoodsStopping.ask(draft, stops, order);
            case RETURN_REFUND, EXCHANGE -> comeBack(draft, order, facts);
            case RESHIP -> {
                draft.stops = new StopPlanning(draft, order, facts).lostGoods();
                StockReservation.reserve(draft, onceMore(draft));
            }
        }
    }

    /**
     * Grants an exchange without the host's facts about the order. No goods of an exchange are with the shop or still on their way to the
     * buyer, so only the destinations they return to are needed.
     */
    static void grantExchange(CaseDraft draft, Money amount, List<ReturnDestination> destinations) {
        approve(draft, amount, List.of());
        awaitReturn(draft, destinations);
    }

    private static void comeBack(CaseDraft draft, OrderFacts order, CaseFacts facts) {
        String here = draft.submission.goodsAreHere();
        if (here == null) {
            awaitReturn(draft, new ReturnRoutes(order, draft.account).completed(facts.destinations(), draft.holds));
        } else {
            takeIn(draft, here);
        }
    }

    private static void approve(CaseDraft draft, Money amount, List<GoodsStop> stops) {
        draft.move(CaseMove.APPROVE, new CaseApproved(amount));
        draft.tell(approval(draft, amount, stops));
    }

    /**
     * Returns the notice that tells the buyer what will happen now, by kind of case. The notice names an amount only where that amount is
     * paid or asked for.
     */
    private static Notice approval(CaseDraft draft, Money amount, List<GoodsStop> stops) {
        Notice approved = Notice.toBuyer(Notice.Kind.APPROVED, draft.submission.buyer());
        return switch (draft.kind()) {
            case REFUND_ONLY -> approved.because(whenRefunded(stops)).about(RefundBooking.paidOutOf(draft, amount));
            case RETURN_REFUND ->
                draft.submission.goodsAreHere() == null
                        ? approved.because(Notice.RETURN_THEN_REFUND)
                                .about(RefundBooking.paidOutOf(draft, amount))
                                .until(returnDeadline(draft))
                        : approved.because(Notice.INSPECTION_THEN_REFUND).about(RefundBooking.paidOutOf(draft, amount));
            case EXCHANGE -> exchange(approved.until(returnDeadline(draft)), ExchangeSettlement.expected(draft));
            case RESHIP -> approved.because(Notice.GOODS_SENT_AGAIN);
        };
    }

    private static String whenRefunded(List<GoodsStop> stops) {
        if (stops.stream().anyMatch(each -> each.by() == GoodsStop.Partner.CARRIER)) {
            return Notice.INTERCEPTION_THEN_REFUND;
        }
        boolean needsAnswer =
                stops.stream().anyMatch(each -> each.isAsked() || each.state() == GoodsStop.State.NOT_STOPPED);
        return needsAnswer ? Notice.STOP_THEN_REFUND : Notice.REFUND_FOLLOWS;
    }

    private static Notice exchange(Notice approved, Money difference) {
        if (difference.isZero()) {
            return approved.because(Notice.RETURN_THEN_EXCHANGE);
        }
        return difference.isNegative()
                ? approved.because(Notice.EXCHANGE_PAYS_BACK).about(difference.negated())
                : approved.because(Notice.EXCHANGE_ASKS_DIFFERENCE).about(difference);
    }

    private static List<Wanted> onceMore(CaseDraft draft) {
        return draft.submission.units().stream()
                .map(units -> new Wanted(units.line(), draft.account.sku(units.line()), units.quantity(), null))
                .toList();
    }

    /** Returns the warehouse that the goods were sent from; empty when unknown. */
    static String warehouse(CaseDraft draft, OrderFacts order) {
        List<Parcel> parcels = order.parcelsOf(draft.roots());
        return parcels.isEmpty() ? "" : parcels.get(0).warehouse();
    }

    private static void awaitReturn(CaseDraft draft, List<ReturnDestination> destinations) {
        Instant deadline = returnDeadline(draft);
        draft.move(CaseMove.AWAIT_RETURN, new ReturnAwaited(deadline));
        for (ReturnDestination each : destinations) {
            int number = draft.inbounds.size() + 1;
            Inbound inbound = Inbound.starting(
                            number,
                            null,
                            each.warehouse(),
                            each.units(),
                            each.method(),
                            each.code(),
                            InboundMove.ANNOUNCE,
                            draft.context().now())
                    .postedUntil(deadline)
                    .waiting(DeadlineRules.forPosting(deadline, draft.context()));
            if (each.method() == ReturnMethod.WAYBILL) {
                EffectKey key = draft.key("waybill", number);
                inbound = inbound.with(Inbound.Label.asked(key));
                draft.owe(new Effect.CreateReturnWaybill(
                        key, each.warehouse(), draft.goods(PlacedUnits.byLine(each.units()))));
            }
            draft.add(inbound);
        }
    }

    /** Takes in goods that were at the shop before their case was approved. */
    private static void takeIn(CaseDraft draft, String warehouse) {
        int number = draft.inbounds.size() + 1;
        draft.move(CaseMove.RECEIVE, new GoodsTakenIn(number, warehouse));
        draft.add(Inbound.starting(
                        number,
                        null,
                        warehouse,
                        draft.holds,
                        ReturnMethod.OWN_CARRIER,
                        "",
                        InboundMove.TAKE_IN,
                        draft.context().now())
                .arrived(warehouse, draft.context().now())
                .waiting(DeadlineRules.toBeInspected(CaseStatus.RETURNED, draft.context())));
    }

    private static Instant returnDeadline(CaseDraft draft) {
        return draft.context().now().plus(draft.context().policy().waitIn(CaseStatus.WAITING_RETURN));
    }
}
