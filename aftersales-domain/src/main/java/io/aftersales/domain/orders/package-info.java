/**
 * The sale of an order, with goods, prices and payments; and, apart from it, the facts about the order right now.
 *
 * <p>A host states its order as a {@link io.aftersales.domain.orders.Sale}. An {@link io.aftersales.domain.orders.OrderSnapshot} is a
 * checked sale: its parts are possible, and the amount asked equals the amount paid. These facts are about the purchase and never change
 * again; what is added to the order later is an {@link io.aftersales.domain.orders.Amendment}, a part that balances in itself. Facts that do change, such as parcels on their way, are read fresh each time as {@link io.aftersales.domain.orders.OrderFacts}.
 *
 * <p>Inside one order every amount is a {@code long} of minor units of the order's one currency.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.orders;

import org.jspecify.annotations.NullMarked;
