package io.aftersales.domain.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Money rules beside each other: what they differ by, worked out a second time. */
class WhatIfProperties {
    private static final RefundPolicy PRO_RATA = RefundPolicy.STANDARD;
    private static final RefundPolicy RE_EVALUATED =
            RefundPolicy.STANDARD.withDiscounts(DiscountRule.PRO_RATA, DiscountRule.RE_EVALUATED);

    /** So many units at one price, and so much off each for spending enough. */
    private record Order(int units, int price, int offEach, int threshold) {
        OrderSnapshot snapshot() {
            long goods = (long) units * price;
            long off = (long) units * offEach;
            return OrderSnapshot.of(Sale.of("1001", "CNY")
                            .with(OrderLine.of("A", "MUG", units, goods))
                            .discountedBy(Discount.promotion("P", off, Tier.spend(threshold, off)))
                            .paidBy(Tender.money("T", "CARD", goods - off)))
                    .get();
        }

        /** In proportion every unit bears the same; looked at anew the whole discount stands or falls with what is kept. */
        long differenceAfter(int returned) {
            long kept = (long) (units - returned) * price;
            long off = (long) units * offEach;
            long anew = (long) units * price - off - (kept - (kept >= threshold ? Math.min(off, kept) : 0));
            return anew - (long) returned * (price - offEach);
        }
    }

    private static List<WhatIf.Asked> claims(int units, List<Integer> cuts) {
        var claims = new ArrayList<WhatIf.Asked>();
        int left = units;
        for (int cut : cuts) {
            int some = Math.min(left, cut);
            if (some > 0) {
                claims.add(new WhatIf.Asked(
                        "c" + claims.size(),
                        cut % 2 == 0 ? "NOT_LIKED" : "QUALITY_ISSUE",
                        RefundClaim.of(new Units(LineId.of("A"), some))));
                left -= some;
            }
        }
        return claims;
    }

    private static int returned(List<WhatIf.Asked> claims) {
        return claims.stream()
                .flatMap(each -> each.claim().units().stream())
                .mapToInt(units -> (int) units.quantity())
                .sum();
    }

    @Property(tries = 2000)
    void theDifferenceIsWhatTheThresholdTakesBack(
            @ForAll @IntRange(min = 1, max = 12) int units,
            @ForAll @IntRange(min = 40, max = 500) int price,
            @ForAll @IntRange(min = 0, max = 20) int offEach,
            @ForAll @IntRange(min = 1, max = 100) int share,
            @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 5) Integer> cuts) {
        var order = new Order(units, price, offEach, Math.max(1, units * price * share / 100));
        List<WhatIf.Asked> claims = claims(units, cuts);

        List<WhatIf.Compared> compared = new WhatIf(PRO_RATA, RE_EVALUATED).compare(order.snapshot(), claims);

        long owedBack =
                0; // a claim that would have to take money from the buyer takes none, and a later one makes up for it
        long difference = 0;
        int back = 0;
        for (WhatIf.Compared each : compared) {
            back += (int) each.asked().claim().units().get(0).quantity();
            long anew = order.differenceAfter(back) + (long) back * (price - offEach);
            owedBack = Math.max(owedBack, anew);
            difference += each.difference();
            assertThat(difference).isEqualTo(owedBack - (long) back * (price - offEach));
            assertThat(each.differs()).isEqualTo(each.difference() != 0);
        }
        assertThat(compared).hasSameSizeAs(claims);
        assertThat(back).isEqualTo(returned(claims));
    }

    @Property(tries = 300)
    void rulesBesideThemselvesDifferByNothing(
            @ForAll @IntRange(min = 1, max = 12) int units,
            @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 5) Integer> cuts) {
        var order = new Order(units, 100, 10, 300);
        var same = new WhatIf(RE_EVALUATED, RE_EVALUATED).compare(order.snapshot(), claims(units, cuts));
        assertThat(same).noneMatch(WhatIf.Compared::differs);
    }

    @Property(tries = 300)
    void sumsDoNotDependOnHowTheyAreMade(
            @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 5) Integer> cuts,
            @ForAll @IntRange(min = 0, max = 5) int where) {
        var compared =
                new WhatIf(PRO_RATA, RE_EVALUATED).compare(new Order(9, 100, 10, 500).snapshot(), claims(9, cuts));
        int cut = Math.min(where, compared.size());

        WhatIfTotals all = sum(compared);
        WhatIfTotals some = sum(compared.subList(0, cut));
        WhatIfTotals more = sum(compared.subList(cut, compared.size()));
        assertThat(some.plus(more)).isEqualTo(all).isEqualTo(more.plus(some));
        assertThat(WhatIfTotals.NONE.plus(all)).isEqualTo(all).isEqualTo(all.plus(WhatIfTotals.NONE));
        assertThat(all.claims()).isEqualTo(compared.size());
        assertThat(all.differing())
                .isEqualTo(compared.stream().filter(WhatIf.Compared::differs).count());
        assertThat(all.money().difference())
                .isEqualTo(
                        compared.stream().mapToLong(WhatIf.Compared::difference).sum());
    }

    private static WhatIfTotals sum(List<WhatIf.Compared> some) {
        return some.stream().map(WhatIfTotals::of).reduce(WhatIfTotals.NONE, WhatIfTotals::plus);
    }

    @Property(tries = 100)
    void whatIsRefusedIsNothingAndCounted(@ForAll @IntRange(min = 1, max = 9) int units) {
        var asked = List.of(
                new WhatIf.Asked("c0", "NOT_LIKED", RefundClaim.of(new Units(LineId.of("A"), units + 1L))),
                new WhatIf.Asked("c1", "NOT_LIKED", RefundClaim.of(new Units(LineId.of("A"), units))));
        var compared = new WhatIf(PRO_RATA, RE_EVALUATED).compare(new Order(units, 100, 10, 1).snapshot(), asked);

        assertThat(compared.get(0).differs()).isFalse();
        assertThat(compared.get(1).one().get().total()).isEqualTo(90L * units);
        assertThat(sum(compared).refusals()).containsOnlyKeys("QUANTITY_EXCEEDED");
        assertThat(sum(compared).refusals().get("QUANTITY_EXCEEDED")).isEqualTo(new WhatIfTotals.Sides(1, 1, 1));
    }
}
