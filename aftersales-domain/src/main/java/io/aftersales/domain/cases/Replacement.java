package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.ListPrice;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The goods that go to the buyer: the new ones of an exchange, or the same ones once more.
 *
 * @param goods the goods; after an inspection only those accepted for exchange
 * @param reservation the key the goods are reserved under
 * @param stock the progress of the reservation
 * @param difference the price difference that the exchange settles
 * @param dispatch the progress of the shipment
 */
public record Replacement(
        List<Wanted> goods, EffectKey reservation, Stock stock, PriceDifference difference, Shipment dispatch) {

    /** Copies the lists. */
    public Replacement {
        goods = List.copyOf(goods);
    }

    /** The progress of a reservation. */
    public enum Stock {
        /** The warehouse was asked to reserve the goods. */
        ASKED,
        /** The goods are reserved. */
        RESERVED,
        /** The warehouse did not have enough; nothing is reserved. */
        REFUSED,
        /** The reservation was released. */
        RELEASED,
        /** The replacement order has used up the reservation. */
        ORDERED;

        /** Tells whether the warehouse may hold a reservation. */
        boolean isHeld() {
            return this == ASKED || this == RESERVED;
        }

        /** Tells whether it is certain that no goods go out. */
        public boolean isGivenUp() {
            return this == RELEASED || this == REFUSED;
        }
    }

    /**
     * The goods that go out for units of one line.
     *
     * @param line the line
     * @param sku the SKU that goes out
     * @param quantity the number of units, at least 1
     * @param price the price of one unit at the time of the application; null when the goods count as worth what they replace
     * @param list the list price of one unit at that time; null when unknown, and for the same SKU again
     */
    public record Wanted(
            LineId line,
            String sku,
            long quantity,
            @Nullable UnitPrice price,
            @Nullable ListPrice list) {

        ExchangedUnits swap() {
            return price == null
                    ? new ExchangedUnits(line, quantity, sku, null, null, list)
                    : price.exchanged(new Units(line, quantity), sku, list);
        }

        Goods goods() {
            return new Goods(sku, quantity);
        }

        Wanted only(long units) {
            return new Wanted(line, sku, units, price, list);
        }
    }

    static Replacement asked(List<Wanted> goods, EffectKey reservation) {
        return new Replacement(goods, reservation, Stock.ASKED, PriceDifference.NONE, Shipment.NOT_YET);
    }

    List<Goods> inStock() {
        return goods.stream().map(Wanted::goods).toList();
    }

    List<ExchangedUnits> swaps() {
        return goods.stream().map(Wanted::swap).toList();
    }

    Replacement with(Stock next) {
        return new Replacement(goods, reservation, next, difference, dispatch);
    }

    Replacement with(PriceDifference settled) {
        return new Replacement(goods, reservation, stock, settled, dispatch);
    }

    Replacement with(Shipment on) {
        return new Replacement(goods, reservation, stock, difference, on);
    }

    /** Returns the replacement with only the goods for accepted units, shared out in the order in which they were asked for. */
    Replacement only(List<Units> accepted) {
        return new Replacement(shared(List.of(), accepted), reservation, stock, difference, dispatch);
    }

    /** Returns the goods that are no longer wanted when only these units were accepted. */
    List<Goods> besides(List<Units> accepted) {
        List<Units> all = goods.stream()
                .map(each -> new Units(each.line(), each.quantity()))
                .toList();
        return shared(accepted, all).stream().map(Wanted::goods).toList();
    }

    /** Returns the goods for units that follow others which have theirs, shared out in the order in which they were asked for. */
    List<ExchangedUnits> swaps(List<Units> served, List<Units> units) {
        return shared(served, units).stream().map(Wanted::swap).toList();
    }

    private List<Wanted> shared(List<Units> served, List<Units> units) {
        var shared = new ArrayList<Wanted>();
        var used = new HashMap<LineId, Long>();
        for (Wanted each : goods) {
            long before = used.merge(each.line(), each.quantity(), Long::sum) - each.quantity();
            long from = Units.quantity(served, each.line());
            long to = Units.sum(from, Units.quantity(units, each.line()));
            long part = Math.min(each.quantity(), to - before) - Math.max(0, Math.min(each.quantity(), from - before));
            if (part > 0) {
                shared.add(each.only(part));
            }
        }
        return shared;
    }

    /**
     * The difference in price that an exchange settles.
     *
     * @param total what the exchange settles, in minor units; nothing before it is known
     * @param topUp the key of the request to the buyer; null when the buyer pays nothing
     * @param givingUp the key of the request's cancellation; null when none was attempted
     * @param state the progress of the buyer's payment
     * @param tender the id of the payment on the order's account; null until paid
     * @param bookings the amounts that go back with each booking of the exchange, and the reasons for them; none before it is booked. An
     *     exchange whose goods went out before the inspection is booked again for goods that come later
     */
    public record PriceDifference(
            ExchangeTotal total,
            @Nullable EffectKey topUp,
            @Nullable EffectKey givingUp,
            State state,
            @Nullable TenderId tender,
            List<RefundBreakdown> bookings) {
        /** The difference before it is known. */
        public static final PriceDifference NONE =
                new PriceDifference(ExchangeTotal.NOTHING, null, null, State.NOTHING_ASKED, null, List.of());

        /** Copies the list. */
        public PriceDifference {
            bookings = List.copyOf(bookings);
        }

        /** The progress of the buyer's payment of a difference. */
        public enum State {
            /** The buyer is not asked to pay. */
            NOTHING_ASKED,
            /** The buyer is asked to pay. */
            ASKED,
            /** The request is being cancelled; whether that came in time is not known yet. */
            CANCELLING,
            /** The request was cancelled or refused; the buyer will not pay. */
            CANCELLED,
            /** The buyer paid. */
            PAID,
            /** The buyer paid when the case no longer waited for it; the money goes back. */
            PAID_LATE,
            /** The buyer paid, and the provider took the money back from the shop. */
            TAKEN_BACK
        }

        static PriceDifference asked(ExchangeTotal total, EffectKey topUp) {
            return new PriceDifference(total, topUp, null, State.ASKED, null, List.of());
        }

        PriceDifference in(State next) {
            return new PriceDifference(total, topUp, givingUp, next, tender, bookings);
        }

        PriceDifference givingUp(EffectKey under) {
            return new PriceDifference(total, topUp, under, State.CANCELLING, tender, bookings);
        }

        PriceDifference paid(State next, TenderId as) {
            return new PriceDifference(total, topUp, givingUp, next, as, bookings);
        }

        PriceDifference booked(ExchangeTotal settled, RefundBreakdown back) {
            var all = new ArrayList<>(bookings);
            all.add(back);
            ExchangeTotal sum = isBooked() ? total.plus(settled) : settled;
            return new PriceDifference(sum, topUp, givingUp, state, tender, all);
        }

        /** Tells whether the exchange was booked, at least for a part of its units. */
        public boolean isBooked() {
            return !bookings.isEmpty();
        }
    }

    /**
     * The shipment of replacement goods to the buyer, and its progress.
     *
     * @param key the key of the replacement order; null before
     * @param stopping the key of the request to stop the goods; null when there is none
     * @param order the host's id of the order that sends the goods; empty until known
     * @param carrier the carrier; empty until shipped
     * @param trackingNumber the carrier's number; empty until shipped
     * @param shippedAt the moment the goods left; null before
     * @param deliveredAt the moment the goods arrived; null before
     */
    public record Shipment(
            @Nullable EffectKey key,
            @Nullable EffectKey stopping,
            String order,
            String carrier,
            String trackingNumber,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt) {
        /** The shipment before the goods were ordered. */
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
