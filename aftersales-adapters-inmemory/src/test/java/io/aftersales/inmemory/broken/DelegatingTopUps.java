package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.inmemory.ScriptedTopUps;
import io.aftersales.ports.gateways.TopUps;
import java.time.Instant;

/** Payments on top in order, for others to break. */
class DelegatingTopUps implements TopUps {
    final ScriptedTopUps sound = new ScriptedTopUps();
    private final Thread home = Thread.currentThread();

    /** Whether this is one of many threads. */
    final boolean isRacing() {
        return Thread.currentThread() != home;
    }

    boolean pays(EffectKey key) {
        return sound.pays(key, "ALIPAY") instanceof Answer.Succeeded;
    }

    long asked() {
        return sound.requests().size();
    }

    @Override
    public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
        return sound.request(key, caseId, buyer, amount, expires);
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp) {
        return sound.cancel(key, caseId, topUp);
    }
}
