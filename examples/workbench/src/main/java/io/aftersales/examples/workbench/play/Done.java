package io.aftersales.examples.workbench.play;

import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import java.util.List;

/** Subject of an action that was carried out. */
sealed interface Done {

    /** A command was carried out about this case. */
    record OnCase(CaseId id) implements Done {}

    /** A refund was quoted. */
    record Quoted(RefundBreakdown refund) implements Done {}

    /** An actor was told what can be claimed. */
    record Told(List<Claimable> claimable) implements Done {
        /** Copies the list. */
        public Told {
            claimable = List.copyOf(claimable);
        }
    }

    /** The world changed, apart from all cases. */
    record InTheWorld() implements Done {}
}
