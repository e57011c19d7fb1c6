package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.workbench.play.PartnerWords.TopUp;
import io.aftersales.inmemory.ScriptedTopUps;
import io.aftersales.ports.gateways.TopUps;
import java.time.Instant;

/** Buyers who are asked for a difference and pay, or do not, as the script says. */
final class PlayedTopUps implements TopUps {
    private static final String CHANNEL = "TOP_UP";

    private final ScriptedTopUps buyers = new ScriptedTopUps();
    private TopUp word = TopUp.PAID;

    void say(PartnerWords said) {
        word = said.topUp() == null ? word : said.topUp();
    }

    @Override
    public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
        Answer answer = buyers.request(key, caseId, buyer, amount, expires);
        return answer instanceof Answer.Pending && word == TopUp.PAID ? buyers.pays(key, CHANNEL) : answer;
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp) {
        return buyers.cancel(key, caseId, topUp);
    }

    /** Makes the buyer pay, even when the request was cancelled; answers what the provider reports. */
    Answer paidAfterAll(EffectKey key) {
        return buyers.paysAnyway(key, CHANNEL);
    }

    /** Makes the buyer refuse to pay; answers what the provider reports. */
    Answer refused(EffectKey key) {
        return buyers.refuses(key, "REFUSED");
    }
}
