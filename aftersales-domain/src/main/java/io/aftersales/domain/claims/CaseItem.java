package io.aftersales.domain.claims;

import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a case: a quantity of a line, with a reason.
 *
 * @param line the line
 * @param sku the SKU of the line; empty in an application, the case fills it in
 * @param quantity units, at least 1
 * @param reason the buyer's reason
 * @param wantedSku for an exchange, the SKU wanted instead; null otherwise
 */
public record CaseItem(
        LineId line,
        String sku,
        long quantity,
        Reason reason,
        @Nullable String wantedSku) {

    /** Refuses a quantity below 1. */
    public CaseItem {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
    }

    /** Creates an item for a quantity of a line, with a reason. */
    public static CaseItem of(LineId line, long quantity, Reason reason) {
        return new CaseItem(line, "", quantity, reason, null);
    }

    /** Creates an item for a quantity of a line, with a reason. */
    public static CaseItem of(String line, long quantity, Reason reason) {
        return of(LineId.of(line), quantity, reason);
    }

    /** Returns a copy that wants another SKU in exchange. */
    public CaseItem wanting(String other) {
        return new CaseItem(line, sku, quantity, reason, other);
    }

    /** Returns a copy that names the SKU of its line. */
    public CaseItem sold(String as) {
        return new CaseItem(line, as, quantity, reason, wantedSku);
    }

    /** Tells whether the reason says that the goods have not arrived. */
    public boolean saysMissing() {
        return reason.is(Reason.LOST_IN_TRANSIT) || reason.is(Reason.NOT_RECEIVED);
    }

    /** Returns the units of these items, summed by line. */
    public static List<Units> units(List<CaseItem> items) {
        var units = new ArrayList<Units>(items.size());
        for (CaseItem item : items) {
            units.add(new Units(item.line(), item.quantity()));
        }
        return Units.summed(units);
    }
}
