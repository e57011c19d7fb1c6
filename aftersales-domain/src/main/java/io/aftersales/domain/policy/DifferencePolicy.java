package io.aftersales.domain.policy;

/** The rule about exchanges for goods of another value. */
public enum DifferencePolicy {
    /** An exchange for goods of another value is refused with VALUE_DIFFERS. */
    EVEN_ONLY,
    /** No difference is settled and no price is asked for: the goods wanted count as worth what they replace. For sizes and colours. */
    WAIVE,
    /** A surplus goes back to the buyer; for dearer goods the buyer pays the difference before they are sent. */
    SETTLE
}
