package io.aftersales.domain.laws;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderRejection.OrderDoesNotBalance;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sale or an amendment in free proportions. Whatever they are, the part of an order made of it is possible and balances. */
record SalePlan(List<LinePlan> lines, List<DiscountPlan> discounts, List<ChargePlan> charges, List<TenderPlan> tenders)
        implements AmendmentPlan {
    static final SalePlan NOTHING = new SalePlan(List.of(), List.of(), List.of(), List.of());

    private static final List<String> RATES = List.of("", "R7", "R19", "R21");

    /** A line; its SKU and its tax rate are chosen by number. */
    record LinePlan(long quantity, long amount, int discountPermille, int taxPermille, int rate, int sku) {}

    /**
     * A discount of a part of all goods, or of the amount that its tiers grant. It is cut to what lines and charges can bear.
     *
     * @param charges the charges that it is given for, by number; those that cannot be discounted are left out
     */
    record DiscountPlan(
            DiscountKind kind,
            int permille,
            boolean byTiers,
            List<Integer> scope,
            List<Integer> charges,
            List<TierPlan> tiers) {}

    /** A tier, in parts of the goods that its discount is given for. */
    record TierPlan(boolean spend, int thresholdPermille, int offPermille) {}

    /**
     * A charge, or a credit.
     *
     * @param creditPermille for a credit the part of everything asked for that it takes off; 0 for a charge
     */
    record ChargePlan(
            ChargeKind kind,
            long amount,
            int taxPermille,
            int rate,
            List<Integer> scope,
            ComesBack comesBack,
            int creditPermille) {}

    /** A payment of a part of the whole. */
    record TenderPlan(int weight, TenderKind kind, long points, int capturedPermille) {}

    @Override
    public Amendment amendment(Sale order, int number) {
        Sale empty = Sale.of("1001", order.currency().getCurrencyCode());
        return Amendment.of(on(order.taxIncluded() ? empty : empty.taxOnTop(), "P" + number));
    }

    /** Returns a sale with everything in this plan; all its ids start with the prefix. */
    Sale on(Sale empty, String prefix) {
        Sale sale = empty;
        for (int i = 0; i < lines.size(); i++) {
            sale = sale.with(line(prefix + "L" + i, lines.get(i)));
        }
        for (int c = 0; c < charges.size(); c++) {
            sale = sale.charged(charge(prefix + "C" + c, charges.get(c), sale));
        }
        for (int j = 0; j < discounts.size(); j++) {
            sale = discounted(sale, discount(prefix + "D" + j, discounts.get(j), sale));
        }
        for (int c = 0; c < charges.size(); c++) {
            sale = charges.get(c).creditPermille > 0 ? credited(sale, c) : sale;
        }
        return paid(sale, prefix);
    }

    private static OrderLine line(String id, LinePlan plan) {
        return OrderLine.of(id, "SKU-" + plan.sku, plan.quantity, plan.amount)
                .discountedBy(part(plan.amount, plan.discountPermille))
                .taxed(part(plan.amount, plan.taxPermille), RATES.get(plan.rate));
    }

    /** Returns a charge; a credit is nothing for the time being, because discounts are deducted before it. */
    private static Charge charge(String id, ChargePlan plan, Sale sale) {
        List<LineId> scope = scope(plan.scope, sale);
        if (plan.creditPermille > 0) {
            return new Charge(id, new ChargeKind("ROUNDING"), 0, 0, "", scope, ComesBack.WITH_GOODS);
        }
        // What comes back with goods needs some.
        boolean alone = sale.lines().isEmpty() && plan.comesBack == ComesBack.WITH_GOODS;
        return new Charge(
                id,
                plan.kind,
                plan.amount,
                part(plan.amount, plan.taxPermille),
                RATES.get(plan.rate),
                scope,
                alone ? ComesBack.WITH_LAST : plan.comesBack);
    }

    private static List<LineId> scope(List<Integer> numbers, Sale sale) {
        List<OrderLine> lines = sale.lines();
        return lines.isEmpty()
                ? List.of()
                : numbers.stream()
                        .map(i -> lines.get(i % lines.size()).id())
                        .distinct()
                        .toList();
    }

    private static Discount discount(String id, DiscountPlan plan, Sale sale) {
        List<LineId> scope = scope(plan.scope, sale);
        List<String> named = plan.charges.stream()
                .filter(c -> c < sale.charges().size())
                .map(c -> sale.charges().get(c))
                .filter(charge -> charge.comesBack() != ComesBack.WITH_GOODS)
                .map(Charge::id)
                .distinct()
                .toList();
        long goods = goods(sale, List.of());
        long inScope = goods(sale, scope);
        List<Tier> tiers = plan.tiers.stream().map(tier -> tier(tier, inScope)).toList();
        long granted = tiers.stream()
                .mapToLong(tier -> tier.granted(inScope, inScope))
                .max()
                .orElse(0);
        long amount = plan.byTiers && !tiers.isEmpty() ? granted : part(goods, plan.permille);
        return new Discount(id, plan.kind, amount, scope, named, tiers);
    }

    private static long goods(Sale sale, List<LineId> scope) {
        return sale.lines().stream()
                .filter(line -> scope.isEmpty() || scope.contains(line.id()))
                .mapToLong(OrderLine::afterOwnDiscount)
                .sum();
    }

    private static Tier tier(TierPlan plan, long inScope) {
        long threshold = part(inScope, plan.thresholdPermille);
        return plan.spend
                ? Tier.spend(threshold, part(inScope, plan.offPermille))
                : Tier.every(Math.max(1, threshold), part(threshold, plan.offPermille));
    }

    /** Deducts a discount, or as much of it as the sale can bear. */
    private static Sale discounted(Sale sale, Discount discount) {
        Sale whole = sale.discountedBy(discount);
        Long bearable = refusal(whole) instanceof InvalidOrder refused ? refused.left() : null;
        return bearable == null
                ? whole
                : sale.discountedBy(new Discount(
                        discount.id(),
                        discount.kind(),
                        bearable,
                        discount.scope(),
                        discount.charges(),
                        discount.tiers()));
    }

    /** Gives a part of what is asked for as a credit, or less where the goods and charges before it cannot bear that. */
    private Sale credited(Sale sale, int c) {
        for (long credit = part(asked(sale), charges.get(c).creditPermille); credit > 0; credit /= 2) {
            var all = new ArrayList<>(sale.charges());
            Charge was = all.get(c);
            all.set(c, new Charge(was.id(), was.kind(), -credit, 0, "", was.scope(), ComesBack.WITH_GOODS));
            Sale credited = charging(sale, all);
            if (!(refusal(credited) instanceof InvalidOrder)) {
                return credited;
            }
        }
        return sale;
    }

    private static Sale charging(Sale sale, List<Charge> charges) {
        return new Sale(
                sale.id(),
                sale.currency(),
                sale.lines(),
                sale.taxIncluded(),
                sale.discounts(),
                charges,
                sale.tenders(),
                sale.paymentTerms());
    }

    /** Returns the refusal of a sale that is not paid yet, which is the only thing wrong with it; of an impossible one otherwise. */
    private static Rejection refusal(Sale unpaid) {
        // A tender of an amount that is not asked for makes sure that the sale does not balance.
        return Optional.of(OrderSnapshot.of(unpaid.paidBy(Tender.money("none", "CARD", Long.MAX_VALUE))))
                .filter(checked -> checked.isLeft())
                .map(checked -> checked.getLeft())
                .orElseThrow();
    }

    private static long asked(Sale unpaid) {
        if (refusal(unpaid) instanceof OrderDoesNotBalance asked) {
            return asked.payable();
        }
        throw new IllegalStateException("the plan makes an impossible sale: " + unpaid);
    }

    private Sale paid(Sale sale, String prefix) {
        long asked = asked(sale);
        long sum = tenders.stream().mapToLong(TenderPlan::weight).sum();
        var paid = new ArrayList<Tender>();
        long rest = asked;
        for (int k = 0; k < tenders.size(); k++) {
            boolean last = k == tenders.size() - 1;
            long amount = last ? rest : sum == 0 ? 0 : share(asked, tenders.get(k).weight, sum);
            rest -= amount;
            paid.add(tender(prefix + "T" + k, tenders.get(k), amount));
        }
        if (rest > 0) {
            paid.add(Tender.money(prefix + "T0", "CARD", rest));
        }
        return sale.paidBy(paid.toArray(Tender[]::new));
    }

    private static Tender tender(String id, TenderPlan plan, long amount) {
        long points = plan.kind == TenderKind.POINTS && amount > 0 ? plan.points : 0;
        return new Tender(TenderId.of(id), "CARD", id, plan.kind, amount, part(amount, plan.capturedPermille), points);
    }

    /** Returns a part of a whole, rounded down. */
    static long part(long whole, int permille) {
        return share(whole, permille, 1000);
    }

    private static long share(long whole, long some, long all) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(some))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
    }
}
