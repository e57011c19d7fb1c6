package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parcel that comes back.
 *
 * @param warehouse where it goes to
 * @param deadline until when it has to be posted
 * @param waybill the key of the shop's own waybill; null when none was asked for
 * @param waybillRefused whether the shop's waybill could not be made
 * @param shopsWaybill whether it travels on the shop's waybill and at the shop's risk
 * @param carrier who carries it; empty until known
 * @param trackingNumber the carrier's number; empty until known
 * @param postedAt when it was posted; null before
 * @param receivedAt when it arrived; null before
 * @param lost whether its carrier lost it
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
