package io.aftersales.domain.cases;

import io.aftersales.domain.cases.RefundPart.State;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import java.util.List;
import java.util.stream.Stream;

/**
 * A gift that was granted, and its progress.
 *
 * @param gift the gift
 * @param number the place of the gift among those of the case, counted from 1; part of the key
 * @param epoch the count of definite failures; part of the key
 * @param key the idempotency key the gift is currently granted under
 * @param state the progress; {@code PAID} when the buyer has the gift
 * @param reference the host's id of the grant; empty until then, and where an earlier attempt counts in the place of one that failed
 * @param failure the code of the last failure; empty if there was none
 * @param givenBefore the keys of earlier attempts that were granted or taken back: a further report of their success grants nothing
 * @param givenAsWell those of them under which the buyer has the gift beside this one
 */
public record GiftGrant(
        Gift gift,
        int number,
        int epoch,
        EffectKey key,
        State state,
        String reference,
        String failure,
        List<EffectKey> givenBefore,
        List<EffectKey> givenAsWell) {

    /** Copies the lists. */
    public GiftGrant {
        givenBefore = List.copyOf(givenBefore);
        givenAsWell = List.copyOf(givenAsWell);
    }

    boolean is(State asked) {
        return state == asked;
    }

    /** Tells whether the gift can be retried. */
    boolean hasFailed() {
        return state == State.DEAD || state == State.REVERSED;
    }

    GiftGrant given(String by) {
        return new GiftGrant(gift, number, epoch, key, State.PAID, by, failure, givenBefore, givenAsWell);
    }

    GiftGrant in(State next, String code) {
        return new GiftGrant(gift, number, epoch, key, next, reference, code, givenBefore, givenAsWell);
    }

    GiftGrant reopened(EffectKey newKey) {
        return new GiftGrant(gift, number, epoch + 1, newKey, State.OPEN, "", failure, givenSoFar(), givenAsWell);
    }

    /** Returns this gift as granted under an earlier key, when nothing else grants it. Attempts made since count as earlier ones. */
    GiftGrant backAt(EffectKey earlier, String by) {
        return new GiftGrant(
                gift,
                number,
                epoch + 1,
                earlier,
                State.PAID,
                by,
                failure,
                without(givenSoFar(), earlier),
                without(givenAsWell, earlier));
    }

    /** Returns the keys that were granted, with the present one if it was taken back: a second report of its success grants nothing. */
    private List<EffectKey> givenSoFar() {
        return state == State.REVERSED ? with(givenBefore, key) : givenBefore;
    }

    /** Returns this gift as granted under an earlier key as well. */
    GiftGrant givenTwice(EffectKey earlier) {
        return known(with(givenBefore, earlier), with(givenAsWell, earlier));
    }

    /**
     * Returns this gift without the one that was granted under an earlier key. One that is taken back before it is reported as granted does not
     * count when that report arrives.
     */
    GiftGrant withoutThatOf(EffectKey earlier) {
        return givenBefore.contains(earlier)
                ? known(givenBefore, without(givenAsWell, earlier))
                : known(with(givenBefore, earlier), givenAsWell);
    }

    private GiftGrant known(List<EffectKey> before, List<EffectKey> asWell) {
        return new GiftGrant(gift, number, epoch, key, state, reference, failure, before, asWell);
    }

    private static List<EffectKey> with(List<EffectKey> keys, EffectKey more) {
        return Stream.concat(keys.stream(), Stream.of(more)).toList();
    }

    private static List<EffectKey> without(List<EffectKey> keys, EffectKey gone) {
        return keys.stream().filter(each -> !each.equals(gone)).toList();
    }
}
