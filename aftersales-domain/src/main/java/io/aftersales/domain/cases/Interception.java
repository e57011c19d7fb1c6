package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;

/**
 * A parcel that is to be stopped on its way to the buyer.
 *
 * @param parcel the host's id of the parcel
 * @param key the effect it is asked under
 * @param state what became of it
 */
public record Interception(String parcel, EffectKey key, State state) {
    /** What became of it. */
    public enum State {
        /** The carrier was asked. */
        OUT,
        /** The carrier has it. */
        CAUGHT,
        /** Too late. */
        MISSED
    }

    Interception in(State next) {
        return new Interception(parcel, key, next);
    }
}
