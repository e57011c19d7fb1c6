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
 * @param key its key
 * @param effect its code
 * @param word what one person has said of it, where a second has to say the same; null before
 */
public record ParkedEffect(
        EffectKey key, String effect, @Nullable Word word) {
    private static final Set<String> OF_TICKETS = Set.of(
            UpperSnake.of(Effect.OpenTicket.class),
            UpperSnake.of(Effect.TellTicket.class),
            UpperSnake.of(Effect.ResolveTicket.class));

    /**
     * What one person said.
     *
     * @param by who
     * @param said what
     * @param reference the evidence for it
     */
    public record Word(Actor by, ParkedAnswer said, String reference) {
        boolean isSameAs(ParkedAnswer other, String evidence) {
            return said == other && reference.equals(evidence);
        }
    }

    /** Whether a ticket is to say so; where tickets themselves fail, the alarm alone does. */
    boolean needsPerson() {
        return !OF_TICKETS.contains(effect);
    }

    ParkedEffect saidBy(Actor by, ParkedAnswer said, String reference) {
        return new ParkedEffect(key, effect, new Word(by, said, reference));
    }
}
