/**
 * What was sold, for how much and paid how; and, apart from it, what is known of the order right now.
 *
 * <p>A host tells its order as a {@link io.aftersales.domain.orders.Sale}. An {@link
 * io.aftersales.domain.orders.OrderSnapshot} is a sale that was checked: its parts are possible and what was asked equals what
 * was paid. These facts are about the purchase and never change again. What does change, such as parcels on their way, is
 * read fresh each time as {@link io.aftersales.domain.orders.OrderFacts}.
 *
 * <p>Inside one order every amount is a {@code long} of minor units of the order's one currency.
 */
@NullMarked
package io.aftersales.domain.orders;

import org.jspecify.annotations.NullMarked;
