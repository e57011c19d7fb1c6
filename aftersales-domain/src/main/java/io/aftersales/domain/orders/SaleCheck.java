package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks in one pass over a sale that every part is possible, and adds up the parts. */
final class SaleCheck {
    private final Sale sale;
    private final Map<LineId, Integer> places;
    private long goods;
    private long discounts;
    private long payable;
    private long paid;
    private @Nullable Rejection found;

    SaleCheck(Sale sale) {
        this.sale = sale;
        this.places = new HashMap<>(2 * sale.lines().size());
    }

    /** Returns the first impossible part; the sums are known only when there is none. */
    Optional<Rejection> impossiblePart() {
        try {
            lines();
            discounts();
            tenders();
            charges();
        } catch (ArithmeticException overflow) {
            refuseIf(true, "total", Long.MAX_VALUE);
        }
        return Optional.ofNullable(found);
    }

    /** Returns the place of every line in the sale. */
    Map<LineId, Integer> places() {
        return places;
    }

    long payable() {
        return payable;
    }

    long paid() {
        return paid;
    }

    private void lines() {
        List<OrderLine> lines = sale.lines();
        long units = 0;
        long listPrices = 0; // added up like the units only so that no total overflows
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            refuseIf(places.putIfAbsent(line.id(), i) != null, "lines", i, ".id", i);
            refuseIf(line.quantity() < 1, "lines", i, ".quantity", line.quantity());
            refuseIf(line.amount() < 0, "lines", i, ".amount", line.amount());
            refuseIf(line.discount() < 0 || line.discount() > line.amount(), "lines", i, ".discount", line.discount());
            refuseIf(line.tax() < 0, "lines", i, ".tax", line.tax());
            units = Math.addExact(units, line.quantity());
            listPrices = Math.addExact(listPrices, line.amount());
            goods = Math.addExact(goods, Math.subtractExact(line.amount(), line.discount()));
            payable = Math.addExact(payable, sale.taxIncluded() ? 0 : line.tax());
        }
        payable = Math.addExact(payable, goods);
    }

    private void discounts() {
        Set<String> ids = new HashSet<>();
        for (int j = 0; j < sale.discounts().size(); j++) {
            Discount discount = sale.discounts().get(j);
            refuseIf(!ids.add(discount.id()), "discounts", j, ".id", j);
            refuseIf(discount.amount() < 0, "discounts", j, ".amount", discount.amount());
            refuseIf(!places.keySet().containsAll(discount.scope()), "discounts", j, ".scope", j);
            refuseIf(Set.copyOf(discount.scope()).size() < discount.scope().size(), "discounts", j, ".scope", j);
            for (int t = 0; t < discount.tiers().size(); t++) {
                Tier tier = discount.tiers().get(t);
                refuseIf(!tier.isPossible(), "discounts[" + j + "].tiers", t, "", tier.threshold());
            }
            discounts = Math.addExact(discounts, discount.amount());
        }
        refuseIf(discounts > goods, "discounts", discounts);
        payable = Math.subtractExact(payable, discounts);
    }

    private void tenders() {
        Set<Object> ids = new HashSet<>();
        for (int k = 0; k < sale.tenders().size(); k++) {
            Tender tender = sale.tenders().get(k);
            boolean points = tender.kind() == TenderKind.POINTS;
            refuseIf(!ids.add(tender.id()), "tenders", k, ".id", k);
            refuseIf(tender.amount() < 0, "tenders", k, ".amount", tender.amount());
            refuseIf(
                    tender.captured() < 0 || tender.captured() > tender.amount(),
                    "tenders",
                    k,
                    ".captured",
                    tender.captured());
            refuseIf(tender.points() < 0, "tenders", k, ".points", tender.points());
            refuseIf(
                    tender.points() > 0 && (!points || tender.amount() == 0), "tenders", k, ".points", tender.points());
            paid = Math.addExact(paid, tender.amount());
        }
    }

    private void charges() {
        Charges charges = sale.charges();
        refuseIf(charges.shipping() < 0, "shipping", charges.shipping());
        refuseIf(charges.shippingTax() < 0, "shippingTax", charges.shippingTax());
        refuseIf(charges.shipping() == 0 && charges.shippingTax() > 0, "shippingTax", charges.shippingTax());
        refuseIf(
                sale.taxIncluded() && charges.shippingTax() > charges.shipping(), "shippingTax", charges.shippingTax());
        payable = Math.addExact(payable, charges.shipping());
        payable = Math.addExact(payable, sale.taxIncluded() ? 0 : charges.shippingTax());
        payable = Math.addExact(payable, charges.other());
        refuseIf(payable < 0, "payable", payable);
    }

    private void refuseIf(boolean impossible, String field, long value) {
        if (impossible && found == null) {
            found = new OrderRejection.InvalidOrder(field, value);
        }
    }

    /** Refuses a part of a list. Its name is built only when it is needed, because most sales are right and some are long. */
    private void refuseIf(boolean impossible, String list, int index, String part, long value) {
        if (impossible) {
            refuseIf(true, list + "[" + index + "]" + part, value);
        }
    }
}
