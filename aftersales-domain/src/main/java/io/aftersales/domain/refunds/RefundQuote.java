package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;

/**
 * Quote of a refund: what it would come to if it were applied for now and everything were accepted.
 *
 * @param breakdown the refund, explained to the cent
 * @param bonus the bonus on store credit if all of the money goes to the buyer's balance; zero where the application does not ask for store
 *     credit, or the shop gives none. A gift beside the refund, in no sum of the breakdown
 */
public record RefundQuote(RefundBreakdown breakdown, Money bonus) {}
