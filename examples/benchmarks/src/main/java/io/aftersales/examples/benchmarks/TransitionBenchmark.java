package io.aftersales.examples.benchmarks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Benchmark of the decision of one transition: to which status a move leads. Each way decides the same moves, all that are possible for
 * every kind of case, in one random order that no branch predictor can learn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class TransitionBenchmark {
    private static final int MOVES = 4096;

    private final CaseKind[] kinds = new CaseKind[MOVES];
    private final CaseStatus[] from = new CaseStatus[MOVES];
    private final CaseMove[] moves = new CaseMove[MOVES];

    private ByteTable table;
    private ColaLifeCycle cola;
    private Stateless4jLifeCycle stateless4j;

    private record Step(CaseKind kind, CaseStatus from, CaseMove move) {}

    /** Builds the life cycle in each way, and checks that they agree. */
    @Setup
    public void buildLifeCycles() {
        table = new ByteTable();
        cola = new ColaLifeCycle();
        stateless4j = new Stateless4jLifeCycle();
        LifeCycle library = (kind, status, move) -> move.target(kind, status).orElse(null);
        LifeCycle.requireSame(library, table);
        LifeCycle.requireSame(library, cola);
        LifeCycle.requireSame(library, stateless4j);

        List<Step> possible = possible();
        var random = new Random(1);
        for (int i = 0; i < MOVES; i++) {
            if (i % possible.size() == 0) {
                Collections.shuffle(possible, random);
            }
            Step step = possible.get(i % possible.size());
            kinds[i] = step.kind();
            from[i] = step.from();
            moves[i] = step.move();
        }
    }

    private static List<Step> possible() {
        var steps = new ArrayList<Step>();
        for (CaseMove move : CaseMove.values()) {
            for (CaseMove.Path path : move.paths()) {
                if (path.from() != null) {
                    path.kinds().forEach(kind -> steps.add(new Step(kind, path.from(), move)));
                }
            }
        }
        return steps;
    }

    /** Asks the library's table of moves. */
    @Benchmark
    @OperationsPerInvocation(MOVES)
    public void ours(Blackhole sink) {
        for (int i = 0; i < MOVES; i++) {
            sink.consume(moves[i].target(kinds[i], from[i]).orElse(null));
        }
    }

    /** Looks into an array of bytes. */
    @Benchmark
    @OperationsPerInvocation(MOVES)
    public void floor(Blackhole sink) {
        for (int i = 0; i < MOVES; i++) {
            sink.consume(table.place(kinds[i], from[i], moves[i]));
        }
    }

    /** Fires events of COLA. */
    @Benchmark
    @OperationsPerInvocation(MOVES)
    public void cola(Blackhole sink) {
        for (int i = 0; i < MOVES; i++) {
            sink.consume(cola.fire(kinds[i], from[i], moves[i]));
        }
    }

    /** Fires triggers of stateless4j. */
    @Benchmark
    @OperationsPerInvocation(MOVES)
    public void stateless4j(Blackhole sink) {
        for (int i = 0; i < MOVES; i++) {
            sink.consume(stateless4j.fire(kinds[i], from[i], moves[i]));
        }
    }
}
