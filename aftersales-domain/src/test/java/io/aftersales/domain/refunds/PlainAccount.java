package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.refunds.RefundBreakdown.OfCharge;
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

    /**
     * What a booking comes to.
     *
     * @param charges of each charge what is refunded of it
     * @param taxes of each charge the tax that is shown of that
     */
    record Amounts(
            long goods,
            List<Long> charges,
            List<Long> taxes,
            long deductions,
            long fees,
            long waived,
            long total,
            long payout) {
        /** The same of the library. */
        static Amounts booked(Chapter chapter) {
            RefundBreakdown told = chapter.told();
            AccountTotals before = chapter.before().totals();
            AccountTotals after = chapter.after().totals();
            var charges = new ArrayList<Long>();
            var taxes = new ArrayList<Long>();
            for (ChargeBalance balance : chapter.before().charges()) {
                var paid = told.charges().stream()
                        .filter(charge -> charge.id().equals(balance.charge()))
                        .toList();
                taxes.add(paid.stream().mapToLong(OfCharge::tax).sum());
                charges.add(paid.stream()
                        .mapToLong(each -> each.amount() + each.tax())
                        .sum());
            }
            return new Amounts(
                    sum(after.goodsGranted().stream().map(PlainAccount::big))
                            .subtract(sum(before.goodsGranted().stream().map(PlainAccount::big)))
                            .longValueExact(),
                    charges,
                    taxes,
                    told.deductions(),
                    told.fees(),
                    after.waived() - before.waived(),
                    told.total(),
                    told.payout());
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

    /** The most that the tenders can pay out in a chapter: what was captured and is neither paid back nor about to be. */
    static long leftOnTenders(Chapter chapter) {
        long left = 0;
        for (TenderBalance now : chapter.after().tenders()) {
            long booked =
                    chapter.before().tender(now.tender().id()).orElseThrow().booked();
            left += Math.max(0, now.captured() - booked - now.external());
        }
        return left;
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
    private final List<BigInteger[]> chargeShares = new ArrayList<>();
    private final BigInteger[] ofCharges;
    private final BigInteger[] paidOfCharges;
    private final BigInteger[] goodwillOnCharges;
    private final Map<LineId, BigInteger> back = new HashMap<>();
    private final Map<LineId, BigInteger> atFault = new HashMap<>();
    private final Map<LineId, BigInteger> goodwill = new HashMap<>();
    private final Map<LineId, Moved> moved = new HashMap<>();
    private final List<Goods> goods = new ArrayList<>();
    private BigInteger payable;
    private BigInteger captured;
    private BigInteger differences = ZERO;
    private BigInteger granted = ZERO;
    private BigInteger gone = ZERO;
    private BigInteger refunded = ZERO;
    private BigInteger neverShipped = ZERO;
    private BigInteger paidOut = ZERO;
    private boolean cancelled;

    PlainAccount(AnOrder order) {
        this.sale = order.sale();
        this.policy = order.policy();
        this.payable = sum(sale.tenders().stream().map(tender -> big(tender.amount())));
        this.captured = sum(sale.tenders().stream().map(tender -> big(tender.captured())));
        this.ofCharges = sale.charges().stream()
                .map(charge -> big(Math.max(0, charge.amount())))
                .toArray(BigInteger[]::new);
        this.paidOfCharges = nothing(ofCharges.length);
        this.goodwillOnCharges = nothing(ofCharges.length);
        shareDiscounts();
        shareCharges();
        for (int i = 0; i < sale.lines().size(); i++) {
            OrderLine line = sale.lines().get(i);
            BigInteger price = big(line.amount() - line.discount());
            goods.add(new Goods(line.id(), line, big(line.quantity()), net(i, false), price));
        }
    }

    /**
     * Books a claim.
     *
     * @param leftOnTenders the most that the tenders can pay out
     */
    Amounts book(RefundClaim claim, long leftOnTenders) {
        BigInteger[] worths = claim.units().stream().map(this::takeBack).toArray(BigInteger[]::new);
        boolean alreadyCancelled = cancelled;
        cancelled |= claim.whole();
        BigInteger goods = entitled(everything()).subtract(granted).max(ZERO);
        granted = granted.add(goods);
        BigInteger[] charges = charges(claim, alreadyCancelled);
        var taxes = new ArrayList<Long>();
        for (int c = 0; c < charges.length; c++) {
            taxes.add(shownTax(c, charges[c]).longValueExact());
            paidOfCharges[c] = paidOfCharges[c].add(charges[c]);
        }

        BigInteger due = goods.add(sum(Stream.of(charges))).min(left()).max(ZERO);
        BigInteger mostGoods = goods.min(due);
        BigInteger deductions = deductions(claim, worths).min(mostGoods);
        BigInteger afterDeductions = due.subtract(deductions);
        BigInteger fees = fees(claim, mostGoods.subtract(deductions)).min(afterDeductions);
        BigInteger afterFees = afterDeductions.subtract(fees);
        BigInteger waived = claim.agreed() == null
                ? ZERO
                : afterFees.subtract(big(claim.agreed())).max(ZERO);
        BigInteger total = afterFees.subtract(waived);
        gone = gone.add(due);
        return new Amounts(
                goods.longValueExact(),
                Stream.of(charges).map(BigInteger::longValueExact).toList(),
                taxes,
                deductions.longValueExact(),
                fees.longValueExact(),
                waived.longValueExact(),
                total.longValueExact(),
                pay(total, neverShipped(claim, worths, total), leftOnTenders));
    }

    /** Takes units back; returns the worth of them. */
    private BigInteger takeBack(ClaimedUnits units) {
        Goods line = find(units.line());
        BigInteger before = entitled(line);
        back.merge(units.line(), big(units.quantity()), BigInteger::add);
        return entitled(line).subtract(before);
    }

    private static BigInteger deductions(RefundClaim claim, BigInteger[] worths) {
        BigInteger deductions = ZERO;
        for (int u = 0; u < worths.length; u++) {
            ClaimedUnits units = claim.units().get(u);
            deductions = deductions.add(part(worths[u], big(units.deducted()), big(100 * units.quantity())));
        }
        return deductions;
    }

    private BigInteger fees(RefundClaim claim, BigInteger goods) {
        RestockingFee rule = policy.restockingFee();
        boolean spared = claim.units().isEmpty() || claim.units().stream().anyMatch(units -> units.atFault() > 0);
        BigInteger restocking =
                spared ? ZERO : part(goods, big(rule.percent()), big(100)).add(big(rule.amount()));
        return restocking.add(big(claim.fee()));
    }

    // What is paid out of what was captured.

    /** The part of a refund that is for units that never left the shop. */
    private static BigInteger neverShipped(RefundClaim claim, BigInteger[] worths, BigInteger total) {
        BigInteger unshipped = ZERO;
        BigInteger all = ZERO;
        for (int u = 0; u < worths.length; u++) {
            ClaimedUnits units = claim.units().get(u);
            unshipped = unshipped.add(part(worths[u], big(units.neverShipped()), big(units.quantity())));
            all = all.add(worths[u]);
        }
        if (all.signum() == 0) {
            unshipped = sum(claim.units().stream().map(units -> big(units.neverShipped())));
            all = sum(claim.units().stream().map(units -> big(units.quantity())));
        }
        return all.signum() == 0 ? ZERO : apportion(total, new BigInteger[] {unshipped, all.subtract(unshipped)})[0];
    }

    /** Refunds this much more; returns what has become due of all refunds so far. */
    private long pay(BigInteger more, BigInteger moreNeverShipped, long leftOnTenders) {
        refunded = refunded.add(more);
        neverShipped = neverShipped.add(moreNeverShipped);
        BigInteger outstanding = payable.subtract(captured);
        BigInteger out = sale.paymentTerms() == PaymentTerms.ON_ORDER
                ? refunded.subtract(outstanding).max(ZERO)
                : neverShipped.subtract(outstanding).max(ZERO).add(refunded.subtract(neverShipped));
        BigInteger payout = out.subtract(paidOut).max(ZERO).min(big(leftOnTenders));
        paidOut = paidOut.add(payout);
        return payout.longValueExact();
    }

    /** Money taken later; returns what has become due. */
    long capture(long minor, long leftOnTenders) {
        captured = captured.add(big(minor));
        return pay(ZERO, ZERO, leftOnTenders);
    }

    /** Money without goods; for lines it is spread by what is left of each, for shipping by what is left of each fee. */
    long give(Goodwill given, long leftOnTenders) {
        gone = gone.add(big(given.amount()));
        if (!given.lines().isEmpty()) {
            giveOnLines(given);
        } else if (given.shipping()) {
            BigInteger[] spread = apportion(big(given.amount()), shippingLeft());
            for (int c = 0; c < spread.length; c++) {
                goodwillOnCharges[c] = goodwillOnCharges[c].add(spread[c]);
            }
        }
        return pay(big(given.amount()), ZERO, leftOnTenders);
    }

    private void giveOnLines(Goodwill given) {
        List<LineId> lines =
                goods.stream().map(Goods::id).filter(given.lines()::contains).toList();
        BigInteger[] room = lines.stream().map(this::room).toArray(BigInteger[]::new);
        BigInteger[] spread = apportion(big(given.amount()), room);
        for (int i = 0; i < spread.length; i++) {
            goodwill.merge(lines.get(i), spread[i], BigInteger::add);
        }
    }

    /** The most that may be given. */
    long most(Goodwill asked) {
        BigInteger left = left();
        if (!asked.lines().isEmpty()) {
            BigInteger goods = goodsPaid().subtract(granted).max(ZERO);
            left = left.min(goods).min(sum(asked.lines().stream().map(this::room)));
        } else if (asked.shipping()) {
            left = left.min(sum(Stream.of(shippingLeft())));
        }
        return left.longValueExact();
    }

    // Charges that are refunded beside the goods.

    private BigInteger[] charges(RefundClaim claim, boolean alreadyCancelled) {
        BigInteger[] due = nothing(ofCharges.length);
        for (int c = 0; c < due.length; c++) {
            due[c] = chargeLeft(c).signum() == 0 ? ZERO : charge(c, claim, alreadyCancelled);
        }
        if (claim.shipping() != ShippingChoice.EXCLUDE) {
            claim.units().forEach(units -> atFault.merge(units.line(), big(units.atFault()), BigInteger::add));
        }
        return due;
    }

    private BigInteger charge(int c, RefundClaim claim, boolean alreadyCancelled) {
        Charge charge = sale.charges().get(c);
        List<ClaimedUnits> units = claim.units().stream()
                .filter(each -> covers(charge, find(each.line()).root))
                .toList();
        boolean touched = !units.isEmpty() || sale.lines().isEmpty() && claim.whole() && !alreadyCancelled;
        boolean decided = charge.isShipping() && (touched || claim.units().isEmpty());
        if (decided && claim.shipping() == ShippingChoice.INCLUDE) {
            return chargeLeft(c);
        }
        boolean excluded = decided && claim.shipping() == ShippingChoice.EXCLUDE;
        if (!touched || excluded || charge.comesBack() == ComesBack.NEVER) {
            return ZERO;
        }
        if (isWholeScopeBack(charge)) {
            return chargeLeft(c);
        }
        boolean faulty = units.stream().anyMatch(each -> each.atFault() > 0);
        return charge.isShipping() && faulty ? onFault(c, charge, units) : ZERO;
    }

    private BigInteger onFault(int c, Charge charge, List<ClaimedUnits> units) {
        BigInteger all = sum(sale.lines().stream()
                .filter(line -> covers(charge, line))
                .map(line -> big(line.amount() - line.discount())));
        if (policy.shippingOnFault() != ShippingOnFault.PROPORTIONAL || all.signum() == 0) {
            return policy.shippingOnFault() == ShippingOnFault.NONE ? ZERO : chargeLeft(c);
        }
        BigInteger fault = ZERO;
        for (Goods line : goods) {
            if (covers(charge, line.root)) {
                BigInteger now = sum(units.stream()
                        .filter(each -> each.line().equals(line.id))
                        .map(each -> big(each.atFault())));
                fault = fault.add(line.price(atFault.getOrDefault(line.id, ZERO).add(now)));
            }
        }
        return part(ofCharges[c], fault, all)
                .min(ofCharges[c].subtract(goodwillOnCharges[c]))
                .subtract(paidOfCharges[c])
                .max(ZERO);
    }

    private static boolean covers(Charge charge, OrderLine line) {
        return charge.scope().isEmpty() || charge.scope().contains(line.id());
    }

    private boolean isWholeScopeBack(Charge charge) {
        BigInteger sold =
                sum(sale.lines().stream().filter(line -> covers(charge, line)).map(line -> big(line.quantity())));
        BigInteger returned = sum(
                goods.stream().filter(line -> covers(charge, line.root)).map(line -> back.getOrDefault(line.id, ZERO)));
        return sale.lines().isEmpty() ? cancelled : sold.equals(returned);
    }

    private BigInteger chargeLeft(int c) {
        return ofCharges[c].subtract(paidOfCharges[c]).subtract(goodwillOnCharges[c]);
    }

    private BigInteger[] shippingLeft() {
        BigInteger[] left = nothing(ofCharges.length);
        for (int c = 0; c < left.length; c++) {
            left[c] = sale.charges().get(c).isShipping() ? chargeLeft(c) : ZERO;
        }
        return left;
    }

    /** The tax that was added to a charge, so far as it is shown of this much more of it. */
    private BigInteger shownTax(int c, BigInteger more) {
        BigInteger tax =
                sale.taxIncluded() ? ZERO : big(sale.charges().get(c).tax()).min(ofCharges[c]);
        BigInteger before = ofCharges[c].subtract(chargeLeft(c));
        return more.signum() == 0
                ? ZERO
                : part(tax, before.add(more), ofCharges[c]).subtract(part(tax, before, ofCharges[c]));
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
            BigInteger most = left().min(pays);
            swaps.forEach(swap -> back.merge(swap.line(), big(-swap.quantity()), BigInteger::add));
            difference = difference.max(most.negate());
        }
        return difference.longValueExact();
    }

    /** Something else comes instead, on lines with these ids. */
    long exchange(List<ExchangedUnits> swaps, ExchangeTotal total, List<LineId> ids, long leftOnTenders) {
        long settled = total.difference();
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
        BigInteger kept = big(total.fee()).add(big(total.deduction()));
        BigInteger paidOnTop = big(settled).add(kept).max(ZERO);
        payable = payable.add(paidOnTop);
        captured = captured.add(paidOnTop);
        BigInteger surplus = big(settled).add(kept).min(ZERO).negate();
        gone = gone.add(surplus).add(kept);
        return pay(surplus, ZERO, leftOnTenders);
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

    long refundedElsewhere(long minor, long leftOnTenders) {
        gone = gone.add(big(minor));
        return pay(ZERO, ZERO, leftOnTenders);
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
        DiscountRule rule = rule(discount);
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
        return best.min(kept).min(big(discount.amount()));
    }

    /** N with all shares taken off, or N' with those of the PRO_RATA discounts only; tax on top and shares of charges added. */
    private BigInteger net(int i, boolean all) {
        BigInteger net = beforeCharges(i, all);
        for (BigInteger[] share : chargeShares) {
            net = net.add(share[i]);
        }
        return net;
    }

    private BigInteger beforeCharges(int i, boolean all) {
        OrderLine line = sale.lines().get(i);
        BigInteger net = big(line.amount() - line.discount()).add(sale.taxIncluded() ? ZERO : big(line.tax()));
        for (int j = 0; j < shares.size(); j++) {
            boolean off = all || rule(sale.discounts().get(j)) == DiscountRule.PRO_RATA;
            net = net.subtract(off ? shares.get(j)[i] : ZERO);
        }
        return net;
    }

    private DiscountRule rule(Discount discount) {
        return discount.charges().isEmpty() ? policy.rule(discount.kind()) : DiscountRule.PRO_RATA;
    }

    /** A discount falls on what it was given for; what that cannot bear, on the other lines. */
    private void shareDiscounts() {
        int lines = sale.lines().size();
        BigInteger[] left = sale.lines().stream()
                .map(line -> big(line.amount() - line.discount()))
                .toArray(BigInteger[]::new);
        for (Discount discount : sale.discounts()) {
            BigInteger[] inside = Stream.concat(
                            Stream.of(weights(discount, left, true)),
                            IntStream.range(0, ofCharges.length)
                                    .mapToObj(c -> discount.charges()
                                                    .contains(sale.charges()
                                                            .get(c)
                                                            .id())
                                            ? ofCharges[c]
                                            : ZERO))
                    .toArray(BigInteger[]::new);
            BigInteger borne = sum(Stream.of(inside)).min(big(discount.amount()));
            BigInteger[] share = apportion(borne, inside);
            BigInteger[] beyond = apportion(big(discount.amount()).subtract(borne), weights(discount, left, false));
            for (int i = 0; i < lines; i++) {
                share[i] = share[i].add(beyond[i]);
                left[i] = left[i].subtract(share[i]);
            }
            for (int c = 0; c < ofCharges.length; c++) {
                ofCharges[c] = ofCharges[c].subtract(share[lines + c]);
            }
            shares.add(share);
        }
    }

    /** Charges that come back with the goods become a part of what was paid for them; credits, which are negative, too. */
    private void shareCharges() {
        for (int c = 0; c < ofCharges.length && !sale.taxIncluded(); c++) {
            ofCharges[c] = ofCharges[c].add(big(sale.charges().get(c).tax()));
        }
        for (int c = 0; c < ofCharges.length; c++) {
            Charge charge = sale.charges().get(c);
            if (charge.amount() < 0) {
                credit(charge);
            } else if (charge.comesBack() == ComesBack.WITH_GOODS
                    && !sale.lines().isEmpty()) {
                chargeShares.add(apportion(ofCharges[c], byPrice(charge)));
                ofCharges[c] = ZERO;
            }
        }
    }

    private BigInteger[] byPrice(Charge charge) {
        BigInteger[] prices = sale.lines().stream()
                .map(line -> covers(charge, line) ? big(line.amount() - line.discount()) : ZERO)
                .toArray(BigInteger[]::new);
        return sum(Stream.of(prices)).signum() > 0
                ? prices
                : sale.lines().stream()
                        .map(line -> covers(charge, line) ? big(line.quantity()) : ZERO)
                        .toArray(BigInteger[]::new);
    }

    private void credit(Charge charge) {
        BigInteger rest = big(-charge.amount());
        BigInteger[] share = nothing(sale.lines().size());
        for (boolean inside : new boolean[] {true, false}) {
            BigInteger[] bearing = nothing(share.length);
            for (int i = 0; i < bearing.length; i++) {
                bearing[i] = covers(charge, sale.lines().get(i)) == inside ? net(i, true) : ZERO;
            }
            BigInteger[] borne = apportion(rest.min(sum(Stream.of(bearing))), bearing);
            for (int i = 0; i < share.length; i++) {
                share[i] = share[i].subtract(borne[i]);
                rest = rest.subtract(borne[i]);
            }
        }
        chargeShares.add(share);
        BigInteger[] borne = apportion(rest, ofCharges);
        for (int c = 0; c < ofCharges.length; c++) {
            ofCharges[c] = ofCharges[c].subtract(borne[c]);
        }
    }

    private static BigInteger[] nothing(int size) {
        return IntStream.range(0, size).mapToObj(i -> ZERO).toArray(BigInteger[]::new);
    }

    private BigInteger[] weights(Discount discount, BigInteger[] left, boolean inside) {
        return IntStream.range(0, left.length)
                .mapToObj(i -> inScope(discount, sale.lines().get(i)) == inside ? left[i] : ZERO)
                .toArray(BigInteger[]::new);
    }

    private static boolean inScope(Discount discount, OrderLine line) {
        boolean all = discount.scope().isEmpty() && discount.charges().isEmpty();
        return all || discount.scope().contains(line.id());
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

    private BigInteger left() {
        return payable.subtract(gone).max(ZERO);
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
