package io.aftersales.examples.benchmarks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.Arrays;

/** The life cycle as one array of bytes: a look-up at a computed index, and nothing else. */
@SuppressWarnings("EnumOrdinal") // the index is the point
final class ByteTable implements LifeCycle {
    private static final CaseStatus[] STATUSES = CaseStatus.values();
    private static final int MOVES = CaseMove.values().length;
    private static final byte IMPOSSIBLE = -1;

    private final byte[] targets = new byte[CaseKind.values().length * STATUSES.length * MOVES];

    ByteTable() {
        Arrays.fill(targets, IMPOSSIBLE);
        for (CaseMove move : CaseMove.values()) {
            for (CaseMove.Path path : move.paths()) {
                if (path.from() != null) {
                    path.kinds()
                            .forEach(kind -> targets[index(kind, path.from(), move)] =
                                    (byte) path.to().ordinal());
                }
            }
        }
    }

    private static int index(CaseKind kind, CaseStatus from, CaseMove move) {
        return (kind.ordinal() * STATUSES.length + from.ordinal()) * MOVES + move.ordinal();
    }

    /** Returns the place of the status that a move leads to; -1 where the move is not possible. */
    byte place(CaseKind kind, CaseStatus from, CaseMove move) {
        return targets[index(kind, from, move)];
    }

    @Override
    public CaseStatus target(CaseKind kind, CaseStatus from, CaseMove move) {
        byte place = place(kind, from, move);
        return place == IMPOSSIBLE ? null : STATUSES[place];
    }
}
