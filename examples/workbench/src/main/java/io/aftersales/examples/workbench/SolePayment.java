package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.OrderRejection.OrderDoesNotBalance;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.TenderId;

/** How an order was paid that does not say so: all of it at once. */
final class SolePayment {
    static final TenderId ID = TenderId.of("T1");

    private SolePayment() {}

    /** The sale, paid by one tender. What is payable is the library's to say: without a tender it tells what is missing. */
    static Sale of(Sale unpaid) {
        var checked = OrderSnapshot.of(unpaid);
        long payable =
                checked.isLeft() && checked.getLeft() instanceof OrderDoesNotBalance missing ? missing.payable() : 0;
        return unpaid.paidBy(Tender.money(ID.value(), "DEFAULT", payable));
    }
}
