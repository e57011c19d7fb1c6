package io.aftersales.domain.claims;

import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item of a case: a quantity of a line, with a reason.
 *
 * @param line the line
 * @param sku the SKU of the line; empty in an application, the case fills it in
 * @param quantity units, at least 1
 * @param reason the buyer's reason
 * @param wantedSku for an exchange, the SKU wanted instead; null otherwise
 * @param from the only place the units may be taken from; null for any
 * @param taken where the units were taken from; empty in an application, the case fills it in
 * @param delivered whether the units had reached the buyer when they were claimed; false in an application, the case fills it in
 */
public record CaseItem(
        LineId line,
        String sku,
        long quantity,
        Reason reason,
        @Nullable String wantedSku,
        @Nullable Place from,
        List<PlacedUnits> taken,
        boolean delivered) {

    /** Copies the list; refuses a quantity below 1. */
    public CaseItem {
        taken = List.copyOf(taken);
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
    }

    /** Creates an item for a quantity of a line, with a reason. */
    public static CaseItem of(LineId line, long quantity, Reason reason) {
        return new CaseItem(line, "", quantity, reason, null, null, List.of(), false);
    }

    /** Creates an item for a quantity of a line, with a reason. */
    public static CaseItem of(String line, long quantity, Reason reason) {
        return of(LineId.of(line), quantity, reason);
    }

    /** Returns a copy that wants another SKU in exchange. */
    public CaseItem wanting(String other) {
        return new CaseItem(line, sku, quantity, reason, other, from, taken, delivered);
    }

    /** Returns a copy that names the SKU of its line. */
    public CaseItem sold(String as) {
        return new CaseItem(line, as, quantity, reason, wantedSku, from, taken, delivered);
    }

    /** Returns a copy that is taken from one place only. */
    public CaseItem from(@Nullable Place only) {
        return new CaseItem(line, sku, quantity, reason, wantedSku, only, taken, delivered);
    }

    /** Returns a copy that tells where its units were taken from, and whether they had reached the buyer. */
    public CaseItem takenFrom(List<PlacedUnits> places, boolean reachedBuyer) {
        return new CaseItem(line, sku, quantity, reason, wantedSku, from, places, reachedBuyer);
    }

    /** Returns a copy with another quantity. */
    public CaseItem withQuantity(long other) {
        return new CaseItem(line, sku, other, reason, wantedSku, from, taken, delivered);
    }

    /**
     * Returns the item as units to exchange for other goods; empty when no other SKU is wanted.
     *
     * @param as the SKU of its line
     */
    public Optional<ExchangeItem> exchange(String as) {
        return wantedSku == null || wantedSku.equals(as)
                ? Optional.empty()
                : Optional.of(new ExchangeItem(line, as, wantedSku, quantity, reason));
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
