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
 * @param reference the host's id of the grant; empty until then
 * @param failure the code of the last failure; empty if there was none
 * @param givenBefore the keys of earlier attempts that were granted: as well as this one, or taken back since
 */
public record GiftGrant(
        Gift gift,
        int number,
        int epoch,
        EffectKey key,
        State state,
        String reference,
        String failure,
        List<EffectKey> givenBefore) {

    /** Copies the list. */
    public GiftGrant {
        givenBefore = List.copyOf(givenBefore);
    }

    boolean is(State asked) {
        return state == asked;
    }

    /** Tells whether the gift can be retried. */
    boolean hasFailed() {
        return state == State.DEAD || state == State.REVERSED;
    }

    GiftGrant given(String by) {
        return new GiftGrant(gift, number, epoch, key, State.PAID, by, failure, givenBefore);
    }

    GiftGrant in(State next, String code) {
        return new GiftGrant(gift, number, epoch, key, next, reference, code, givenBefore);
    }

    GiftGrant reopened(EffectKey newKey) {
        return new GiftGrant(gift, number, epoch + 1, newKey, State.OPEN, "", failure, grantedSoFar());
    }

    /**
     * Returns this gift as granted under an earlier key after all, when nothing else grants it. Attempts made since count as earlier ones.
     */
    GiftGrant backAt(EffectKey earlier, String by) {
        return new GiftGrant(gift, number, epoch + 1, earlier, State.PAID, by, failure, grantedSoFar());
    }

    /** Returns the keys that were granted, with the present one if it was taken back: a second report of its success grants nothing. */
    private List<EffectKey> grantedSoFar() {
        return state == State.REVERSED ? with(key) : givenBefore;
    }

    /** Returns this gift as granted under an earlier key as well. */
    GiftGrant givenTwice(EffectKey earlier) {
        return new GiftGrant(gift, number, epoch, key, state, reference, failure, with(earlier));
    }

    private List<EffectKey> with(EffectKey granted) {
        return Stream.concat(givenBefore.stream(), Stream.of(granted)).toList();
    }
}
