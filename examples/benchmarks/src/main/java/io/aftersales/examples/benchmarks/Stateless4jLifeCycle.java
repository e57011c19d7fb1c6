package io.aftersales.examples.benchmarks;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.EnumMap;
import java.util.Map;

/**
 * The life cycle in state machines of stateless4j: one configuration for each kind of case, made once, and a machine for each case that is
 * worked on, over the status which the case stores.
 */
final class Stateless4jLifeCycle implements LifeCycle {
    private final Map<CaseKind, StateMachineConfig<CaseStatus, CaseMove>> configs = new EnumMap<>(CaseKind.class);

    /** A case of an order system, which stores its status itself. */
    private static final class StoredCase {
        private CaseStatus status;

        StoredCase(CaseStatus status) {
            this.status = status;
        }

        CaseStatus status() {
            return status;
        }

        void changeTo(CaseStatus to) {
            status = to;
        }
    }

    Stateless4jLifeCycle() {
        for (CaseKind kind : CaseKind.values()) {
            configs.put(kind, config(kind));
        }
    }

    private static StateMachineConfig<CaseStatus, CaseMove> config(CaseKind kind) {
        var config = new StateMachineConfig<CaseStatus, CaseMove>();
        for (CaseMove move : CaseMove.values()) {
            for (CaseMove.Path path : move.paths()) {
                if (path.from() == null || !path.kinds().contains(kind)) {
                    continue;
                }
                if (path.from() == path.to()) {
                    config.configure(path.from()).permitReentry(move);
                } else {
                    config.configure(path.from()).permit(move, path.to());
                }
            }
        }
        return config;
    }

    private StateMachine<CaseStatus, CaseMove> machine(CaseKind kind, StoredCase stored) {
        return new StateMachine<>(stored.status(), stored::status, stored::changeTo, configs.get(kind));
    }

    /** Fires the move; throws where the move is not possible. */
    CaseStatus fire(CaseKind kind, CaseStatus from, CaseMove move) {
        var stored = new StoredCase(from);
        machine(kind, stored).fire(move);
        return stored.status();
    }

    @Override
    public CaseStatus target(CaseKind kind, CaseStatus from, CaseMove move) {
        return machine(kind, new StoredCase(from)).canFire(move) ? fire(kind, from, move) : null;
    }
}
