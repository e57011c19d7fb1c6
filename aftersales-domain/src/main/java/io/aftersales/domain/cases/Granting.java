package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseApproved;
import io.aftersales.domain.cases.CaseEvent.CaseRejected;
import io.aftersales.domain.cases.CaseEvent.InterceptionAsked;
import io.aftersales.domain.cases.CaseEvent.ReturnAwaited;
import io.aftersales.domain.cases.Replacement.Wanted;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What an approval sets going, whoever gave it. */
final class Granting {

    private Granting() {}

    /** The first rule that applies decides; where none does, or two persons have to, the case waits for a person. */
    static void byRule(Draft draft, boolean verified, OrderFacts order) {
        if (draft.act().policy().rules().isEmpty()) {
            return;
        }
        List<Units> units = draft.submission.units();
        Money amount = Refunding.atStake(draft.account, draft.kind(), units, Refunding.worth(draft, units));
        var seen = new ReviewRule.Seen(draft.kind(), draft.submission.items(), amount, verified);
        for (ReviewRule rule : draft.act().policy().rules()) {
            if (rule.applies().test(seen)) {
                decide(draft, rule, amount, order);
                return;
            }
        }
    }

    private static void decide(Draft draft, ReviewRule rule, Money amount, OrderFacts order) {
        switch (rule.ruling()) {
            case APPROVE -> {
                if (mayBeGranted(draft, order) && !draft.act().policy().needsTwo(amount)) {
                    draft.review = draft.review.approvedBy(rule, draft.act().now(), amount);
                    grant(draft.byItself(), amount, order);
                }
            }
            case REJECT -> {
                draft.review = draft.review.rejectedBy(rule.name(), draft.act().now());
                draft.byItself()
                        .move(CaseMove.REJECT, new CaseRejected(rule.name()))
                        .release()
                        .tell(Notice.toBuyer(Notice.Kind.REJECTED, draft.submission.buyer())
                                .because(rule.name()));
            }
            case PERSON -> {} // the case waits as it does
        }
    }

    /** Not before the goods of an exchange are reserved; and money for goods that stay with the buyer is a person's decision. */
    private static boolean mayBeGranted(Draft draft, OrderFacts order) {
        return switch (draft.kind()) {
            case EXCHANGE -> false;
            case REFUND_ONLY -> !isWithBuyer(draft, order);
            case RETURN_REFUND, RESHIP -> true;
        };
    }

    /** Whether something the case is about has reached the buyer: in its parcel, in an exchange, or sent again. */
    private static boolean isWithBuyer(Draft draft, OrderFacts order) {
        boolean came = draft.submission.lines().stream()
                .anyMatch(line -> draft.account.replacement(line).isPresent()
                        || draft.account.line(line).reshipped().units() > 0);
        return came
                || order.state() == OrderState.DELIVERED
                || order.parcelsOf(draft.roots()).stream().anyMatch(parcel -> parcel.deliveredAt() != null);
    }

    static void grant(Draft draft, Money amount, OrderFacts order) {
        draft.move(CaseMove.APPROVE, new CaseApproved(amount));
        draft.tell(
                Notice.toBuyer(Notice.Kind.APPROVED, draft.submission.buyer()).about(amount));
        switch (draft.kind()) {
            case REFUND_ONLY -> stopOrRefund(draft, order);
            case RETURN_REFUND, EXCHANGE -> awaitReturn(draft, order);
            case RESHIP -> Stocking.reserve(draft, onceMore(draft));
        }
    }

    private static List<Wanted> onceMore(Draft draft) {
        return draft.submission.units().stream()
                .map(units -> new Wanted(units.line(), draft.account.sku(units.line()), units.quantity(), null))
                .toList();
    }

    /** Not handed over: keep it here and pay. With the carrier: have it stopped first. With the buyer: it has just been decided. */
    private static void stopOrRefund(Draft draft, OrderFacts order) {
        List<Units> units = draft.submission.units();
        List<Units> here =
                units.stream().filter(each -> isHere(draft, order, each.line())).toList();
        if (!here.isEmpty() || units.isEmpty()) {
            draft.owe(new Effect.StopFulfilment(
                    draft.once("stop"), here.stream().map(Units::line).toList(), draft.goods(here)));
        }
        var asked = new ArrayList<Interception>();
        for (Parcel parcel : order.parcelsOf(draft.roots())) {
            if (parcel.isHandedOver() && parcel.deliveredAt() == null) {
                EffectKey key = draft.once("intercept");
                asked.add(new Interception(parcel.id(), key, Interception.State.OUT));
                draft.owe(new Effect.InterceptParcel(
                        key,
                        parcel.id(),
                        Objects.requireNonNullElse(parcel.carrier(), ""),
                        Objects.requireNonNullElse(parcel.trackingNumber(), "")));
            }
        }
        draft.interceptions = asked;
        if (asked.isEmpty()) {
            Refunding.book(draft, units, CaseMove.REFUND);
        } else {
            draft.note(new InterceptionAsked(asked.size()));
        }
    }

    /** Whether goods were handed over decides, parcel by parcel, not what the order says of itself. */
    private static boolean isHere(Draft draft, OrderFacts order, LineId line) {
        if (draft.account.replacement(line).isPresent()) {
            return false; // what an exchange brought is with the buyer
        }
        List<Parcel> parcels = order.parcelsOf(List.of(line));
        if (parcels.isEmpty()) {
            return order.state() != OrderState.SHIPPED && order.state() != OrderState.DELIVERED;
        }
        return parcels.stream().anyMatch(parcel -> !parcel.isHandedOver());
    }

    private static void awaitReturn(Draft draft, OrderFacts order) {
        String warehouse = order.parcelsOf(draft.roots()).stream()
                .findFirst()
                .map(Parcel::warehouse)
                .orElse("");
        Instant deadline = draft.act().now().plus(draft.act().policy().wait(CaseStatus.WAITING_RETURN));
        EffectKey waybill = draft.key("waybill", 0);
        draft.returning = ReturnShipment.awaited(warehouse, deadline, waybill);
        draft.move(CaseMove.AWAIT_RETURN, new ReturnAwaited(deadline));
        draft.owe(new Effect.CreateReturnWaybill(waybill, warehouse, draft.goods(draft.submission.units())));
    }
}
