package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.cases.CaseKind;
import io.aftersales.domain.cases.Condition;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Shop;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.Points;
import io.aftersales.ports.gateways.Tickets;
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

    static Stream<Arguments> calls() {
        return Stream.of(
                        Orders.class,
                        PaymentGateway.class,
                        Inventory.class,
                        Logistics.class,
                        Points.class,
                        Coupons.class,
                        Notices.class,
                        Alarms.class,
                        Tickets.class)
                .flatMap(gateway -> Arrays.stream(gateway.getMethods())
                        .map(Method::getName)
                        .filter(name -> !name.equals("facts"))
                        .map(name -> arguments(gateway, name)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void everyCallThatFailsTwiceIsMadeUpFor(Class<?> gateway, String method) {
        var sound = new Bench();
        live(sound);
        var troubled = new Bench(Shop.STANDARD, Spoiled.failing(gateway, method, 2));
        live(troubled);
        assertThat(whatCameOfIt(troubled)).isEqualTo(whatCameOfIt(sound));
    }

    @Test
    void theCasesOfThisTestCallEveryGateway() {
        var sound = new Bench();
        live(sound);
        assertThat(open(sound)).isEmpty();
        calls().forEach(call -> {
            Class<?> gateway = (Class<?>) call.get()[0];
            String method = (String) call.get()[1];
            var broken = new Bench(Shop.STANDARD, Spoiled.failing(gateway, method, Integer.MAX_VALUE));
            live(broken);
            assertThat(open(broken))
                    .as("%s.%s is called", gateway.getSimpleName(), method)
                    .isNotEmpty();
        });
    }

    private static List<OutboxEntry.State> open(Bench bench) {
        return List.of("1001", "1002", "1003", "1004", "1005").stream()
                .flatMap(order -> bench.storage.owed(OrderId.of(order)).stream())
                .map(OutboxEntry::state)
                .filter(state -> state != State.DONE && state != State.REJECTED)
                .toList();
    }

    @Test
    void factsThatCannotBeHadFailTheCommandAndWriteNothing() {
        var bench = new Bench(Shop.STANDARD, Spoiled.failing(Orders.class, "facts", 1));
        Command open = Ready.OPEN.on(bench);
        assertThatThrownBy(() -> bench.send(open)).hasMessage("facts is out of order");
        assertThat(bench.repository.commits()).isEmpty();
        assertThat(bench.send(open).isRight()).isTrue();
    }

    /** A refund, a full return, a withdrawn return, a parcel that slips through, and a return of which nothing is accepted. */
    private static void live(Bench bench) {
        bench.payments.next(new Behaviour.TimeOut());
        bench.refunded("1001", 1);
        bench.muchLater();

        CaseId whole = waiting(bench, Sold.deliveredWithPoints("1002"), "A", 3, "B", 1);
        found(bench, whole, FoundUnits.of("A", Condition.GOOD, 3), FoundUnits.of("B", Condition.DAMAGED, 1));

        CaseId withdrawn = waiting(bench, Sold.delivered("1003"), "A", 1, "B", 1);
        bench.send(new Commands.Withdraw(bench.next(), BUYER, withdrawn)).get();
        bench.muchLater();

        bench.carrier.onInterception("P1", new Answer.Rejected("DELIVERED", Answer.Retry.NEVER));
        bench.approved(bench.opened(Sold.onItsWay("1004"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED")));
        bench.muchLater();

        CaseId refused = bench.approved(
                bench.opened(Sold.delivered("1005"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED")));
        bench.muchLater();
        found(bench, refused, FoundUnits.of("A", Condition.DAMAGED, 1));
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
        bench.send(new Commands.ReceiveReturn(bench.next(), INSPECTOR, id, false))
                .get();
        bench.send(Commands.InspectReturn.complete(bench.next(), INSPECTOR, id, List.of(found)))
                .get();
        bench.muchLater();
    }

    private static Map<String, Object> whatCameOfIt(Bench bench) {
        var all = new HashMap<String, Object>();
        bench.storage
                .search(new CaseQuery(null, null, Set.of(), null, null, 100))
                .forEach(subject -> all.put(subject.id() + " is", subject.status()));
        for (String order : List.of("1001", "1002", "1003", "1004", "1005")) {
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
}
