package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that an exchange opened on the account: goods that stand in for units of another line. Its units can come back like any
 * others, for what was paid for the units they replaced and the difference that was settled.
 *
 * @param line its id, unique on the order
 * @param root the line of the sale it goes back to, over however many exchanges
 * @param sku what the buyer has instead
 * @param quantity units, as many as left their line
 * @param net what they are worth, minor units
 * @param tax the part of it that is tax added to the price, minor units
 * @param counted what they go on counting for the tiers of a discount, minor units: the goods they replaced
 * @param difference what was settled, minor units: positive when the buyer paid more, negative when some went back
 * @param caseId the exchange
 * @param deliveredAt when the exchange was complete, from which on they can come back; null before
 */
public record ReplacementLine(
        LineId line,
        LineId root,
        String sku,
        long quantity,
        long net,
        long tax,
        long counted,
        long difference,
        CaseId caseId,
        @Nullable Instant deliveredAt) {

    ReplacementLine devalued(long minor) {
        long left = net - minor;
        return new ReplacementLine(
                line, root, sku, quantity, left, Math.min(tax, left), counted, difference - minor, caseId, deliveredAt);
    }

    ReplacementLine delivered(Instant at) {
        return new ReplacementLine(line, root, sku, quantity, net, tax, counted, difference, caseId, at);
    }
}
