package io.aftersales.domain.cases;

import io.aftersales.domain.cases.RefundPart.State;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import java.util.List;
import java.util.stream.Stream;

/**
 * A gift that was granted, and how far it has come.
 *
 * @param gift what is given
 * @param number its place among the gifts of the case, counted from 1; part of the key
 * @param epoch counts definite failures; part of the key
 * @param key the key it is given under now
 * @param state how far it has come; {@code PAID} when the buyer has it
 * @param reference the host's id of the giving; empty until then
 * @param failure the code of the last failure; empty if there was none
 * @param givenBefore keys of earlier tries that were given after all, beside this one
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

    /** Whether it can be tried again. */
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
        return new GiftGrant(gift, number, epoch + 1, newKey, State.OPEN, "", failure, givenBefore);
    }

    /** Given under an earlier key after all, when nothing else gives it: what was tried since is an earlier try from now on. */
    GiftGrant backAt(EffectKey earlier, String by) {
        return new GiftGrant(gift, number, epoch + 1, earlier, State.PAID, by, failure, givenBefore);
    }

    /** Given under an earlier key as well. */
    GiftGrant givenTwice(EffectKey earlier) {
        List<EffectKey> all =
                Stream.concat(givenBefore.stream(), Stream.of(earlier)).toList();
        return new GiftGrant(gift, number, epoch, key, state, reference, failure, all);
    }
}
