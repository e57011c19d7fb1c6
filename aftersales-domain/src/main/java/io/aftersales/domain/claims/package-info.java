/**
 * What a buyer claims: the units of an order, each for a reason, with evidence and in the buyer's own words.
 *
 * <p>A reason says whose fault it is, how long after the delivery it may be given, and whether it has to be shown. An application
 * becomes the submission of a case, which keeps what was asked and answered since. A goodwill payment is submitted like a claim, but
 * names no units.
 */
@NullMarked
package io.aftersales.domain.claims;

import org.jspecify.annotations.NullMarked;
