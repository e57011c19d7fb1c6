package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that an exchange opened on the account: goods that replace units of another line. Its units can come back like any others, for the
 * price paid for the replaced units and the settled difference.
 *
 * @param line its id, unique on the order
 * @param root the line of the sale that it goes back to, over any number of exchanges
 * @param sku the SKU of the replacement
 * @param quantity units, as many as left their line
 * @param net their worth, in minor units
 * @param tax the part of the worth that is tax added to the price, in minor units
 * @param taxRate the host's code of their tax rate, empty for none
 * @param list the list price that the goods were given at; null when unknown
 * @param counted the amount they count for the tiers of a discount, in minor units: that of the replaced goods
 * @param difference the settled difference, in minor units: positive when the buyer paid more, negative when some money went back
 * @param caseId the exchange
 * @param deliveredAt when the exchange was complete, from which time on the units can come back; null before
 */
public record ReplacementLine(
        LineId line,
        LineId root,
        String sku,
        long quantity,
        long net,
        long tax,
        String taxRate,
        @Nullable ListPrice list,
        long counted,
        long difference,
        CaseId caseId,
        @Nullable Instant deliveredAt) {

    /** Returns the line worth this much more, or less; {@code addedTax} is the part of that which is tax added to the price. */
    ReplacementLine worthMore(long minor, long addedTax) {
        return new ReplacementLine(
                line,
                root,
                sku,
                quantity,
                net + minor,
                tax + addedTax,
                taxRate,
                list,
                counted,
                difference + minor,
                caseId,
                deliveredAt);
    }

    ReplacementLine delivered(Instant at) {
        return new ReplacementLine(line, root, sku, quantity, net, tax, taxRate, list, counted, difference, caseId, at);
    }
}
