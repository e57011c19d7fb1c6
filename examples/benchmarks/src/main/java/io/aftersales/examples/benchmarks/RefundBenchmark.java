package io.aftersales.examples.benchmarks;

import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.examples.benchmarks.BigDecimalRefund.Asked;
import io.aftersales.examples.benchmarks.RefundSubject.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of the refund of some units of three of five lines, on an order with a coupon and a promotion that is granted anew to what the
 * buyer keeps. Eight claims are computed in turn; after some of them the promotion still stands, after others it does not.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class RefundBenchmark {
    private static final RefundSubject ORDER = RefundSubject.FIVE_LINES;
    private static final int CLAIMS = 8;

    private final RefundClaim[] claims = new RefundClaim[CLAIMS];
    private final int[][] places = new int[CLAIMS][];
    private final List<List<Asked>> asked = new ArrayList<>();

    private OrderAccount account;
    private LongRefund longs;
    private BigDecimalRefund decimals;
    private BigDecimalRefund decimalsWithShares;
    private JodaMoneyRefund moneys;
    private JodaMoneyRefund moneysWithShares;
    private int next;

    /** Builds the order in each way, and checks that they compute the same refunds. */
    @Setup
    public void buildOrders() {
        account = LibraryRefund.account(ORDER);
        longs = new LongRefund(ORDER);
        decimals = BigDecimalRefund.asSold(ORDER);
        decimalsWithShares = BigDecimalRefund.withShares(ORDER);
        moneys = JodaMoneyRefund.asSold(ORDER);
        moneysWithShares = JodaMoneyRefund.withShares(ORDER);
        for (int c = 0; c < CLAIMS; c++) {
            List<Units> units = units(c);
            claims[c] = LibraryRefund.claim(ORDER, units);
            places[c] = LongRefund.claim(units);
            asked.add(BigDecimalRefund.claim(ORDER, units));
            requireSame(c);
        }
    }

    /** Returns units of three lines: other lines and quantities for each claim. */
    private static List<Units> units(int claim) {
        var units = new ArrayList<Units>();
        for (int i = 0; i < 3; i++) {
            int line = (claim + 2 * i) % ORDER.lines();
            units.add(new Units(line, 1 + claim % (ORDER.quantities().get(line) - 1)));
        }
        return units;
    }

    private void requireSame(int claim) {
        long amount = account.worth(claims[claim]);
        List<Long> others = List.of(
                account.quote(claims[claim]).get().total(),
                longs.amount(places[claim]),
                decimals.amount(asked.get(claim)).movePointRight(2).longValueExact(),
                decimalsWithShares.amount(asked.get(claim)).movePointRight(2).longValueExact(),
                moneys.amount(asked.get(claim)).getAmountMinorLong(),
                moneysWithShares.amount(asked.get(claim)).getAmountMinorLong());
        others.forEach(other -> {
            if (other != amount || amount <= 0) {
                throw new IllegalStateException("claim " + claim + ": " + amount + ", and otherwise " + others);
            }
        });
    }

    private int next() {
        next = (next + 1) % CLAIMS;
        return next;
    }

    /** Computes the amount in the library. */
    @Benchmark
    public long ours() {
        return account.worth(claims[next()]);
    }

    /** Computes the amount in the library, with its breakdown. */
    @Benchmark
    public RefundBreakdown explained() {
        return account.quote(claims[next()]).get();
    }

    /** Computes the amount in bare longs. */
    @Benchmark
    public long floor() {
        return longs.amount(places[next()]);
    }

    /** Computes the amount in decimals. */
    @Benchmark
    public BigDecimal bigdecimal() {
        return decimals.amount(asked.get(next()));
    }

    /** Computes the amount in decimals, where the shares of the coupon are stored. */
    @Benchmark
    public BigDecimal bigdecimalWithShares() {
        return decimalsWithShares.amount(asked.get(next()));
    }

    /** Computes the amount in Joda-Money, where the shares of the coupon are stored. */
    @Benchmark
    public Money jodaMoneyWithShares() {
        return moneysWithShares.amount(asked.get(next()));
    }

    /** Computes the amount in Joda-Money. */
    @Benchmark
    public Money jodaMoney() {
        return moneys.amount(asked.get(next()));
    }
}
