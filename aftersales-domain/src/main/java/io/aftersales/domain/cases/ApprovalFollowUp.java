package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseApproved;
import io.aftersales.domain.cases.CaseEvent.InterceptionAsked;
import io.aftersales.domain.cases.CaseEvent.ReturnAwaited;
import io.aftersales.domain.cases.Replacement.Wanted;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.goods.LinePlace;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** Carries out what follows from an approval, by a person or by a rule. */
final class ApprovalFollowUp {

    private ApprovalFollowUp() {}

    static void grant(CaseDraft draft, Money amount, OrderFacts order, CaseFacts facts) {
        var places = new OrderPlaces(
                order, draft.account, facts.carrier(), draft.context().now());
        List<Parcel> toStop = draft.kind() == CaseKind.REFUND_ONLY ? parcelsToStop(draft, places) : List.of();
        approve(draft, amount, !toStop.isEmpty());
        switch (draft.kind()) {
            case REFUND_ONLY -> stopOrRefund(draft, places, toStop);
            case RETURN_REFUND, EXCHANGE -> awaitReturn(draft, warehouse(draft, order));
            case RESHIP -> StockReservation.reserve(draft, onceMore(draft));
        }
    }

    /**
     * Grants an exchange without the host's facts about the order. No goods of an exchange are with the shop or still on their way to the
     * buyer, so only the warehouse they return to is needed.
     */
    static void grantExchange(CaseDraft draft, Money amount, String warehouse) {
        approve(draft, amount, false);
        awaitReturn(draft, warehouse);
    }

    private static void approve(CaseDraft draft, Money amount, boolean intercepts) {
        draft.move(CaseMove.APPROVE, new CaseApproved(amount));
        draft.tell(approval(draft, amount, intercepts));
    }

    /**
     * Returns the notice that tells the buyer what will happen now, by kind of case. The notice names an amount only where that amount is
     * paid or asked for.
     */
    private static Notice approval(CaseDraft draft, Money amount, boolean intercepts) {
        Notice approved = Notice.toBuyer(Notice.Kind.APPROVED, draft.submission.buyer());
        return switch (draft.kind()) {
            case REFUND_ONLY ->
                approved.because(intercepts ? Notice.INTERCEPTION_THEN_REFUND : Notice.REFUND_FOLLOWS)
                        .about(amount);
            case RETURN_REFUND ->
                approved.because(Notice.RETURN_THEN_REFUND).about(amount).until(returnDeadline(draft));
            case EXCHANGE -> exchange(approved.until(returnDeadline(draft)), ExchangeSettlement.expected(draft));
            case RESHIP -> approved.because(Notice.GOODS_SENT_AGAIN);
        };
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

    /**
     * Stops the goods that have not reached the buyer, then pays. Goods not handed over to a carrier stay at the warehouse. Parcels with
     * the carrier are intercepted first. For goods with the buyer the approval has decided already.
     */
    private static void stopOrRefund(CaseDraft draft, OrderPlaces places, List<Parcel> toStop) {
        List<Units> here = PlacedUnits.byLine(
                draft.holds.stream().filter(each -> isHere(places, each)).toList());
        if (!here.isEmpty() || draft.holds.isEmpty()) {
            draft.owe(new Effect.StopFulfilment(
                    draft.once("stop"), here.stream().map(Units::line).toList(), draft.goods(here)));
        }
        var asked = new ArrayList<Interception>();
        for (Parcel parcel : toStop) {
            EffectKey key = draft.once("intercept");
            asked.add(new Interception(parcel.id(), key, Interception.State.OUT));
            draft.owe(new Effect.InterceptParcel(
                    key,
                    parcel.id(),
                    Objects.requireNonNullElse(parcel.carrier(), ""),
                    Objects.requireNonNullElse(parcel.trackingNumber(), "")));
        }
        draft.interceptions = asked;
        if (asked.isEmpty()) {
            RefundBooking.book(draft, draft.held(), CaseMove.REFUND);
        } else {
            draft.note(new InterceptionAsked(asked.size()));
        }
    }

    /** Returns the parcels with goods of the case that are with a carrier. */
    private static List<Parcel> parcelsToStop(CaseDraft draft, OrderPlaces places) {
        var parcels = new LinkedHashMap<String, Parcel>();
        for (PlacedUnits each : draft.holds) {
            LinePlace place = places.whereNow(each).orElse(null);
            if (place != null && place.parcel() != null && place.isStoppedAsWhole()) {
                parcels.putIfAbsent(place.parcel().id(), place.parcel());
            }
        }
        return List.copyOf(parcels.values());
    }

    /** Tells whether units are still with the shop. */
    private static boolean isHere(OrderPlaces places, PlacedUnits held) {
        return places.whereNow(held)
                .map(LinePlace::stage)
                .filter(stage -> stage == Stage.UNPACKED || stage == Stage.PACKED)
                .isPresent();
    }

    /** Returns the warehouse that the goods were sent from; empty when unknown. */
    static String warehouse(CaseDraft draft, OrderFacts order) {
        List<Parcel> parcels = order.parcelsOf(draft.roots());
        return parcels.isEmpty() ? "" : parcels.get(0).warehouse();
    }

    private static void awaitReturn(CaseDraft draft, String warehouse) {
        Instant deadline = returnDeadline(draft);
        EffectKey waybill = draft.key("waybill", 0);
        draft.returning = ReturnShipment.awaited(warehouse, deadline, waybill);
        draft.move(CaseMove.AWAIT_RETURN, new ReturnAwaited(deadline));
        draft.owe(new Effect.CreateReturnWaybill(waybill, warehouse, draft.goods(draft.submission.units())));
    }

    private static Instant returnDeadline(CaseDraft draft) {
        return draft.context().now().plus(draft.context().policy().waitIn(CaseStatus.WAITING_RETURN));
    }
}
