package io.aftersales.examples.benchmarks;

import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.examples.benchmarks.RefundSubject.Units;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Benchmark of the refund of one unit on an order of 10,000 lines, of each of which a unit came back before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class LargeRefundBenchmark {
    private static final int LINES = 10_000;
    private static final int CLAIMS = 64;

    private final RefundClaim[] claims = new RefundClaim[CLAIMS];
    private final int[][] places = new int[CLAIMS][];
    private OrderAccount account;
    private LongRefund longs;
    private int next;

    /** Builds the order in each way, and checks that they compute the same refunds. */
    @Setup
    public void buildOrders() {
        RefundSubject order = RefundSubject.ofLines(LINES);
        account = LibraryRefund.account(order);
        longs = new LongRefund(order);
        for (int c = 0; c < CLAIMS; c++) {
            List<Units> units = List.of(new Units(c * 151, 1));
            claims[c] = LibraryRefund.claim(order, units);
            places[c] = LongRefund.claim(units);
            long amount = account.worth(claims[c]);
            if (amount != longs.amount(places[c])) {
                throw new IllegalStateException(
                        "claim " + c + ": " + amount + ", and in longs " + longs.amount(places[c]));
            }
        }
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

    /** Computes the amount in bare longs. */
    @Benchmark
    public long floor() {
        return longs.amount(places[next()]);
    }
}
