package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.shared.CaseId;
import java.util.List;

/**
 * The carriers. Adapters know the addresses of buyers and warehouses.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #createReturnWaybill} names the carrier and its number.
 *   <li>The same key is one waybill and always has the same answer.
 *   <li>{@link #cancelReturnWaybill} cancels that waybill and no other; a waybill that is cancelled twice, or was never made, causes no
 *       failure.
 *   <li>{@link #intercept} of a parcel that was delivered is rejected for good.
 *   <li>A parcel that was caught is answered as caught whenever its key comes again.
 *   <li>{@link #sendBack} names a number; the same key is sent once and always has the same answer.
 *   <li>{@link #track} tells what was delivered from what is on its way, and answers {@linkplain CarrierScan#UNKNOWN unknown} for an
 *       unknown parcel.
 * </ol>
 */
public interface Logistics {
    /**
     * The logistics of a host without a carrier of its own. Buyers return goods on a carrier they choose ({@link
     * ReturnRouting#OWN_CARRIER}), no parcel is stopped on its way, and refused goods wait for a person to send them back.
     */
    Logistics NONE = new Logistics() {
        @Override
        public CarrierScan track(String parcel, String carrier, String trackingNumber) {
            return CarrierScan.UNKNOWN;
        }

        @Override
        public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            return NotOffered.REFUSED;
        }

        @Override
        public void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
            // No waybill was made.
        }

        @Override
        public Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber) {
            return NotOffered.REFUSED;
        }

        @Override
        public Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            return NotOffered.REFUSED;
        }
    };

    /**
     * The latest carrier scan of a parcel. Advisory. Called before a decision is written.
     *
     * @param parcel the host's id of the parcel
     * @param carrier the carrier; empty where the host does not know
     * @param trackingNumber the carrier's number; empty where the host does not know
     */
    CarrierScan track(String parcel, String carrier, String trackingNumber);

    /** Creates a waybill for goods that come back from the buyer of a case. Succeeded names the carrier and its number. */
    Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods);

    /** Cancels a waybill for goods that do not come back after all. */
    void cancelReturnWaybill(EffectKey key, EffectKey waybill);

    /** Stops a parcel on its way to the buyer. Succeeded means caught, rejected means missed, pending means ask again. */
    Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber);

    /** Sends refused goods back to the buyer of a case. Succeeded names a tracking number. */
    Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods);
}
