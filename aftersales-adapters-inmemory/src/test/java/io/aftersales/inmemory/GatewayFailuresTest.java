package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.Points;
import io.aftersales.ports.gateways.Prices;
import io.aftersales.ports.gateways.TopUps;
import io.aftersales.ports.repositories.CaseQuery;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway that fails is called again, and in the end everything is as if it had not failed. */
class GatewayFailuresTest {

    /** What is asked before a decision, not carried out after it. */
    private static final Set<String> FACTS = Set.of("facts", "available", "of", "track", "worth");

    private static final List<String> ORDERS =
            List.of("1001", "1002", "1003", "1004", "1005", "1006", "1007", "1008", "1009", "1010");

    static Stream<Arguments> calls() {
        return methods().filter(call -> !FACTS.contains(call.get()[1]));
    }

    private static Stream<Arguments> methods() {
        return Stream.of(
                        Orders.class,
                        PaymentGateway.class,
                        TopUps.class,
                        Inventory.class,
                        Fulfilment.class,
                        Prices.class,
                        Logistics.class,
                        Points.class,
                        Coupons.class,
                        Gifts.class,
                        Notices.class,
                        Alarms.class)
                .flatMap(gateway ->
                        Arrays.stream(gateway.getMethods()).map(Method::getName).map(name -> arguments(gateway, name)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void everyCallThatFailsTwiceIsMadeUpFor(Class<?> gateway, String method) {
        var sound = new Bench();
        live(sound);
        var troubled = new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(gateway, method, 2));
        live(troubled);
        assertThat(whatCameOfIt(troubled)).isEqualTo(whatCameOfIt(sound));
    }

    @Test
    void theCasesOfThisTestCallEveryGateway() {
        var sound = new Bench();
        live(sound);
        assertThat(open(sound)).isEmpty();
        assertThat(statuses(sound))
                .containsExactly(
                        CaseStatus.REFUNDED,
                        CaseStatus.REFUNDED,
                        CaseStatus.CLOSED,
                        CaseStatus.APPROVED,
                        CaseStatus.CLOSED,
                        CaseStatus.EXCHANGED,
                        CaseStatus.REFUNDED,
                        CaseStatus.CLOSED,
                        CaseStatus.REFUNDED,
                        CaseStatus.REFUNDED);
        calls().forEach(call -> {
            Class<?> gateway = (Class<?>) call.get()[0];
            String method = (String) call.get()[1];
            var broken = new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(gateway, method, Integer.MAX_VALUE));
            live(broken);
            assertThat(open(broken))
                    .as("%s.%s is called", gateway.getSimpleName(), method)
                    .isNotEmpty();
        });
    }

    private static List<OutboxEntry.State> open(Bench bench) {
        return ORDERS.stream()
                .flatMap(order -> bench.storage.owed(OrderId.of(order)).stream())
                .map(OutboxEntry::state)
                .filter(state -> state != State.DONE && state != State.REJECTED)
                .toList();
    }

    private static List<CaseStatus> statuses(Bench bench) {
        return ORDERS.stream()
                .map(order -> bench.status(new CaseId(OrderId.of(order), 1)))
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("facts")
    void factsThatCannotBeHadFailTheCommandAndWriteNothing(Class<?> gateway, String method) {
        var bench = new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(gateway, method, 1));
        shelved(bench);
        Command open = switch (method) {
            case "track" -> reship(bench);
            case "worth" -> points(bench);
            default -> exchange(bench, "1006", 2);
        };
        List<Object> before = bench.traces();
        assertThatThrownBy(() -> bench.send(open)).hasMessage(method + " is out of order");
        assertThat(bench.traces()).isEqualTo(before);
        assertThat(bench.warehouse.reserved()).isZero();
        assertThat(bench.send(open).isRight()).isTrue();
    }

    static Stream<Arguments> facts() {
        return methods().filter(call -> FACTS.contains(call.get()[1]));
    }

    /**
     * A refund, a full return, a withdrawn return, a parcel that slips through, a return of which nothing is accepted, points as a
     * compensation, and what goods go out in.
     */
    private static void live(Bench bench) {
        shelved(bench);
        CaseId more = opened(bench, exchange(bench, "1006", 2));
        CaseId dearer = opened(bench, exchange(bench, "1007", 1));
        CaseId regretted = opened(bench, exchange(bench, "1008", 2));
        CaseId lost = opened(bench, reship(bench));

        bench.approved(opened(bench, points(bench)));

        bench.payments.next(new Behaviour.TimeOut());
        bench.refunded("1001", 1);
        bench.muchLater();

        CaseId whole = waiting(bench, SampleOrders.deliveredWithPoints("1002"), "A", 3, "B", 1);
        found(bench, whole, FoundUnits.of("A", Grade.GOOD, 3), FoundUnits.of("B", Grade.DAMAGED, 1));

        CaseId withdrawn = waiting(bench, SampleOrders.delivered("1003"), "A", 1, "B", 1);
        bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), withdrawn))
                .get();
        bench.muchLater();

        bench.carrier.says("P1", CarrierScan.IN_TRANSIT);
        bench.carrier.onInterception("P1", new Answer.Rejected("DELIVERED", Answer.Retry.NEVER));
        bench.approved(bench.opened(
                SampleOrders.mugOnItsWay("1004"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED")));
        bench.muchLater();

        CaseId refused = bench.approved(bench.opened(
                SampleOrders.delivered("1005"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED")));
        bench.muchLater();
        found(bench, refused, FoundUnits.of("A", Grade.DAMAGED, 1));
        bench.muchLater();

        paidOnTop(bench, more);
        notPaidOnTop(bench, dearer);
        givenUp(bench, regretted);
        stoppedOnItsWay(bench, lost);
    }

    private static void shelved(Bench bench) {
        bench.warehouse.stocks("MUG", 10).stocks("VASE", 10);
        bench.prices.put("VASE", Money.ofMinor(3_000, "CNY"));
    }

    private static Commands.OpenCase exchange(Bench bench, String order, long mugs) {
        OrderFacts sold = SampleOrders.delivered(order);
        bench.orders.put(sold);
        ItemAsked item = ItemAsked.of("A", mugs, "QUALITY_ISSUE").wanting("VASE");
        return Commands.OpenCase.of(
                Request.of(bench.next(), BUYER), sold.sale().id(), CaseKind.EXCHANGE, List.of(item));
    }

    private static Commands.GiveGoodwill points(Bench bench) {
        OrderFacts sold = SampleOrders.delivered("1010");
        bench.orders.put(sold);
        bench.rewards.grantsPoints(1, sold.sale().currency());
        List<Gift> points = List.of(new Gift.Points(500));
        return Commands.GiveGoodwill.ofGifts(
                Request.of(bench.next(), Bench.AGENT), sold.sale().id(), points, "Late");
    }

    private static Commands.OpenCase reship(Bench bench) {
        OrderFacts sold = SampleOrders.onItsWay("1009");
        bench.orders.put(sold);
        bench.carrier.says("P1", CarrierScan.LOST);
        ItemAsked item = ItemAsked.of("A", 1, "LOST_IN_TRANSIT");
        return Commands.OpenCase.of(Request.of(bench.next(), BUYER), sold.sale().id(), CaseKind.RESHIP, List.of(item));
    }

    /** Two mugs for dearer vases, of which one comes back: the difference is paid, one vase goes out and arrives. */
    private static void paidOnTop(Bench bench, CaseId id) {
        granted(bench, id);
        arrived(bench, id, FoundUnits.of("A", Grade.GOOD, 1));
        bench.owed(id, Effect.RequestTopUp.class).forEach(asked -> bench.topUps.pays(asked.key(), "ALIPAY"));
        bench.muchLater();
        bench.send(new Commands.ReportShipped(Request.of(bench.next(), INSPECTOR), id, "SF", "SF-6"));
        bench.send(new Commands.ReportDelivered(Request.of(bench.next(), INSPECTOR), id));
        bench.muchLater();
    }

    /** A mug for a dearer vase, of which the difference is never paid. */
    private static void notPaidOnTop(Bench bench, CaseId id) {
        granted(bench, id);
        arrived(bench, id, FoundUnits.of("A", Grade.GOOD, 1));
        converted(bench, id);
    }

    /** An exchange the buyer gives up. */
    private static void givenUp(Bench bench, CaseId id) {
        granted(bench, id);
        bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), id));
        bench.muchLater();
    }

    /** A lost mug that is sent once more, stopped, and paid. */
    private static void stoppedOnItsWay(Bench bench, CaseId id) {
        granted(bench, id);
        converted(bench, id);
    }

    private static CaseId opened(Bench bench, Command open) {
        return bench.send(open).get().caseId();
    }

    private static void granted(Bench bench, CaseId id) {
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id));
        bench.muchLater();
    }

    private static void arrived(Bench bench, CaseId id, FoundUnits... found) {
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id));
        bench.send(Commands.InspectReturn.complete(Request.of(bench.next(), INSPECTOR), id, List.of(found)));
        bench.muchLater();
    }

    private static void converted(Bench bench, CaseId id) {
        bench.send(new Commands.ConvertToRefund(Request.of(bench.next(), REVIEWER), id));
        bench.muchLater();
    }

    private static CaseId waiting(Bench bench, OrderFacts order, String line, long many, String other, long more) {
        CaseId id = bench.approved(bench.opened(
                order,
                CaseKind.RETURN_REFUND,
                ItemAsked.of(line, many, "QUALITY_ISSUE"),
                ItemAsked.of(other, more, "QUALITY_ISSUE")));
        bench.muchLater();
        return id;
    }

    private static void found(Bench bench, CaseId id, FoundUnits... found) {
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                .get();
        bench.send(Commands.InspectReturn.complete(Request.of(bench.next(), INSPECTOR), id, List.of(found)))
                .get();
        bench.muchLater();
    }

    private static Map<String, Object> whatCameOfIt(Bench bench) {
        var all = new HashMap<String, Object>();
        bench.storage.search(CaseQuery.in()).forEach(subject -> all.put(subject.id() + " is", subject.status()));
        for (String order : ORDERS) {
            var id = new CaseId(OrderId.of(order), 1);
            all.put(order + " owes", bench.account(id).moneyOwed());
            all.put(order + " held", bench.account(id).unitsHeld());
            all.put(order + " marks", new HashSet<>(bench.orders.marks(id.order())));
            all.put(order + " notices", new HashSet<>(bench.noticesOf(id)));
            all.put(order + " alarms", new HashSet<>(bench.alarmsOf(id)));
            all.put(order + " tickets", new HashSet<>(bench.ticketsOf(id)));
            all.put(order + " payments", paid(bench, id));
        }
        all.put("stock", new HashSet<>(bench.warehouse.ledger()));
        all.put("movements", bench.warehouse.ledger().size());
        all.put("reserved", bench.warehouse.reserved());
        all.put("on shelf", List.of(bench.warehouse.onShelf("MUG"), bench.warehouse.onShelf("VASE")));
        all.put("sent", bench.warehouse.replacementOrders());
        all.put("asked on top", asked(bench));
        all.put("given", new HashSet<>(bench.rewards.given()));
        all.put("gifts", bench.rewards.given().size());
        all.put("open", open(bench));
        return all;
    }

    private static List<Object> paid(Bench bench, CaseId id) {
        return bench.payments.payments().stream()
                .map(ScriptedPayments.Payment::instruction)
                .filter(instruction -> instruction.caseId().equals(id))
                .sorted(Comparator.comparing(instruction -> instruction.key().value()))
                .<Object>map(instruction -> instruction)
                .toList();
    }

    /** Until when is left out: what fails before it makes that later. */
    private static List<Object> asked(Bench bench) {
        return bench.topUps.requests().stream()
                .<Object>map(each -> List.of(each.key(), each.caseId(), each.buyer(), each.amount()))
                .toList();
    }
}
