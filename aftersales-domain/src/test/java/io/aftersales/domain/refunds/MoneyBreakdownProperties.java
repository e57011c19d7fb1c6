package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.laws.HistoryStep;
import io.aftersales.domain.laws.HistoryStep.Capture;
import io.aftersales.domain.laws.HistoryStep.External;
import io.aftersales.domain.laws.HistoryStep.Give;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.laws.HistoryStep.Reverse;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.RefundBreakdown.OfCharge;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** What is told about a refund adds up to the refund, and all refunds to the account. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyBreakdownProperties {

    @Property
    void breakdownAddsUp(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).finish().chapters()) {
            chapter.told().ifPresent(told -> addsUp(told, chapter.step() instanceof Give));
        }
    }

    private static void addsUp(RefundBreakdown told, boolean goodwill) {
        assertThat(told.goods()
                        - told.discounts()
                        + told.shipping()
                        + told.tax()
                        + told.otherCharges()
                        + told.goodwill()
                        - told.fees()
                        - told.deductions()
                        - told.withheld())
                .isEqualTo(told.total());
        assertThat(List.of(told.total(), told.payout(), told.fees(), told.deductions(), told.withheld()))
                .allSatisfy(amount -> assertThat(amount).isNotNegative());
        assertThat(told.tenders().stream().mapToLong(OfTender::amount).sum()).isEqualTo(told.payout());
        assertThat(told.steps().stream().mapToLong(BreakdownStep::amount).sum()).isEqualTo(told.total());
        long lines = told.lines().stream().mapToLong(OfLine::total).sum();
        if (goodwill) {
            assertThat(told.goodwill()).isEqualTo(told.total());
            assertThat(told.lines().isEmpty() ? told.goodwill() : lines).isEqualTo(told.goodwill());
            return;
        }
        long shares = told.lines().stream().mapToLong(OfLine::charges).sum();
        long taxOfGoods = told.lines().stream().mapToLong(OfLine::tax).sum();
        assertThat(lines).isEqualTo(told.goods() - told.discounts() + shares + taxOfGoods);
        for (OfLine line : told.lines()) {
            assertThat(line.goods() - line.discounts() + line.charges() + line.tax())
                    .isEqualTo(line.total());
        }
        assertThat(told.charges().stream().mapToLong(OfCharge::amount).sum())
                .isEqualTo(told.shipping() + told.otherCharges() - shares);
        assertThat(told.charges().stream().mapToLong(OfCharge::tax).sum()).isEqualTo(told.tax() - taxOfGoods);
    }

    /** Adds up what the chapters tell, because the account calculates the rest from its own sums. */
    @Property
    void paidIsRefundedPlusKeptPlusRemaining(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        OrderAccount opened = order.account();
        long refunded = order.opening().refunded().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(opened.refunded()).isEqualTo(refunded);
        assertThat(opened.paidOut()).isEqualTo(refunded);
        long kept = opened.kept();
        long external = 0;
        long notCollected = 0;
        long captured = opened.captured();
        for (Chapter chapter : History.of(order.account(), script).finish().chapters()) {
            OrderAccount after = chapter.after();
            refunded += chapter.total();
            kept += chapter.kept();
            external += elsewhere(chapter.step());
            notCollected += chapter.total() - chapter.payout();
            captured += chapter.step() instanceof Capture capture ? capture.amount() : newlyCaptured(chapter);
            assertThat(after.refunded()).isEqualTo(refunded);
            assertThat(after.kept()).isEqualTo(kept);
            assertThat(after.external()).isEqualTo(external);
            assertThat(after.captured()).isEqualTo(captured);
            assertThat(after.refunded() - after.paidOut()).isEqualTo(notCollected);
            long payable = after.frozen().sale().tenders().stream()
                    .mapToLong(Tender::amount)
                    .sum();
            assertThat(after.payable()).isEqualTo(payable);
            assertThat(refunded + kept + external + after.remaining()).isEqualTo(payable);
        }
    }

    private static long elsewhere(HistoryStep step) {
        return step instanceof External made ? made.amount() : step instanceof Reverse back ? -back.amount() : 0;
    }

    private static long newlyCaptured(Chapter chapter) {
        return chapter.step() instanceof HistoryStep.Amend amend
                ? amend.more().tenders().stream().mapToLong(Tender::captured).sum()
                : 0;
    }

    @Property
    void quoteEqualsRefund(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).finish().refunds()) {
            RefundClaim claim = ((Refund) chapter.step()).claim();
            OrderAccount before = chapter.before();
            RefundBreakdown told = chapter.told().orElseThrow();
            assertThat(before.quote(claim).get()).isEqualTo(told);
            assertThat(before.worth(claim)).isEqualTo(told.total());
            assertThat(before.payout(claim)).containsExactly(told.payout());
            BookingContext context = new BookingContext(before.nextCase(), History.CLERK, History.NOON);
            OrderAccount held =
                    before.hold(context, Taken.fromNoParcel(claim.plainUnits())).get();
            assertThat(held.quote(claim).get()).isEqualTo(told);
            assertThat(before.approvalTotal(claim).getOrElse(told.total())).isEqualTo(told.total());
        }
    }

    @Property
    void entriesAddUpToTheAccount(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).finish().chapters()) {
            List<AccountEntry> all = chapter.after().entries();
            List<AccountEntry> written = all.subList(chapter.before().entries().size(), all.size());
            assertThat(sum(written, Kind.OWED)).isEqualTo(chapter.payout());
            assertThat(sum(written, Kind.FEE)
                            + sum(written, Kind.DEDUCTION)
                            + sum(written, Kind.WAIVED)
                            - sum(written, Kind.KEPT_GIVEN_BACK))
                    .isEqualTo(chapter.kept());
            assertThat(sum(written, Kind.EXTERNAL) - sum(written, Kind.EXTERNAL_REVERSED))
                    .isEqualTo(elsewhere(chapter.step()));
            List<OfRate> credited = written.stream()
                    .filter(entry -> entry.kind() == Kind.CREDITED || entry.kind() == Kind.CREDITED_ELSEWHERE)
                    .map(entry -> new OfRate(Objects.requireNonNull(entry.reference()), entry.amount(), entry.tax()))
                    .toList();
            List<OfRate> byRate = byRate(credited);
            assertThat(byRate).containsExactlyInAnyOrderElementsOf(creditedBetween(chapter.before(), chapter.after()));
            assertThat(byRate.stream().filter(each -> each.gross() != 0).toList())
                    .containsExactlyInAnyOrderElementsOf(chapter.taxes());
        }
    }

    /**
     * What was given back under each rate, from the balances of two states of an account. A rate may have tax alone, where one part gives back
     * what another takes back: in the journal only.
     */
    private static List<OfRate> creditedBetween(OrderAccount before, OrderAccount after) {
        var gross = new LinkedHashMap<String, Long>();
        var tax = new LinkedHashMap<String, Long>();
        for (int r = 0; r < after.taxes().size(); r++) {
            TaxBalance row = after.taxes().get(r);
            boolean known = r < before.taxes().size();
            gross.merge(
                    row.rate(), row.grossBack() - (known ? before.taxes().get(r).grossBack() : 0), Long::sum);
            tax.merge(row.rate(), taxBack(row) - (known ? taxBack(before.taxes().get(r)) : 0), Long::sum);
        }
        return gross.keySet().stream()
                .map(rate -> new OfRate(rate, gross.get(rate), tax.get(rate)))
                .filter(each -> each.gross() != 0 || each.tax() != 0)
                .toList();
    }

    private static long taxBack(TaxBalance row) {
        if (row.gross() == 0) {
            return 0;
        }
        BigInteger twice = BigInteger.valueOf(row.tax())
                .multiply(BigInteger.valueOf(Math.min(row.gross(), row.grossBack())))
                .shiftLeft(1);
        BigInteger whole = BigInteger.valueOf(row.gross());
        return twice.add(whole).divide(whole.shiftLeft(1)).longValueExact();
    }

    private static long sum(List<AccountEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(AccountEntry::amount)
                .sum();
    }

    /** Sums the credits of a step up by rate: what is credited elsewhere, and of each booking, stands in entries of its own. */
    private static List<OfRate> byRate(List<OfRate> credited) {
        var sums = new LinkedHashMap<String, OfRate>();
        credited.forEach(each -> sums.merge(
                each.rate(),
                each,
                (one, more) -> new OfRate(one.rate(), one.gross() + more.gross(), one.tax() + more.tax())));
        return sums.values().stream()
                .filter(each -> each.gross() != 0 || each.tax() != 0)
                .toList();
    }
}
