package io.aftersales.examples.benchmarks;

import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.FiguresFold;
import io.aftersales.domain.analytics.OrderStory;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.OrderStories;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of the figures of many case histories, each read from the case, its timeline and its tickets. The heap stays the same for any
 * number of histories: what is kept grows with products and reasons only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 2, jvmArgsAppend = "-Xmx64m")
public class FiguresBenchmark {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Actor BUYER = Actor.buyer("b");
    private static final Actor REVIEWER = Actor.reviewer("r");
    private static final int DIFFERENT = 500;

    /** Number of histories that are folded. */
    @Param({"10000", "1000000"})
    public int cases;

    private final List<OrderStory> stories = new ArrayList<>();

    /** Creates cases of different products and kinds, each applied for and approved. */
    @Setup
    public void liveSomeLives() {
        var shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, NOON);
        AfterSales desks = shop.desks();
        for (int i = 0; i < DIFFERENT; i++) {
            String order = "O" + i;
            var sale = Sale.of(order, "CNY")
                    .with(OrderLine.of("A", "SKU-" + i % 100, 3, 6_000))
                    .paidBy(Tender.money("T", "CARD", 6_000));
            var parcel = Parcel.packed("P", "W", List.of(LineId.of("A")));
            boolean sent = i % 2 == 0;
            shop.orders()
                    .put(new OrderFacts(
                            sale,
                            "b",
                            sent ? OrderState.DELIVERED : OrderState.PAID,
                            NOON,
                            List.of(sent ? parcel.delivered(NOON) : parcel),
                            Map.of()));
            CaseId id = desks.applications()
                    .open(Commands.OpenCase.of(
                            Request.of("1", BUYER),
                            OrderId.of(order),
                            sent ? CaseKind.RETURN_REFUND : CaseKind.REFUND_ONLY,
                            List.of(ItemAsked.of("A", 1 + i % 3, sent ? "NOT_LIKED" : "ORDER_CANCELLED"))))
                    .get()
                    .caseId();
            desks.reviews()
                    .approve(Commands.ApproveCase.byPolicy(Request.of("2", REVIEWER), id))
                    .get();
        }
        new OrderStories(shop.repository(), shop.tickets()).forEach(stories::add);
    }

    /** Folds the histories into figures. */
    @Benchmark
    public Figures fold() {
        var fold = new FiguresFold(ZoneOffset.UTC, Percentiles::new);
        for (int i = 0; i < cases; i++) {
            stories.get(i % DIFFERENT).records().forEach(fold::add);
        }
        return fold.figures();
    }

    private static final class Percentiles implements Sketch {
        private final Histogram values = new Histogram(3);

        @Override
        public void add(long seconds) {
            values.recordValue(seconds);
        }

        @Override
        public Sketch plus(Sketch more) {
            var sum = new Percentiles();
            sum.values.add(values);
            sum.values.add(((Percentiles) more).values);
            return sum;
        }

        @Override
        public long percentile(int percent) {
            return values.getValueAtPercentile(percent);
        }
    }
}
