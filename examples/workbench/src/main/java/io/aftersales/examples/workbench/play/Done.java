package io.aftersales.examples.workbench.play;

import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;

/** Subject of an action that was carried out. */
sealed interface Done {

    /** A command was carried out about this case. */
    record OnCase(CaseId id) implements Done {}

    /** A refund was quoted. */
    record Quoted(RefundBreakdown refund) implements Done {}

    /** The world changed, apart from all cases. */
    record InTheWorld() implements Done {}
}
