package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.shared.CaseId;

/**
 * Sends notices to buyers and staff.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Every kind of notice is taken, for every audience, with an amount, a deadline and a code or without.
 *   <li>The same key is sent once.
 *   <li>Another key is another notice, even with the same content.
 * </ol>
 */
public interface Notices {
    /** The notices of a host that sends none. What it would send is on the case, in its progress and its timeline. */
    Notices NONE = (key, caseId, notice) -> {};

    /** Sends a notice to its audience, once for each key. */
    void send(EffectKey key, CaseId caseId, Notice notice);
}
