package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryStep;
import io.aftersales.domain.laws.HistoryStep.Amend;
import io.aftersales.domain.laws.HistoryStep.Capture;
import io.aftersales.domain.laws.HistoryStep.External;
import io.aftersales.domain.laws.HistoryStep.Give;
import io.aftersales.domain.laws.HistoryStep.GiveBack;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.laws.HistoryStep.Reverse;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;

/** Random orders and steps reach every corner that the laws of money are about. */
class MoneyReachTest {
    private static final int ORDERS = 1500;

    private final Map<String, Integer> times = new TreeMap<>();

    private void count(String corner, boolean reached) {
        times.merge(corner, reached ? 1 : 0, Integer::sum);
    }

    @Example
    void everyCornerIsReached() {
        Random random = new Random(42);
        var orders = MoneyOrders.any().generator(1000, false);
        var scripts = Histories.any().generator(1000, false);
        for (int n = 0; n < ORDERS; n++) {
            MoneyOrder order = orders.next(random).value();
            History story =
                    History.of(order.account(), scripts.next(random).value()).finish();
            order(order);
            story.chapters().forEach(chapter -> chapter(chapter, order));
            story(story);
        }
        assertThat(times)
                .allSatisfy((corner, reached) ->
                        assertThat(reached).as("%s among %s", corner, times).isGreaterThanOrEqualTo(5));
    }

    private void order(MoneyOrder order) {
        Sale sale = order.sale();
        count("no lines", sale.lines().isEmpty());
        count("JPY", sale.currency().getCurrencyCode().equals("JPY"));
        count("KWD", sale.currency().getCurrencyCode().equals("KWD"));
        count("tax on top", !sale.taxIncluded() && sale.lines().stream().anyMatch(line -> line.tax() > 0));
        count("tax contained", sale.taxIncluded() && sale.lines().stream().anyMatch(line -> line.tax() > 0));
        count(
                "several rates",
                sale.lines().stream().map(OrderLine::taxRate).distinct().count() > 1);
        count("one unit", sale.lines().stream().anyMatch(line -> line.quantity() == 1));
        count("100,000 units", sale.lines().stream().anyMatch(line -> line.quantity() == 100_000));
        count("10^15", sale.lines().stream().anyMatch(line -> line.amount() == 1_000_000_000_000_000L));
        count("gift", sale.lines().stream().anyMatch(line -> line.amount() == 0));
        count(
                "same SKU twice",
                sale.lines().stream().map(OrderLine::sku).distinct().count()
                        < sale.lines().size());
        count("paid at shipment", sale.paymentTerms() == PaymentTerms.AT_SHIPMENT);
        count(
                "nothing to pay",
                sale.tenders().stream().mapToLong(Tender::amount).sum() == 0);
        count("history", !order.opening().isNothing());
        charges(sale);
        discounts(sale);
        tenders(sale.tenders());
        for (ShippingOnFault part : ShippingOnFault.values()) {
            count("shipping on fault " + part, order.policy().shippingOnFault() == part);
        }
        for (DiscountRule rule : DiscountRule.values()) {
            count("promotion " + rule, order.policy().promotion() == rule);
        }
    }

    private void charges(Sale sale) {
        for (ComesBack time : ComesBack.values()) {
            List<Charge> such = sale.charges().stream()
                    .filter(charge -> charge.comesBack() == time && charge.amount() > 0)
                    .toList();
            count("charge " + time, !such.isEmpty());
            count("taxed charge " + time, such.stream().anyMatch(charge -> charge.tax() > 0));
            count(
                    "charge with a scope " + time,
                    such.stream().anyMatch(charge -> !charge.scope().isEmpty()));
            count("shipping " + time, such.stream().anyMatch(Charge::isShipping));
        }
        count("credit", sale.charges().stream().anyMatch(charge -> charge.amount() < 0));
        count(
                "credit with a scope",
                sale.charges().stream()
                        .anyMatch(
                                charge -> charge.amount() < 0 && !charge.scope().isEmpty()));
        count(
                "several shipping fees",
                sale.charges().stream().filter(Charge::isShipping).count() > 1);
    }

    private void discounts(Sale sale) {
        List<Discount> given = sale.discounts().stream()
                .filter(discount -> discount.amount() > 0)
                .toList();
        count(
                "discount on charges alone",
                given.stream()
                        .anyMatch(each ->
                                !each.charges().isEmpty() && each.scope().isEmpty()));
        count(
                "discount on charges and lines",
                given.stream()
                        .anyMatch(each ->
                                !each.charges().isEmpty() && !each.scope().isEmpty()));
        count(
                "discount with tiers",
                given.stream().anyMatch(each -> !each.tiers().isEmpty()));
        count(
                "discount larger than a line",
                given.stream().anyMatch(each -> sale.lines().stream().anyMatch(line -> line.amount() < each.amount())));
        count(
                "discount larger than its scope",
                given.stream().anyMatch(each -> !each.scope().isEmpty() && each.amount() > goods(sale, each.scope())));
        var allocations = OrderSnapshot.of(sale).get().parts().get(0).allocations();
        boolean free = false;
        for (int i = 0; i < sale.lines().size(); i++) {
            free |= sale.lines().get(i).afterOwnDiscount() > 0 && allocations.paidFor(i) == 0;
        }
        count("discounted to nothing", free);
    }

    private static long goods(Sale sale, List<LineId> lines) {
        return sale.lines().stream()
                .filter(line -> lines.contains(line.id()))
                .mapToLong(OrderLine::afterOwnDiscount)
                .sum();
    }

    private void tenders(List<Tender> tenders) {
        count("30 tenders", tenders.size() == 30);
        count(
                "30 tenders with zeros",
                tenders.size() == 30 && tenders.stream().anyMatch(tender -> tender.amount() == 0));
        count("points", tenders.stream().anyMatch(tender -> tender.points() > 0));
        for (TenderKind kind : TenderKind.values()) {
            count("tender " + kind, tenders.stream().anyMatch(tender -> tender.kind() == kind));
        }
        count(
                "captured in part",
                tenders.stream().anyMatch(tender -> tender.captured() > 0 && tender.captured() < tender.amount()));
        count("not captured", tenders.stream().anyMatch(tender -> tender.captured() == 0 && tender.amount() > 0));
    }

    private void chapter(Chapter chapter, MoneyOrder order) {
        HistoryStep step = chapter.step();
        if (step instanceof Refund refund) {
            refund(chapter, refund.claim());
        }
        if (step instanceof Give give) {
            boolean lines = !give.goodwill().lines().isEmpty();
            boolean some = give.goodwill().amount() > 0;
            count("goodwill on lines", lines && some);
            count("goodwill on shipping", !lines && give.goodwill().shipping() && some);
            count("goodwill on the order", !lines && !give.goodwill().shipping() && some);
        }
        if (step instanceof Amend amend) {
            count("amendment with lines", !amend.more().lines().isEmpty());
            count("amendment without lines", amend.more().lines().isEmpty());
            count("amendment of an order without lines", order.sale().lines().isEmpty());
        }
        if (step instanceof External made) {
            count("refund elsewhere", made.units().isEmpty());
            count("refund elsewhere for units", !made.units().isEmpty());
            count("refund elsewhere overdraws", chapter.after().remaining() < 0);
        }
        if (step instanceof Reverse) {
            count("reversal", true);
            count("reversal pays", chapter.total() > 0);
            count("reversal keeps more", chapter.kept() > 0);
            count("reversal in part", chapter.after().external() > 0);
        }
        if (step instanceof Capture) {
            count("capture", true);
            count("capture pays", chapter.payout() > 0);
            count("capture before refunds", chapter.before().bookings().isEmpty());
            count("capture after everything is back", chapter.before().isEverythingBack());
        }
        count("kept given back", step instanceof GiveBack);
    }

    private void refund(Chapter chapter, RefundClaim claim) {
        RefundBreakdown told = chapter.told().orElseThrow();
        count("fault", claim.isAnyAtFault());
        count("never handed over", claim.units().stream().anyMatch(each -> each.neverShipped() > 0));
        count("deduction", told.deductions() > 0);
        count("fees", told.fees() > 0);
        count("waived", Chapter.waived(told) > 0);
        count(
                "included shipping",
                claim.shipping() == ShippingChoice.INCLUDE && !told.charges().isEmpty());
        count("excluded shipping", claim.shipping() == ShippingChoice.EXCLUDE);
        count("not collected", told.notCollected() > 0);
        for (BreakdownStep.Code code : REACHED) {
            count("step " + code, told.steps().stream().anyMatch(each -> each.code() == code));
        }
    }

    private static final List<BreakdownStep.Code> REACHED = List.of(
            BreakdownStep.Code.DISCOUNT_CLAWED_BACK,
            BreakdownStep.Code.DISCOUNT_COMES_OFF,
            BreakdownStep.Code.LIMITED_TO_GOODS_PAID,
            BreakdownStep.Code.CARRIED_OVER,
            BreakdownStep.Code.LIMITED_TO_ORDER,
            BreakdownStep.Code.GOODWILL_ALREADY_GIVEN,
            BreakdownStep.Code.CHARGE_SHARE,
            BreakdownStep.Code.SHIPPING_FOR_FAULT,
            BreakdownStep.Code.SHIPPING_TAX,
            BreakdownStep.Code.CHARGE_TAX);

    private void story(History story) {
        OrderAccount account = story.account();
        count("three parts", account.frozen().parts().size() > 2);
        count("fully refunded", account.isFullyRefunded() && account.refunded() > 0);
        count("several refunds", story.refunds().size() > 3);
        count("refunds elsewhere, several", account.externals().size() > 1);
    }
}
