package io.aftersales.ports.gateways;

import io.aftersales.domain.cases.CarrierWord;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
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
 *   <li>{@link #cancelReturnWaybill} cancels that waybill and no other; cancelled twice, or never made, it fails nobody.
 *   <li>{@link #intercept} of a parcel that was delivered is rejected for good.
 *   <li>A parcel that was caught is told as caught whenever its key comes again.
 *   <li>{@link #sendBack} names a number; the same key is sent once and always has the same answer.
 *   <li>{@link #track} tells what was delivered from what is on its way, and of a parcel nobody knows that it is {@linkplain
 *       CarrierWord#UNKNOWN unknown}.
 * </ol>
 */
public interface Logistics {

    /**
     * What the carrier says of a parcel at this moment. Advisory. Called outside of transactions.
     *
     * @param parcel the host's id of it
     * @param carrier who carries it; empty where the host does not know
     * @param trackingNumber the carrier's number; empty where the host does not know
     */
    CarrierWord track(String parcel, String carrier, String trackingNumber);

    /** Has goods fetched from the buyer of a case. Succeeded names the carrier and its number. */
    Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods);

    /** Does not have them fetched after all. */
    void cancelReturnWaybill(EffectKey key, EffectKey waybill);

    /** Stops a parcel on its way to the buyer. Succeeded means caught, rejected means missed, pending means ask again. */
    Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber);

    /** Sends refused goods back to the buyer of a case. Succeeded names a tracking number. */
    Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods);
}
