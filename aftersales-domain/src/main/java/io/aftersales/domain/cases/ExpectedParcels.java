package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.LostParcelFound;
import io.aftersales.domain.cases.CaseEvent.ParcelExpected;
import io.aftersales.domain.cases.CaseRejection.NothingLost;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.stream.Stream;

/** Expects parcels back that do not reach the buyer: caught, on their way back by themselves, or found after they were lost. */
final class ExpectedParcels {
    private ExpectedParcels() {}

    /** Expects every parcel of the case that comes back and is not expected yet. */
    static void expect(CaseDraft draft) {
        for (GoodsStop stop : draft.stops) {
            if (stop.comesBack() && !isExpected(draft, stop.place())) {
                expect(draft, stop);
            }
        }
    }

    private static boolean isExpected(CaseDraft draft, Place parcel) {
        return draft.inbounds.stream().anyMatch(each -> parcel.equals(each.parcel()));
    }

    private static void expect(CaseDraft draft, GoodsStop stop) {
        int number = draft.inbounds.size() + 1;
        draft.add(Inbound.starting(
                        number,
                        stop.place(),
                        stop.warehouse(),
                        PlacedUnits.at(stop.place(), stop.units()),
                        ReturnMethod.OWN_CARRIER,
                        "",
                        InboundMove.EXPECT,
                        draft.context().now())
                .waiting(DeadlineRules.onItsWay(draft.context())));
        draft.note(new ParcelExpected(number, stop.place(), stop.warehouse()));
    }

    /**
     * Records that a parcel which counts as lost has turned up: it comes back, or the buyer has it. Refuses NOTHING_LOST where no such parcel
     * of the case is lost.
     */
    static Either<Rejection, Change> found(
            AfterSalesCase before, OrderAccount account, DecisionContext context, String parcel, boolean comingBack) {
        Optional<GoodsStop> lost =
                lost(before).filter(each -> each.place().value().equals(parcel)).findFirst();
        if (lost.isEmpty()) {
            return Either.left(new NothingLost(before.id()));
        }
        var draft = new CaseDraft(before, account, context);
        boolean paid = before.kind() == CaseKind.RESHIP || before.status() != CaseStatus.APPROVED;
        GoodsStop.State withBuyer = paid ? GoodsStop.State.FOUND : GoodsStop.State.NOT_STOPPED;
        GoodsStop.State state = comingBack ? GoodsStop.State.RETURNING : withBuyer;
        draft.stops = before.stops().stream()
                .map(each -> each.equals(lost.get()) ? each.in(state) : each)
                .toList();
        draft.note(new LostParcelFound(parcel, comingBack));
        if (comingBack) {
            expect(draft);
        } else {
            draft.alarm(Alarm.LOST_PARCEL_FOUND, parcel);
        }
        return Either.right(draft.done());
    }

    /** Returns the goods of a case that count as lost; none of a case that was closed, because its units are not its own any more. */
    static Stream<GoodsStop> lost(AfterSalesCase subject) {
        return subject.status() == CaseStatus.CLOSED
                ? Stream.empty()
                : subject.stops().stream().filter(each -> each.state() == GoodsStop.State.LOST);
    }

    /** Expects a parcel no longer, because it was not caught after all. What has arrived all the same stays as it is. */
    static void giveUp(CaseDraft draft, Place parcel) {
        for (Inbound each : draft.inbounds) {
            if (parcel.equals(each.parcel())
                    && InboundMove.GIVE_UP.target(each.state()).isPresent()) {
                draft.giveUp(each);
            }
        }
    }
}
