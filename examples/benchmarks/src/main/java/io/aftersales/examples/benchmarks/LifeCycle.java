package io.aftersales.examples.benchmarks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.Objects;

/** One way to decide to which status a move leads. */
interface LifeCycle {

    /** Returns the status that a move leads to; null where the move is not possible. */
    CaseStatus target(CaseKind kind, CaseStatus from, CaseMove move);

    /** Checks that two ways agree about every move from every status, for every kind of case. */
    static void requireSame(LifeCycle one, LifeCycle other) {
        for (CaseKind kind : CaseKind.values()) {
            for (CaseStatus from : CaseStatus.values()) {
                for (CaseMove move : CaseMove.values()) {
                    CaseStatus to = one.target(kind, from, move);
                    CaseStatus otherTo = other.target(kind, from, move);
                    if (!Objects.equals(to, otherTo)) {
                        throw new IllegalStateException("%s of %s from %s: %s leads to %s, %s to %s"
                                .formatted(
                                        move,
                                        kind,
                                        from,
                                        one.getClass().getSimpleName(),
                                        to,
                                        other.getClass().getSimpleName(),
                                        otherTo));
                    }
                }
            }
        }
    }
}
