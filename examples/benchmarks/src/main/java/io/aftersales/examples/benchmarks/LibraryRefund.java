package io.aftersales.examples.benchmarks;

import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.shared.Actor;
import io.aftersales.examples.benchmarks.RefundSubject.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The account of an order in the library, which computes the refund and explains it. */
final class LibraryRefund {
    private static final BookingContext STAMP = new BookingContext(null, Actor.SYSTEM, Instant.EPOCH);

    private LibraryRefund() {}

    static OrderAccount account(RefundSubject order) {
        var lines = new ArrayList<OrderLine>();
        var before = new ArrayList<Units>();
        for (int i = 0; i < order.lines(); i++) {
            int quantity = order.quantities().get(i);
            lines.add(OrderLine.of(
                    order.name(i), "SKU" + i, quantity, order.prices().get(i)));
            before.add(new Units(i, order.back()));
        }
        var sale = Sale.of("1", "CNY")
                .with(lines.toArray(OrderLine[]::new))
                .discountedBy(
                        Discount.coupon("C", order.coupon()),
                        Discount.promotion("P", order.off(), Tier.spend(order.spend(), order.off())))
                .paidBy(Tender.money("T", "CARD", order.paid()));
        var policy = RefundPolicy.STANDARD.withDiscounts(DiscountRule.PRO_RATA, DiscountRule.RE_EVALUATED);
        OrderAccount account =
                OrderAccount.open(FrozenOrder.of(OrderSnapshot.of(sale).get(), policy));
        return order.back() == 0 ? account : returned(account, units(order, before));
    }

    private static OrderAccount returned(OrderAccount account, List<io.aftersales.domain.refunds.Units> units) {
        return account.hold(STAMP, Taken.fromNoParcel(units))
                .get()
                .book(STAMP, PlacedUnits.inNoParcel(units), PlacedUnits.inNoParcel(units), RefundClaim.of(units))
                .account()
                .saved();
    }

    static RefundClaim claim(RefundSubject order, List<Units> units) {
        return RefundClaim.of(units(order, units));
    }

    private static List<io.aftersales.domain.refunds.Units> units(RefundSubject order, List<Units> units) {
        return units.stream()
                .map(each -> io.aftersales.domain.refunds.Units.of(order.name(each.line()), each.quantity()))
                .toList();
    }
}
