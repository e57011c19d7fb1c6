package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.Logistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Carrier that has lost one parcel; return waybills, interceptions and shipments back to the buyer fail at random. */
final class CarrierModel implements Logistics {
    private final FaultyNetwork wire;
    private final Dice dice;
    private final Map<EffectKey, Answer> answers = new HashMap<>();

    CarrierModel(FaultyNetwork wire, Dice dice) {
        this.wire = wire;
        this.dice = dice;
    }

    @Override
    public CarrierScan track(String parcel, String carrier, String trackingNumber) {
        return wire.ask("track", () -> parcel.equals(Orders.LOST_PARCEL) ? CarrierScan.LOST : CarrierScan.IN_TRANSIT);
    }

    @Override
    public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return wire.effect("waybill", key, goods, () -> once(key, () -> doneOr("NO_PICK_UP", 10)));
    }

    @Override
    public void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
        wire.tell("cancel waybill", key, waybill, () -> {});
    }

    @Override
    public Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber) {
        return wire.effect("intercept", key, parcel, () -> once(key, () -> doneOr("MISSED", 3)));
    }

    @Override
    public Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return wire.effect("send back", key, goods, () -> once(key, () -> doneOr("NO_ADDRESS", 10)));
    }

    /** Tells a person who asks whether a parcel was caught; the carrier decides now unless it has. */
    boolean lookedInto(EffectKey key) {
        return once(key, () -> doneOr("MISSED", 3)) instanceof Answer.Succeeded;
    }

    /** Tells whether the carrier has decided about an interception. */
    boolean isDecided(EffectKey key) {
        return answers.containsKey(key);
    }

    /** Tells whether a parcel was caught. */
    boolean isCaught(EffectKey key) {
        return answers.get(key) instanceof Answer.Succeeded;
    }

    private Answer once(EffectKey key, Supplier<Answer> first) {
        Answer known = answers.get(key);
        if (known == null) {
            known = first.get();
            answers.put(key, known);
        }
        return known;
    }

    private Answer doneOr(String code, int oneIn) {
        return dice.oneIn(oneIn)
                ? new Answer.Rejected(code, Answer.Retry.NEVER)
                : new Answer.Succeeded("SF", "SF-" + answers.size());
    }
}
