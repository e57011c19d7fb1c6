package io.aftersales.domain.claims;

import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about: so many units of a line, for a reason.
 *
 * @param line the line
 * @param sku what the line sold; empty in an application, the case fills it in
 * @param quantity units, at least 1
 * @param reason why
 * @param wantedSku for an exchange, what is wanted instead; null otherwise
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

    /** So many units of a line, for a reason. */
    public static CaseItem of(LineId line, long quantity, Reason reason) {
        return new CaseItem(line, "", quantity, reason, null);
    }

    /** So many units of a line, for a reason. */
    public static CaseItem of(String line, long quantity, Reason reason) {
        return of(LineId.of(line), quantity, reason);
    }

    /** The same, wanting something else for it. */
    public CaseItem wanting(String other) {
        return new CaseItem(line, sku, quantity, reason, other);
    }

    /** A copy that names the SKU its line sold. */
    public CaseItem sold(String as) {
        return new CaseItem(line, as, quantity, reason, wantedSku);
    }

    /** Whether its reason says that the goods have not arrived. */
    public boolean saysMissing() {
        return reason.is(Reason.LOST_IN_TRANSIT) || reason.is(Reason.NOT_RECEIVED);
    }

    /** The units of these items, summed by line. */
    public static List<Units> units(List<CaseItem> items) {
        var units = new ArrayList<Units>(items.size());
        for (CaseItem item : items) {
            units.add(new Units(item.line(), item.quantity()));
        }
        return Units.summed(units);
    }
}
