package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.ports.gateways.TopUps;
import io.aftersales.ports.tck.TopUpsContract;

class ScriptedTopUpsContractTest extends TopUpsContract {
    private ScriptedTopUps topUps;

    @Override
    protected TopUps unusedTopUps() {
        topUps = new ScriptedTopUps();
        return topUps;
    }

    @Override
    protected boolean pays(EffectKey key) {
        return topUps.pays(key, "ALIPAY") instanceof Answer.Succeeded;
    }

    @Override
    protected long asked() {
        return topUps.requests().size();
    }
}
