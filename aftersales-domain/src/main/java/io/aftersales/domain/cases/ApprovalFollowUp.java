package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseApproved;
import io.aftersales.domain.cases.CaseEvent.GoodsLeftWithBuyer;
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
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
            case RETURN_REFUND, EXCHANGE -> {
                if (draft.review.terms().keeping()) {
                    payForKeptGoods(draft);
                } else {
                    comeBack(draft, order, facts);
                    EarlyRelease.onApproval(draft);
                    EarlyRelease.onMovement(draft);
                }
            }
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
        EarlyRelease.onApproval(draft);
    }

    /**
     * Pays for goods that stay with the buyer. Their units are booked as if they had come back and been accepted, so that no case claims
     * them once more; no goods are expected, and no waybill is made.
     */
    private static void payForKeptGoods(CaseDraft draft) {
        draft.note(new GoodsLeftWithBuyer(draft.held()));
        RefundBooking.bookPlaced(draft, draft.holds, CaseMove.REFUND);
    }

    private static void comeBack(CaseDraft draft, OrderFacts order, CaseFacts facts) {
        String here = draft.submission.goodsAreHere();
        if (here == null || !draft.inbounds.isEmpty()) { // after an appeal they have been sent back
            awaitReturn(draft, new ReturnRoutes(order, draft.account).completed(facts.destinations(), draft.holds));
        } else {
            takeIn(draft, here);
        }
    }

    private static void approve(CaseDraft draft, Money amount, List<GoodsStop> stops) {
        boolean accepted = draft.status() == CaseStatus.OFFERED;
        draft.move(accepted ? CaseMove.ACCEPT : CaseMove.APPROVE, new CaseApproved(amount));
        draft.tell(approval(draft, amount, stops));
    }

    /**
     * Returns the notice that tells the buyer what will happen now, by kind of case. The notice names an amount only where that amount is
     * paid or asked for.
     */
    private static Notice approval(CaseDraft draft, Money amount, List<GoodsStop> stops) {
        Notice approved = Notice.toBuyer(Notice.Kind.APPROVED, draft.submission.buyer());
        return switch (draft.kind()) {
            case REFUND_ONLY ->
                approved.because(whenRefunded(stops))
                        .about(RefundBooking.paidOutOf(draft, amount, SecuredGoods.withWarehouse(stops)));
            case RETURN_REFUND -> returned(draft, approved.about(RefundBooking.paidOutOf(draft, amount, List.of())));
            case EXCHANGE -> exchange(draft, approved.until(returnDeadline(draft)));
            case RESHIP -> approved.because(Notice.GOODS_SENT_AGAIN);
        };
    }

    private static Notice returned(CaseDraft draft, Notice approved) {
        if (draft.review.terms().keeping()) {
            return approved.because(Notice.REFUND_WITHOUT_RETURN);
        }
        return draft.submission.goodsAreHere() == null
                ? approved.because(whenReturned(draft.review.terms().release())).until(returnDeadline(draft))
                : approved.because(Notice.INSPECTION_THEN_REFUND);
    }

    private static String whenRefunded(List<GoodsStop> stops) {
        if (stops.stream().anyMatch(each -> each.by() == GoodsStop.Partner.CARRIER)) {
            return Notice.INTERCEPTION_THEN_REFUND;
        }
        boolean needsAnswer =
                stops.stream().anyMatch(each -> each.isAsked() || each.state() == GoodsStop.State.NOT_STOPPED);
        return needsAnswer ? Notice.STOP_THEN_REFUND : Notice.REFUND_FOLLOWS;
    }

    /** Returns the code of what happens to a return after its approval, by the moment at which it is paid. */
    static String whenReturned(@Nullable Release release) {
        return switch (release == null ? Release.AFTER_INSPECTION : release) {
            case AFTER_INSPECTION -> Notice.RETURN_THEN_REFUND;
            case ON_RECEIPT -> Notice.ARRIVAL_THEN_REFUND;
            case ON_SCAN -> Notice.SCAN_THEN_REFUND;
            case ON_APPROVAL -> Notice.REFUND_THEN_RETURN;
        };
    }

    /** Returns the code of what happens to an exchange after its approval, by the moment at which its new goods go out. */
    static String whenExchanged(Release release) {
        return switch (release) {
            case AFTER_INSPECTION -> Notice.RETURN_THEN_EXCHANGE;
            case ON_RECEIPT -> Notice.ARRIVAL_THEN_EXCHANGE;
            case ON_SCAN -> Notice.SCAN_THEN_EXCHANGE;
            case ON_APPROVAL -> Notice.EXCHANGE_THEN_RETURN;
        };
    }

    private static Notice exchange(CaseDraft draft, Notice approved) {
        Release release = draft.review.terms().release();
        if (release != null && draft.review.terms().areEarly()) {
            return approved.because(whenExchanged(release));
        }
        ExchangeQuote expected = ExchangeSettlement.expected(draft);
        if (!expected.asked().isZero()) {
            return approved.because(Notice.EXCHANGE_ASKS_DIFFERENCE).about(expected.asked());
        }
        return expected.paidBack().isZero()
                ? approved.because(Notice.RETURN_THEN_EXCHANGE)
                : approved.because(Notice.EXCHANGE_PAYS_BACK).about(expected.paidBack());
    }

    private static List<Wanted> onceMore(CaseDraft draft) {
        return draft.submission.units().stream()
                .map(units -> new Wanted(units.line(), draft.account.sku(units.line()), units.quantity(), null, null))
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
