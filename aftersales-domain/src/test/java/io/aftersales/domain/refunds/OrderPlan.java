package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Charges;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** An order in free proportions; whatever they are, the sale made of them is possible and balances. */
record OrderPlan(
        String currency,
        List<LinePlan> lines,
        boolean taxOnTop,
        List<DiscountPlan> discounts,
        ChargesPlan charges,
        List<TenderPlan> tenders) {

    record LinePlan(long quantity, long amount, int discountPermille, int taxPermille, int sku) {}

    /** The amount is what the tiers grant, or else so much of all goods, whatever the scope. */
    record DiscountPlan(DiscountKind kind, int permille, boolean byTiers, List<Integer> scope, List<TierPlan> tiers) {}

    record TierPlan(boolean spend, int thresholdPermille, int offPermille) {}

    record ChargesPlan(long shipping, int taxPermille, long other, int negative, int negativePermille) {}

    record TenderPlan(int weight, TenderKind kind, long points, int capturedPermille) {}

    Sale sale() {
        Sale sale = Sale.of("1001", currency);
        for (int i = 0; i < lines.size(); i++) {
            sale = sale.with(line(i, lines.get(i)));
        }
        sale = taxOnTop ? sale.taxOnTop() : sale;
        long goods =
                sale.lines().stream().mapToLong(OrderLine::afterOwnDiscount).sum();
        long left = goods;
        for (int j = 0; j < discounts.size(); j++) {
            Discount discount = discount(j, discounts.get(j), sale, goods, left);
            left -= discount.amount();
            sale = sale.discountedBy(discount);
        }
        long tax = part(charges.shipping, charges.taxPermille);
        Sale shipped = sale.charged(new Charges(charges.shipping, tax, 0));
        long asked = asked(shipped);
        long other = charges.negative == 1 ? -part(asked, charges.negativePermille) : charges.other;
        return pay(shipped.charged(new Charges(charges.shipping, tax, other)), asked + other);
    }

    private static OrderLine line(int i, LinePlan plan) {
        return OrderLine.of("L" + i, "SKU-" + plan.sku, plan.quantity, plan.amount)
                .discountedBy(part(plan.amount, plan.discountPermille))
                .taxed(part(plan.amount, plan.taxPermille), "VAT");
    }

    private static Discount discount(int j, DiscountPlan plan, Sale sale, long goods, long left) {
        List<OrderLine> lines = sale.lines();
        List<LineId> scope = lines.isEmpty()
                ? List.of()
                : plan.scope.stream()
                        .map(i -> lines.get(i % lines.size()).id())
                        .distinct()
                        .toList();
        long inScope = lines.stream()
                .filter(line -> scope.isEmpty() || scope.contains(line.id()))
                .mapToLong(OrderLine::afterOwnDiscount)
                .sum();
        List<Tier> tiers = plan.tiers.stream().map(tier -> tier(tier, inScope)).toList();
        long granted = tiers.stream()
                .mapToLong(tier -> tier.granted(inScope, inScope))
                .max()
                .orElse(0);
        long amount = Math.min(left, plan.byTiers && !tiers.isEmpty() ? granted : part(goods, plan.permille));
        return new Discount("D" + j, plan.kind, amount, scope, tiers);
    }

    private static Tier tier(TierPlan plan, long inScope) {
        long threshold = part(inScope, plan.thresholdPermille);
        return plan.spend
                ? Tier.spend(threshold, part(inScope, plan.offPermille))
                : Tier.every(Math.max(1, threshold), part(threshold, plan.offPermille));
    }

    private static long asked(Sale sale) {
        return new AnOrder(sale, RefundPolicy.STANDARD).asked();
    }

    private Sale pay(Sale sale, long asked) {
        long sum = tenders.stream().mapToLong(TenderPlan::weight).sum();
        var paid = new ArrayList<Tender>();
        long rest = asked;
        for (int k = 0; k < tenders.size(); k++) {
            TenderPlan plan = tenders.get(k);
            long amount = sum == 0 ? 0 : share(asked, plan.weight, sum);
            rest -= amount;
            paid.add(tender("T" + k, plan, amount));
        }
        if (rest > 0) {
            paid.add(Tender.money("T" + tenders.size(), "CARD", rest));
        }
        return sale.paidBy(paid.toArray(Tender[]::new));
    }

    private static Tender tender(String id, TenderPlan plan, long amount) {
        long points = plan.kind == TenderKind.POINTS && amount > 0 ? plan.points : 0;
        return new Tender(TenderId.of(id), "CARD", id, plan.kind, amount, part(amount, plan.capturedPermille), points);
    }

    private static long part(long whole, int permille) {
        return share(whole, permille, 1000);
    }

    private static long share(long whole, long some, long all) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(some))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
    }
}
