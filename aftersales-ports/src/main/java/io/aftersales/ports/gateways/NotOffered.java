package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;

/** The answers of a gateway that a host does not offer: a definite refusal of any effect, and success where there is nothing to cancel. */
final class NotOffered {
    /** The definite refusal of whatever is asked for. */
    static final Answer REFUSED = new Answer.Rejected("NOT_OFFERED", Answer.Retry.NEVER);

    /** The answer to a cancellation: there was never anything to cancel. */
    static final Answer NOTHING_TO_CANCEL = new Answer.Succeeded("");

    private NotOffered() {}
}
