package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.laws.HistoryStep;
import io.aftersales.domain.laws.HistoryStep.External;
import io.aftersales.domain.laws.HistoryStep.Reverse;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** What is refunded is told by tax rate, as on a credit note. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyTaxProperties {

    @Property
    void taxByRateAddsUp(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        History story = History.of(order.account(), script).finish();
        for (Chapter chapter : story.chapters()) {
            OrderAccount before = chapter.before();
            OrderAccount after = chapter.after();
            long gross = chapter.taxes().stream().mapToLong(OfRate::gross).sum();
            long beyond = after.totals().beyondRates() - before.totals().beyondRates();
            assertThat(gross).isEqualTo(chapter.total() + elsewhere(chapter.step()) - beyond);
            assertThat(beyond == 0 || elsewhere(chapter.step()) != 0)
                    .as("only a refund made elsewhere belongs to no rate")
                    .isTrue();
            isTaxOfWhatIsBack(after);
            if (chapter.told().isPresent()) {
                for (OfRate rate : chapter.taxes()) {
                    assertThat(rate.gross()).isPositive();
                    assertThat(rate.tax()).isBetween(0L, rate.gross());
                    assertThat(rate.tax()).isEqualTo(tax(after, rate.rate()) - tax(before, rate.rate()));
                }
            }
            assertThat(after.totals().beyondRates()).isNotNegative();
            assertThat(sum(after.taxes(), TaxBalance::drawn) + after.totals().beyondRates())
                    .isEqualTo(after.refunded() + after.kept() + after.external());
            assertThat(sum(after.taxes(), TaxBalance::gross)).isEqualTo(after.payable());
        }
        isSoldByRate(story.account());
    }

    /** Checks that the tax given back under a rate follows from the gross amount given back, whatever the steps were. */
    private static void isTaxOfWhatIsBack(OrderAccount account) {
        for (TaxBalance row : account.taxes()) {
            long tax = row.gross() == 0 ? 0 : Apportionment.part(row.tax(), row.grossBack(), row.gross());
            assertThat(row.taxBack()).isEqualTo(tax);
        }
    }

    private static long tax(OrderAccount account, String rate) {
        return account.taxes().stream()
                .filter(row -> row.rate().equals(rate))
                .mapToLong(TaxBalance::taxBack)
                .sum();
    }

    private static long elsewhere(HistoryStep step) {
        return step instanceof External made ? made.amount() : step instanceof Reverse back ? -back.amount() : 0;
    }

    private static long sum(List<TaxBalance> rows, ToLongFunction<TaxBalance> of) {
        return rows.stream().mapToLong(of).sum();
    }

    /** Checks the gross amount and tax of every row against the parts of the order. */
    private static void isSoldByRate(OrderAccount account) {
        Map<String, Long> gross = new HashMap<>();
        Map<String, Long> tax = new HashMap<>();
        List<OrderSnapshot.Part> parts = account.frozen().snapshot().parts();
        for (int p = 0; p < parts.size(); p++) {
            OrderSnapshot.Part part = parts.get(p);
            for (int i = 0; i < part.sale().lines().size(); i++) {
                OrderLine line = part.sale().lines().get(i);
                gross.merge(p + line.taxRate(), part.allocations().paidFor(i), Long::sum);
                tax.merge(p + line.taxRate(), line.tax(), Long::sum);
            }
            for (int c = 0; c < part.sale().charges().size(); c++) {
                Charge charge = part.sale().charges().get(c);
                gross.merge(p + charge.taxRate(), part.allocations().paidForCharge(c), Long::sum);
                tax.merge(p + charge.taxRate(), charge.tax(), Long::sum);
            }
        }
        assertThat(account.taxes()).hasSameSizeAs(gross.keySet());
        for (TaxBalance row : account.taxes()) {
            String key = row.part() + row.rate();
            assertThat(gross).containsEntry(key, row.gross());
            assertThat(row.tax()).isEqualTo(Math.min(row.gross(), tax.getOrDefault(key, -1L)));
        }
    }

    /** Goodwill and captures do not matter; kept money and charges that never come back are left out of the check. */
    @Property
    void taxOfAFullRefundIsExact(
            @ForAll(supplier = MoneyOrders.Fresh.class) MoneyOrder order,
            @ForAll(supplier = Histories.WithinTheShop.class) HistoryPlan script) {
        HistoryPlan nothingKept = new HistoryPlan(
                script.acts().stream().map(HistoryPlan.Act::byTheRules).toList());
        History story =
                History.of(order.withoutRestockingFee().account(), nothingKept).finish();
        OrderAccount account = story.account();
        assertThat(account.kept()).isZero();
        Map<String, Long> told = new HashMap<>();
        for (Chapter chapter : story.chapters()) {
            chapter.taxes().forEach(rate -> told.merge(rate.rate(), rate.tax(), Long::sum));
        }
        Map<String, Long> back = new HashMap<>();
        for (TaxBalance row : account.taxes()) {
            if (account.remaining() == 0) {
                assertThat(row.refunded()).isEqualTo(row.gross());
                assertThat(row.taxBack()).isEqualTo(row.tax());
            }
            back.merge(row.rate(), row.taxBack(), Long::sum);
        }
        back.forEach((rate, tax) -> assertThat(told.getOrDefault(rate, 0L)).isEqualTo(tax));
    }
}
