/**
 * The laws kit: tests whether the orders of a host become sales whose refunds add up.
 *
 * <p>Extend {@link io.aftersales.domain.laws.RefundLaws} in a test, generate orders of your own, map them as in production, and tell what your
 * own system knows: what the buyer paid and how many pieces were bought, and, for more laws, the tax, the lines and the payments. Each law is a
 * jqwik property. One that is broken fails under its name, with the smallest order found, the sale it was mapped to, and the two figures that
 * differ. Laws that need a figure that is not told are skipped, with the reason.
 *
 * <p>For tests of code that works on sales and accounts {@link io.aftersales.domain.laws.Sales} makes sales, {@link
 * io.aftersales.domain.laws.RefundPolicies} makes money rules, and {@link io.aftersales.domain.laws.Histories} makes what happens to an order
 * after its sale, which {@link io.aftersales.domain.laws.History} plays on an account.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.laws;

import org.jspecify.annotations.NullMarked;
