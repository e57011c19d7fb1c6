package io.aftersales.domain.effects;

/**
 * What came of an effect, as far as a case is concerned. Always definite: what is pending or unknown stays with the outbox entry and
 * never reaches a case.
 */
public sealed interface Outcome {

    /**
     * It was done.
     *
     * @param by who did it, such as a carrier; empty where it does not matter
     * @param reference under which id, such as a transaction or a tracking number
     */
    record Done(String by, String reference) implements Outcome {
        /** Done under this reference, no matter by whom. */
        public Done(String reference) {
            this("", reference);
        }
    }

    /**
     * It was refused for good: nothing happened and nothing will.
     *
     * @param code the other side's or our own code of why
     */
    record Refused(String code) implements Outcome {}

    /**
     * It had been done, and was undone later.
     *
     * @param reference under which id
     */
    record TakenBack(String reference) implements Outcome {}
}
