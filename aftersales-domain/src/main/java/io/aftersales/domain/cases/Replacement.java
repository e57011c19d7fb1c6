package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.refunds.Swap;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that go to the buyer: the new ones of an exchange, or the same once more.
 *
 * @param goods what goes out; after an inspection only what was accepted for exchange
 * @param reservation the key the goods are reserved under
 * @param stock how far that has come
 * @param difference what the exchange settles
 * @param dispatch how far the goods have come
 * @param parcelsFound the host's ids of parcels they were sent in place of and that turned up
 */
public record Replacement(
        List<Wanted> goods,
        EffectKey reservation,
        Stock stock,
        Difference difference,
        Dispatch dispatch,
        List<String> parcelsFound) {

    /** Copies the lists. */
    public Replacement {
        goods = List.copyOf(goods);
        parcelsFound = List.copyOf(parcelsFound);
    }

    /** How far a reservation has come. */
    public enum Stock {
        /** The warehouse was asked. */
        ASKED,
        /** The goods stand reserved. */
        RESERVED,
        /** There were not enough; nothing is reserved. */
        REFUSED,
        /** They are free again. */
        RELEASED,
        /** They went into the replacement order. */
        ORDERED;

        /** Whether something may be reserved. */
        boolean isHeld() {
            return this == ASKED || this == RESERVED;
        }
    }

    /**
     * What goes out for units of a line.
     *
     * @param line the line
     * @param sku what goes out
     * @param quantity units, at least 1
     * @param unitPrice what one of them cost when it was applied for, minor units; null when it counts as worth what it replaces
     */
    public record Wanted(
            LineId line,
            String sku,
            long quantity,
            @Nullable Long unitPrice) {

        /** Refuses a negative price. */
        public Wanted {
            if (unitPrice != null && unitPrice < 0) {
                throw new IllegalArgumentException("negative price " + unitPrice + " of " + sku);
            }
        }

        Swap swap() {
            return new Swap(line, quantity, sku, unitPrice == null ? null : Math.multiplyExact(unitPrice, quantity));
        }

        Goods goods() {
            return new Goods(sku, quantity);
        }

        Wanted only(long units) {
            return new Wanted(line, sku, units, unitPrice);
        }
    }

    static Replacement asked(List<Wanted> goods, EffectKey reservation) {
        return new Replacement(goods, reservation, Stock.ASKED, Difference.NONE, Dispatch.NOT_YET, List.of());
    }

    List<Goods> inStock() {
        return goods.stream().map(Wanted::goods).toList();
    }

    List<Swap> swaps() {
        return goods.stream().map(Wanted::swap).toList();
    }

    Replacement with(Stock next) {
        return new Replacement(goods, reservation, next, difference, dispatch, parcelsFound);
    }

    Replacement with(Difference settled) {
        return new Replacement(goods, reservation, stock, settled, dispatch, parcelsFound);
    }

    Replacement with(Dispatch on) {
        return new Replacement(goods, reservation, stock, difference, on, parcelsFound);
    }

    Replacement withFound(String parcel) {
        var found = new ArrayList<>(parcelsFound);
        found.add(parcel);
        return new Replacement(goods, reservation, stock, difference, dispatch, found);
    }

    /** Only what was accepted, shared out in the order in which it was asked for. */
    Replacement only(List<Units> accepted) {
        return new Replacement(shared(accepted, true), reservation, stock, difference, dispatch, parcelsFound);
    }

    /** What is not wanted any more when only this was accepted. */
    List<Goods> besides(List<Units> accepted) {
        return shared(accepted, false).stream().map(Wanted::goods).toList();
    }

    private List<Wanted> shared(List<Units> accepted, boolean inside) {
        var shared = new ArrayList<Wanted>();
        var used = new HashMap<LineId, Long>();
        for (Wanted each : goods) {
            long before = used.merge(each.line(), each.quantity(), Long::sum) - each.quantity();
            long taken = Math.max(0, Math.min(each.quantity(), quantity(accepted, each.line()) - before));
            long part = inside ? taken : each.quantity() - taken;
            if (part > 0) {
                shared.add(each.only(part));
            }
        }
        return shared;
    }

    private static long quantity(List<Units> units, LineId line) {
        return units.stream()
                .filter(each -> each.line().equals(line))
                .mapToLong(Units::quantity)
                .sum();
    }
}
