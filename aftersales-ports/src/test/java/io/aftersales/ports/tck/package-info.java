/**
 * The contract kit: whether an adapter keeps the rules that its interface states.
 *
 * <p>Extend {@link io.aftersales.ports.tck.CaseRepositoryContract}, {@link io.aftersales.ports.tck.OutboxContract} and
 * {@link io.aftersales.ports.tck.TicketRepositoryContract} for a database,
 * {@link io.aftersales.ports.tck.InventoryContract} and {@link io.aftersales.ports.tck.FulfilmentContract} for a warehouse,
 * {@link io.aftersales.ports.tck.TopUpsContract} for payments on top. Hand out an empty one for each test, do what only its host can
 * do where the contract asks for it, and run them like any other tests. Each test carries the number of the rule it checks, and says on
 * failure where to look in the adapter. What is written to a database comes from real decisions of the domain.
 */
@NullMarked
package io.aftersales.ports.tck;

import org.jspecify.annotations.NullMarked;
