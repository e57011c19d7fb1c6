package io.aftersales.examples.benchmarks;

import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * Benchmark of booking one more unit on an order of which every line was touched before: the cost must not depend on the number of lines.
 * The order has a coupon and a promotion that is evaluated again, and is paid by two tenders.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BookingBenchmark {
    private static final BookingContext STAMP = new BookingContext(null, Actor.SYSTEM, Instant.EPOCH);

    /** Number of lines of the order, all of them touched. */
    @Param({"10", "10000"})
    public int lines;

    private OrderAccount account;
    private List<PlacedUnits> unit;
    private List<Taken> taken;
    private RefundClaim claim;

    /** Books one unit of every line and saves the account. */
    @Setup
    public void touchEveryLine() {
        var all = new ArrayList<OrderLine>();
        var first = new ArrayList<Units>();
        for (int i = 0; i < lines; i++) {
            all.add(OrderLine.of("L" + i, "SKU" + i, 100, 19_999));
            first.add(Units.of("L" + i, 1));
        }
        long discounts = 3_000;
        long half = lines * 19_999L / 2;
        var sale = Sale.of("1", "CNY")
                .with(all.toArray(OrderLine[]::new))
                .discountedBy(Discount.coupon("C", 1_000), Discount.promotion("P", 2_000, Tier.spend(half, 2_000)))
                .paidBy(
                        Tender.money("T1", "CARD", half),
                        Tender.money("T2", "CARD", lines * 19_999L - half - discounts));
        var policy = RefundPolicy.STANDARD.withDiscounts(DiscountRule.PRO_RATA, DiscountRule.RE_EVALUATED);
        var frozen = FrozenOrder.of(OrderSnapshot.of(sale).get(), policy);
        account = OrderAccount.open(frozen)
                .hold(STAMP, Taken.fromNoParcel(first))
                .get()
                .book(STAMP, PlacedUnits.inNoParcel(first), PlacedUnits.inNoParcel(first), RefundClaim.of(first))
                .account()
                .saved();
        Units one = Units.of("L" + lines / 2, 1);
        unit = PlacedUnits.inNoParcel(List.of(one));
        taken = Taken.fromNoParcel(List.of(one));
        claim = RefundClaim.of(one);
    }

    /** Holds one unit, books it and explains the refund. */
    @Benchmark
    public Booking holdAndBookOneUnit() {
        return account.hold(STAMP, taken).get().book(STAMP, unit, unit, claim);
    }

    /** Computes the amount of one unit without its explanation. */
    @Benchmark
    public long worthOfOneUnit() {
        return account.worth(claim);
    }
}
