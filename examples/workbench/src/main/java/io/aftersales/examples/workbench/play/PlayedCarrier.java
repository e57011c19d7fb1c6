package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.workbench.play.PartnerWords.ByPlace;
import io.aftersales.examples.workbench.play.PartnerWords.Interception;
import io.aftersales.examples.workbench.play.PartnerWords.Sending;
import io.aftersales.examples.workbench.play.PartnerWords.Waybill;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.ports.gateways.Logistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carrier that answers each request once and for all, as the script says at that moment. */
final class PlayedCarrier implements Logistics {
    private static final Answer REFUSED = new Answer.Rejected("NO_SERVICE", Answer.Retry.NEVER);

    private final ScriptedCarrier carrier = new ScriptedCarrier();
    private final Map<EffectKey, Answer> answers = new HashMap<>();
    private final List<String> intercepted = new ArrayList<>();
    private final Map<EffectKey, List<Goods>> toSendBack = new LinkedHashMap<>();
    private final Set<EffectKey> sentBack = new HashSet<>();
    private ByPlace<Interception> interceptions = ByPlace.all(Interception.CAUGHT);
    private Map<String, CarrierScan> scans = Map.of();
    private Waybill waybills = Waybill.MADE;
    private Sending returns = Sending.SENT;

    void say(PartnerWords said) {
        interceptions = said.intercept() == null ? interceptions : said.intercept();
        scans = said.track() == null ? scans : said.track();
        waybills = said.waybill() == null ? waybills : said.waybill();
        returns = said.sendBack() == null ? returns : said.sendBack();
    }

    @Override
    public CarrierScan track(String parcel, String by, String trackingNumber) {
        return scans.getOrDefault(parcel, CarrierScan.UNKNOWN);
    }

    @Override
    public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return answers.computeIfAbsent(
                key,
                unseen -> waybills == Waybill.REFUSED
                        ? REFUSED
                        : carrier.createReturnWaybill(key, caseId, warehouse, goods));
    }

    @Override
    public void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
        carrier.cancelReturnWaybill(key, waybill);
    }

    @Override
    public Answer intercept(EffectKey key, String parcel, String by, String trackingNumber) {
        return answers.computeIfAbsent(key, unseen -> {
            intercepted.add(parcel);
            return switch (interceptions.of(parcel)) {
                case CAUGHT -> new Answer.Succeeded(by, trackingNumber);
                case MISSED -> new Answer.Rejected("MISSED", Answer.Retry.NEVER);
                case SILENT -> new Answer.Pending(key.value());
            };
        });
    }

    @Override
    public Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return answers.computeIfAbsent(key, unseen -> {
            toSendBack.put(key, goods);
            if (returns == Sending.REFUSED) {
                return REFUSED;
            }
            sentBack.add(key);
            return carrier.sendBack(key, caseId, warehouse, goods);
        });
    }

    /** Sends goods back that were refused before; answers what the carrier reports. */
    Answer sentAfterAll(EffectKey key) {
        sentBack.add(key);
        return new Answer.Succeeded("CARRIER", "SAID-" + key);
    }

    /** Returns the parcels that were to be stopped, in order. */
    List<String> intercepted() {
        return intercepted;
    }

    /** Returns the goods that were sent back to buyers, in order. */
    List<Goods> sentBack() {
        return toSendBack.entrySet().stream()
                .filter(each -> sentBack.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }
}
