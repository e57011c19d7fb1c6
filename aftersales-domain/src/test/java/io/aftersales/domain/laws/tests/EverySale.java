package io.aftersales.domain.laws.tests;

import io.aftersales.domain.laws.RefundLaws;
import io.aftersales.domain.laws.Sales;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;

/** The laws over every sale of the kit in which each charge comes back, as the orders of a host that keeps sales. */
class EverySale extends RefundLaws<Sale> {
    @Override
    protected Arbitrary<Sale> orders() {
        return Sales.any().filter(sale -> sale.charges().stream().noneMatch(EverySale::isKept));
    }

    private static boolean isKept(Charge charge) {
        return charge.comesBack() == ComesBack.NEVER;
    }

    @Override
    protected Sale sale(Sale order) {
        return order;
    }

    @Override
    protected long paid(Sale order) {
        return order.tenders().stream().mapToLong(Tender::amount).sum();
    }

    @Override
    protected long units(Sale order) {
        return order.lines().stream().mapToLong(OrderLine::quantity).sum();
    }

    @Override
    protected Map<String, Long> payments(Sale order) {
        Map<String, Long> payments = new TreeMap<>();
        order.tenders().forEach(tender -> payments.put(tender.paymentReference(), tender.captured()));
        return payments;
    }

    /** The same under rules by which partial refunds differ most, with a restocking fee. */
    static class EverySaleUnderHardRules extends EverySale {
        @Override
        protected RefundPolicy policy() {
            return RefundPolicy.STANDARD
                    .withDiscounts(DiscountRule.KEPT_UNTIL_FULL_RETURN, DiscountRule.RE_EVALUATED)
                    .withRestockingFee(RestockingFee.percent(10));
        }
    }
}
