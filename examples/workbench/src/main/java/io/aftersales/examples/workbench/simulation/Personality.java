package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.ProviderProfile;
import java.time.Duration;

/** How a payment provider is known to behave, and what it states about itself. */
public enum Personality {
    /** Pays at once and says so. */
    PERFECT(ProviderProfile.STRAIGHTFORWARD),
    /** Takes a refund, and pays it hours later, or finds that it cannot. */
    SLOW(ProviderProfile.STRAIGHTFORWARD),
    /** Often pays and does not come to saying so. */
    TIMES_OUT_AFTER_EFFECT(ProviderProfile.STRAIGHTFORWARD),
    /** Often does nothing and does not come to saying so. */
    TIMES_OUT_BEFORE_EFFECT(ProviderProfile.STRAIGHTFORWARD),
    /** Cannot be asked, and pays the same key once more after a day. */
    FORGETS_KEYS(
            ProviderProfile.STRAIGHTFORWARD.remembering(Duration.ofHours(24)).asked(false, Duration.ZERO, false)),
    /** Pays whatever it is sent, as often as it is sent; can be asked, a minute later at the earliest. */
    KEYLESS_WITH_QUERY(
            ProviderProfile.STRAIGHTFORWARD.remembering(Duration.ZERO).asked(true, Duration.ofMinutes(1), true)),
    /** Pays whatever it is sent, as often as it is sent, and cannot be asked. */
    KEYLESS_WITHOUT_QUERY(
            ProviderProfile.STRAIGHTFORWARD.remembering(Duration.ZERO).asked(false, Duration.ZERO, false)),
    /** Pays, and often takes it back days later. */
    REVERSES_LATER(ProviderProfile.STRAIGHTFORWARD),
    /** Says what became of a refund by notices: before it answers the call, twice, and stale ones last. */
    ANSWERS_OUT_OF_ORDER(ProviderProfile.STRAIGHTFORWARD),
    /** Answers a key that went wrong with the same server error for a day, whatever became of it. */
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
