package io.aftersales.domain.cases;

import io.aftersales.domain.cases.RefundPart.State;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
 * @param givenBefore the keys of earlier attempts that were granted; one that the buyer has as well as this one stands here twice, and once
 *     when it was taken back
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

    /** Returns this gift as granted under an earlier key, when nothing else grants it. Attempts made since count as earlier ones. */
    GiftGrant backAt(EffectKey earlier, String by) {
        List<EffectKey> others =
                grantedSoFar().stream().filter(each -> !each.equals(earlier)).toList();
        return new GiftGrant(gift, number, epoch + 1, earlier, State.PAID, by, failure, others);
    }

    /** Returns the keys that were granted, with the present one if it was taken back: a second report of its success grants nothing. */
    private List<EffectKey> grantedSoFar() {
        return state == State.REVERSED ? with(key, 1) : givenBefore;
    }

    /** Returns this gift as granted under an earlier key as well. */
    GiftGrant givenTwice(EffectKey earlier) {
        return known(with(earlier, 2));
    }

    /** Tells whether the buyer has the gift under an earlier key as well. */
    boolean isGivenAsWell(EffectKey earlier) {
        return Collections.frequency(givenBefore, earlier) > 1;
    }

    /** Returns the earlier key under which the buyer has the gift as well; empty for none. */
    Optional<EffectKey> givenAsWell() {
        return givenBefore.stream().filter(this::isGivenAsWell).findFirst();
    }

    /**
     * Returns this gift without the one that was granted under an earlier key. One that is taken back before it is reported as granted does not
     * count when that report arrives.
     */
    GiftGrant withoutThatOf(EffectKey earlier) {
        var left = new ArrayList<>(givenBefore);
        return left.remove(earlier) ? known(left) : known(with(earlier, 1));
    }

    private GiftGrant known(List<EffectKey> granted) {
        return new GiftGrant(gift, number, epoch, key, state, reference, failure, granted);
    }

    private List<EffectKey> with(EffectKey granted, int times) {
        return Stream.concat(givenBefore.stream(), Collections.nCopies(times, granted).stream())
                .toList();
    }
}
