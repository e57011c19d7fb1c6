package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.laws.HistoryPlan.Act;
import io.aftersales.domain.laws.HistoryPlan.Kind;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
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

/** The amount that units are worth follows from the units that are back, not from the way they came back. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyEntitlementProperties {

    @Property
    void fullReturnRefundsExactlyWhatWasPaid(
            @ForAll(supplier = MoneyOrders.Fresh.class) MoneyOrder order,
            @ForAll(supplier = Histories.ByTheRules.class) HistoryPlan script) {
        History story = new History(order.withoutRestockingFee().account());
        for (Act act : script.acts()) {
            if (!isLateCharge(act, story.account())) {
                story.play(act);
            }
        }
        OrderAccount account = story.finish().account();
        long never = 0;
        for (int c = 0; c < account.frozen().charges(); c++) {
            never += account.frozen().neverComesBack(c) ? account.frozen().paidForCharge(c) : 0;
        }
        assertThat(account.isEverythingBack()).isTrue();
        assertThat(account.refunded()).isEqualTo(account.payable() - never);
        assertThat(account.kept()).isZero();
        if (never == 0) {
            assertThat(account.paidOut()).isEqualTo(account.captured());
        }
    }

    /** Charges that are added without lines when every unit is back find no last unit to come back with. */
    private static boolean isLateCharge(Act act, OrderAccount account) {
        return act.kind() == Kind.AMEND
                && act.part().amendment(account.frozen().sale(), 1).lines().isEmpty()
                && account.frozen().lines() > 0
                && account.isEverythingBack();
    }

    /** A charge that was excluded with the last unit of its scope remains, and so does one that never comes back. */
    @Property
    void fullReturnLeavesNothingButExcludedCharges(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.WithinTheShop.class) HistoryPlan script) {
        OrderAccount account = History.of(order.account(), script).finish().account();
        long charges = 0;
        for (int c = 0; c < account.frozen().charges(); c++) {
            charges += account.state().chargeLeft(c);
        }
        assertThat(account.remaining()).isBetween(0L, charges);
    }

    @Property
    void refundDoesNotDependOnHowReturnsAreCut(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script,
            @ForAll(supplier = Histories.Returns.class) HistoryPlan next) {
        OrderAccount start = History.of(
                        order.neverReEvaluated().withoutRestockingFee().account(), script)
                .account();
        History cut = new History(start);
        next.acts().forEach(cut::play);
        paysTheSame(cut, start);
    }

    @Property
    void refundOfEverythingDoesNotDependOnHowReturnsAreCut(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script,
            @ForAll(supplier = Histories.Returns.class) HistoryPlan next) {
        OrderAccount start =
                History.of(order.withoutRestockingFee().account(), script).account();
        History cut = new History(start);
        next.acts().forEach(cut::play);
        paysTheSame(cut.finish(), start);
    }

    /** Checks that the refunds of a story pay as much when they are put together, halved, or taken in another order. */
    private static void paysTheSame(History cut, OrderAccount start) {
        List<RefundClaim> claims = cut.refunds().stream()
                .map(chapter -> ((Refund) chapter.step()).claim())
                .toList();
        var units = new ArrayList<ClaimedUnits>();
        var halves = new ArrayList<RefundClaim>();
        for (RefundClaim claim : claims) {
            units.addAll(claim.units());
            halves.addAll(halves(claim));
        }
        boolean whole = claims.stream().anyMatch(RefundClaim::whole);
        RefundClaim together = RefundClaim.ofClaimed(units);
        var backwards = new ArrayList<>(claims);
        Collections.reverse(backwards);
        for (List<RefundClaim> other : List.of(List.of(whole ? together.asWhole() : together), halves, backwards)) {
            History otherCut = new History(start);
            other.forEach(claim -> otherCut.play(new Refund(0, claim)));
            assertThat(otherCut.refused()).isEmpty();
            assertThat(otherCut.account().refunded()).isEqualTo(cut.account().refunded());
            // The worth of units never handed over is rounded in each case.
            if (start.frozen().sale().paymentTerms() == PaymentTerms.ON_ORDER) {
                assertThat(otherCut.account().paidOut()).isEqualTo(cut.account().paidOut());
            }
        }
    }

    private static List<RefundClaim> halves(RefundClaim claim) {
        var first = new ArrayList<ClaimedUnits>();
        var second = new ArrayList<ClaimedUnits>();
        for (ClaimedUnits units : claim.units()) {
            long half = units.quantity() / 2;
            long fault = Math.min(half, units.atFault());
            long neverShipped = Math.min(half, units.neverShipped());
            second.add(new ClaimedUnits(
                    units.line(),
                    units.quantity() - half,
                    units.atFault() - fault,
                    units.neverShipped() - neverShipped,
                    0));
            if (half > 0) {
                first.add(new ClaimedUnits(units.line(), half, fault, neverShipped, 0));
            }
        }
        return List.of(claim.about(first), claim.about(second));
    }

    /**
     * A restocking fee is left out: its percentage is taken of the goods as far as the order still has money for them, so that more goods
     * can mean a higher fee on the same money. Units never handed over are left out for the payout: more of them take a larger share of a
     * charge that comes back in the same case.
     */
    @Property
    void returningMoreNeverRefundsLess(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script,
            @ForAll(supplier = Histories.Returns.class) HistoryPlan next) {
        OrderAccount account = History.of(
                        order.neverReEvaluated().withoutRestockingFee().account(), script)
                .account();
        var units = new ArrayList<ClaimedUnits>();
        RefundBreakdown before = null;
        History story = new History(account);
        for (Act act : next.acts()) {
            int known = story.refunds().size();
            story.play(act);
            for (Chapter chapter :
                    story.refunds().subList(known, story.refunds().size())) {
                units.addAll(((Refund) chapter.step()).claim().units());
            }
            RefundBreakdown all =
                    account.quote(RefundClaim.ofClaimed(shipped(units))).get();
            if (before != null) {
                assertThat(all.total()).isGreaterThanOrEqualTo(before.total());
                assertThat(all.payout()).isGreaterThanOrEqualTo(before.payout());
            }
            before = all;
        }
    }

    private static List<ClaimedUnits> shipped(List<ClaimedUnits> units) {
        return units.stream()
                .map(each -> new ClaimedUnits(each.line(), each.quantity(), each.atFault(), 0, 0))
                .toList();
    }

    @Property
    void whatWasRefundedNeverFalls(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(
                        order.underRule(DiscountRule.RE_EVALUATED).account(), script)
                .finish()
                .chapters()) {
            assertThat(chapter.total()).isNotNegative();
            assertThat(chapter.payout()).isNotNegative();
            assertThat(chapter.after().refunded())
                    .isGreaterThanOrEqualTo(chapter.before().refunded());
            assertThat(chapter.after().paidOut())
                    .isGreaterThanOrEqualTo(chapter.before().paidOut());
            List<Long> granted = chapter.after().totals().goodsGranted();
            List<Long> grantedBefore = chapter.before().totals().goodsGranted();
            for (int p = 0; p < grantedBefore.size(); p++) {
                assertThat(granted.get(p)).isGreaterThanOrEqualTo(grantedBefore.get(p));
            }
        }
    }

    @Property
    void refundsSoFarAreWithinHalfAUnitPerLineOfTheExactShare(
            @ForAll(supplier = MoneyOrders.Fresh.class) MoneyOrder order,
            @ForAll(supplier = Histories.ByTheRules.class) HistoryPlan script) {
        Map<LineId, Long> soFar = new HashMap<>();
        History story = History.of(order.underRule(DiscountRule.PRO_RATA).account(), script);
        for (Chapter chapter : story.finish().refunds()) {
            long goods = 0;
            for (OfLine line : chapter.told().orElseThrow().lines()) {
                long sum = soFar.merge(line.line(), line.total(), Long::sum);
                long back = chapter.after().line(line.line()).back();
                BigInteger quantity = BigInteger.valueOf(chapter.after().quantity(line.line()));
                assertThat(offBy(chapter, line.line(), sum, back).shiftLeft(1)).isLessThanOrEqualTo(quantity);
                assertThat(offBy(chapter, line.line(), line.total(), line.quantity()))
                        .isLessThan(quantity);
                goods += line.total();
            }
            assertThat(sum(chapter.after().totals().goodsGranted())
                            - sum(chapter.before().totals().goodsGranted()))
                    .isEqualTo(goods);
        }
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how far an amount is from its exact share of what was paid for the line, in parts as fine as the line has units. */
    private static BigInteger offBy(Chapter chapter, LineId line, long amount, long units) {
        BigInteger exact =
                BigInteger.valueOf(chapter.after().frozen().paidFor(line)).multiply(BigInteger.valueOf(units));
        BigInteger quantity = BigInteger.valueOf(chapter.after().quantity(line));
        return BigInteger.valueOf(amount).multiply(quantity).subtract(exact).abs();
    }
}
