package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.TopUps;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Top-up port, through which buyers pay price differences; records the real payments. */
final class TopUpModel implements TopUps {
    /** Price difference that a buyer was asked to pay. */
    record Asked(EffectKey key, CaseId caseId, long amount) {}

    private final FaultyNetwork wire;
    private final PaymentProviderModel provider;
    private final Map<EffectKey, Asked> asked = new LinkedHashMap<>();
    private final Map<EffectKey, Answer> ends = new HashMap<>();
    private final Map<String, Long> payments = new TreeMap<>();
    private final Set<EffectKey> cancelled = new HashSet<>();

    TopUpModel(FaultyNetwork wire, PaymentProviderModel provider) {
        this.wire = wire;
        this.provider = provider;
    }

    @Override
    public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
        return wire.effect("top-up", key, amount, () -> {
            if (!cancelled.contains(key)) {
                asked.putIfAbsent(key, new Asked(key, caseId, amount.minor()));
            }
            return ends.getOrDefault(key, new Answer.Pending(key.value()));
        });
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp) {
        return wire.effect("cancel top-up", key, topUp, () -> {
            if (ends.get(topUp) instanceof Answer.Succeeded) {
                return new Answer.Rejected("ALREADY_PAID", Answer.Retry.NEVER);
            }
            cancelled.add(topUp);
            ends.putIfAbsent(topUp, new Answer.Rejected("CANCELLED", Answer.Retry.NEVER));
            return new Answer.Succeeded("");
        });
    }

    /** Lets the buyer pay, even a top-up that was just cancelled; returns the provider's answer. */
    Answer pay(Asked difference) {
        if (ends.get(difference.key) instanceof Answer.Succeeded paid) {
            return paid;
        }
        String reference = "T" + (payments.size() + 1);
        payments.put(difference.key.value(), difference.amount);
        provider.captured(reference, difference.amount);
        var answer = new Answer.Succeeded("CARD", reference);
        ends.put(difference.key, answer);
        return answer;
    }

    /** Counts a payment that the buyer made by bank transfer, of which finance tells the library. */
    void transferred(String reference, long minor) {
        payments.put(reference, minor);
        provider.captured(reference, minor);
    }

    /** Returns a bank transfer that finance did not need. */
    void returned(String reference, long minor) {
        payments.remove(reference);
        provider.captured(reference, -minor);
    }

    Answer refuse(Asked difference) {
        return ends.computeIfAbsent(difference.key, key -> new Answer.Rejected("DECLINED", Answer.Retry.NEVER));
    }

    Iterable<Asked> asked() {
        return asked.values();
    }

    /** Returns the payments of buyers, by the key of the request. */
    Map<String, Long> payments() {
        return payments;
    }
}
