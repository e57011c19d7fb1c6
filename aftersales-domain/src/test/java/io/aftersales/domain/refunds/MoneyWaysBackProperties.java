package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.Histories;
import io.aftersales.domain.laws.History;
import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.laws.HistoryPlan;
import io.aftersales.domain.laws.HistoryPlan.Kind;
import io.aftersales.domain.laws.HistoryStep;
import io.aftersales.domain.laws.HistoryStep.External;
import io.aftersales.domain.laws.HistoryStep.GiveBack;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.laws.HistoryStep.Reverse;
import io.aftersales.domain.shared.TenderId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;

/** Every entry has a way back, after which the account is as if the entry had never been made. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class MoneyWaysBackProperties {
    private static final int ELSEWHERE = 1000;

    /** The reversal comes in two parts, the second one at the end. */
    @Property
    void reversalsRestore(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.WithinTheShop.class) HistoryPlan script,
            @ForAll boolean toTheEnd,
            @ForAll @IntRange(max = 100) int made,
            @ForAll @IntRange(max = 100) int reversed,
            @ForAll @IntRange(min = 1, max = 1300) int permille) {
        History without = History.of(order.account(), script);
        if (toTheEnd) {
            without.finish();
        }
        OrderAccount start = order.account();
        if (start.tenders().isEmpty()) {
            return;
        }
        List<HistoryStep> steps = without.steps();
        TenderId tender =
                start.tenders().get(made % start.tenders().size()).tender().id();
        long amount = atLeastOne(start.payable(), permille);
        int at = made % (steps.size() + 1);
        int back = at + reversed % (steps.size() - at + 1);
        History with = new History(start);
        steps.subList(0, at).forEach(with::play);
        with.play(new External(ELSEWHERE, tender, amount, List.of()));
        steps.subList(at, back).forEach(with::play);
        long first = (amount + 1) / 2;
        with.play(new Reverse("E" + ELSEWHERE, first));
        steps.subList(back, steps.size()).forEach(with::play);
        if (amount > first) {
            with.play(new Reverse("E" + ELSEWHERE, amount - first));
        }
        isAsWithout(with, without);
    }

    /** Returns thousandths of a whole, rounded down; at least one unit. */
    private static long atLeastOne(long whole, int permille) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(permille))
                .divide(BigInteger.valueOf(1000))
                .max(BigInteger.ONE)
                .longValueExact();
    }

    /** Checks that a story with a refund made elsewhere ends as the one without, if the same steps were accepted in both. */
    private static void isAsWithout(History with, History without) {
        if (!with.refused().isEmpty()) {
            return;
        }
        OrderAccount restored = with.account();
        OrderAccount account = without.account();
        assertThat(restored.external()).isZero();
        assertThat(restored.refunded()).isEqualTo(account.refunded());
        assertThat(restored.kept()).isEqualTo(account.kept());
        assertThat(restored.left()).isEqualTo(account.left());
        assertThat(restored.totals().goodsGranted()).isEqualTo(account.totals().goodsGranted());
        if (account.captured() == account.payable()) {
            assertThat(restored.paidOut()).isEqualTo(account.paidOut());
        }
        if (account.isFullyRefunded() && account.kept() == 0) {
            for (int r = 0; r < account.taxes().size(); r++) {
                assertThat(restored.taxes().get(r).grossBack())
                        .isEqualTo(account.taxes().get(r).grossBack());
                assertThat(restored.taxes().get(r).taxBack())
                        .isEqualTo(account.taxes().get(r).taxBack());
            }
        }
    }

    @Property
    void reversalsOfRefundsForUnitsRestore(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder any,
            @ForAll(supplier = Histories.WithinTheShop.class) HistoryPlan before,
            @ForAll(supplier = Histories.Returns.class) HistoryPlan named,
            @ForAll(supplier = Histories.WithinTheShop.class) HistoryPlan next,
            @ForAll boolean toTheEnd,
            @ForAll @IntRange(max = 100) int reversed,
            @ForAll @IntRange(min = 1, max = 1300) int permille) {
        MoneyOrder order = any.withoutRestockingFee();
        History without = History.of(order.account(), before);
        OrderAccount start = without.account();
        if (start.tenders().isEmpty()) {
            return;
        }
        List<HistoryStep> earlier = List.copyOf(without.steps());
        TenderId tender =
                start.tenders().get(reversed % start.tenders().size()).tender().id();
        long amount = atLeastOne(start.payable(), permille);
        // The act becomes a refund of the units that are named, paid here instead of elsewhere.
        if (!(named.acts().get(0).step(ELSEWHERE, start).orElse(null) instanceof Refund refund)) {
            return;
        }
        RefundClaim claim = refund.claim().with(ShippingChoice.EXCLUDE).faultOfSeller(false);
        RefundClaim shipped = claim.about(claim.units().stream()
                .map(each -> ClaimedUnits.of(each.units()))
                .toList());
        without.play(new Refund(ELSEWHERE, shipped.agreedOn(Math.min(amount, start.worth(shipped)))));
        next.acts().forEach(without::play);
        if (toTheEnd) {
            without.finish();
        }
        List<HistoryStep> later =
                without.steps().subList(earlier.size() + 1, without.steps().size());
        int back = reversed % (later.size() + 1);
        History with = History.of(order.account(), earlier);
        with.play(new External(ELSEWHERE, tender, amount, shipped.plainUnits()));
        later.subList(0, back).forEach(with::play);
        long first = (amount + 1) / 2;
        with.play(new Reverse("E" + ELSEWHERE, first));
        later.subList(back, later.size()).forEach(with::play);
        if (amount > first) {
            with.play(new Reverse("E" + ELSEWHERE, amount - first));
        }
        isAsWithout(with, without);
    }

    /** Goodwill is left out: it takes from what is left, and that is more when nothing is kept. */
    @Property
    void keptGivenBackIsAsIfNeverKept(
            @ForAll(supplier = MoneyOrders.Fresh.class) MoneyOrder order,
            @ForAll(supplier = Histories.WithinTheShop.class) HistoryPlan script) {
        History kept =
                History.of(order.account(), script.without(Kind::isGoodwill)).finish();
        List<HistoryStep> steps = List.copyOf(kept.steps());
        for (int b = 0; b < kept.account().bookings().size(); b++) {
            long amount = kept.account().bookings().get(b).kept();
            if (amount > 0) {
                kept.play(kept.givingBack(b, amount));
            }
        }
        assertThat(kept.refused()).isEmpty();
        var never = new ArrayList<HistoryStep>();
        for (HistoryStep step : steps) {
            if (step instanceof Refund refund) {
                never.add(refund.with(keepingNothing(refund.claim())));
            } else if (!(step instanceof GiveBack)) {
                never.add(step);
            }
        }
        History asIf = History.of(order.withoutRestockingFee().account(), never);
        assertThat(asIf.refused()).isEmpty();
        OrderAccount account = asIf.account();
        assertThat(kept.account().refunded()).isEqualTo(account.refunded());
        assertThat(kept.account().kept()).isZero();
        assertThat(kept.account().remaining()).isEqualTo(account.remaining());
        // What a part that was added meanwhile still owes is set off against what is given back later.
        if (account.frozen().parts().size() == 1 || account.captured() == account.payable()) {
            assertThat(kept.account().paidOut()).isEqualTo(account.paidOut());
        }
        assertThat(kept.account().totals().goodsGranted())
                .isEqualTo(account.totals().goodsGranted());
        if (account.remaining() == 0) {
            assertThat(kept.account().taxes()).isEqualTo(account.taxes());
        }
    }

    private static RefundClaim keepingNothing(RefundClaim claim) {
        List<ClaimedUnits> ungraded =
                claim.units().stream().map(each -> each.worthLess(0)).toList();
        return claim.about(ungraded).withFee(0).agreedOn(null);
    }

    /** Paying back what was kept takes nothing from what is left of the order. */
    @Property
    void givingBackMovesKeptMoneyAndNothingElse(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).chapters()) {
            if (chapter.step() instanceof GiveBack given) {
                OrderAccount before = chapter.before();
                OrderAccount after = chapter.after();
                assertThat(after.refunded() - before.refunded()).isEqualTo(given.amount());
                assertThat(before.kept() - after.kept()).isEqualTo(given.amount());
                assertThat(after.remaining()).isEqualTo(before.remaining());
            }
        }
    }

    /** The full amount of a booking decides what a reversal can bring it, so it knows nothing of refunds made elsewhere. */
    @Property
    void aBookingIsFullAsIfNothingHadBeenRefundedElsewhere(
            @ForAll(supplier = MoneyOrders.class) MoneyOrder order,
            @ForAll(supplier = Histories.class) HistoryPlan script) {
        for (Chapter chapter : History.of(order.account(), script).finish().refunds()) {
            List<BookedRefund> bookings = chapter.after().bookings();
            long room = chapter.after().payable();
            for (BookedRefund earlier : bookings.subList(0, bookings.size() - 1)) {
                room -= earlier.full();
            }
            BookedRefund booked = bookings.get(bookings.size() - 1);
            long charges = chapter.told().orElseThrow().charges().stream()
                    .mapToLong(each -> each.amount() + each.tax())
                    .sum();
            assertThat(booked.full()).isEqualTo(Math.max(0, Math.min(booked.goods() + charges, room)));
            long left = Math.max(0, chapter.before().remaining());
            assertThat(booked.taken()).isEqualTo(Math.min(booked.full(), left));
            assertThat(booked.paid() + booked.kept()).isEqualTo(booked.taken());
        }
    }
}
