/**
 * What a reader may see of a case. A buyer's view holds what the buyer was told and can act on; a staff view holds the whole case as well.
 *
 * <p>The desk that looks cases up chooses the view by the actor. Names of rules, risk scores, fraud groups, ids of staff, effect keys and
 * references of payments are in no buyer's view, and neither are words that were written for colleagues.
 */
@NullMarked
package io.aftersales.ports.views;

import org.jspecify.annotations.NullMarked;
