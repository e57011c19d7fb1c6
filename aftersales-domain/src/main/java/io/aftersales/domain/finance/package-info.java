/**
 * Tools for finance: the figures of a credit note, reconciliation of an account's money entries with the payment provider's statement, and
 * trials of other rules on past orders and cases.
 *
 * <p>A {@link io.aftersales.domain.finance.Movement} is one movement of money as one side recorded it. Movements that share a key, or a
 * transaction id where one side knows no keys, are about the same payment: a {@link io.aftersales.domain.finance.PaymentMatch} collects them,
 * and {@link io.aftersales.domain.finance.Reconciliation} returns the result of comparing them. Reading both sides, in memory or from files
 * of any size, is up to the host.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.finance;

import org.jspecify.annotations.NullMarked;
