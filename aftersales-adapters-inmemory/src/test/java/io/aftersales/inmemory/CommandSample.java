package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.FINANCE;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static io.aftersales.inmemory.Bench.SECOND;

import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import java.util.List;
import java.util.function.Function;

/** Every command, with a case brought to where it is legal. */
enum CommandSample {
    OPEN(bench -> {
        bench.orders.put(SampleOrders.unshipped("1001"));
        var order = SampleOrders.unshipped("1001").sale().id();
        List<ItemAsked> items = List.of(ItemAsked.of("A", 3, "NOT_LIKED"));
        return Commands.OpenCase.of(Request.of(bench.next(), BUYER), order, CaseKind.REFUND_ONLY, items);
    }),
    GIVE_GOODWILL(bench -> {
        bench.orders.put(SampleOrders.unshipped("1001"));
        var order = SampleOrders.unshipped("1001").sale().id();
        return Commands.GiveGoodwill.onOrder(
                Request.of(bench.next(), Bench.AGENT), order, Money.ofMinor(500, "CNY"), "Late");
    }),
    WITHDRAW(bench -> new Commands.Withdraw(Request.of(bench.next(), BUYER), bench.cancelling("1001", 1))),
    REQUEST_INFO(
            bench -> new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), bench.cancelling("1001", 1), "Why?")),
    PROVIDE_INFO(bench -> {
        CaseId id = bench.cancelling("1001", 1);
        bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Why?"))
                .get();
        return new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "Too many", List.of());
    }),
    APPROVE(bench -> Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), bench.cancelling("1001", 1))),
    OFFER(bench -> new Commands.MakeOffer(
            Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), bench.cancelling("1001", 1)))),
    ANSWER_OFFER(bench -> {
        CaseId id = bench.cancelling("1001", 1);
        bench.send(new Commands.MakeOffer(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id)))
                .get();
        return Commands.AnswerOffer.accept(Request.of(bench.next(), BUYER), id);
    }),
    APPEAL(bench -> {
        CaseId id = bench.cancelling("1001", 1);
        bench.send(new Commands.RejectCase(Request.of(bench.next(), REVIEWER), id, "Used"))
                .get();
        return new Commands.AppealCase(Request.of(bench.next(), BUYER), id, "It is not", List.of());
    }),
    REJECT(bench -> new Commands.RejectCase(Request.of(bench.next(), REVIEWER), bench.cancelling("1001", 1), "Used")),
    CLOSE(bench -> new Commands.CloseCase(Request.of(bench.next(), REVIEWER), slippedThrough(bench))),
    REPORT_POSTED(
            bench -> Commands.ReportPosted.of(Request.of(bench.next(), BUYER), waitingForReturn(bench), "SF", "SF-9")),
    RECEIVE(bench -> Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), waitingForReturn(bench))),
    INSPECT(bench -> {
        CaseId id = waitingForReturn(bench);
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                .get();
        List<FoundUnits> found = List.of(FoundUnits.of("A", Grade.GOOD, 2));
        return Commands.InspectReturn.complete(Request.of(bench.next(), INSPECTOR), id, found);
    }),
    CORRECT_INSPECTION(bench -> {
        Commands.InspectReturn inspected = (Commands.InspectReturn) INSPECT.on(bench);
        bench.send(inspected).get();
        List<FoundUnits> found = List.of(FoundUnits.of("A", Grade.GOOD, 1));
        return Commands.CorrectInspection.of(
                Request.of(bench.next(), Actor.inspector("iris")), inspected.caseId(), found, "One is not ours");
    }),
    CONVERT(bench -> new Commands.ConvertToRefund(Request.of(bench.next(), REVIEWER), reshipping(bench))),
    REPORT_SHIPPED(
            bench -> new Commands.ReportShipped(Request.of(bench.next(), INSPECTOR), reshipping(bench), "SF", "SF-9")),
    REPORT_DELIVERED(bench -> new Commands.ReportDelivered(Request.of(bench.next(), INSPECTOR), reshipping(bench))),
    REPORT_FAILED(bench -> new Commands.ReportFailed(Request.of(bench.next(), INSPECTOR), reshipping(bench), "BROKEN")),
    REPORT_FOUND(
            bench -> new Commands.ReportFound(Request.of(bench.next(), INSPECTOR), reshipping(bench), "P1", false)),
    RECORD_STOP_ANSWER(bench -> {
        bench.warehouse.onStop(SampleOrders.P1, new Answer.Pending(""));
        CaseId id = bench.refunded("1001", 1);
        EffectKey key = bench.owed(id, Effect.StopFulfilment.class).get(0).key();
        return Commands.RecordStopAnswer.stopped(Request.of(bench.next(), INSPECTOR), id, key, "on the shelf");
    }),
    CONFIRM(bench -> new Commands.ConfirmRefund(Request.of(bench.next(), SECOND), slippedThrough(bench))),
    RETRY(bench -> {
        CaseId id = payingByHand(bench);
        bench.send(Commands.ConfirmOffline.notPaid(
                        Request.of(bench.next(), FINANCE), id, TenderId.of("CARD"), "NO_ACCOUNT"))
                .get();
        return new Commands.RetryRefund(Request.of(bench.next(), FINANCE), id);
    }),
    CONFIRM_OFFLINE(bench -> Commands.ConfirmOffline.paid(
            Request.of(bench.next(), FINANCE), payingByHand(bench), TenderId.of("CARD"), "BANK-1")),
    STATE_NOT_PAID(bench -> {
        CaseId id = payingByHand(bench);
        bench.send(Commands.ConfirmOffline.paid(Request.of(bench.next(), FINANCE), id, TenderId.of("CARD"), "BANK-1"))
                .get();
        EffectKey key = bench.subject(id).refund().parts().get(0).key();
        return new Commands.StateNotPaid(Request.of(bench.next(), FINANCE), id, key, "not on the statement");
    }),
    RATE(bench -> new Commands.RateCase(Request.of(bench.next(), BUYER), bench.refunded("1001", 1), 4)),
    RESOLVE_PARKED(bench -> {
        bench.warehouse.outOfReach(12);
        CaseId id = bench.refunded("1001", 1);
        bench.muchLater();
        EffectKey key = bench.owed(id, Effect.StopFulfilment.class).get(0).key();
        return new Commands.ResolveParked(
                Request.of(bench.next(), FINANCE), id, key, ParkedResolution.DONE, "told by phone");
    }),
    RECORD_EXTERNAL_REFUND(bench -> new Commands.RecordExternalRefund(
            Request.of(bench.next(), FINANCE),
            bench.refunded("1001", 1).order(),
            TenderId.of("CARD"),
            Money.ofMinor(500, "CNY"),
            "CB-1",
            SampleOrders.NOON)),
    REVERSE_EXTERNAL_REFUND(bench -> {
        var recorded = (Commands.RecordExternalRefund) RECORD_EXTERNAL_REFUND.on(bench);
        bench.send(recorded).get();
        return new Commands.ReverseExternalRefund(
                Request.of(bench.next(), FINANCE), recorded.order(), "CB-1", recorded.amount(), SampleOrders.NOON);
    }),
    RECORD_CAPTURE(bench -> {
        CaseId id = bench.approved(bench.opened(
                SampleOrders.depositPaid("1001", 4_000), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED")));
        return new Commands.RecordCapture(
                Request.of(bench.next(), FINANCE),
                id.order(),
                TenderId.of("CARD"),
                Money.ofMinor(6_000, "CNY"),
                "CAP-2");
    }),
    GIVE_BACK_KEPT(bench -> new Commands.GiveBackKept(
            Request.of(bench.next(), FINANCE), keepingAFee(bench), Money.ofMinor(500, "CNY"), "Promised by phone")),
    SETTLE_SHORTFALL(bench -> {
        CaseId id = shortOfAMug(bench);
        long open = bench.subject(id).advance().shortfall().open();
        return Commands.SettleShortfall.paid(Request.of(bench.next(), FINANCE), id, Money.ofMinor(open, "CNY"), "BT-1");
    });

    private final Function<Bench, Command> prepared;

    CommandSample(Function<Bench, Command> prepared) {
        this.prepared = prepared;
    }

    Command on(Bench bench) {
        return prepared.apply(bench);
    }

    /** A case whose parcel could not be stopped. */
    static CaseId slippedThrough(Bench bench) {
        bench.carrier.onInterception("P1", new Answer.Rejected("DELIVERED", Answer.Retry.NEVER));
        return bench.approved(bench.opened(
                SampleOrders.mugOnItsWay("1001"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED")));
    }

    /** A lost parcel, sent once more. */
    static CaseId reshipping(Bench bench) {
        bench.carrier.says("P1", CarrierScan.LOST);
        bench.warehouse.stocks("MUG", 3);
        return bench.approved(
                bench.opened(SampleOrders.onItsWay("1001"), CaseKind.RESHIP, ItemAsked.of("A", 2, "LOST_IN_TRANSIT")));
    }

    static CaseId waitingForReturn(Bench bench) {
        return bench.approved(bench.opened(
                SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED")));
    }

    /** A refund of a mug, of which a fee of 5.00 was kept. */
    static CaseId keepingAFee(Bench bench) {
        CaseId id = bench.cancelling("1001", 1);
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id)
                        .withFee(Money.ofMinor(500, "CNY")))
                .get();
        return id;
    }

    /** A return that was paid at its approval, and of which nothing was in the parcel. */
    static CaseId shortOfAMug(Bench bench) {
        CaseId id =
                bench.opened(SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED"));
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id)
                        .release(Release.ON_APPROVAL))
                .get();
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                .get();
        bench.send(Commands.InspectReturn.complete(Request.of(bench.next(), INSPECTOR), id, List.of()))
                .get();
        return id;
    }

    /** A case whose money no provider pays. */
    static CaseId payingByHand(Bench bench) {
        var refuse = new Behaviour.Refuse("CLOSED", Answer.Retry.NEVER);
        bench.payments.next(refuse, refuse);
        CaseId id = bench.refunded("1001", 1);
        if (bench.subject(id).refund().parts().get(0).route() != Route.OFFLINE) {
            throw new AssertionError("not by hand: " + bench.subject(id).refund());
        }
        return id;
    }
}
