package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.FulfilmentStopAnswered;
import io.aftersales.domain.cases.CaseEvent.FulfilmentStopAsked;
import io.aftersales.domain.cases.CaseEvent.GoodsNotStopped;
import io.aftersales.domain.cases.CaseEvent.InterceptionAnswered;
import io.aftersales.domain.cases.CaseEvent.InterceptionAsked;
import io.aftersales.domain.cases.CaseRejection.NotYet.Obstacle;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.GoodsStop.Partner;
import io.aftersales.domain.goods.GoodsStop.State;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Stops the goods of a refund without return, and pays for what was stopped. No money is paid before the last answer is in; then the case
 * books once, for the units that are certain not to stay with the buyer, and releases the others. When nothing was stopped, everything
 * stays held and a person decides.
 */
final class GoodsStopping {
    private GoodsStopping() {}

    /** Asks the partners to stop goods; pays at once where there is nothing to ask. */
    static void ask(CaseDraft draft, List<GoodsStop> planned, OrderFacts order) {
        var stops = new ArrayList<GoodsStop>();
        for (GoodsStop each : planned) {
            stops.add(
                    switch (each.by()) {
                        case WAREHOUSE -> askWarehouse(draft, each);
                        case CARRIER -> askCarrier(draft, each, order);
                        case NONE -> each;
                    });
        }
        draft.stops = stops;
        note(draft);
        payOnceAnswered(draft);
    }

    private static GoodsStop askWarehouse(CaseDraft draft, GoodsStop stop) {
        EffectKey key = draft.once("stop");
        draft.owe(new Effect.StopFulfilment(
                key,
                draft.reason(),
                stop.place(),
                stop.units().stream().map(Units::line).toList(),
                draft.goods(stop.units())));
        return stop.askedUnder(key);
    }

    private static GoodsStop askCarrier(CaseDraft draft, GoodsStop stop, OrderFacts order) {
        Parcel parcel = order.parcels().stream()
                .filter(each -> each.place().equals(stop.place()))
                .findFirst()
                .orElseThrow();
        EffectKey key = draft.once("intercept");
        draft.owe(new Effect.InterceptParcel(
                key,
                parcel.id(),
                Objects.requireNonNullElse(parcel.carrier(), ""),
                Objects.requireNonNullElse(parcel.trackingNumber(), "")));
        return stop.askedUnder(key);
    }

    private static void note(CaseDraft draft) {
        int places = count(draft, Partner.WAREHOUSE);
        int parcels = count(draft, Partner.CARRIER);
        if (places > 0) {
            draft.note(new FulfilmentStopAsked(places));
        }
        if (parcels > 0) {
            draft.note(new InterceptionAsked(parcels));
        }
    }

    private static int count(CaseDraft draft, Partner by) {
        return (int) draft.stops.stream().filter(each -> each.by() == by).count();
    }

    // --- answers

    /** Records a partner's outcome; empty when the key is not of a stop, or the outcome changes nothing. */
    static Optional<Change> settle(AfterSalesCase before, CaseDraft draft, EffectKey key, Outcome outcome) {
        for (GoodsStop stop : before.stops()) {
            if (key.equals(stop.key())) {
                return answered(before, draft, stop, outcome instanceof Outcome.Done);
            }
        }
        return Optional.empty();
    }

    private static Optional<Change> answered(AfterSalesCase before, CaseDraft draft, GoodsStop stop, boolean stopped) {
        State now = stopped ? State.STOPPED : State.NOT_STOPPED;
        if (stop.state() == now) {
            return Optional.empty();
        }
        draft.stops = before.stops().stream()
                .map(each -> each.equals(stop) ? each.in(now) : each)
                .toList();
        draft.note(
                stop.by() == Partner.CARRIER
                        ? new InterceptionAnswered(stop.place().value(), stopped)
                        : new FulfilmentStopAnswered(stop.place(), stopped));
        boolean waiting = before.status() == CaseStatus.APPROVED;
        if (stopped && isPaid(before, stop)) {
            ExpectedParcels.expect(draft);
        } else if (stopped && !waiting) {
            draft.alarm(Alarm.CAUGHT_UNWANTED, stop.place().value());
        } else if (!stopped && (waiting || stop.state() == State.STOPPED)) {
            boolean warehouse = stop.by() == Partner.WAREHOUSE;
            draft.alarm(
                    warehouse ? Alarm.STOP_REFUSED : Alarm.INTERCEPTION_MISSED,
                    stop.place().value());
        }
        if (!stopped) {
            ExpectedParcels.giveUp(draft, stop.place());
        }
        if (waiting) {
            payOnceAnswered(draft);
        }
        if (draft.status() == CaseStatus.APPROVED) {
            draft.waitsFor(DeadlineRules.starting(CaseStatus.APPROVED, draft.context()));
        }
        return Optional.of(draft.done());
    }

    /** Tells whether a person had the goods paid for although they were not stopped. Then all units of the case were paid for. */
    private static boolean isPaid(AfterSalesCase before, GoodsStop stop) {
        RefundBreakdown booked = before.refund().breakdown();
        if (booked == null) {
            return false;
        }
        List<Units> paid = booked.lines().stream()
                .map(each -> new Units(each.line(), each.quantity()))
                .toList();
        return stop.units().stream()
                .allMatch(each -> Units.quantity(paid, each.line())
                        == Units.quantity(before.submission().units(), each.line()));
    }

    /** Pays for what was stopped once every answer is in; leaves the case to a person when nothing was. */
    private static void payOnceAnswered(CaseDraft draft) {
        var secured = SecuredGoods.of(draft);
        if (secured.awaitsAnswer() || secured.isEmpty()) {
            return;
        }
        Money amount = RefundBooking.worth(draft, PlacedUnits.byLine(secured.units()));
        if (RefundBooking.needsConfirmation(draft, amount)) {
            RefundBooking.askForConfirmation(draft, amount);
        } else {
            pay(draft);
        }
    }

    /** Books what was secured, and releases the rest. Where nothing was secured, a person has decided to pay for everything. */
    static void pay(CaseDraft draft) {
        List<PlacedUnits> paid = SecuredGoods.of(draft).payable();
        List<Units> lost = PlacedUnits.byLine(PlacedUnits.besides(draft.holds, paid));
        if (!lost.isEmpty()) {
            draft.note(new GoodsNotStopped(lost))
                    .tell(Notice.toBuyer(Notice.Kind.NOT_STOPPED, draft.submission.buyer())
                            .of(draft.goods(lost)));
        }
        RefundBooking.bookPlaced(draft, paid, CaseMove.REFUND);
    }

    // --- what a person may do meanwhile

    /** Returns the obstacle to withdrawing an approved case: an interception has to be out, and nothing may have been stopped. */
    static Optional<Obstacle> whyNotWithdraw(AfterSalesCase subject) {
        boolean stopped = subject.stops().stream()
                .anyMatch(each -> each.by() == Partner.WAREHOUSE || each.state() == State.STOPPED);
        if (stopped) {
            return Optional.of(Obstacle.STOPPED_ALREADY);
        }
        return subject.awaitsStop() ? Optional.empty() : Optional.of(Obstacle.NOTHING_BEING_INTERCEPTED);
    }

    /** Returns the obstacle to closing an approved case without a refund: every answer has to be in, and nothing may have been secured. */
    static Optional<Obstacle> whyNotClose(AfterSalesCase subject) {
        if (subject.awaitsStop()) {
            return Optional.of(Obstacle.STOP_UNANSWERED);
        }
        return SecuredGoods.of(subject).isEmpty() ? Optional.empty() : Optional.of(Obstacle.STOPPED_ALREADY);
    }
}
