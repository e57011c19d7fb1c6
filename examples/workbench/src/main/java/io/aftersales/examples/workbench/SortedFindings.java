package io.aftersales.examples.workbench;

import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.examples.workbench.StatementMatching.Compared;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sorts findings by result, key, transaction, direction and currency. Memory holds a limited number of them, sorted runs are on disk, and
 * runs are merged as soon as there are many, so that any number of findings can be sorted.
 */
final class SortedFindings implements AutoCloseable {
    private static final int MOST_IN_MEMORY = 20_000;
    private static final int MOST_RUNS = 64;

    private static final Comparator<Compared> ORDER = Comparator.comparing(Compared::finding)
            .thenComparing(Compared::key)
            .thenComparing(Compared::transaction)
            .thenComparing(Compared::direction)
            .thenComparing(Compared::currency)
            .thenComparing(Compared::order)
            .thenComparing(Compared::statementCurrency)
            .thenComparing(Compared::here, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Compared::there, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final int mostInMemory;
    private final List<Compared> memory = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();

    SortedFindings() {
        this(MOST_IN_MEMORY);
    }

    /** Creates a sorter with another limit of findings in memory. */
    SortedFindings(int mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    void add(Compared finding) {
        memory.add(finding);
        if (memory.size() >= mostInMemory) {
            memory.sort(ORDER);
            spill(memory::forEach);
            memory.clear();
            if (runs.size() >= MOST_RUNS) {
                List<Path> merged = List.copyOf(runs);
                runs.clear();
                spill(taker -> merge(merged, List.of(), taker));
                merged.forEach(SortedFindings::delete);
            }
        }
    }

    /** Passes all findings to a consumer, sorted. */
    void forEach(Consumer<Compared> taker) {
        memory.sort(ORDER);
        merge(runs, memory, taker);
    }

    private void spill(Consumer<Consumer<Compared>> findings) {
        try {
            Path run = Files.createTempFile("aftersales-reconcile-", ".run");
            runs.add(run);
            try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
                findings.accept(each -> write(each, out));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(List<Path> runs, List<Compared> memory, Consumer<Compared> taker) {
        var heads = new PriorityQueue<Run>(Comparator.comparing(Run::head, ORDER));
        var open = new ArrayList<Run>();
        try {
            for (Path each : runs) {
                var run = new Run(new DataInputStream(new BufferedInputStream(Files.newInputStream(each))));
                open.add(run);
                if (run.advance()) {
                    heads.add(run);
                }
            }
            var rest = memory.iterator();
            @Nullable Compared next = rest.hasNext() ? rest.next() : null;
            while (next != null || !heads.isEmpty()) {
                Run run = heads.peek();
                if (run == null || (next != null && ORDER.compare(next, run.head()) <= 0)) {
                    taker.accept(Objects.requireNonNull(next));
                    next = rest.hasNext() ? rest.next() : null;
                } else {
                    heads.remove();
                    taker.accept(run.head());
                    if (run.advance()) {
                        heads.add(run);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(Run::close);
        }
    }

    private static void write(Compared each, DataOutputStream out) {
        try {
            out.writeByte(each.finding().ordinal());
            out.writeUTF(each.key());
            out.writeUTF(each.transaction());
            out.writeByte(each.direction().ordinal());
            out.writeUTF(each.order());
            out.writeUTF(each.currency());
            write(each.here(), out);
            write(each.there(), out);
            out.writeUTF(each.statementCurrency());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(@Nullable Long minor, DataOutputStream out) throws IOException {
        out.writeBoolean(minor != null);
        out.writeLong(minor == null ? 0 : minor);
    }

    private static @Nullable Long minor(DataInputStream in) throws IOException {
        boolean isThere = in.readBoolean();
        long minor = in.readLong();
        return isThere ? minor : null;
    }

    /** Run on disk that is being read, and its first finding that was not taken yet. */
    private static final class Run {
        private final DataInputStream in;
        private @Nullable Compared head;

        Run(DataInputStream in) {
            this.in = in;
        }

        Compared head() {
            return Objects.requireNonNull(head);
        }

        boolean advance() throws IOException {
            int finding;
            try {
                finding = in.readByte();
            } catch (EOFException end) {
                return false;
            }
            head = new Compared(
                    Finding.values()[finding],
                    in.readUTF(),
                    in.readUTF(),
                    Direction.values()[in.readByte()],
                    in.readUTF(),
                    in.readUTF(),
                    minor(in),
                    minor(in),
                    in.readUTF());
            return true;
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void delete(Path run) {
        try {
            Files.deleteIfExists(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        runs.forEach(SortedFindings::delete);
        runs.clear();
    }
}
