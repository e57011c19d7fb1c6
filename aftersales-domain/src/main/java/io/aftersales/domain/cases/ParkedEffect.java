package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.UpperSnake;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An effect of a case that was given up and is left to a person.
 *
 * @param key the key of the effect
 * @param effect the code of the effect
 * @param word the statement of the first person, where a second person has to state the same; null before
 */
public record ParkedEffect(
        EffectKey key, String effect, @Nullable Statement word) {
    private static final Set<String> OF_TICKETS = Set.of(
            UpperSnake.of(Effect.OpenTicket.class),
            UpperSnake.of(Effect.TellTicket.class),
            UpperSnake.of(Effect.ResolveTicket.class));

    /**
     * A person's statement about a parked effect.
     *
     * @param by the person
     * @param said the resolution
     * @param reference the evidence for the resolution
     */
    public record Statement(Actor by, ParkedResolution said, String reference) {
        boolean isSameAs(ParkedResolution other, String evidence) {
            return said == other && reference.equals(evidence);
        }
    }

    /** Tells whether the parked effect needs a ticket. Where effects on tickets fail themselves, the alarm alone tells. */
    boolean needsPerson() {
        return !OF_TICKETS.contains(effect);
    }

    ParkedEffect saidBy(Actor by, ParkedResolution said, String reference) {
        return new ParkedEffect(key, effect, new Statement(by, said, reference));
    }
}
