package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.shared.CaseId;

/** Words to people. */
public interface Notices {

    /** Tells somebody something, once for each key. */
    void send(EffectKey key, CaseId caseId, Notice notice);
}
