package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.laws.HistoryStep;
import io.aftersales.domain.laws.HistoryStep.External;
import io.aftersales.domain.laws.HistoryStep.Give;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** What must not matter does not: names, the order of entries, the way an account was stored. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneySamenessProperties {

    @Property
    void renamingIdsChangesNothing(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        History story = History.of(order.account(), script).finish();
        OrderAccount renamed = MoneyRenaming.renamed(order).account();
        History again = History.of(
                renamed, story.steps().stream().map(MoneyRenaming::renamed).toList());
        assertThat(again.refused()).isEmpty();
        for (int n = 0; n < again.chapters().size(); n++) {
            Chapter expected = story.chapters().get(n);
            Chapter chapter = again.chapters().get(n);
            assertThat(chapter.told().map(MoneyRenaming::withoutSteps))
                    .isEqualTo(expected.told().map(MoneyRenaming::renamed));
            assertThat(chapter.total()).isEqualTo(expected.total());
            assertThat(chapter.kept()).isEqualTo(expected.kept());
            assertThat(chapter.payout()).isEqualTo(expected.payout());
            assertThat(chapter.taxes()).isEqualTo(expected.taxes());
            assertThat(chapter.after().totals()).isEqualTo(expected.after().totals());
        }
    }

    @Property
    void reorderingOrSplittingTheEntriesOfARefundChangesNothing(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script,
            @ForAll int seed) {
        Random random = new Random(seed);
        History story = History.of(order.account(), script).finish();
        History again = History.of(
                order.account(),
                story.steps().stream().map(step -> mixed(step, random)).toList());
        assertThat(again.refused()).isEmpty();
        for (int n = 0; n < again.chapters().size(); n++) {
            Chapter expected = story.chapters().get(n);
            Chapter chapter = again.chapters().get(n);
            assertThat(chapter.told()).isEqualTo(expected.told());
            assertThat(chapter.tenders()).isEqualTo(expected.tenders());
            assertThat(chapter.taxes()).isEqualTo(expected.taxes());
            assertThat(chapter.after().toRecord()).isEqualTo(expected.after().toRecord());
        }
    }

    private static HistoryStep mixed(HistoryStep step, Random random) {
        if (step instanceof Refund refund) {
            var units = new ArrayList<ClaimedUnits>();
            refund.claim().units().forEach(each -> split(each, units));
            Collections.shuffle(units, random);
            return refund.with(refund.claim().about(units));
        }
        if (step instanceof Give give) {
            List<LineId> lines = new ArrayList<>(give.goodwill().lines());
            Collections.shuffle(lines, random);
            return new Give(new Goodwill(
                    lines, give.goodwill().shipping(), give.goodwill().amount()));
        }
        if (step instanceof External made) {
            var units = new ArrayList<Units>();
            made.units().forEach(each -> split(each, units));
            Collections.shuffle(units, random);
            return new External(made.number(), made.tender(), made.amount(), units);
        }
        return step;
    }

    private static void split(ClaimedUnits whole, List<ClaimedUnits> parts) {
        long rest = whole.quantity() - 1;
        long fault = Math.min(1, whole.atFault());
        long neverShipped = Math.min(1, whole.neverShipped());
        long deducted = Math.min(100, whole.deducted());
        parts.add(new ClaimedUnits(whole.line(), 1, fault, neverShipped, deducted));
        if (rest > 0) {
            parts.add(new ClaimedUnits(
                    whole.line(),
                    rest,
                    whole.atFault() - fault,
                    whole.neverShipped() - neverShipped,
                    whole.deducted() - deducted));
        }
    }

    private static void split(Units whole, List<Units> parts) {
        parts.add(new Units(whole.line(), 1));
        if (whole.quantity() > 1) {
            parts.add(new Units(whole.line(), whole.quantity() - 1));
        }
    }

    @Property
    void restoringAStoredAccountChangesNothing(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script,
            @ForAll(supplier = Histories.class) HistoryPlan next) {
        OrderAccount account = History.of(order.account(), script).account().saved();
        OrderAccount restored = OrderAccount.restore(order.frozen(), account.toRecord());
        assertThat(restored.toRecord()).isEqualTo(account.toRecord());
        List<Units> rest = account.wholeOrder().getOrElse(List.of());
        assertThat(restored.quote(RefundClaim.cancellation(rest)))
                .isEqualTo(account.quote(RefundClaim.cancellation(rest)));
        for (Units units : rest) {
            RefundClaim one = RefundClaim.of(new Units(units.line(), 1)).bySellersFault();
            assertThat(restored.quote(one)).isEqualTo(account.quote(one));
        }
        History goesOn = new History(account);
        next.acts().forEach(goesOn::play);
        goesOn.finish();
        History likeIt = History.of(restored, goesOn.steps());
        assertThat(likeIt.refused()).isEmpty();
        for (int n = 0; n < likeIt.chapters().size(); n++) {
            Chapter expected = goesOn.chapters().get(n);
            Chapter chapter = likeIt.chapters().get(n);
            assertThat(chapter.told()).isEqualTo(expected.told());
            assertThat(chapter.tenders()).isEqualTo(expected.tenders());
            assertThat(chapter.after().entries()).isEqualTo(expected.after().entries());
        }
        assertThat(likeIt.account().toRecord()).isEqualTo(goesOn.account().toRecord());
    }
}
