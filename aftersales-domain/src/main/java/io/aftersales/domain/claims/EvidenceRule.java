package io.aftersales.domain.claims;

/** When a reason has to be shown, by a photo or the like. */
public enum EvidenceRule {
    /** Never. */
    NEVER,
    /** When the shop will not see the goods itself. */
    WHEN_NOTHING_COMES_BACK,
    /** Always. */
    ALWAYS
}
