package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parcel that the buyer sends back.
 *
 * @param warehouse the warehouse the parcel goes to
 * @param deadline the moment until which the buyer has to post the parcel
 * @param waybill the key of the shop's own waybill; null when none was asked for
 * @param waybillRefused whether the shop's waybill could not be created
 * @param shopsWaybill whether the parcel travels on the shop's waybill and at the shop's risk
 * @param carrier the carrier; empty until known
 * @param trackingNumber the carrier's number; empty until known
 * @param postedAt the moment the buyer posted the parcel; null before
 * @param receivedAt the moment the parcel arrived; null before
 * @param lost whether the carrier lost the parcel
 */
public record ReturnShipment(
        String warehouse,
        Instant deadline,
        @Nullable EffectKey waybill,
        boolean waybillRefused,
        boolean shopsWaybill,
        String carrier,
        String trackingNumber,
        @Nullable Instant postedAt,
        @Nullable Instant receivedAt,
        boolean lost) {

    static ReturnShipment awaited(String warehouse, Instant deadline, EffectKey waybill) {
        return new ReturnShipment(warehouse, deadline, waybill, false, false, "", "", null, null, false);
    }

    ReturnShipment withoutWaybill() {
        return new ReturnShipment(
                warehouse, deadline, waybill, true, false, carrier, trackingNumber, postedAt, receivedAt, lost);
    }

    ReturnShipment onShopsWaybill(String by, String number) {
        return new ReturnShipment(warehouse, deadline, waybill, false, true, by, number, postedAt, receivedAt, lost);
    }

    ReturnShipment posted(String by, String number, Instant at) {
        boolean sameParcel = shopsWaybill && by.equals(carrier) && number.equals(trackingNumber);
        return new ReturnShipment(
                warehouse, deadline, waybill, waybillRefused, sameParcel, by, number, at, receivedAt, lost);
    }

    ReturnShipment received(Instant at, boolean lostByCarrier) {
        return new ReturnShipment(
                warehouse,
                deadline,
                waybill,
                waybillRefused,
                shopsWaybill,
                carrier,
                trackingNumber,
                postedAt,
                at,
                lostByCarrier);
    }
}
