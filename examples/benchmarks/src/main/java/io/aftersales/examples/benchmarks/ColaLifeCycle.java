package io.aftersales.examples.benchmarks;

import com.alibaba.cola.statemachine.StateMachine;
import com.alibaba.cola.statemachine.builder.StateMachineBuilder;
import com.alibaba.cola.statemachine.builder.StateMachineBuilderFactory;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** The life cycle in state machines of COLA: one for each kind of case, built once, without a state of their own. */
final class ColaLifeCycle implements LifeCycle {
    private final Map<CaseKind, StateMachine<CaseStatus, CaseMove, Object>> machines = new EnumMap<>(CaseKind.class);

    ColaLifeCycle() {
        for (CaseKind kind : CaseKind.values()) {
            machines.put(kind, machine(kind));
        }
    }

    private static StateMachine<CaseStatus, CaseMove, Object> machine(CaseKind kind) {
        StateMachineBuilder<CaseStatus, CaseMove, Object> builder = StateMachineBuilderFactory.create();
        for (CaseMove move : CaseMove.values()) {
            for (CaseMove.Path path : move.paths()) {
                if (path.from() == null || !path.kinds().contains(kind)) {
                    continue;
                }
                if (path.from() == path.to()) {
                    builder.internalTransition().within(path.from()).on(move);
                } else {
                    builder.externalTransition().from(path.from()).to(path.to()).on(move);
                }
            }
        }
        // Machines are registered under names, for the whole process.
        return builder.build(kind + " " + UUID.randomUUID());
    }

    /** Fires the move; leads to the same status where the move is not possible, as the machine's default has it. */
    CaseStatus fire(CaseKind kind, CaseStatus from, CaseMove move) {
        return machines.get(kind).fireEvent(from, move, this);
    }

    @Override
    public CaseStatus target(CaseKind kind, CaseStatus from, CaseMove move) {
        return machines.get(kind).verify(from, move) ? fire(kind, from, move) : null;
    }
}
