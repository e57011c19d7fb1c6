package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OneLine;
import org.slf4j.LoggerFactory;

/**
 * Raises alarms to the staff who have to look at something now.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Every alarm is raised.
 *   <li>The same key is raised once.
 *   <li>Another key is another alarm, even of the same case.
 * </ol>
 */
public interface Alarms {
    /** The alarms of a host that watches its log: each is one line at WARN. An alarm whose answer was lost may be there twice. */
    Alarms LOGGED = (key, caseId, alarm, detail) ->
            LoggerFactory.getLogger(Alarms.class).warn("{} of case {}: {}", alarm, caseId, OneLine.of(detail));

    /**
     * Raises an alarm, once for each key.
     *
     * @param detail a code, an id or a key; never personal data
     */
    void raise(EffectKey key, CaseId caseId, Alarm alarm, String detail);
}
