package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.refunds.Script.Act;
import io.aftersales.domain.refunds.Story.Chapter;
import io.aftersales.domain.shared.LineId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
            assertThat(after.refunded() + after.kept()).isLessThanOrEqualTo(after.paid());
            after.tenders()
                    .forEach(tender -> assertThat(tender.booked())
                            .isBetween(0L, tender.tender().captured()));

            AccountTotals totals = after.totals();
            assertThat(totals.goodsGranted() + totals.goodwillOnLines())
                    .isLessThanOrEqualTo(after.frozen().goodsPaid());
            goods += chapter.told().goods();
            shipping += chapter.told().shipping();
            tax += chapter.told().tax();
            assertThat(goods)
                    .isLessThanOrEqualTo(
                            sale.lines().stream().mapToLong(OrderLine::amount).sum());
            assertThat(shipping).isLessThanOrEqualTo(sale.charges().shipping());
            assertThat(tax).isBetween(0L, taxOnTop(sale));
            sale.lines().forEach(line -> neverPaysMoreThanItIsWorth(after, line));
        }
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
        long taxes = sale.lines().stream().mapToLong(OrderLine::tax).sum();
        return sale.taxIncluded() ? 0 : taxes + sale.charges().shippingTax();
    }

    @Property
    void fullReturnRefundsExactlyWhatWasPaid(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.Returns.class) Script script) {
        Story story = Story.of(order.withoutRestockingFee(), script).finish();
        assertThat(story.account().isEverythingBack()).isTrue();
        assertThat(story.account().refunded()).isEqualTo(story.account().paid());
        assertThat(story.account().isFullyRefunded()).isTrue();
    }

    /** The stronger form: fees, agreements and compensations anywhere before, and a last case that pays shipping. */
    @Property
    void fullReturnLeavesNothing(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithinTheShop.class) Script script) {
        boolean closed = false;
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            OrderAccount after = chapter.after();
            RefundClaim claim = chapter.claim();
            closed |= claim != null && claim.shipping() != ShippingChoice.EXCLUDE && after.isEverythingBack();
            if (closed) {
                assertThat(after.refunded()
                                + after.totals().fees()
                                + after.totals().waived())
                        .isEqualTo(after.paid());
            }
        }
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
        long paid = cut.account().refunded();

        List<RefundClaim> backwards = new ArrayList<>(claims);
        Collections.reverse(backwards);
        assertThat(refunded(account, backwards)).isEqualTo(paid);
        assertThat(refunded(account, List.of(together(claims)))).isEqualTo(paid);
        assertThat(refunded(
                        account,
                        claims.stream().flatMap(claim -> halves(claim).stream()).toList()))
                .isEqualTo(paid);
    }

    private static RefundClaim together(List<RefundClaim> claims) {
        List<Units> all =
                claims.stream().flatMap(claim -> claim.units().stream()).toList();
        boolean fault = claims.stream()
                .anyMatch(claim -> claim.sellerFault() && !claim.units().isEmpty());
        boolean whole = claims.stream().anyMatch(RefundClaim::whole);
        return (whole ? RefundClaim.cancellation(all) : RefundClaim.of(all)).faultOfSeller(fault);
    }

    private static List<RefundClaim> halves(RefundClaim claim) {
        var first = new ArrayList<Units>();
        var second = new ArrayList<Units>();
        for (Units units : claim.units()) {
            long half = units.quantity() / 2;
            second.add(new Units(units.line(), units.quantity() - half));
            if (half > 0) {
                first.add(new Units(units.line(), half));
            }
        }
        return List.of(claim.about(first), claim.about(second));
    }

    private static long refunded(OrderAccount before, List<RefundClaim> claims) {
        OrderAccount account = before;
        for (RefundClaim claim : claims) {
            account = Unplaced.hold(account, RefundFixtures.inCase(1), claim.units())
                    .get();
            account = Unplaced.book(account, RefundFixtures.inCase(1), claim.units(), claim)
                    .account();
        }
        return account.refunded();
    }

    @Property
    void returningMoreNeverRefundsLess(
            @ForAll(supplier = AnyOrder.NeverReEvaluated.class) AnOrder order,
            @ForAll(supplier = AnyScript.class) Script script,
            @ForAll(supplier = AnyScript.Returns.class) Script next) {
        OrderAccount account = Story.of(order, script).account();
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
            assertThat(chapter.after().totals().goodsGranted())
                    .isGreaterThanOrEqualTo(chapter.before().totals().goodsGranted());
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
            assertThat(chapter.after().totals().goodsGranted()
                            - chapter.before().totals().goodsGranted())
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

    @Property
    void shippingComesBackAtMostOnce(
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        long fee = order.sale().charges().shipping();
        long tax = order.sale().taxIncluded() ? 0 : order.sale().charges().shippingTax();
        int times = 0;
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            long taxOfGoods =
                    chapter.told().lines().stream().mapToLong(OfLine::tax).sum();
            long shipping = chapter.told().shipping() + chapter.told().tax() - taxOfGoods;
            long goodwill = chapter.after().totals().goodwillOnShipping();
            assertThat(shipping).isIn(0L, fee + tax - goodwill);
            assertThat(goodwill).isLessThanOrEqualTo(fee + tax);
            times += shipping > 0 ? 1 : 0;
            assertThat(times).isLessThanOrEqualTo(1);
        }
    }
}
