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

/** Payments on top: buyers pay when the script says so, at once if it says that. */
public final class ScriptedTopUps implements TopUps {
    private final Map<EffectKey, Request> requests = new LinkedHashMap<>();
    private final Map<EffectKey, Answer> ends = new HashMap<>();
    private final Set<EffectKey> cancelled = new HashSet<>();
    private boolean paidAtOnce;

    /**
     * What a buyer was asked for.
     *
     * @param key the key it was asked under
     * @param caseId the case
     * @param buyer the host's id of the buyer
     * @param amount how much
     * @param expires until when
     */
    public record Request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {}

    /** Nobody pays before it is said. */
    public ScriptedTopUps() {}

    /** From now on buyers pay as soon as they are asked. */
    public synchronized void arePaidAtOnce() {
        paidAtOnce = true;
    }

    /** The buyer pays, through this channel. Answers what the provider says of it; nothing is paid that was cancelled. */
    public synchronized Answer pays(EffectKey key, String channel) {
        return ends.computeIfAbsent(key, unseen -> new Answer.Succeeded(channel, "PAID-" + (ends.size() + 1)));
    }

    /** A payment went through although it had been cancelled. Answers what the provider says of it. */
    public synchronized Answer paysAnyway(EffectKey key, String channel) {
        ends.remove(key);
        return pays(key, channel);
    }

    /** The buyer will not pay. */
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

    /** What buyers were asked for, in order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests.values());
    }
}
