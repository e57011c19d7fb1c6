package io.aftersales.domain.policy;

/** What happens when an exchange is for goods of another value. */
public enum DifferencePolicy {
    /** It is refused; only goods of the same value are exchanged. */
    EVEN_ONLY,
    /** Nothing is settled, no price is asked: whatever is wanted counts as worth what it replaces. For sizes and colours. */
    WAIVE,
    /** A surplus goes back; for dearer goods the buyer pays the difference before they are sent. */
    SETTLE
}
