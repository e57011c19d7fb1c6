package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.TopUps;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Payments on top: buyers pay when the script says so, or at once if the script says that. */
public final class ScriptedTopUps implements TopUps {
    private final Map<EffectKey, Request> requests = new LinkedHashMap<>();
    private final Map<EffectKey, Answer> ends = new HashMap<>();
    private final Set<EffectKey> cancelled = new HashSet<>();
    private boolean paidAtOnce;
    private int payments;

    /**
     * A request to a buyer to pay.
     *
     * @param key the key of the request
     * @param caseId the case
     * @param buyer the host's id of the buyer
     * @param amount the amount to pay
     * @param expires the moment until which the buyer can pay
     */
    public record Request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {}

    /** Creates payments on top in which buyers pay only when the script says so. */
    public ScriptedTopUps() {}

    /** Makes buyers pay from now on as soon as they are asked. */
    public synchronized void arePaidAtOnce() {
        paidAtOnce = true;
    }

    /** Makes the buyer pay through this channel. Answers what the provider's webhook would report; a cancelled request is not paid. */
    public synchronized Answer pays(EffectKey key, String channel) {
        return ends.computeIfAbsent(key, unseen -> new Answer.Succeeded(channel, "PAID-" + ++payments));
    }

    /** Makes a payment go through although it was cancelled. Answers what the provider's webhook would report. */
    public synchronized Answer paysAnyway(EffectKey key, String channel) {
        ends.remove(key);
        return pays(key, channel);
    }

    /** Makes the buyer refuse to pay. */
    public synchronized Answer refuses(EffectKey key, String code) {
        return ends.computeIfAbsent(key, unseen -> new Answer.Rejected(code, Answer.Retry.NEVER));
    }

    @Override
    public synchronized Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
        if (cancelled.contains(key)) {
            return ends.computeIfAbsent(key, unseen -> new Answer.Rejected("CANCELLED", Answer.Retry.NEVER));
        }
        requests.putIfAbsent(key, new Request(key, caseId, buyer, amount, expires));
        if (paidAtOnce) {
            return pays(key, "ALIPAY");
        }
        Answer end = ends.get(key);
        return end == null ? new Answer.Pending(key.value()) : end;
    }

    @Override
    public synchronized Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp) {
        if (ends.get(topUp) instanceof Answer.Succeeded) {
            return new Answer.Rejected("ALREADY_PAID", Answer.Retry.NEVER);
        }
        cancelled.add(topUp);
        ends.putIfAbsent(topUp, new Answer.Rejected("CANCELLED", Answer.Retry.NEVER));
        return new Answer.Succeeded("");
    }

    /** The requests to buyers, in order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests.values());
    }
}
