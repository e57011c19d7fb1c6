/**
 * What is owed to the world outside, as data: payments, stock, parcels, points, notices.
 *
 * <p>A decision names what it owes, each under a key that is written down before the first call and never changes after an answer
 * that leaves doubt. What comes of a call is one of a few answers; an outbox entry turns each answer into what is to be done next.
 * Doubt never becomes failure: what is unknown is asked again, or sent again under the same key while the provider still remembers
 * it, or parked for a person.
 */
@NullMarked
package io.aftersales.domain.effects;

import org.jspecify.annotations.NullMarked;
