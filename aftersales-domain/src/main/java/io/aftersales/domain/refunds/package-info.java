/**
 * The money of an order after the sale: what its buyer is still entitled to, and what has been given back.
 *
 * <p>When after-sales first touches an order, the sale and the shop's money rules are frozen together. From then on there is one
 * account for the order, shared by every kind of case. A case first <em>holds</em> the units it speaks of, so that nobody else can
 * claim them. When it is decided which of them are accepted, they are <em>booked</em>: held units become units that are back, and
 * what they are worth is <em>owed</em>, split over the tenders it was paid with. When a provider has really paid, the money is
 * <em>settled</em>. A provider that fails leaves the units back and the money owed.
 *
 * <p>An exchange moves units out of their line for good, to a line of its own for what replaces them, worth what they were worth and
 * what was settled on top or given back. What the buyer pays on top is one more tender. So every sum goes on holding over the lines of
 * the sale and those of exchanges together.
 *
 * <p>What units are worth is a difference of one function of how many units are back, not of how they came back: that is why any
 * sequence of partial refunds adds up to the cent. Each amount comes with a breakdown whose steps add up to it.
 */
@NullMarked
package io.aftersales.domain.refunds;

import org.jspecify.annotations.NullMarked;
