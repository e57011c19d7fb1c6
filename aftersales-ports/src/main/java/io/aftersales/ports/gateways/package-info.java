/**
 * The gateways to a host's other systems: orders, payments, stock, parcels, points, people. A host implements them.
 *
 * <p>Every call carries a key. The same key means the same thing and must have its effect once, however often it comes. A method that
 * answers nothing succeeded; an exception means that the outcome is unknown, and the same call comes again. No address, name or card passes
 * here: the host's adapters know them.
 */
@NullMarked
package io.aftersales.ports.gateways;

import org.jspecify.annotations.NullMarked;
