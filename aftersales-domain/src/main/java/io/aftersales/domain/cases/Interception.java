package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;

/**
 * A parcel that is to be stopped on its way to the buyer.
 *
 * @param parcel the host's id of the parcel
 * @param key the key of the effect that asks the carrier
 * @param state the state of the interception
 */
public record Interception(String parcel, EffectKey key, State state) {
    /** The state of an interception. */
    public enum State {
        /** The carrier was asked and has not answered. */
        OUT,
        /** The carrier stopped the parcel. */
        CAUGHT,
        /** The carrier could not stop the parcel in time. */
        MISSED
    }

    Interception in(State next) {
        return new Interception(parcel, key, next);
    }
}
