/**
 * The effects owed to outside systems, as data: payments, stock, parcels, points, notices, tickets.
 *
 * <p>A decision names the effects it owes, each under a key that is written down before the first call and never changes after an answer
 * that leaves doubt. The result of a call is one of a few answers; an outbox entry turns each answer into the next call or the outcome.
 * Doubt never becomes failure: an unknown result is queried again, or sent again under the same key while the provider still remembers it,
 * or parked for a member of the staff.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.effects;

import org.jspecify.annotations.NullMarked;
