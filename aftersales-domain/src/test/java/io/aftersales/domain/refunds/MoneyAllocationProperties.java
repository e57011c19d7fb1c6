package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.History;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Allocations;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** Discounts and shared charges, apportioned to the lines of whole orders. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyAllocationProperties {

    private static Allocations allocations(Sale sale) {
        return OrderSnapshot.of(sale).get().parts().get(0).allocations();
    }

    @Property
    void apportionmentSumsToTheWhole(@ForAll(supplier = MoneyOrders.class) MoneyOrder order) {
        Sale sale = order.sale();
        Allocations allocations = allocations(sale);
        long payable = 0;
        for (OrderLine line : sale.lines()) {
            payable += line.afterOwnDiscount() + (sale.taxIncluded() ? 0 : line.tax());
        }
        for (Charge charge : sale.charges()) {
            payable += charge.amount() + (sale.taxIncluded() ? 0 : charge.tax());
        }
        for (int j = 0; j < sale.discounts().size(); j++) {
            Discount discount = sale.discounts().get(j);
            payable -= discount.amount();
            long shares = 0;
            for (int i = 0; i < sale.lines().size(); i++) {
                shares += allocations.discountShare(j, i);
            }
            assertThat(shares).isBetween(0L, discount.amount());
            assertThat(discount.charges().isEmpty() ? shares : discount.amount())
                    .isEqualTo(discount.amount());
        }
        for (int c = 0; c < sale.charges().size(); c++) {
            Charge charge = sale.charges().get(c);
            long shares = 0;
            for (int i = 0; i < sale.lines().size(); i++) {
                shares += allocations.chargeShare(c, i);
            }
            if (charge.comesBack() == ComesBack.WITH_GOODS && charge.amount() >= 0) {
                long whole = charge.amount() + (sale.taxIncluded() ? 0 : charge.tax());
                assertThat(shares).isBetween(creditedBefore(sale, c) ? 0 : whole, whole);
                assertThat(allocations.paidForCharge(c)).isZero();
            } else {
                assertThat(shares).isBetween(Math.min(0, charge.amount()), 0L);
            }
        }
        assertThat(allocations.payable()).isEqualTo(payable);
        assertThat(sale.tenders().stream().mapToLong(Tender::amount).sum()).isEqualTo(payable);
    }

    /** Tells whether a credit before a charge may have fallen on it, because no line could bear the credit. */
    private static boolean creditedBefore(Sale sale, int c) {
        return sale.charges().subList(0, c).stream().anyMatch(charge -> charge.amount() < 0);
    }

    @Property
    void zeroWeightGetsNothing(@ForAll(supplier = MoneyOrders.class) MoneyOrder order) {
        Sale sale = order.sale();
        Allocations allocations = allocations(sale);
        for (int i = 0; i < sale.lines().size(); i++) {
            if (sale.lines().get(i).afterOwnDiscount() == 0) {
                for (int j = 0; j < sale.discounts().size(); j++) {
                    assertThat(allocations.discountShare(j, i)).isZero();
                }
            }
            for (int c = 0; c < sale.charges().size(); c++) {
                if (sale.charges().get(c).amount() > 0 && !allocations.chargeCovers(c, i)) {
                    assertThat(allocations.chargeShare(c, i)).isZero();
                }
            }
        }
    }

    @Property
    void apportionmentIsSignSymmetric(@ForAll(supplier = MoneyOrders.class) MoneyOrder order) {
        Allocations allocations = allocations(order.sale());
        int lines = order.sale().lines().size();
        long[] nets = new long[lines];
        for (int i = 0; i < lines; i++) {
            nets[i] = allocations.paidFor(i);
        }
        for (Tender tender : order.sale().tenders()) {
            if (LongStream.of(nets).sum() > 0) {
                long[] shares = Apportionment.apportion(tender.amount(), nets);
                long[] opposite = LongStream.of(shares).map(share -> -share).toArray();
                assertThat(Apportionment.apportion(-tender.amount(), nets)).containsExactly(opposite);
            }
        }
    }

    @Property
    void noShareExceedsItsWeight(@ForAll(supplier = MoneyOrders.class) MoneyOrder order) {
        Sale sale = order.sale();
        Allocations allocations = allocations(sale);
        for (int i = 0; i < sale.lines().size(); i++) {
            long left = sale.lines().get(i).afterOwnDiscount();
            for (int j = 0; j < sale.discounts().size(); j++) {
                assertThat(allocations.discountShare(j, i)).isBetween(0L, left);
                left -= allocations.discountShare(j, i);
            }
            left += sale.taxIncluded() ? 0 : sale.lines().get(i).tax();
            for (int c = 0; c < sale.charges().size(); c++) {
                left += allocations.chargeShare(c, i);
                assertThat(left).isNotNegative();
            }
            assertThat(allocations.paidFor(i)).isEqualTo(left);
        }
        for (int c = 0; c < sale.charges().size(); c++) {
            long most = sale.charges().get(c).amount()
                    + (sale.taxIncluded() ? 0 : sale.charges().get(c).tax());
            assertThat(allocations.paidForCharge(c)).isBetween(0L, Math.max(0, most));
        }
    }

    @Property
    void reorderingTheLinesMovesANetByAtMostOneUnitPerDiscountAndSharedChargeAndLeavesTheSum(
            @ForAll(supplier = MoneyOrders.Fresh.class) MoneyOrder order, @ForAll int seed) {
        Sale sale = order.sale();
        List<OrderLine> lines = new ArrayList<>(sale.lines());
        Collections.shuffle(lines, new Random(seed));
        Sale reordered = new Sale(
                sale.id(),
                sale.currency(),
                lines,
                sale.taxIncluded(),
                sale.discounts(),
                sale.charges(),
                sale.tenders(),
                sale.paymentTerms());
        Allocations before = allocations(sale);
        Allocations after = allocations(reordered);
        long shared = sale.charges().stream()
                .filter(charge -> charge.comesBack() == ComesBack.WITH_GOODS)
                .count();
        for (int i = 0; i < lines.size(); i++) {
            long was = before.paidFor(sale.lines().indexOf(lines.get(i)));
            assertThat(Math.abs(after.paidFor(i) - was))
                    .isLessThanOrEqualTo(sale.discounts().size() + shared);
        }
        assertThat(after.payable()).isEqualTo(before.payable());
        OrderAccount whole = new History(order.of(reordered).account()).finish().account();
        assertThat(whole.refunded())
                .isEqualTo(new History(order.account()).finish().account().refunded());
    }
}
