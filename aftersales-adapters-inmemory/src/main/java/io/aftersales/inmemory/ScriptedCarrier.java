package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.Logistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A carrier that makes waybills, catches parcels and brings goods back, unless a test scripts otherwise. */
public final class ScriptedCarrier implements Logistics {
    private final Map<EffectKey, Answer> waybills = new LinkedHashMap<>();
    private final Map<EffectKey, Answer> sentBack = new LinkedHashMap<>();
    private final Map<String, Answer> interceptions = new HashMap<>();
    private final Map<String, CarrierScan> words = new HashMap<>();
    private final Set<EffectKey> cancelled = new HashSet<>();
    private boolean refusesWaybills;
    private boolean refusesToBringBack;

    /** Creates a carrier in working order. */
    public ScriptedCarrier() {}

    /** Scripts the answer when this parcel is to be stopped; by default it is caught, unless it was delivered. */
    public synchronized void onInterception(String parcel, Answer answer) {
        interceptions.put(parcel, answer);
    }

    /** Scripts the latest carrier scan of this parcel; by default there is none. */
    public synchronized void says(String parcel, CarrierScan word) {
        words.put(parcel, word);
    }

    @Override
    public synchronized CarrierScan track(String parcel, String carrier, String trackingNumber) {
        return words.getOrDefault(parcel, CarrierScan.UNKNOWN);
    }

    /** Makes the carrier refuse waybills from now on. */
    public synchronized void refusesWaybills() {
        refusesWaybills = true;
    }

    /** Makes the carrier refuse to bring goods back to buyers from now on. */
    public synchronized void refusesToBringBack() {
        refusesToBringBack = true;
    }

    @Override
    public synchronized Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return waybills.computeIfAbsent(
                key,
                unseen -> refusesWaybills
                        ? new Answer.Rejected("NO_SERVICE", Answer.Retry.NEVER)
                        : new Answer.Succeeded("CARRIER", "RET" + (waybills.size() + 1)));
    }

    @Override
    public synchronized void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
        cancelled.add(waybill);
    }

    @Override
    public synchronized Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber) {
        Answer usual = words.get(parcel) == CarrierScan.DELIVERED
                ? new Answer.Rejected("DELIVERED", Answer.Retry.NEVER)
                : new Answer.Succeeded(carrier, trackingNumber);
        return interceptions.getOrDefault(parcel, usual);
    }

    @Override
    public synchronized Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return sentBack.computeIfAbsent(
                key,
                unseen -> refusesToBringBack
                        ? new Answer.Rejected("NO_SERVICE", Answer.Retry.NEVER)
                        : new Answer.Succeeded("CARRIER", "BACK" + (sentBack.size() + 1)));
    }

    /** Tells whether a waybill was cancelled. */
    public synchronized boolean isCancelled(EffectKey waybill) {
        return cancelled.contains(waybill);
    }

    /** Counts the waybills that were made and not cancelled. */
    public synchronized long waybills() {
        return waybills.entrySet().stream()
                .filter(each -> each.getValue() instanceof Answer.Succeeded && !cancelled.contains(each.getKey()))
                .count();
    }

    /** Counts how many times goods were sent back to buyers. */
    public synchronized long sentBack() {
        return sentBack.values().stream()
                .filter(Answer.Succeeded.class::isInstance)
                .count();
    }
}
