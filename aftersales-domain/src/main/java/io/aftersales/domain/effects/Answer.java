package io.aftersales.domain.effects;

/**
 * What an outside system says when it is told or asked about an effect.
 *
 * <p>An exception, a time-out or nonsense is {@link Unknown}, never a failure.
 */
public sealed interface Answer {

    /** It is done: by whom (empty where it does not matter) and under which id. */
    record Succeeded(String by, String reference) implements Answer {
        /** Done under this reference, no matter by whom. */
        public Succeeded(String reference) {
            this("", reference);
        }
    }

    /** It was taken and will be done, or not; ask again later. */
    record Pending(String reference) implements Answer {}

    /** It was not done, and will not be unless it is sent again. */
    record Rejected(String code, Retry retry) implements Answer {}

    /** It was taken, and could not be completed; the money is with the shop. */
    record Abnormal(String code) implements Answer {}

    /** It had been done, and came back. */
    record Reversed(String reference) implements Answer {}

    /** Asked for it, the other side knows nothing of it. */
    record NotFound() implements Answer {}

    /** Nobody knows. */
    record Unknown(String cause) implements Answer {}

    /** Whether the same thing may be tried again after a rejection. */
    enum Retry {
        /** No: this way is closed for good. */
        NEVER,
        /** Yes, later and under the same key: the other side is busy or short of funds. */
        SAME_KEY_LATER
    }
}
