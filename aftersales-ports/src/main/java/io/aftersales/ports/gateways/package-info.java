/**
 * The gateways to a host's other systems: orders, payments, stock, parcels, points, people. A host implements them.
 *
 * <p>Every call for an effect carries a key. The same key means the same thing and must have its effect once, however often it comes. A
 * method without an answer has succeeded when it returns; an exception means that the outcome is unknown, and the same call comes again.
 * Effects are carried out while no transaction is active. Facts are asked for before a decision is written: within a transaction only where
 * the host calls a desk within one of its own. No address, name or card passes here: the host's adapters know them.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.ports.gateways;

import org.jspecify.annotations.NullMarked;
