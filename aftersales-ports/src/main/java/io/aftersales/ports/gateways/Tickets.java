package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;

/** The list of cases that need a person. */
public interface Tickets {

    /**
     * A case needs a person.
     *
     * @param need what for: the status it waits in
     */
    void open(EffectKey key, CaseId caseId, String need);

    /** A case needs nobody any more. */
    void resolve(EffectKey key, CaseId caseId);
}
