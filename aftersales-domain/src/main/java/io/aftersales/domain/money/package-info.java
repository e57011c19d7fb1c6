/**
 * Amounts of money, and the rules to share one without losing or inventing a cent.
 *
 * <p>All amounts are whole minor units of one currency. Where a share has to be rounded, the rule is named: shares of a total are handed
 * out by largest remainder, the worth of some units of a line is rounded half up.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.money;

import org.jspecify.annotations.NullMarked;
