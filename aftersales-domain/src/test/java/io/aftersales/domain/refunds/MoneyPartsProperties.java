package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.AmendmentPlan;
import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.laws.HistoryPlan.Kind;
import io.aftersales.domain.laws.HistoryPlan.Terms;
import io.aftersales.domain.laws.HistoryStep.Amend;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.laws.Sales;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** An order that was added to refunds what its parts would refund alone. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyPartsProperties {

    @Provide
    Arbitrary<List<AmendmentPlan>> added() {
        return Sales.amendmentsWithLines().list().ofMinSize(1).ofMaxSize(2);
    }

    @Provide
    Arbitrary<ShippingChoice> choice() {
        return Arbitraries.of(
                ShippingChoice.BY_POLICY, ShippingChoice.BY_POLICY, ShippingChoice.INCLUDE, ShippingChoice.EXCLUDE);
    }

    /** Every part has lines, because a charge without lines of its own belongs to the goods of all parts. */
    @Property
    void partsAddUp(
            @ForAll(supplier = MoneyOrders.WithLines.class) MoneyOrder any,
            @ForAll("added") List<AmendmentPlan> added,
            @ForAll(supplier = Histories.Returns.class) HistoryPlan first,
            @ForAll(supplier = Histories.Returns.class) HistoryPlan next,
            @ForAll("choice") ShippingChoice choice) {
        MoneyOrder order = any.withoutRestockingFee();
        History story = new History(order.account());
        choosing(first, choice).acts().forEach(story::play);
        var parts = new ArrayList<MoneyOrder>(List.of(order));
        for (AmendmentPlan plan : added) {
            Amendment more = plan.amendment(order.sale(), parts.size());
            parts.add(order.of(alone(more, order.sale())));
            story.play(new Amend(more));
        }
        choosing(next, choice).acts().forEach(story::play);
        story.finish();
        assertThat(story.refused()).isEmpty();
        boolean taxesToo = order.policy().coupon() == DiscountRule.PRO_RATA
                && order.policy().promotion() == DiscountRule.PRO_RATA;
        addUp(story, parts, taxesToo);
        MoneyOrder proRata = order.underRule(DiscountRule.PRO_RATA);
        History again = History.of(proRata.account(), story.steps());
        addUp(again, parts.stream().map(part -> part.under(proRata.policy())).toList(), true);
    }

    private static HistoryPlan choosing(HistoryPlan script, ShippingChoice choice) {
        return new HistoryPlan(script.acts().stream()
                .map(act -> new HistoryPlan.Act(
                        Kind.RETURN, act.picks(), new Terms(choice, 0, 1000), act.permille(), act.which(), act.part()))
                .toList());
    }

    private static Sale alone(Amendment more, Sale order) {
        return new Sale(
                order.id(),
                order.currency(),
                more.lines(),
                order.taxIncluded(),
                more.discounts(),
                more.charges(),
                more.tenders(),
                order.paymentTerms());
    }

    private static void addUp(History story, List<MoneyOrder> parts, boolean taxesToo) {
        List<History> alone =
                parts.stream().map(part -> new History(part.account())).toList();
        for (Chapter chapter : story.refunds()) {
            Refund refund = (Refund) chapter.step();
            long total = 0;
            Map<String, Long> taxes = new HashMap<>();
            for (History part : alone) {
                List<ClaimedUnits> units = refund.claim().units().stream()
                        .filter(each -> part.account().has(each.line()))
                        .toList();
                if (!units.isEmpty()) {
                    part.play(refund.with(refund.claim().about(units)));
                    assertThat(part.refused()).isEmpty();
                    Chapter last = part.chapters().get(part.chapters().size() - 1);
                    total += last.total();
                    add(taxes, last.taxes());
                }
            }
            assertThat(chapter.total()).isEqualTo(total);
            if (taxesToo) {
                Map<String, Long> told = new HashMap<>();
                add(told, chapter.taxes());
                assertThat(told).isEqualTo(taxes);
            }
        }
        List<Long> granted = story.account().totals().goodsGranted();
        for (int p = 0; p < alone.size(); p++) {
            assertThat(granted.get(p))
                    .isEqualTo(alone.get(p).account().totals().goodsGranted().get(0));
        }
    }

    private static void add(Map<String, Long> sums, List<OfRate> rates) {
        for (OfRate rate : rates) {
            sums.merge(rate.rate(), rate.gross(), Long::sum);
            sums.merge("tax of " + rate.rate(), rate.tax(), Long::sum);
        }
    }

    /** The host's facts bring a part with everything that has become due by it, as an entry of the part does. */
    @Property
    void aPartInTheFactsOfTheHostOwesWhatItMakesDue(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script,
            @ForAll("added") List<AmendmentPlan> added) {
        OrderAccount before = History.of(order.account(), script).account();
        int parts = before.frozen().parts().size();
        Amendment more = added.get(0).amendment(order.sale(), parts);
        BookingContext context = new BookingContext(before.nextCase(), History.CLERK, History.NOON);
        OrderFacts facts = new OrderFacts(order.sale(), "b-1", OrderState.PAID, History.NOON, List.of(), Map.of())
                .amendedBy(before.frozen().snapshot().amendments().toArray(Amendment[]::new))
                .amendedBy(more);
        Adjustment entered = before.amend(context, more).get();
        Adjustment told = AccountOpening.amended(before, facts, context);
        assertThat(told.account().toRecord()).isEqualTo(entered.account().toRecord());
        assertThat(told.account().entries()).isEqualTo(entered.account().entries());
        assertThat(told.tenders()).isEqualTo(entered.tenders());
        assertThat(AccountOpening.amended(told.account(), facts, context).tenders())
                .isEmpty();
    }

    @Property
    void aPartThatIsAddedTakesNothingFromTheOthers(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script,
            @ForAll("added") List<AmendmentPlan> added) {
        OrderAccount before = History.of(order.account(), script).account();
        int parts = before.frozen().parts().size();
        Amendment more = added.get(0).amendment(order.sale(), parts);
        History story = new History(before);
        story.play(new Amend(more));
        OrderAccount after = story.account();
        assertThat(after.refunded()).isEqualTo(before.refunded());
        assertThat(after.kept()).isEqualTo(before.kept());
        assertThat(after.external()).isEqualTo(before.external());
        assertThat(after.payable() - before.payable())
                .isEqualTo(after.frozen().payable() - before.frozen().payable());
        assertThat(after.bookings()).isEqualTo(before.bookings());
        assertThat(after.taxes().subList(0, before.taxes().size())).isEqualTo(before.taxes());
        assertThat(after.charges().subList(0, before.charges().size())).isEqualTo(before.charges());
        Set<LineId> lines = new HashSet<>();
        before.frozen().sale().lines().forEach(line -> lines.add(line.id()));
        for (LineId line : lines) {
            assertThat(after.line(line)).isEqualTo(before.line(line));
            assertThat(after.frozen().paidFor(line)).isEqualTo(before.frozen().paidFor(line));
        }
    }
}
