/**
 * The buyer's claim: the units of an order, each with a reason, with evidence and in the buyer's own words.
 *
 * <p>A reason tells the party at fault, how long after the delivery it may be claimed, and whether it needs evidence. An application
 * becomes the submission of a case, which keeps the questions and answers since. A goodwill payment is submitted like a claim, but names no
 * units.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.claims;

import org.jspecify.annotations.NullMarked;
