/**
 * The money of an order after the sale: the buyer's remaining entitlement, and the refunds so far.
 *
 * <p>When after-sales first touches an order, the sale and the shop's money rules are frozen together. From then on there is one account
 * for the order, shared by every kind of case. A case first <em>holds</em> the units it claims, so that no other case can claim them. When
 * the accepted units are decided, they are <em>booked</em>: held units become units that are back, and their worth is <em>owed</em>, split
 * over the tenders they were paid with. When a provider has really paid, the money is <em>settled</em>. A provider that fails leaves the
 * units back and the money owed.
 *
 * <p>An exchange moves units out of their line for good, to a line of its own for their replacements. That line is worth as much as the
 * exchanged units, plus the difference paid on top or less the difference refunded. The difference that the buyer pays on top is one more
 * tender. So every sum still holds over the lines of the sale and those of exchanges together.
 *
 * <p>An order may have several parts: the sale, and amendments that were added to it later. Each part has discounts and charges of its own,
 * and is back when its last unit is. What is refunded is the buyer's <em>entitlement</em>, stated by tax rate; it is <em>paid out</em> as far
 * as the money for it was captured, and a later capture makes the rest due. Refunds made elsewhere are entered, and their reversal works the
 * bookings out again that they had limited: see {@link io.aftersales.domain.refunds.Adjustment}.
 *
 * <p>The worth of units is a difference of one function of the number of units back, not of the way they came back. That is why any
 * sequence of partial refunds adds up to the cent. Each amount comes with a breakdown whose steps add up to it.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.refunds;

import org.jspecify.annotations.NullMarked;
