package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.ProviderProfile;

/**
 * The payment providers, and the buyers' balances with the shop. Only the runner calls {@link #refund}.
 *
 * <p>An adapter answers what it knows and nothing else: a time-out, a 5xx or an answer that cannot be read is {@link Answer.Unknown}, and
 * so is any exception. {@link Answer.Rejected} means that no money moved and none will.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #refund} pays the amount that is named, on the payment that is named, and names the provider's reference.
 *   <li>The same key pays once and has the same answer, unless the profile says that no key is remembered.
 *   <li>A key that was seen before with another amount pays nothing more.
 *   <li>Keys are kept whole: two that differ in the last of 64 characters, or in one letter's case, are two refunds.
 *   <li>However many calls come under one key at once, it is paid once, and no call is answered as refused for good.
 *   <li>When the answer to a payment is lost, the answer is {@link Answer.Unknown} or an exception; that it was paid is answered when the
 *       key is queried or sent again.
 *   <li>A refund that the provider has accepted and not paid yet is {@link Answer.Pending}, until it is paid.
 *   <li>A provider that is busy or short of funds asks to be called {@linkplain Answer.Retry#SAME_KEY_LATER later}, or is unknown, and
 *       never refuses for good; the same key pays once when it is sent again.
 *   <li>More than is left of a payment is rejected for good as {@code EXCEEDS_REMAINING}, or as {@code ALREADY_REFUNDED} when nothing is
 *       left, and pays nothing. After doubt these two are taken for signs of success.
 *   <li>The balance route pays to the buyer's balance, and nothing the way it was paid. An adapter without balances rejects it for good.
 *   <li>{@link #query} answers the same as the refund did, and pays nothing.
 *   <li>A key that was never sent is {@link Answer.NotFound} to a query.
 *   <li>Money that came back to the shop is {@link Answer.Reversed} to a query.
 * </ol>
 */
public interface PaymentGateway {

    /** Pays money back, once for each key. */
    Answer refund(RefundInstruction instruction);

    /** Asks what became of an instruction sent earlier. Called only where the profile says that the provider can be asked. */
    Answer query(RefundInstruction instruction);

    /** The profile of the provider behind a channel. */
    ProviderProfile profile(String channel);
}
