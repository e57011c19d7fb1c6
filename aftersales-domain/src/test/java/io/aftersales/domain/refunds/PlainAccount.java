package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Charges;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.refunds.Story.Chapter;
import io.aftersales.domain.shared.LineId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The refund rules as they are written down, computed the long way: whole numbers of any size, everything anew from the units that are
 * back, no running sums. What the library computes is held against this.
 */
final class PlainAccount {

    /** What a booking comes to. */
    record Amounts(long goods, long shipping, long shippingTax, long charges, long fees, long waived, long total) {
        /** The same of the library. */
        static Amounts booked(Chapter chapter) {
            RefundBreakdown told = chapter.told();
            AccountTotals before = chapter.before().totals();
            AccountTotals after = chapter.after().totals();
            long taxOfGoods =
                    told.lines().stream().mapToLong(RefundBreakdown.OfLine::tax).sum();
            return new Amounts(
                    after.goodsGranted() - before.goodsGranted(),
                    told.shipping() + told.tax() - taxOfGoods,
                    told.tax() - taxOfGoods,
                    told.otherCharges(),
                    told.fees(),
                    after.waived() - before.waived(),
                    told.total());
        }

        /** The most goodwill the library would have given. */
        static long mostGoodwill(Chapter chapter) {
            Goodwill given = chapter.goodwill();
            Goodwill all = new Goodwill(given.lines(), given.shipping(), Long.MAX_VALUE);
            var refused =
                    chapter.before().goodwill(RefundFixtures.inCase(1), all).getLeft();
            return ((AccountRejection.AmountExceeded) refused).left().minor();
        }
    }

    /** A line of the sale, or what an exchange put in the place of some of it: what it is worth, and what it counts for tiers. */
    private record Goods(LineId id, OrderLine root, BigInteger quantity, BigInteger worth, BigInteger price) {
        BigInteger worth(BigInteger units) {
            return part(worth, units, quantity);
        }

        BigInteger price(BigInteger units) {
            return part(price, units, quantity);
        }
    }

    private record Moved(BigInteger units, BigInteger worth, BigInteger price) {
        Moved plus(Moved more) {
            return new Moved(units.add(more.units), worth.add(more.worth), price.add(more.price));
        }
    }

    private static final BigInteger ZERO = BigInteger.ZERO;
    private static final Moved NOTHING = new Moved(ZERO, ZERO, ZERO);

    private final Sale sale;
    private final RefundPolicy policy;
    private final List<BigInteger[]> shares = new ArrayList<>();
    private final Map<LineId, BigInteger> back = new HashMap<>();
    private final Map<LineId, BigInteger> goodwill = new HashMap<>();
    private final Map<LineId, Moved> moved = new HashMap<>();
    private final List<Goods> goods = new ArrayList<>();
    private BigInteger paid;
    private BigInteger differences = ZERO;
    private BigInteger granted = ZERO;
    private BigInteger gone = ZERO;
    private BigInteger goodwillOnShipping = ZERO;
    private boolean shippingPaid;
    private boolean chargesPaid;
    private boolean cancelled;

    PlainAccount(AnOrder order) {
        this.sale = order.sale();
        this.policy = order.policy();
        this.paid = sum(sale.tenders().stream().map(tender -> big(tender.captured())));
        shareDiscounts();
        for (int i = 0; i < sale.lines().size(); i++) {
            OrderLine line = sale.lines().get(i);
            BigInteger price = big(line.amount() - line.discount());
            goods.add(new Goods(line.id(), line, big(line.quantity()), net(i, false), price));
        }
    }

    Amounts book(RefundClaim claim) {
        claim.units().forEach(units -> back.merge(units.line(), big(units.quantity()), BigInteger::add));
        cancelled |= claim.whole();
        boolean everything = everything();
        BigInteger goods = entitled(everything).subtract(granted).max(ZERO);
        granted = granted.add(goods);
        boolean faulty = claim.sellerFault() && !claim.units().isEmpty();
        boolean shippingDue = claim.shipping() == ShippingChoice.INCLUDE
                || claim.shipping() == ShippingChoice.BY_POLICY && (faulty || everything);
        BigInteger shipping = shippingDue && !shippingPaid ? wholeShipping().subtract(goodwillOnShipping) : ZERO;
        shippingPaid |= shippingDue;
        BigInteger charges = everything && !chargesPaid ? big(sale.charges().other()) : ZERO;
        chargesPaid |= everything;

        BigInteger left = left();
        BigInteger due = goods.add(shipping).add(charges).min(left).max(ZERO);
        BigInteger fees = fees(claim, goods.min(due)).min(due);
        BigInteger total = due.subtract(fees);
        BigInteger waived = claim.agreed() == null
                ? ZERO
                : total.subtract(big(claim.agreed())).max(ZERO);
        gone = gone.add(due);
        return new Amounts(
                goods.longValueExact(),
                shipping.longValueExact(),
                (shipping.signum() == 0 ? ZERO : shippingTaxLeft()).longValueExact(),
                charges.longValueExact(),
                fees.longValueExact(),
                waived.longValueExact(),
                total.subtract(waived).longValueExact());
    }

    private BigInteger fees(RefundClaim claim, BigInteger goods) {
        RestockingFee rule = policy.restockingFee();
        BigInteger restocking = claim.sellerFault() || claim.units().isEmpty()
                ? ZERO
                : part(goods, big(rule.percent()), big(100)).add(big(rule.amount()));
        return restocking.add(big(claim.fee()));
    }

    /** Money without goods; for lines it is spread by what is left of each. */
    void give(Goodwill given) {
        gone = gone.add(big(given.amount()));
        if (given.lines().isEmpty()) {
            goodwillOnShipping = given.shipping() ? goodwillOnShipping.add(big(given.amount())) : goodwillOnShipping;
            return;
        }
        BigInteger[] room = given.lines().stream().map(this::room).toArray(BigInteger[]::new);
        BigInteger[] spread = apportion(big(given.amount()), room);
        for (int i = 0; i < spread.length; i++) {
            goodwill.merge(given.lines().get(i), spread[i], BigInteger::add);
        }
    }

    /** The most that may be given. */
    long most(Goodwill asked) {
        BigInteger left = left();
        if (!asked.lines().isEmpty()) {
            BigInteger goods = goodsPaid().subtract(granted).max(ZERO);
            left = left.min(goods).min(sum(asked.lines().stream().map(this::room)));
        } else if (asked.shipping()) {
            left = left.min(shippingPaid ? ZERO : wholeShipping().subtract(goodwillOnShipping));
        }
        return left.longValueExact();
    }

    // Exchanges.

    private boolean everything() {
        BigInteger units = sum(sale.lines().stream().map(line -> big(line.quantity())));
        return sale.lines().isEmpty() ? cancelled : sum(back.values().stream()).equals(units);
    }

    /** What is to be settled; what goes back is at most what returning the units would pay for the goods. */
    long difference(List<ExchangedUnits> swaps) {
        BigInteger difference = ZERO;
        var before = new HashMap<>(moved);
        for (ExchangedUnits swap : swaps) {
            BigInteger worth = leave(swap).worth;
            difference = difference.add(valueOr(swap, worth)).subtract(worth);
        }
        moved.clear();
        moved.putAll(before);
        if (difference.signum() < 0) {
            swaps.forEach(swap -> back.merge(swap.line(), big(swap.quantity()), BigInteger::add));
            BigInteger pays = entitled(everything()).subtract(granted).max(ZERO);
            BigInteger charges =
                    everything() && !chargesPaid ? big(sale.charges().other()) : ZERO;
            BigInteger most = pays.add(charges).min(left()).max(ZERO).min(pays);
            swaps.forEach(swap -> back.merge(swap.line(), big(-swap.quantity()), BigInteger::add));
            difference = difference.max(most.negate());
        }
        return difference.longValueExact();
    }

    /** Something else comes instead, on lines with these ids. */
    void exchange(List<ExchangedUnits> swaps, long settled, List<LineId> ids) {
        var leaving = new ArrayList<Moved>();
        var unborne = new ArrayList<BigInteger>();
        for (ExchangedUnits swap : swaps) {
            leaving.add(leave(swap));
            Goods from = find(swap.line());
            unborne.add(from.worth.subtract(from.worth(goneFrom(from))).negate());
        }
        BigInteger[] worths = leaving.stream().map(Moved::worth).toArray(BigInteger[]::new);
        BigInteger[] nets = IntStream.range(0, worths.length)
                .mapToObj(s -> valueOr(swaps.get(s), worths[s]))
                .toArray(BigInteger[]::new);
        BigInteger rest = big(settled).add(sum(Stream.of(worths))).subtract(sum(Stream.of(nets)));
        BigInteger[] weights = sum(Stream.of(nets)).signum() > 0 ? nets : worths;
        BigInteger[] shares = apportion(rest.abs(), weights);
        for (int s = 0; s < nets.length; s++) {
            BigInteger net = rest.signum() < 0 ? nets[s].subtract(shares[s]) : nets[s].add(shares[s]);
            Moved left = leaving.get(s);
            goodwillGoesAlong(swaps.get(s).line(), ids.get(s), unborne.get(s), left.worth.min(net));
            goods.add(new Goods(ids.get(s), find(swaps.get(s).line()).root, left.units, net, left.price));
        }
        differences = differences.add(big(settled));
        paid = paid.add(big(settled).max(ZERO));
        gone = gone.add(big(settled).min(ZERO).negate());
    }

    /** So far as the units left behind cannot bear it, and the new ones can. */
    private void goodwillGoesAlong(LineId from, LineId to, BigInteger unborne, BigInteger most) {
        BigInteger given = goodwill.getOrDefault(from, ZERO);
        BigInteger along = given.add(unborne).max(ZERO).min(most);
        goodwill.put(from, given.subtract(along));
        goodwill.put(to, along);
    }

    private Moved leave(ExchangedUnits swap) {
        Goods from = find(swap.line());
        BigInteger before = goneFrom(from);
        BigInteger after = before.add(big(swap.quantity()));
        var leaving = new Moved(
                big(swap.quantity()),
                from.worth(after).subtract(from.worth(before)),
                from.price(after).subtract(from.price(before)));
        moved.merge(from.id, leaving, Moved::plus);
        return leaving;
    }

    private static BigInteger valueOr(ExchangedUnits swap, BigInteger worth) {
        return swap.value() == null ? worth : big(swap.value());
    }

    long worthOf(LineId line) {
        return find(line).worth.longValueExact();
    }

    void refundedElsewhere(long minor) {
        gone = gone.add(big(minor));
    }

    long goodwillFor(LineId line) {
        return goodwill.getOrDefault(line, ZERO).longValueExact();
    }

    // What the buyer is entitled to: a function of the units back and of the compensations, never of the way there.

    private BigInteger entitled(boolean everything) {
        BigInteger worth = ZERO;
        for (Goods each : goods) {
            worth = worth.add(entitled(each));
        }
        BigInteger withheld = ZERO;
        for (Discount discount : sale.discounts()) {
            withheld = withheld.add(withheld(discount, everything));
        }
        return worth.subtract(withheld).min(goodsPaid());
    }

    private BigInteger entitled(Goods line) {
        BigInteger elsewhere = moved.getOrDefault(line.id, NOTHING).worth;
        return line.worth(goneFrom(line)).subtract(elsewhere).min(most(line));
    }

    private BigInteger most(Goods line) {
        return line.worth
                .subtract(moved.getOrDefault(line.id, NOTHING).worth)
                .subtract(goodwill.getOrDefault(line.id, ZERO));
    }

    /** What was paid for the goods, less what was given back for them without goods. */
    private BigInteger goodsPaid() {
        BigInteger nets = sum(IntStream.range(0, sale.lines().size()).mapToObj(i -> net(i, true)));
        return nets.add(differences).subtract(sum(goodwill.values().stream()));
    }

    private BigInteger withheld(Discount discount, boolean everything) {
        DiscountRule rule = policy.rule(discount.kind());
        if (rule == DiscountRule.PRO_RATA) {
            return ZERO;
        }
        if (everything) {
            return big(discount.amount());
        }
        return rule == DiscountRule.KEPT_UNTIL_FULL_RETURN
                ? ZERO
                : big(discount.amount()).subtract(stillGranted(discount));
    }

    private BigInteger stillGranted(Discount discount) {
        BigInteger kept = ZERO;
        for (Goods line : goods) {
            if (inScope(discount, line.root)) {
                kept = kept.add(line.price).subtract(line.price(goneFrom(line)));
            }
        }
        BigInteger best = discount.tiers().isEmpty() ? kept : ZERO;
        for (Tier tier : discount.tiers()) {
            BigInteger threshold = big(tier.threshold());
            BigInteger grants = tier.type() == Tier.Type.EVERY
                    ? kept.divide(threshold).multiply(big(tier.off()))
                    : kept.compareTo(threshold) >= 0 ? big(tier.off()) : ZERO;
            best = best.max(grants);
        }
        return best.min(big(discount.amount()));
    }

    /** N with all shares taken off, or N' with those of the PRO_RATA discounts only; tax on top added. */
    private BigInteger net(int i, boolean all) {
        OrderLine line = sale.lines().get(i);
        BigInteger net = big(line.amount() - line.discount()).add(sale.taxIncluded() ? ZERO : big(line.tax()));
        for (int j = 0; j < shares.size(); j++) {
            boolean off = all || policy.rule(sale.discounts().get(j).kind()) == DiscountRule.PRO_RATA;
            net = net.subtract(off ? shares.get(j)[i] : ZERO);
        }
        return net;
    }

    private void shareDiscounts() {
        BigInteger[] left = sale.lines().stream()
                .map(line -> big(line.amount() - line.discount()))
                .toArray(BigInteger[]::new);
        for (Discount discount : sale.discounts()) {
            BigInteger[] inside = weights(discount, left, true);
            BigInteger borne = sum(List.of(inside).stream()).min(big(discount.amount()));
            BigInteger[] share = apportion(borne, inside);
            BigInteger[] beyond = apportion(big(discount.amount()).subtract(borne), weights(discount, left, false));
            for (int i = 0; i < left.length; i++) {
                share[i] = share[i].add(beyond[i]);
                left[i] = left[i].subtract(share[i]);
            }
            shares.add(share);
        }
    }

    private BigInteger[] weights(Discount discount, BigInteger[] left, boolean inside) {
        return IntStream.range(0, left.length)
                .mapToObj(i -> inScope(discount, sale.lines().get(i)) == inside ? left[i] : ZERO)
                .toArray(BigInteger[]::new);
    }

    private static boolean inScope(Discount discount, OrderLine line) {
        return discount.scope().isEmpty() || discount.scope().contains(line.id());
    }

    private BigInteger room(LineId id) {
        return most(find(id)).subtract(entitled(find(id)));
    }

    private Goods find(LineId id) {
        return goods.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    }

    private BigInteger goneFrom(Goods line) {
        return back.getOrDefault(line.id, ZERO).add(moved.getOrDefault(line.id, NOTHING).units);
    }

    private BigInteger wholeShipping() {
        Charges charges = sale.charges();
        return big(charges.shipping()).add(sale.taxIncluded() ? ZERO : big(charges.shippingTax()));
    }

    private BigInteger left() {
        return paid.subtract(gone).max(ZERO);
    }

    private BigInteger shippingTaxLeft() {
        BigInteger tax = wholeShipping().subtract(big(sale.charges().shipping()));
        return tax.subtract(part(tax, goodwillOnShipping, wholeShipping()));
    }

    private static BigInteger part(BigInteger whole, BigInteger some, BigInteger all) {
        return new BigDecimal(whole.multiply(some))
                .divide(new BigDecimal(all), 0, RoundingMode.HALF_UP)
                .toBigIntegerExact();
    }

    /** One unit at a time, always to the place that is furthest below its exact share. */
    private static BigInteger[] apportion(BigInteger total, BigInteger[] weights) {
        BigInteger sum = sum(List.of(weights).stream());
        BigInteger[] shares = new BigInteger[weights.length];
        BigInteger left = total;
        for (int i = 0; i < weights.length; i++) {
            shares[i] = sum.signum() == 0 ? ZERO : total.multiply(weights[i]).divide(sum);
            left = left.subtract(shares[i]);
        }
        for (; left.signum() > 0; left = left.subtract(BigInteger.ONE)) {
            int neediest = 0;
            BigInteger need = ZERO;
            for (int i = 0; i < weights.length; i++) {
                BigInteger below = total.multiply(weights[i]).subtract(shares[i].multiply(sum));
                if (below.compareTo(need) > 0) {
                    neediest = i;
                    need = below;
                }
            }
            shares[neediest] = shares[neediest].add(BigInteger.ONE);
        }
        return shares;
    }

    private static BigInteger sum(Stream<BigInteger> values) {
        return values.reduce(ZERO, BigInteger::add);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
