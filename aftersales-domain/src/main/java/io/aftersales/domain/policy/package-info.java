/**
 * The shop's rules about cases, apart from money: reasons, windows, waits, the amounts above which other or more persons decide, the routes
 * of refunds, and the rules of review.
 *
 * <p>The policy that holds when a command is decided is the one that counts. The money rules of an order are frozen with its account
 * instead; see the refunds package.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.policy;

import org.jspecify.annotations.NullMarked;
