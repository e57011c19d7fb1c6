package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.refunds.Script.Act;
import io.aftersales.domain.refunds.Story.Chapter;
import io.aftersales.domain.shared.LineId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** What is true of every sequence of refunds on every order. */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE)
class RefundLawsProperties {

    @Property
    void neverRefundsMoreThanWasPaid(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithinTheShop.class) Script script) {
        Sale sale = order.sale();
        long goods = 0;
        long shipping = 0;
        long tax = 0;
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            OrderAccount after = chapter.after();
            assertThat(after.refunded() + after.kept()).isLessThanOrEqualTo(after.payable());
            after.tenders().forEach(tender -> assertThat(tender.booked()).isBetween(0L, tender.captured()));

            AccountTotals totals = after.totals();
            assertThat(sum(totals.goodsGranted()) + after.state().running().goodwill(0))
                    .isLessThanOrEqualTo(after.frozen().part(0).goodsPaid());
            goods += chapter.told().goods();
            shipping += chapter.told().shipping();
            tax += chapter.told().tax();
            assertThat(goods)
                    .isLessThanOrEqualTo(
                            sale.lines().stream().mapToLong(OrderLine::amount).sum());
            assertThat(shipping)
                    .isLessThanOrEqualTo(sale.charges().stream()
                            .filter(Charge::isShipping)
                            .mapToLong(Charge::amount)
                            .sum());
            assertThat(tax).isBetween(0L, taxOnTop(sale));
            sale.lines().forEach(line -> neverPaysMoreThanItIsWorth(after, line));
        }
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    private static void neverPaysMoreThanItIsWorth(OrderAccount account, OrderLine line) {
        LineTerms terms = account.frozen().line(account.frozen().indexOf(line.id()));
        LineBalance balance = account.line(line.id());
        long most = terms.entitled();
        assertThat(balance.back() + balance.held()).isBetween(0L, line.quantity());
        assertThat(balance.goodwill()).isBetween(0L, most);
        assertThat(Math.min(terms.worth(balance.back()), most - balance.goodwill()))
                .isBetween(0L, most - balance.goodwill());
    }

    private static long taxOnTop(Sale sale) {
        long ofGoods = sale.lines().stream().mapToLong(OrderLine::tax).sum();
        long ofCharges = sale.charges().stream().mapToLong(Charge::tax).sum();
        return sale.taxIncluded() ? 0 : ofGoods + ofCharges;
    }

    @Property
    void fullReturnRefundsExactlyWhatWasPaid(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.Returns.class) Script script) {
        OrderAccount account =
                Story.of(order.withoutRestockingFee(), script).finish().account();
        long neverComingBack = neverComingBack(account);
        assertThat(account.isEverythingBack()).isTrue();
        assertThat(account.refunded()).isEqualTo(account.payable() - neverComingBack);
        assertThat(account.isFullyRefunded()).isEqualTo(neverComingBack == 0);
    }

    /** What is left of the charges that come back neither with the goods nor with the last unit. */
    static long neverComingBack(OrderAccount account) {
        long left = 0;
        for (int c = 0; c < account.charges().size(); c++) {
            Charge charge = account.frozen().sale().charges().get(c);
            left += charge.comesBack() == ComesBack.NEVER ? chargeLeft(account, c) : 0;
        }
        return left;
    }

    private static long chargeLeft(OrderAccount account, int c) {
        ChargeBalance balance = account.charges().get(c);
        return account.frozen().paidForCharge(c) - balance.paid() - balance.goodwill();
    }

    /** The stronger form: fees, agreements and compensations anywhere before. */
    @Property
    void fullReturnLeavesNothing(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithinTheShop.class) Script script) {
        leavesNothingButExcludedFees(Story.of(order, script).finish());
    }

    /**
     * Once everything is back, no more is left than what never comes back by itself and the fees that a case excluded when it brought the
     * last unit of their scope; and less by the compensations that were given for no part of the order.
     */
    static void leavesNothingButExcludedFees(Story story) {
        var excluded = new HashSet<Integer>();
        long onOrder = 0;
        for (Chapter chapter : story.refunds()) {
            OrderAccount after = chapter.after();
            Goodwill given = chapter.goodwill();
            onOrder += given != null && given.lines().isEmpty() && !given.shipping() ? given.amount() : 0;
            for (int c = 0; c < after.charges().size(); c++) {
                if (isExcluded(chapter, c)) {
                    excluded.add(c);
                }
            }
            if (after.isEverythingBack()) {
                long left = neverComingBack(after);
                for (int c : excluded) {
                    Charge charge = after.frozen().sale().charges().get(c);
                    left += charge.comesBack() == ComesBack.NEVER ? 0 : chargeLeft(after, c);
                }
                assertThat(after.remaining()).isEqualTo(Math.max(0, left - onOrder));
            }
        }
    }

    /** Whether a case left a shipping fee out that its units would have brought back, as the last ones of its scope. */
    private static boolean isExcluded(Chapter chapter, int c) {
        RefundClaim claim = chapter.claim();
        Charge charge = chapter.after().frozen().sale().charges().get(c);
        if (claim == null || claim.shipping() != ShippingChoice.EXCLUDE || !charge.isShipping()) {
            return false;
        }
        return notBack(chapter.after(), charge) == 0 && !isBackBefore(chapter, charge);
    }

    private static boolean isBackBefore(Chapter chapter, Charge charge) {
        OrderAccount before = chapter.before();
        return before.frozen().sale().lines().isEmpty() ? before.isEverythingBack() : notBack(before, charge) == 0;
    }

    /** Units that a charge was charged for, or that replaced these, and that the buyer has. */
    private static long notBack(OrderAccount account, Charge charge) {
        long sold = account.frozen().sale().lines().stream()
                .filter(line -> charge.scope().isEmpty() || charge.scope().contains(line.id()))
                .mapToLong(line -> line.quantity() - account.line(line.id()).gone())
                .sum();
        long replaced = account.replacements().stream()
                .filter(line -> charge.scope().isEmpty() || charge.scope().contains(line.root()))
                .mapToLong(line -> line.quantity() - account.line(line.line()).gone())
                .sum();
        return sold + replaced;
    }

    @Property
    void refundDoesNotDependOnHowReturnsAreCut(
            @ForAll(supplier = AnyOrder.NeverReEvaluated.class) AnOrder order,
            @ForAll(supplier = AnyScript.Returns.class) Script script) {
        cutsPayTheSame(order.withoutRestockingFee(), script, false);
    }

    @Property
    void refundOfEverythingDoesNotDependOnHowReturnsAreCut(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.Returns.class) Script script) {
        cutsPayTheSame(order.withoutRestockingFee(), script, true);
    }

    private static void cutsPayTheSame(AnOrder order, Script script, boolean toTheEnd) {
        Story cut = Story.of(order, script);
        cutsPayTheSame(order.account(), toTheEnd ? cut.finish() : cut);
    }

    /** The returns of the story, told backwards, all at once and in halves. */
    static void cutsPayTheSame(OrderAccount account, Story cut) {
        List<RefundClaim> claims =
                new ArrayList<>(cut.refunds().stream().map(Chapter::claim).toList());
        List<RefundClaim> backwards = new ArrayList<>(claims);
        Collections.reverse(backwards);
        List<RefundClaim> halves =
                claims.stream().flatMap(claim -> halves(claim).stream()).toList();
        for (List<RefundClaim> other : List.of(backwards, List.of(together(claims)), halves)) {
            OrderAccount refunded = refunded(account, other);
            assertThat(refunded.refunded()).isEqualTo(cut.account().refunded());
            if (account.frozen().sale().paymentTerms() == PaymentTerms.ON_ORDER) {
                assertThat(refunded.paidOut()).isEqualTo(cut.account().paidOut());
            }
        }
    }

    private static RefundClaim together(List<RefundClaim> claims) {
        RefundClaim all = RefundClaim.ofClaimed(
                claims.stream().flatMap(claim -> claim.units().stream()).toList());
        return claims.stream().anyMatch(RefundClaim::whole) ? all.asWhole() : all;
    }

    private static List<RefundClaim> halves(RefundClaim claim) {
        var first = new ArrayList<ClaimedUnits>();
        var second = new ArrayList<ClaimedUnits>();
        for (ClaimedUnits units : claim.units()) {
            long half = units.quantity() / 2;
            if (half == 0) {
                second.add(units);
                continue;
            }
            List<ClaimedUnits> cut = cut(units, half);
            first.add(cut.get(0));
            second.add(cut.get(1));
        }
        return List.of(claim.about(first), claim.about(second));
    }

    /** So many units and the others, with all that is special about them. */
    static List<ClaimedUnits> cut(ClaimedUnits units, long quantity) {
        ClaimedUnits some = Story.atMost(quantity, units);
        return List.of(
                some,
                new ClaimedUnits(
                        units.line(),
                        units.quantity() - quantity,
                        units.atFault() - some.atFault(),
                        units.neverShipped() - some.neverShipped(),
                        units.deducted() - some.deducted()));
    }

    private static OrderAccount refunded(OrderAccount before, List<RefundClaim> claims) {
        OrderAccount account = before;
        for (RefundClaim claim : claims) {
            account = Unplaced.hold(account, RefundFixtures.inCase(1), claim.plainUnits())
                    .get();
            account = Unplaced.book(account, RefundFixtures.inCase(1), claim.plainUnits(), claim)
                    .account();
        }
        return account;
    }

    /**
     * A restocking fee is left out: its percentage is taken of the goods as far as the order still has money for them, so that more goods can
     * mean a higher fee on the same money.
     */
    @Property
    void returningMoreNeverRefundsLess(
            @ForAll(supplier = AnyOrder.NeverReEvaluated.class) AnOrder order,
            @ForAll(supplier = AnyScript.class) Script script,
            @ForAll(supplier = AnyScript.Returns.class) Script next) {
        OrderAccount account = Story.of(order.withoutRestockingFee(), script).account();
        boolean fault = next.acts().stream().anyMatch(Act::fault);
        var more = new HashMap<LineId, Long>();
        long worth = 0;
        for (Act act : next.acts()) {
            Story one = new Story(account);
            one.play(act);
            one.refunds()
                    .forEach(chapter -> chapter.claim()
                            .units()
                            .forEach(units -> more.merge(
                                    units.line(),
                                    units.quantity(),
                                    (a, b) -> Math.min(a + b, account.unitsLeft(units.line())))));
            long all = account.worth(claim(more).faultOfSeller(fault));
            assertThat(all).isGreaterThanOrEqualTo(worth);
            worth = all;
        }
    }

    @Property
    void returningMoreNeverTakesBackWhatWasRefunded(
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        for (Chapter chapter :
                Story.of(order.underRules(DiscountRule.RE_EVALUATED), script).refunds()) {
            assertThat(chapter.told().total()).isNotNegative();
            assertThat(chapter.after().refunded())
                    .isGreaterThanOrEqualTo(chapter.before().refunded());
            assertThat(sum(chapter.after().totals().goodsGranted()))
                    .isGreaterThanOrEqualTo(sum(chapter.before().totals().goodsGranted()));
            assertThat(chapter.told().payout()).isNotNegative();
        }
    }

    private static RefundClaim claim(Map<LineId, Long> units) {
        return RefundClaim.of(units.entrySet().stream()
                .map(each -> new Units(each.getKey(), each.getValue()))
                .toList());
    }

    @Property
    void refundsSoFarAreWithinHalfAUnitPerLineOfTheExactShare(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.Returns.class) Script script) {
        AnOrder proRata = order.underRules(DiscountRule.PRO_RATA);
        var soFar = new HashMap<LineId, Long>();
        for (Chapter chapter : Story.of(proRata, script).refunds()) {
            long goods = 0;
            for (OfLine line : chapter.told().lines()) {
                long sum = soFar.merge(line.line(), line.total(), Long::sum);
                long back = chapter.after().line(line.line()).back();
                assertThat(offBy(chapter, line.line(), sum, back).shiftLeft(1))
                        .isLessThanOrEqualTo(units(chapter, line));
                assertThat(offBy(chapter, line.line(), line.total(), line.quantity()))
                        .isLessThan(units(chapter, line));
                goods += line.total();
            }
            assertThat(sum(chapter.after().totals().goodsGranted())
                            - sum(chapter.before().totals().goodsGranted()))
                    .isEqualTo(goods);
        }
    }

    /** How far an amount is from its exact share of what was paid for the line, in parts of a unit as fine as the line has units. */
    private static BigInteger offBy(Chapter chapter, LineId line, long amount, long units) {
        FrozenOrder order = chapter.after().frozen();
        BigInteger exact = BigInteger.valueOf(order.paidFor(line)).multiply(BigInteger.valueOf(units));
        BigInteger quantity = BigInteger.valueOf(order.line(order.indexOf(line)).quantity());
        return BigInteger.valueOf(amount).multiply(quantity).subtract(exact).abs();
    }

    private static BigInteger units(Chapter chapter, OfLine line) {
        FrozenOrder order = chapter.after().frozen();
        return BigInteger.valueOf(order.line(order.indexOf(line.line())).quantity());
    }

    /** Each charge, that is; a fee of which a fault brings a share comes back in shares. */
    @Property
    void shippingComesBackAtMostOnce(
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        boolean inShares = order.policy().shippingOnFault() == ShippingOnFault.PROPORTIONAL;
        var times = new HashMap<String, Integer>();
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            for (int c = 0; c < order.sale().charges().size(); c++) {
                String id = order.sale().charges().get(c).id();
                long all = chapter.after().frozen().paidForCharge(c);
                ChargeBalance before = chapter.before().charges().get(c);
                ChargeBalance after = chapter.after().charges().get(c);
                long shown = shown(chapter, id);
                assertThat(after.charge()).isEqualTo(id);
                assertThat(after.paid() - before.paid()).isEqualTo(shown);
                assertThat(after.paid() + after.goodwill()).isBetween(0L, all);
                if (shown > 0 && !inShares) {
                    assertThat(times.merge(id, 1, Integer::sum)).isEqualTo(1);
                    assertThat(shown).isEqualTo(all - after.goodwill());
                }
            }
        }
    }

    private static long shown(Chapter chapter, String charge) {
        return chapter.told().charges().stream()
                .filter(each -> each.id().equals(charge))
                .mapToLong(each -> each.amount() + each.tax())
                .sum();
    }
}
