package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
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
        PriceDifference difference,
        Shipment dispatch,
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

        ExchangedUnits swap() {
            return new ExchangedUnits(
                    line, quantity, sku, unitPrice == null ? null : Math.multiplyExact(unitPrice, quantity));
        }

        Goods goods() {
            return new Goods(sku, quantity);
        }

        Wanted only(long units) {
            return new Wanted(line, sku, units, unitPrice);
        }
    }

    static Replacement asked(List<Wanted> goods, EffectKey reservation) {
        return new Replacement(goods, reservation, Stock.ASKED, PriceDifference.NONE, Shipment.NOT_YET, List.of());
    }

    List<Goods> inStock() {
        return goods.stream().map(Wanted::goods).toList();
    }

    List<ExchangedUnits> swaps() {
        return goods.stream().map(Wanted::swap).toList();
    }

    Replacement with(Stock next) {
        return new Replacement(goods, reservation, next, difference, dispatch, parcelsFound);
    }

    Replacement with(PriceDifference settled) {
        return new Replacement(goods, reservation, stock, settled, dispatch, parcelsFound);
    }

    Replacement with(Shipment on) {
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

    /**
     * The difference in price that an exchange settles.
     *
     * @param amount minor units: positive when the buyer pays it, negative when it goes back; 0 before it is known
     * @param topUp the key the buyer is asked under; null when the buyer pays nothing
     * @param givingUp the key under which the buyer is to be asked no longer; null when that was not tried
     * @param state how far what the buyer pays has come
     * @param tender what the payment is called on the order's account; null until paid
     * @param surplus what goes back, and why; null before the exchange is booked
     */
    public record PriceDifference(
            long amount,
            @Nullable EffectKey topUp,
            @Nullable EffectKey givingUp,
            State state,
            @Nullable TenderId tender,
            @Nullable RefundBreakdown surplus) {
        /** Not known yet. */
        public static final PriceDifference NONE = new PriceDifference(0, null, null, State.NOTHING_ASKED, null, null);

        /** How far what the buyer pays has come. */
        public enum State {
            /** The buyer is asked nothing. */
            NOTHING_ASKED,
            /** The buyer is asked for it. */
            ASKED,
            /** The buyer is to be asked no longer; whether that came in time is not known yet. */
            CANCELLING,
            /** The buyer will not pay it any more. */
            CANCELLED,
            /** Paid. */
            PAID,
            /** Paid when nobody waited for it any more; it goes back. */
            PAID_LATE,
            /** Paid, and taken back from the shop. */
            TAKEN_BACK
        }

        static PriceDifference asked(long amount, EffectKey topUp) {
            return new PriceDifference(amount, topUp, null, State.ASKED, null, null);
        }

        PriceDifference in(State next) {
            return new PriceDifference(amount, topUp, givingUp, next, tender, surplus);
        }

        PriceDifference givingUp(EffectKey under) {
            return new PriceDifference(amount, topUp, under, State.CANCELLING, tender, surplus);
        }

        PriceDifference paid(State next, TenderId as) {
            return new PriceDifference(amount, topUp, givingUp, next, as, surplus);
        }

        PriceDifference booked(long settled, RefundBreakdown back) {
            return new PriceDifference(settled, topUp, givingUp, state, tender, back);
        }
    }

    /**
     * The shipment of replacement goods to the buyer, and how far it has come.
     *
     * @param key the key they were ordered under; null before
     * @param stopping the key under which they are to be stopped; null when they are not
     * @param order the host's id of the order that sends them; empty until known
     * @param carrier who carries them; empty until shipped
     * @param trackingNumber the carrier's number; empty until shipped
     * @param shippedAt when they left; null before
     * @param deliveredAt when they arrived; null before
     */
    public record Shipment(
            @Nullable EffectKey key,
            @Nullable EffectKey stopping,
            String order,
            String carrier,
            String trackingNumber,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt) {
        /** Nothing was ordered yet. */
        public static final Shipment NOT_YET = new Shipment(null, null, "", "", "", null, null);

        static Shipment ordered(EffectKey under) {
            return new Shipment(under, null, "", "", "", null, null);
        }

        Shipment known(String as) {
            return new Shipment(key, stopping, as, carrier, trackingNumber, shippedAt, deliveredAt);
        }

        Shipment stopping(@Nullable EffectKey under) {
            return new Shipment(key, under, order, carrier, trackingNumber, shippedAt, deliveredAt);
        }

        Shipment shipped(String by, String number, Instant at) {
            return new Shipment(key, stopping, order, by, number, at, deliveredAt);
        }

        Shipment delivered(Instant at) {
            return new Shipment(key, stopping, order, carrier, trackingNumber, shippedAt, at);
        }
    }
}
