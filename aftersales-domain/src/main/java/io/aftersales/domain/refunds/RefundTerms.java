package io.aftersales.domain.refunds;

import org.jspecify.annotations.Nullable;

/**
 * The amounts that the shop keeps of a refund, before limits, in minor units.
 *
 * @param deductions for goods that are worth less than when they were sold
 * @param spared whether no restocking fee is taken
 * @param fee the case's own fee
 * @param agreed the amount that buyer and shop settled on; null for none
 */
public record RefundTerms(
        long deductions, boolean spared, long fee, @Nullable Long agreed) {}
