package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.shared.TenderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** A payout goes back on the tenders that were paid with, in money and in points. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyTenderProperties {

    @Property
    void tenderSplitSumsExactlyAndStaysWithinEachTender(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).finish().chapters()) {
            List<TenderBalance> after = chapter.after().tenders();
            long[] amounts = new long[after.size()];
            long[] left = new long[after.size()];
            long sum = 0;
            for (int k = 0; k < amounts.length; k++) {
                amounts[k] = amount(chapter, after.get(k).tender().id());
                left[k] = amounts[k] + after.get(k).left();
                sum += amounts[k];
                assertThat(amounts[k]).isNotNegative();
                if (amounts[k] > 0) {
                    assertThat(after.get(k).booked() + after.get(k).external())
                            .as("a tender that pays is not overdrawn")
                            .isLessThanOrEqualTo(after.get(k).captured());
                }
            }
            assertThat(sum).isEqualTo(chapter.payout());
            assertThat(chapter.tenders().stream().mapToLong(OfTender::amount).sum())
                    .isEqualTo(sum);
            if (sum > 0) {
                assertThat(amounts).containsExactly(split(chapter.after(), sum, left));
            }
        }
    }

    private static long amount(Chapter chapter, TenderId tender) {
        return chapter.tenders().stream()
                .filter(each -> each.id().equals(tender))
                .mapToLong(OfTender::amount)
                .sum();
    }

    private static long[] split(OrderAccount account, long payout, long[] left) {
        TenderSplit rule = account.frozen().policy().split();
        if (rule.proportional()) {
            return Apportionment.apportion(payout, left);
        }
        long[] shares = new long[left.length];
        long rest = payout;
        for (TenderId first : rule.order()) {
            for (int k = 0; k < left.length; k++) {
                if (account.tenders().get(k).tender().id().equals(first) && shares[k] == 0) {
                    shares[k] = Math.min(rest, left[k]);
                    rest -= shares[k];
                }
            }
        }
        for (int k = 0; k < left.length; k++) {
            if (shares[k] == 0) {
                shares[k] = Math.min(rest, left[k]);
                rest -= shares[k];
            }
        }
        return shares;
    }

    @Property
    void pointsComeBackExactlyOnce(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        History story = History.of(order.account(), script).finish();
        Map<TenderId, Long> points = new HashMap<>();
        order.opening().refunded().forEach((id, minor) -> points.put(id, due(order.account(), id)));
        for (Chapter chapter : story.chapters()) {
            for (OfTender part : chapter.tenders()) {
                assertThat(part.points()).isNotNegative();
                assertThat(part.points() == 0 || part.kind() == TenderKind.POINTS)
                        .isTrue();
                points.merge(part.id(), part.points(), Long::sum);
            }
            for (TenderBalance tender : chapter.after().tenders()) {
                TenderId id = tender.tender().id();
                assertThat(points.getOrDefault(id, 0L)).isEqualTo(due(chapter.after(), id));
                if (tender.booked() == tender.tender().amount()) {
                    assertThat(points.getOrDefault(id, 0L))
                            .isEqualTo(tender.tender().points());
                }
            }
        }
    }

    /** Returns the points for everything that went back on a tender so far. */
    private static long due(OrderAccount account, TenderId id) {
        TenderBalance tender = account.tender(id).orElseThrow();
        long value = tender.tender().amount();
        return value == 0 ? 0 : Apportionment.part(tender.tender().points(), tender.booked(), value);
    }
}
