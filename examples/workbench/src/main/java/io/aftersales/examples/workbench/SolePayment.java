package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.OrderRejection.OrderDoesNotBalance;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.TenderId;

/** Payment of an order that names no tenders: one tender of the full amount. */
final class SolePayment {
    static final TenderId ID = TenderId.of("T1");

    private SolePayment() {}

    /** Returns the sale, paid by one tender. The amount is the payable one in the library's refusal of the unpaid sale. */
    static Sale of(Sale unpaid) {
        var checked = OrderSnapshot.of(unpaid);
        long payable =
                checked.isLeft() && checked.getLeft() instanceof OrderDoesNotBalance missing ? missing.payable() : 0;
        return unpaid.paidBy(Tender.money(ID.value(), "DEFAULT", payable));
    }
}
