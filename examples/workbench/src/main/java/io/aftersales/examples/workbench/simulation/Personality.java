package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.ProviderProfile;
import java.time.Duration;

/** Behaviour of a payment provider, and the profile it declares to the library. */
public enum Personality {
    /** Pays at once and confirms it. */
    PERFECT(ProviderProfile.STRAIGHTFORWARD),
    /** Accepts a refund, and pays it hours later or reports that it cannot. */
    SLOW(ProviderProfile.STRAIGHTFORWARD),
    /** Often pays and does not answer. */
    TIMES_OUT_AFTER_EFFECT(ProviderProfile.STRAIGHTFORWARD),
    /** Often neither pays nor answers. */
    TIMES_OUT_BEFORE_EFFECT(ProviderProfile.STRAIGHTFORWARD),
    /** Cannot be queried, and pays the same key once more after a day. */
    FORGETS_KEYS(
            ProviderProfile.STRAIGHTFORWARD.remembering(Duration.ofHours(24)).asked(false, Duration.ZERO, false)),
    /** Pays every request, however often it is sent; can be queried, a minute later at the earliest. */
    KEYLESS_WITH_QUERY(
            ProviderProfile.STRAIGHTFORWARD.remembering(Duration.ZERO).asked(true, Duration.ofMinutes(1), true)),
    /** Pays every request, however often it is sent, and cannot be queried. */
    KEYLESS_WITHOUT_QUERY(
            ProviderProfile.STRAIGHTFORWARD.remembering(Duration.ZERO).asked(false, Duration.ZERO, false)),
    /** Pays, and often reverses the payment days later. */
    REVERSES_LATER(ProviderProfile.STRAIGHTFORWARD),
    /** Reports refunds by webhooks: before it answers the call, twice, and stale ones last. */
    ANSWERS_OUT_OF_ORDER(ProviderProfile.STRAIGHTFORWARD),
    /** Answers a key that failed with the same server error for a day, whether the refund was paid or not. */
    REPLAYS_500(
            ProviderProfile.STRAIGHTFORWARD.remembering(Duration.ofHours(24)).asked(true, Duration.ZERO, true));

    private final ProviderProfile profile;

    Personality(ProviderProfile profile) {
        this.profile = profile;
    }

    ProviderProfile profile() {
        return profile;
    }
}
