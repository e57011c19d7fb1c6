package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.ProviderProfile;

/**
 * The payment providers, and the buyers' balances with the shop. Only the runner calls {@link #refund}.
 *
 * <p>Say what you know and nothing else: a time-out, a 5xx or an answer that cannot be read is {@link Answer.Unknown}, and so is any
 * exception. {@link Answer.Rejected} means that no money moved and none will.
 */
public interface PaymentGateway {

    /** Pays money back, once for each key. */
    Answer refund(RefundInstruction instruction);

    /** Asks what became of an instruction sent earlier. Called only where the profile says that it can be asked. */
    Answer query(RefundInstruction instruction);

    /** What is known of the provider behind a channel. */
    ProviderProfile profile(String channel);
}
