package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.CarrierScan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers of partners that a script names. What is null is not named and stays as it was.
 *
 * @param stop the answers of the warehouse that is asked to stop goods of an order, by place
 * @param intercept the answers of carriers that are asked to stop a parcel
 * @param track the latest carrier scans, by parcel; other parcels are unknown
 * @param refund the answers to the next payments
 * @param topUp the buyers' answer when they are asked to pay a difference
 * @param waybill the carrier's answer when a waybill is wanted
 * @param sendBack the carrier's answer when goods are to go back to the buyer
 * @param replacement the warehouse's answer when goods are to be sent for an exchange or a reshipment
 * @param cancelReplacement the warehouse's answer when such goods are to be stopped
 */
record PartnerWords(
        @Nullable ByPlace<KeepingBack> stop,
        @Nullable ByPlace<Interception> intercept,
        @Nullable Map<String, CarrierScan> track,
        @Nullable Refunds refund,
        @Nullable TopUp topUp,
        @Nullable Waybill waybill,
        @Nullable Sending sendBack,
        @Nullable Sending replacement,
        @Nullable Stopping cancelReplacement) {

    /** The answers of partners that do what they are asked. */
    static final PartnerWords WILLING = new PartnerWords(
            ByPlace.all(KeepingBack.STOPPED),
            ByPlace.all(Interception.CAUGHT),
            Map.of(),
            new Refunds(Map.of(), false),
            TopUp.PAID,
            Waybill.MADE,
            Sending.SENT,
            Sending.SENT,
            Stopping.STOPPED);

    /** Answer of a warehouse that is to stop goods of an order. */
    enum KeepingBack {
        STOPPED,
        TOO_LATE,
        SILENT
    }

    /** Answer of a carrier that is to stop a parcel. */
    enum Interception {
        CAUGHT,
        MISSED,
        SILENT
    }

    /** Reaction of the payment provider to a payment. */
    enum Refund {
        PAID,
        REJECTED,
        TIMES_OUT_PAID,
        TIMES_OUT_UNPAID
    }

    /** Answer of a buyer who is to pay a difference. */
    enum TopUp {
        PAID,
        NEVER
    }

    /** Answer of a carrier that is to make a waybill. */
    enum Waybill {
        MADE,
        REFUSED
    }

    /** Answer of a partner that is to send goods. */
    enum Sending {
        SENT,
        REFUSED
    }

    /** Answer of a warehouse that is to stop goods of an exchange or a reshipment. */
    enum Stopping {
        STOPPED,
        TOO_LATE
    }

    /**
     * Answers about goods in places.
     *
     * @param <E> the answers
     * @param named the answers about places that are named
     * @param others the answer about all other places
     */
    record ByPlace<E extends Enum<E>>(Map<String, E> named, E others) {
        static <E extends Enum<E>> ByPlace<E> all(E answer) {
            return new ByPlace<>(Map.of(), answer);
        }

        E of(String place) {
            return named.getOrDefault(place, others);
        }
    }

    /**
     * Reactions to the next payments.
     *
     * @param lists the reactions in order, for each route; a list that all routes share stands under ORIGINAL
     * @param shared whether all routes share one list
     */
    record Refunds(Map<Route, List<Refund>> lists, boolean shared) {}
}
