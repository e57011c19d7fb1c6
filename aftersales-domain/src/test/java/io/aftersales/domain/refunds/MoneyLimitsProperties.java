package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.laws.HistoryPlan.Kind;
import io.aftersales.domain.laws.HistoryStep.External;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.refunds.RefundBreakdown.OfCharge;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.shared.LineId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** No part of an order is refunded beyond what was paid for it, at any time. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyLimitsProperties {

    @Property
    void neverRefundsMoreThanWasPaid(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        History story = History.of(order.account(), script).finish();
        isWithinLimits(order.account());
        Map<LineId, Long> worth = new HashMap<>();
        for (Chapter chapter : story.chapters()) {
            OrderAccount after = chapter.after();
            isWithinLimits(after);
            long before = chapter.before().remaining();
            assertThat(chapter.step() instanceof External || after.remaining() >= Math.min(0, before))
                    .as("only a refund made elsewhere overdraws the order")
                    .isTrue();
            if (chapter.step() instanceof Refund) {
                for (OfLine line : chapter.told().orElseThrow().lines()) {
                    long sum = worth.merge(line.line(), line.total(), Long::sum);
                    LineTerms terms = after.frozen().line(after.frozen().indexOf(line.line()));
                    assertThat(sum).isBetween(0L, terms.entitled());
                }
            }
        }
    }

    private static void isWithinLimits(OrderAccount account) {
        FrozenOrder order = account.frozen();
        assertThat(account.refunded() + account.kept()).isBetween(0L, account.payable());
        assertThat(account.kept()).isNotNegative();
        for (FrozenPart part : order.parts()) {
            long goodwill = 0;
            for (int i = part.firstLine(); i < part.firstLine() + part.lines(); i++) {
                LineBalance line = account.line(order.line(i).id());
                goodwill += line.goodwill();
                assertThat(order.line(i).entitled(line) + line.goodwill())
                        .isBetween(0L, order.line(i).entitled());
            }
            assertThat(account.totals().goodsGranted().get(part.number()) + goodwill)
                    .isBetween(0L, part.goodsPaid());
        }
        for (int c = 0; c < order.charges(); c++) {
            ChargeBalance charge = account.charges().get(c);
            assertThat(charge.paid()).isNotNegative();
            assertThat(charge.paid() + charge.goodwill()).isBetween(0L, order.paidForCharge(c));
        }
        for (TaxBalance row : account.taxes()) {
            assertThat(row.refunded()).isNotNegative();
            assertThat(row.external()).isNotNegative();
            assertThat(row.grossBack()).isBetween(0L, row.drawn());
            assertThat(row.drawn()).isLessThanOrEqualTo(row.gross());
            assertThat(row.taxBack()).isBetween(0L, row.tax());
        }
        for (TenderBalance tender : account.tenders()) {
            assertThat(tender.booked()).isBetween(0L, tender.captured());
        }
    }

    @Property
    void shippingComesBackAtMostOnce(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).finish().refunds()) {
            List<OfCharge> told = chapter.told().orElseThrow().charges();
            FrozenOrder frozen = chapter.after().frozen();
            for (int c = 0; c < frozen.charges(); c++) {
                String id = frozen.charge(c).id();
                long paid = told.stream()
                        .filter(each -> each.id().equals(id))
                        .mapToLong(each -> each.amount() + each.tax())
                        .sum();
                long paidBefore = chapter.before().charges().get(c).paid();
                assertThat(chapter.after().charges().get(c).paid()).isEqualTo(paidBefore + paid);
                comesBackAsItMay(chapter, c, paid);
            }
        }
    }

    /** A charge comes back wholly, with the last unit of its scope; only a shipping fee may come back earlier. */
    private static void comesBackAsItMay(Chapter chapter, int c, long paid) {
        AccountState before = chapter.before().state();
        AccountState after = chapter.after().state();
        Charge charge = after.frozen().charge(c);
        RefundPolicy policy = after.frozen().policy();
        RefundClaim claim = ((Refund) chapter.step()).claim();
        boolean last = after.running().notBackByCharge(c) == 0;
        boolean included = charge.isShipping() && claim.shipping() == ShippingChoice.INCLUDE;
        boolean mayBePart = charge.isShipping() && policy.shippingOnFault() == ShippingOnFault.PROPORTIONAL;
        if (paid > 0 && (last || included || !mayBePart)) {
            assertThat(paid).isEqualTo(before.chargeLeft(c));
        }
        boolean fault = charge.isShipping() && claim.isAnyAtFault() && policy.shippingOnFault() != ShippingOnFault.NONE;
        boolean excluded = charge.isShipping() && claim.shipping() == ShippingChoice.EXCLUDE;
        boolean may = included || (!excluded && !after.frozen().neverComesBack(c) && (last || fault));
        assertThat(paid == 0 || may)
                .as("charge %s comes back with %s", charge, claim)
                .isTrue();
    }

    /** Goodwill is left out because it is money without goods, and refunds from before for the same reason. */
    @Property
    void whatIsKeptStaysPaidFor(
            @ForAll(supplier = MoneyOrders.Fresh.class) MoneyOrder order,
            @ForAll(supplier = Histories.WithinTheShop.class) HistoryPlan script) {
        HistoryPlan withoutGoodwill = script.without(Kind::isGoodwill);
        History story = History.of(order.underRule(DiscountRule.PRO_RATA).account(), withoutGoodwill);
        for (Chapter chapter : story.finish().chapters()) {
            OrderAccount account = chapter.after();
            long stays = 0;
            for (int i = 0; i < account.frozen().lines(); i++) {
                LineTerms line = account.frozen().line(i);
                long paid = account.frozen().paidFor(line.id());
                stays += paid - Apportionment.part(paid, account.line(line.id()).back(), line.quantity());
            }
            assertThat(account.remaining() + account.kept()).isGreaterThanOrEqualTo(stays);
        }
    }
}
