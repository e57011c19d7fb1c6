package io.aftersales.domain.effects;

/**
 * The answer of an outside system to an effect that was sent to it or queried.
 *
 * <p>An exception, a time-out or an unintelligible answer is {@link Unknown}, never a failure.
 */
public sealed interface Answer {

    /** Reports that the effect is done, with the party that did it (empty where that does not matter) and a reference. */
    record Succeeded(String by, String reference) implements Answer {
        /** Reports that the effect is done under this reference, regardless of the party that did it. */
        public Succeeded(String reference) {
            this("", reference);
        }
    }

    /** Reports that the effect was accepted and may be done later; ask again. */
    record Pending(String reference) implements Answer {}

    /** Reports that the effect was not done, and will not be done unless it is sent again. */
    record Rejected(String code, Retry retry) implements Answer {}

    /** Reports that the effect was accepted and could not be completed; the money is with the shop. */
    record Abnormal(String code) implements Answer {}

    /** Reports that the effect had been done, and was reversed. */
    record Reversed(String reference) implements Answer {}

    /** Reports that the outside system, when queried, does not know the effect. */
    record NotFound() implements Answer {}

    /** Reports that the result is unknown. */
    record Unknown(String cause) implements Answer {}

    /** Tells whether a rejected effect may be tried again. */
    enum Retry {
        /** Forbids a retry: this way is closed for good. */
        NEVER,
        /** Allows a retry later under the same key: the outside system is busy or short of funds. */
        SAME_KEY_LATER
    }
}
