package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.PaymentTerms;
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
        List<ChargePlan> charges,
        List<DiscountPlan> discounts,
        List<TenderPlan> tenders,
        PaymentTerms terms) {

    record LinePlan(long quantity, long amount, int discountPermille, int taxPermille, String rate, int sku) {}

    /** The amount is what the tiers grant, or else so much of all goods and of the charges in its scope, whatever its scope. */
    record DiscountPlan(
            DiscountKind kind,
            int permille,
            boolean byTiers,
            List<Integer> scope,
            List<Integer> charges,
            List<TierPlan> tiers) {}

    record TierPlan(boolean spend, int thresholdPermille, int offPermille) {}

    /** A credit is so much of what is asked without it; it cannot be a shipping fee. */
    record ChargePlan(
            ChargeKind kind,
            long amount,
            int creditPermille,
            int taxPermille,
            String rate,
            List<Integer> scope,
            ComesBack comesBack) {
        boolean isCredit() {
            return creditPermille > 0 && !kind.equals(ChargeKind.SHIPPING);
        }
    }

    record TenderPlan(int weight, TenderKind kind, long points, int capturedPermille) {}

    Sale sale() {
        Sale sale = Sale.of("1001", currency).due(terms);
        for (int i = 0; i < lines.size(); i++) {
            sale = sale.with(line(i, lines.get(i)));
        }
        sale = taxOnTop ? sale.taxOnTop() : sale;
        for (int c = 0; c < charges.size(); c++) {
            ChargePlan plan = charges.get(c);
            sale = plan.isCredit() ? sale : sale.charged(charge(c, plan, sale));
        }
        sale = discounted(sale);
        for (int c = 0; c < charges.size(); c++) {
            ChargePlan plan = charges.get(c);
            sale = plan.isCredit() ? sale.charged(credit(c, plan, sale)) : sale;
        }
        return pay(sale, asked(sale));
    }

    private static Charge charge(int c, ChargePlan plan, Sale sale) {
        long tax = plan.amount == 0 ? 0 : part(plan.amount, plan.taxPermille);
        List<LineId> scope = scope(plan.scope, sale.lines());
        return new Charge("C" + c, plan.kind, plan.amount, tax, plan.rate, scope, plan.comesBack);
    }

    private static Charge credit(int c, ChargePlan plan, Sale sale) {
        long amount = -part(asked(sale), plan.creditPermille);
        List<LineId> scope = scope(plan.scope, sale.lines());
        return new Charge(
                "C" + c, plan.kind, amount, 0, plan.rate, scope, amount < 0 ? ComesBack.WITH_GOODS : plan.comesBack);
    }

    private static List<LineId> scope(List<Integer> places, List<OrderLine> lines) {
        return lines.isEmpty()
                ? List.of()
                : places.stream()
                        .map(i -> lines.get(i % lines.size()).id())
                        .distinct()
                        .toList();
    }

    /** A discount is at most what is certain to be left of all goods, and of its charges where it is the first to name them. */
    private Sale discounted(Sale sale) {
        long goods =
                sale.lines().stream().mapToLong(OrderLine::afterOwnDiscount).sum();
        long left = goods;
        var untouched = new ArrayList<>(sale.charges());
        Sale discounted = sale;
        for (int j = 0; j < discounts.size(); j++) {
            DiscountPlan plan = discounts.get(j);
            List<String> named = named(plan, sale.charges());
            long fees = untouched.stream()
                    .filter(charge -> named.contains(charge.id()))
                    .mapToLong(Charge::amount)
                    .sum();
            Discount discount = discount(j, plan, sale, named, goods + fees, left + fees);
            untouched.removeIf(charge -> named.contains(charge.id()));
            left -= Math.min(left, discount.amount());
            discounted = discounted.discountedBy(discount);
        }
        return discounted;
    }

    private static List<String> named(DiscountPlan plan, List<Charge> charges) {
        List<String> possible = charges.stream()
                .filter(charge -> charge.comesBack() != ComesBack.WITH_GOODS)
                .map(Charge::id)
                .toList();
        return possible.isEmpty()
                ? List.of()
                : plan.charges.stream()
                        .map(c -> possible.get(c % possible.size()))
                        .distinct()
                        .toList();
    }

    private static OrderLine line(int i, LinePlan plan) {
        return OrderLine.of("L" + i, "SKU-" + plan.sku, plan.quantity, plan.amount)
                .discountedBy(part(plan.amount, plan.discountPermille))
                .taxed(part(plan.amount, plan.taxPermille), plan.rate);
    }

    private static Discount discount(int j, DiscountPlan plan, Sale sale, List<String> named, long all, long left) {
        List<OrderLine> lines = sale.lines();
        List<LineId> scope = scope(plan.scope, lines);
        long inScope = lines.stream()
                .filter(line -> scope.isEmpty() || scope.contains(line.id()))
                .mapToLong(OrderLine::afterOwnDiscount)
                .sum();
        List<Tier> tiers = plan.tiers.stream().map(tier -> tier(tier, inScope)).toList();
        long granted = tiers.stream()
                .mapToLong(tier -> tier.granted(inScope, inScope))
                .max()
                .orElse(0);
        long amount = Math.min(left, plan.byTiers && !tiers.isEmpty() ? granted : part(all, plan.permille));
        return new Discount("D" + j, plan.kind, amount, scope, named, tiers);
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
