package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.UpperSnake;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An effect of a case that was given up and is left to a person.
 *
 * @param key the key of the effect
 * @param effect the code of the effect
 * @param statements what persons have stated where two have to agree, in the order stated; each person's newest statement, at most one each
 */
public record ParkedEffect(EffectKey key, String effect, List<Statement> statements) {
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
        /**
         * Tells whether both state the same: the same resolution, and of a payment that was made the same reference. Of one that was not
         * made the evidence is prose, which each person words in an own way.
         */
        boolean agreesWith(Statement other) {
            return said == other.said && (said != ParkedResolution.PAID || reference.equals(other.reference));
        }
    }

    /** Copies the list. */
    public ParkedEffect {
        statements = List.copyOf(statements);
    }

    /** Tells whether persons have stated different things, so that at least one of them is wrong. */
    public boolean isContradicted() {
        return statements.stream().anyMatch(each -> !each.agreesWith(statements.get(0)));
    }

    /** Tells whether the parked effect needs a ticket. Where effects on tickets fail themselves, the alarm alone tells. */
    boolean needsPerson() {
        return !OF_TICKETS.contains(effect);
    }

    /** Tells whether another person has stated the same before. */
    boolean isConfirmedBy(Statement second) {
        return statements.stream().anyMatch(each -> !each.by().isSamePersonAs(second.by()) && each.agreesWith(second));
    }

    /** Tells whether the same person has stated the same before. */
    boolean isRepeatedBy(Statement again) {
        return statements.stream().anyMatch(each -> each.by().isSamePersonAs(again.by()) && each.agreesWith(again));
    }

    /** Tells whether a person has something to state: has stated nothing yet, or not what another person states. */
    boolean isOpenTo(Actor person) {
        List<Statement> own = statements.stream()
                .filter(each -> each.by().isSamePersonAs(person))
                .toList();
        return own.isEmpty() || !statements.stream().allMatch(own.get(0)::agreesWith);
    }

    /** Returns the effect with a statement, beside those of other persons; it replaces an earlier one of the same person. */
    ParkedEffect stating(Statement next) {
        Stream<Statement> others = statements.stream().filter(each -> !each.by().isSamePersonAs(next.by()));
        return new ParkedEffect(
                key, effect, Stream.concat(others, Stream.of(next)).toList());
    }
}
