package io.aftersales.domain.effects;

/**
 * The definite outcome of an effect, as reported to its case. A pending or unknown result stays with the outbox entry and never reaches a
 * case.
 */
public sealed interface Outcome {

    /**
     * Reports that the effect was done.
     *
     * @param by the party that did it, such as a carrier; empty where it does not matter
     * @param reference the reference it was done under, such as a transaction or a tracking number
     */
    record Done(String by, String reference) implements Outcome {
        /** Reports that the effect was done under this reference, regardless of the party that did it. */
        public Done(String reference) {
            this("", reference);
        }
    }

    /**
     * Reports that the effect was refused for good: it was not done and will not be.
     *
     * @param code the reason, a code of the outside system or of the library
     */
    record Refused(String code) implements Outcome {}

    /**
     * Reports that the effect had been done, and was undone later.
     *
     * @param reference the reference of the reversal
     */
    record TakenBack(String reference) implements Outcome {}
}
