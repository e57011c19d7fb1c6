package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.refunds.Story.Chapter;
import io.aftersales.domain.shared.TenderId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** How refunds are split over what was paid with. */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE)
class TenderLawsProperties {

    @Property
    void tenderSplitSumsExactlyAndStaysWithinEachTender(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script script) {
        for (Chapter chapter : Story.of(order, script).finish().chapters()) {
            long sum = 0;
            for (OfTender part : chapter.parts()) {
                TenderBalance before = before(chapter, part.id());
                assertThat(part.kind()).isEqualTo(before.tender().kind());
                assertThat(part.amount()).isBetween(1L, left(chapter, before));
                sum += part.amount();
            }
            assertThat(sum)
                    .isEqualTo(chapter.after().paidOut() - chapter.before().paidOut());
            if (chapter.breakdown() != null) {
                assertThat(sum).isEqualTo(chapter.told().payout());
            }
            chapter.after().tenders().forEach(after -> isOwedItsPart(chapter, after));
        }
    }

    private static void isOwedItsPart(Chapter chapter, TenderBalance after) {
        TenderBalance before = before(chapter, after.tender().id());
        assertThat(after.owed() - before.owed()).isEqualTo(part(chapter, before).amount());
        assertThat(after.settled()).isEqualTo(before.settled());
    }

    @Property
    void tendersShareByWhatIsLeftOnThemAndTiesGoToTheEarlier(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script script) {
        AnOrder proportional = order.under(order.policy().withSplit(TenderSplit.PROPORTIONAL));
        for (Chapter chapter : Story.of(proportional, script).finish().chapters()) {
            List<TenderBalance> tenders = chapter.after().tenders().stream()
                    .map(tender -> before(chapter, tender.tender().id()))
                    .toList();
            BigInteger left = tenders.stream()
                    .map(tender -> BigInteger.valueOf(left(chapter, tender)))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            BigInteger leastServed = null;
            BigInteger mostUnserved = BigInteger.valueOf(-1);
            for (TenderBalance tender : tenders) {
                BigInteger[] quota = BigInteger.valueOf(chapter.payout())
                        .multiply(BigInteger.valueOf(left(chapter, tender)))
                        .divideAndRemainder(left.max(BigInteger.ONE));
                long beyond = part(chapter, tender).amount() - quota[0].longValueExact();
                assertThat(beyond).isBetween(0L, 1L);
                if (beyond == 1) {
                    assertThat(quota[1]).isGreaterThan(mostUnserved); // an equal one before it would have gone first
                    leastServed = leastServed == null ? quota[1] : leastServed.min(quota[1]);
                } else {
                    mostUnserved = mostUnserved.max(quota[1]);
                }
            }
            assertThat(leastServed == null || leastServed.compareTo(mostUnserved) >= 0)
                    .isTrue();
        }
    }

    @Property
    void tendersTakenOneAfterAnotherAreEmptiedInTheirOrder(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script script) {
        TenderSplit split = new TenderSplit(false, order.policy().split().order());
        for (Chapter chapter : Story.of(order.under(order.policy().withSplit(split)), script)
                .finish()
                .chapters()) {
            long rest = chapter.payout();
            for (TenderId id : inOrder(chapter.after(), split)) {
                TenderBalance tender = before(chapter, id);
                assertThat(part(chapter, tender).amount()).isEqualTo(Math.min(rest, left(chapter, tender)));
                rest -= Math.min(rest, left(chapter, tender));
            }
            assertThat(rest).isZero();
        }
    }

    private static List<TenderId> inOrder(OrderAccount account, TenderSplit split) {
        List<TenderId> all =
                account.tenders().stream().map(each -> each.tender().id()).toList();
        var ids = new ArrayList<>(split.order());
        ids.retainAll(all);
        ids.addAll(all);
        return ids.stream().distinct().toList();
    }

    @Property
    void pointsComeBackExactlyOnce(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.Returns.class) Script script) {
        AnOrder captured = order.captured().comingBackInFull().withoutRestockingFee();
        var points = pointsBack(captured, Story.of(captured, script).finish());
        for (Tender tender : captured.sale().tenders()) {
            assertThat(points.getOrDefault(tender.id(), 0L)).isEqualTo(tender.points());
        }
    }

    /** Whatever else happens: as many points as the value that is back is worth, rounded half up. */
    @Property
    void pointsFollowTheirValue(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script script) {
        pointsBack(order, Story.of(order, script).finish());
    }

    private static HashMap<TenderId, Long> pointsBack(AnOrder order, Story story) {
        var points = new HashMap<TenderId, Long>();
        for (Chapter chapter : story.chapters()) {
            for (OfTender part : chapter.parts()) {
                assertThat(part.points()).isNotNegative();
                points.merge(part.id(), part.points(), Long::sum);
            }
            for (TenderBalance tender : chapter.after().tenders()) {
                assertThat(points.getOrDefault(tender.tender().id(), 0L)).isEqualTo(pointsFor(tender));
            }
        }
        return points;
    }

    private static long pointsFor(TenderBalance tender) {
        Tender paid = tender.tender();
        if (paid.kind() != TenderKind.POINTS || paid.amount() == 0) {
            return 0;
        }
        BigInteger value = BigInteger.valueOf(paid.amount());
        return BigInteger.valueOf(paid.points())
                .multiply(BigInteger.valueOf(tender.booked()))
                .shiftLeft(1)
                .add(value)
                .divide(value.shiftLeft(1))
                .longValueExact();
    }

    /** A tender as it was before; one that an amendment added, untouched. */
    private static TenderBalance before(Chapter chapter, TenderId id) {
        TenderBalance after = chapter.after().tender(id).orElseThrow();
        return chapter.before().tender(id).orElseGet(() -> TenderBalance.of(after.tender()));
    }

    /** What a tender can still pay, given what was captured on it and refunded elsewhere in the same chapter. */
    private static long left(Chapter chapter, TenderBalance before) {
        TenderBalance now = chapter.after().tender(before.tender().id()).orElseThrow();
        return Math.max(0, now.captured() - before.owed() - before.settled() - now.external());
    }

    private static OfTender part(Chapter chapter, TenderBalance tender) {
        TenderId id = tender.tender().id();
        return chapter.parts().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElse(new OfTender(id, tender.tender().kind(), 0, 0));
    }
}
