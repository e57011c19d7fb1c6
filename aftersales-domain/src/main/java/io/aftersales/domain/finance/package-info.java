/**
 * What finance does with the money entries of accounts: they are compared with what the payment provider says it has done.
 *
 * <p>A {@link io.aftersales.domain.finance.Movement} is one movement as one side has it. Movements that share a key, or a transaction id
 * where one side knows no keys, are about the same thing; {@link io.aftersales.domain.finance.Reconciliation} says what came of the
 * comparison. Who brings them together, in memory or over files of any size, is up to the host.
 */
@NullMarked
package io.aftersales.domain.finance;

import org.jspecify.annotations.NullMarked;
