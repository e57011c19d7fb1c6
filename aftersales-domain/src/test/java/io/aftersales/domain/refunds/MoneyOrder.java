package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An order with the money rules that it is under and the refunds from before.
 *
 * @param opening the refunds from before; they are possible
 */
record MoneyOrder(Sale sale, RefundPolicy policy, RefundHistory opening) {

    /** The refunds from before, in parts of what was sold and captured. */
    record OpeningPlan(List<Integer> linePermilles, List<Integer> tenderPermilles) {
        static final OpeningPlan NOTHING = new OpeningPlan(List.of(), List.of());

        RefundHistory of(Sale sale) {
            Map<LineId, Long> units = new HashMap<>();
            for (int i = 0; i < Math.min(linePermilles.size(), sale.lines().size()); i++) {
                OrderLine line = sale.lines().get(i);
                long back = Apportionment.part(line.quantity(), linePermilles.get(i), 1000);
                if (back > 0) {
                    units.put(line.id(), back);
                }
            }
            Map<TenderId, Long> refunded = new HashMap<>();
            for (int k = 0; k < Math.min(tenderPermilles.size(), sale.tenders().size()); k++) {
                Tender tender = sale.tenders().get(k);
                refunded.put(tender.id(), Apportionment.part(tender.captured(), tenderPermilles.get(k), 1000));
            }
            return new RefundHistory(units, refunded);
        }
    }

    /** Freezes the order anew. */
    FrozenOrder frozen() {
        return FrozenOrder.of(OrderSnapshot.of(sale).get(), policy);
    }

    /** Opens the account. */
    OrderAccount account() {
        BookingContext before = new BookingContext(null, Actor.agent("a-1"), Instant.EPOCH);
        return AccountOpening.open(frozen(), opening, before).get();
    }

    MoneyOrder withoutOpening() {
        return new MoneyOrder(sale, policy, RefundHistory.NOTHING);
    }

    /** Returns the order under one rule for all discounts. */
    MoneyOrder underRule(DiscountRule rule) {
        return under(policy.withDiscounts(rule, rule));
    }

    /** Returns the order with discounts that are kept until the full return where they would be evaluated again. */
    MoneyOrder neverReEvaluated() {
        return under(policy.withDiscounts(notReEvaluated(policy.coupon()), notReEvaluated(policy.promotion())));
    }

    private static DiscountRule notReEvaluated(DiscountRule rule) {
        return rule == DiscountRule.RE_EVALUATED ? DiscountRule.KEPT_UNTIL_FULL_RETURN : rule;
    }

    MoneyOrder withoutRestockingFee() {
        return under(policy.withRestockingFee(RestockingFee.NONE));
    }

    MoneyOrder under(RefundPolicy other) {
        return new MoneyOrder(sale, other, opening);
    }

    /** Returns the order with everything captured. */
    MoneyOrder captured() {
        List<Tender> all = sale.tenders().stream()
                .map(tender -> tender.captured(tender.amount()))
                .toList();
        return of(new Sale(
                sale.id(),
                sale.currency(),
                sale.lines(),
                sale.taxIncluded(),
                sale.discounts(),
                sale.charges(),
                all,
                sale.paymentTerms()));
    }

    /** Returns another sale under the same rules. */
    MoneyOrder of(Sale other) {
        return new MoneyOrder(other, policy, opening);
    }
}
