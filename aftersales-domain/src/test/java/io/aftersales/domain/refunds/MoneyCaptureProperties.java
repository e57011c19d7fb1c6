package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.laws.HistoryPlan.Kind;
import io.aftersales.domain.laws.HistoryStep;
import io.aftersales.domain.laws.HistoryStep.Capture;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** What was not taken need not be given back. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyCaptureProperties {

    @Property
    void neverPaysOutMoreThanWasCaptured(
            @ForAll(supplier = MoneyOrders.PartlyCaptured.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).finish().chapters()) {
            long captured = 0;
            for (TenderBalance tender : chapter.after().tenders()) {
                captured += tender.captured();
                assertThat(tender.captured()).isBetween(0L, tender.tender().amount());
                assertThat(tender.booked()).isBetween(0L, tender.captured());
            }
            for (OfTender paying : chapter.tenders()) {
                TenderBalance tender = chapter.after().tender(paying.id()).orElseThrow();
                assertThat(tender.booked() + tender.external()).isLessThanOrEqualTo(tender.captured());
            }
            assertThat(chapter.after().captured()).isEqualTo(captured);
            assertThat(chapter.after().paidOut()).isLessThanOrEqualTo(captured);
        }
    }

    @Property
    void paysOutWhatIsDueAsFarAsItWasCaptured(
            @ForAll(supplier = MoneyOrders.PartlyCaptured.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).finish().chapters()) {
            OrderAccount after = chapter.after();
            long captured = 0;
            long left = chapter.payout();
            for (TenderBalance tender : after.tenders()) {
                captured += tender.captured();
                left += tender.left();
            }
            long due = due(after, after.payable() - captured);
            long paidOutBefore = after.paidOut() - chapter.payout();
            assertThat(paidOutBefore).isEqualTo(chapter.before().paidOut());
            assertThat(chapter.payout()).isEqualTo(Math.min(Math.max(0, due - paidOutBefore), left));
        }
    }

    /** Returns what has to be paid out of everything refunded so far. */
    private static long due(OrderAccount account, long outstanding) {
        long neverShipped = 0;
        long paid = 0;
        for (BookedRefund booked : account.bookings()) {
            paid += booked.paid();
            boolean split = booked.neverShipped() > 0 && booked.paid() > 0;
            neverShipped +=
                    split ? Apportionment.apportion(booked.paid(), booked.neverShipped(), booked.shipped())[0] : 0;
        }
        assertThat(paid).isEqualTo(account.refunded());
        return account.frozen().sale().paymentTerms() == PaymentTerms.ON_ORDER
                ? Math.max(0, paid - outstanding)
                : Math.max(0, neverShipped - outstanding) + paid - neverShipped;
    }

    /** Nothing is refunded elsewhere and no part is added: both decide what is due by what was captured before them. */
    @Property
    void whenCapturesAreRecordedDoesNotMatterInTheEnd(
            @ForAll(supplier = MoneyOrders.PartlyCaptured.class) MoneyOrder order,
            @ForAll(supplier = Histories.WithinTheShop.class) HistoryPlan script) {
        History story = History.of(order.account(), script.without(kind -> kind == Kind.AMEND));
        var captures = new ArrayList<HistoryStep>();
        var others = new ArrayList<HistoryStep>();
        for (HistoryStep step : story.steps()) {
            (step instanceof Capture ? captures : others).add(step);
        }
        var first = new ArrayList<>(captures);
        first.addAll(others);
        var last = new ArrayList<>(others);
        last.addAll(captures);
        for (List<HistoryStep> steps : List.of(first, last)) {
            History other = History.of(order.account(), steps);
            assertThat(other.refused()).isEmpty();
            assertThat(other.account().refunded()).isEqualTo(story.account().refunded());
            assertThat(other.account().kept()).isEqualTo(story.account().kept());
            assertThat(other.account().paidOut()).isEqualTo(story.account().paidOut());
        }
    }
}
