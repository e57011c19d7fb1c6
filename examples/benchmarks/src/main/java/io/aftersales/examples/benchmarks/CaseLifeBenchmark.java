package io.aftersales.examples.benchmarks;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of a whole return through the desks with everything in memory, validation included: applied for, approved, received, inspected,
 * refunded. One unit of each line comes back; the cost of a line hardly grows with the number of lines.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn") // not the eight log lines of each return
public class CaseLifeBenchmark {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Actor BUYER = Actor.buyer("b");
    private static final Actor REVIEWER = Actor.reviewer("r");
    private static final Actor INSPECTOR = Actor.inspector("i");
    private static final CommandId[] COMMANDS = {
        CommandId.of("1"), CommandId.of("2"), CommandId.of("3"), CommandId.of("4")
    };

    /** Number of lines of the order, all of which are returned. */
    @Param({"1", "100", "1000"})
    public int lines;

    private List<LineId> ids;
    private List<OrderLine> sold;
    private List<ItemAsked> asked;
    private List<FoundUnits> found;
    private InMemoryAfterSales shop;
    private AfterSales desks;
    private int orders;

    /** Lists the goods, which are the same for each order. */
    @Setup
    public void listGoods() {
        List<String> names =
                IntStream.rangeClosed(1, lines).mapToObj(i -> "L" + i).toList();
        ids = names.stream().map(LineId::of).toList();
        sold = names.stream().map(name -> OrderLine.of(name, "SKU", 3, 2_000)).toList();
        asked = names.stream().map(name -> ItemAsked.of(name, 1, "NO_REASON")).toList();
        found = names.stream().map(name -> FoundUnits.of(name, Grade.GOOD, 1)).toList();
    }

    /** Opens an empty shop for each iteration, so that memory use stays bounded. */
    @Setup(Level.Iteration)
    public void openShop() {
        shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, NOON);
        desks = shop.desks();
    }

    /** Runs one return on an order of its own. */
    @Benchmark
    public Receipt wholeReturn() {
        String order = "O" + ++orders;
        var sale = Sale.of(order, "CNY")
                .with(sold.toArray(OrderLine[]::new))
                .paidBy(Tender.money("T", "CARD", 2_000L * lines));
        var parcel = Parcel.packed("P", "W", ids).delivered(NOON);
        shop.orders().put(new OrderFacts(sale, "b", OrderState.DELIVERED, NOON, List.of(parcel), Map.of()));
        CaseId id = desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of(COMMANDS[0], BUYER), OrderId.of(order), CaseKind.RETURN_REFUND, asked))
                .get()
                .caseId();
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(COMMANDS[1], REVIEWER), id))
                .get();
        desks.returns()
                .received(Commands.ReceiveReturn.arrived(Request.of(COMMANDS[2], INSPECTOR), id))
                .get();
        return desks.inspections()
                .inspect(Commands.InspectReturn.complete(Request.of(COMMANDS[3], INSPECTOR), id, found))
                .get();
    }
}
