package io.aftersales.examples.workbench.play;

import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import java.util.List;

/** Result of an action that was carried out. */
sealed interface ActionResult {

    /** A command was carried out about this case. */
    record OnCase(CaseId id) implements ActionResult {}

    /** A refund was quoted. */
    record Quoted(RefundBreakdown refund) implements ActionResult {}

    /** An exchange was quoted. */
    record ExchangeQuoted(ExchangeQuote exchange) implements ActionResult {}

    /** The claims that are possible were listed. */
    record ClaimsListed(List<Claimable> claimable) implements ActionResult {
        /** Copies the list. */
        public ClaimsListed {
            claimable = List.copyOf(claimable);
        }
    }

    /** The world changed, apart from all cases. */
    record WorldChanged() implements ActionResult {}
}
