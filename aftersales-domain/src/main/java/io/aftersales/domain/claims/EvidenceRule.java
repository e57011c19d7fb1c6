package io.aftersales.domain.claims;

/** Tells when a reason needs evidence, such as a photo. */
public enum EvidenceRule {
    /** The reason never needs evidence. */
    NEVER,
    /** The reason needs evidence when the shop will not see the goods itself. */
    WHEN_NOTHING_COMES_BACK,
    /** The reason always needs evidence. */
    ALWAYS
}
