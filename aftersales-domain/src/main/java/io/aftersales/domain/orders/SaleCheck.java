package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that every part of a sale is possible, and allocates its discounts and charges. */
final class SaleCheck {
    private final Sale sale;
    private final Map<LineId, Integer> places;
    private @Nullable Allocations allocations;
    private @Nullable Rejection found;

    /** List prices, charges, and the taxes on top of them: what a refund of everything tells before it deducts anything. */
    private long gross;

    private long taxes;

    SaleCheck(Sale sale) {
        this.sale = sale;
        this.places = new HashMap<>(2 * sale.lines().size());
    }

    /** Returns the first impossible part; the allocations are known only when there is none. */
    Optional<Rejection> impossiblePart() {
        try {
            lines();
            charges();
            discounts();
            tenders();
            allocate();
        } catch (ArithmeticException overflow) {
            refuseIf(true, "total", Long.MAX_VALUE);
        }
        return Optional.ofNullable(found);
    }

    /**
     * Tells whether the prices, taxes and charges of a sale whose parts are possible can be added up, so that a refund of everything can be
     * told. Its discounts come to no more.
     */
    boolean isCountable() {
        try {
            lines();
            charges();
            return true;
        } catch (ArithmeticException overflow) {
            return false;
        }
    }

    /** Returns the place of every line in the sale. */
    Map<LineId, Integer> places() {
        return places;
    }

    /** Returns the allocations of a sale without an impossible part. */
    Allocations allocations() {
        if (allocations == null) {
            throw new IllegalStateException("asked before the sale was found possible");
        }
        return allocations;
    }

    /** Returns the amount that all tenders together agree to pay. */
    long paid() {
        long paid = 0;
        for (Tender tender : sale.tenders()) {
            paid = Math.addExact(paid, tender.amount());
        }
        return paid;
    }

    private void lines() {
        List<OrderLine> lines = sale.lines();
        long units = 0; // added up only so that no total overflows
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            refuseIf(places.putIfAbsent(line.id(), i) != null, "lines", i, ".id", i);
            refuseIf(
                    line.quantity() < 1 || line.quantity() > OrderLine.MOST_UNITS,
                    "lines",
                    i,
                    ".quantity",
                    line.quantity());
            refuseIf(line.amount() < 0, "lines", i, ".amount", line.amount());
            refuseIf(line.discount() < 0 || line.discount() > line.amount(), "lines", i, ".discount", line.discount());
            refuseIf(line.tax() < 0, "lines", i, ".tax", line.tax());
            units = Math.addExact(units, line.quantity());
            count(line.amount(), line.tax());
        }
    }

    private void charges() {
        Set<String> ids = new HashSet<>();
        for (int c = 0; c < sale.charges().size(); c++) {
            Charge charge = sale.charges().get(c);
            boolean credit = charge.amount() < 0;
            refuseIf(!ids.add(charge.id()), "charges", c, ".id", c);
            refuseIf(credit && charge.isShipping(), "charges", c, ".amount", charge.amount());
            refuseIf(credit && charge.comesBack() != ComesBack.WITH_GOODS, "charges", c, ".amount", charge.amount());
            refuseIf(
                    charge.tax() < 0 || (charge.amount() <= 0 && charge.tax() > 0), "charges", c, ".tax", charge.tax());
            refuseIf(
                    sale.taxIncluded() && charge.tax() > charge.amount() && !credit,
                    "charges",
                    c,
                    ".tax",
                    charge.tax());
            refuseIf(!isScope(charge.scope()), "charges", c, ".scope", c);
            count(credit ? Math.negateExact(charge.amount()) : charge.amount(), charge.tax());
        }
    }

    private void count(long amount, long tax) {
        gross = Math.addExact(gross, Math.max(0, amount));
        gross = Math.addExact(gross, sale.taxIncluded() ? 0 : Math.max(0, tax));
        taxes = Math.addExact(taxes, Math.max(0, tax));
    }

    private boolean isScope(Collection<LineId> lines) {
        return places.keySet().containsAll(lines) && Set.copyOf(lines).size() == lines.size();
    }

    private void discounts() {
        Set<String> ids = new HashSet<>();
        long sum = 0;
        for (int j = 0; j < sale.discounts().size(); j++) {
            Discount discount = sale.discounts().get(j);
            refuseIf(!ids.add(discount.id()), "discounts", j, ".id", j);
            refuseIf(discount.amount() < 0, "discounts", j, ".amount", discount.amount());
            refuseIf(!isScope(discount.scope()), "discounts", j, ".scope", j);
            refuseIf(Set.copyOf(discount.charges()).size() < discount.charges().size(), "discounts", j, ".charges", j);
            for (String named : discount.charges()) {
                refuseIf(!mayBeDiscounted(named), "discounts", j, ".charges", j);
            }
            for (int t = 0; t < discount.tiers().size(); t++) {
                Tier tier = discount.tiers().get(t);
                refuseIf(!tier.isPossible(), "discounts[" + j + "].tiers", t, "", tier.threshold());
            }
            sum = Math.addExact(sum, discount.amount());
        }
    }

    /** Tells whether a discount can be given for a charge. One that comes back with the goods is shared after all discounts. */
    private boolean mayBeDiscounted(String id) {
        return sale.charges().stream()
                .anyMatch(each -> each.id().equals(id) && each.comesBack() != ComesBack.WITH_GOODS);
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
        }
        paid(); // throws when the sum overflows
    }

    private void allocate() {
        if (found == null) {
            var allocated = new Allocations(sale, places);
            found = allocated.impossible();
            allocations = allocated;
        }
    }

    private void refuseIf(boolean impossible, String field, long value) {
        if (impossible && found == null) {
            found = new OrderRejection.InvalidOrder(field, value);
        }
    }

    /** Refuses a part of a list. Its name is built only when it is needed, because most sales are right and some are long. */
    private void refuseIf(boolean impossible, String list, int index, String part, long value) {
        if (impossible && found == null) {
            found = new OrderRejection.InvalidOrder(list + "[" + index + "]" + part, value, about(list, index), null);
        }
    }

    private OrderRejection.@Nullable Part about(String list, int index) {
        return switch (list) {
            case "lines" ->
                new OrderRejection.Part("line", sale.lines().get(index).id().value());
            case "charges" ->
                new OrderRejection.Part("charge", sale.charges().get(index).id());
            case "discounts" ->
                new OrderRejection.Part("discount", sale.discounts().get(index).id());
            case "tenders" ->
                new OrderRejection.Part("tender", sale.tenders().get(index).id().value());
            default -> null;
        };
    }
}
