/**
 * The views of a case for its readers. A buyer's view holds what the buyer was told and can act on; a staff view holds the whole case as
 * well.
 *
 * <p>The desk that looks up cases chooses the view by the actor. A buyer's view holds no names of rules, risk scores, fraud groups, ids of
 * staff, effect keys or payment references, and no words that were written for colleagues.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.ports.views;

import org.jspecify.annotations.NullMarked;
