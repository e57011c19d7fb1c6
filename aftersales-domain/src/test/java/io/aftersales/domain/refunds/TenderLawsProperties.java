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
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            long sum = 0;
            for (OfTender part : chapter.told().tenders()) {
                TenderBalance before = chapter.before().tender(part.id()).orElseThrow();
                assertThat(part.kind()).isEqualTo(before.tender().kind());
                assertThat(part.amount()).isBetween(1L, left(before));
                sum += part.amount();
            }
            assertThat(sum).isEqualTo(chapter.told().total());
            chapter.after().tenders().forEach(after -> isOwedItsPart(chapter, after));
        }
    }

    private static void isOwedItsPart(Chapter chapter, TenderBalance after) {
        TenderBalance before = chapter.before().tender(after.tender().id()).orElseThrow();
        assertThat(after.owed() - before.owed()).isEqualTo(part(chapter, before).amount());
        assertThat(after.settled()).isEqualTo(before.settled());
    }

    @Property
    void tendersShareByWhatIsLeftOnThemAndTiesGoToTheEarlier(
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        AnOrder proportional = order.under(order.policy().withSplit(TenderSplit.PROPORTIONAL));
        for (Chapter chapter : Story.of(proportional, script).finish().refunds()) {
            List<TenderBalance> tenders = chapter.before().tenders();
            BigInteger left = tenders.stream()
                    .map(tender -> BigInteger.valueOf(left(tender)))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            BigInteger leastServed = null;
            BigInteger mostUnserved = BigInteger.valueOf(-1);
            for (TenderBalance tender : tenders) {
                BigInteger[] quota = BigInteger.valueOf(chapter.told().total())
                        .multiply(BigInteger.valueOf(left(tender)))
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
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        TenderSplit split = new TenderSplit(false, order.policy().split().order());
        for (Chapter chapter : Story.of(order.under(order.policy().withSplit(split)), script)
                .finish()
                .refunds()) {
            long rest = chapter.told().total();
            for (TenderId id : inOrder(order, split)) {
                TenderBalance tender = chapter.before().tender(id).orElseThrow();
                assertThat(part(chapter, tender).amount()).isEqualTo(Math.min(rest, left(tender)));
                rest -= Math.min(rest, left(tender));
            }
            assertThat(rest).isZero();
        }
    }

    private static List<TenderId> inOrder(AnOrder order, TenderSplit split) {
        List<TenderId> all = order.sale().tenders().stream().map(Tender::id).toList();
        var ids = new ArrayList<>(split.order());
        ids.retainAll(all);
        ids.addAll(all);
        return ids.stream().distinct().toList();
    }

    @Property
    void pointsComeBackExactlyOnce(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.Returns.class) Script script) {
        AnOrder captured = order.captured().withoutRestockingFee();
        var points = pointsBack(captured, Story.of(captured, script).finish());
        for (Tender tender : captured.sale().tenders()) {
            assertThat(points.getOrDefault(tender.id(), 0L)).isEqualTo(tender.points());
        }
    }

    /** Whatever else happens: as many points as the value that is back is worth, rounded half up. */
    @Property
    void pointsFollowTheirValue(
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        pointsBack(order, Story.of(order, script).finish());
    }

    private static HashMap<TenderId, Long> pointsBack(AnOrder order, Story story) {
        var points = new HashMap<TenderId, Long>();
        for (Chapter chapter : story.refunds()) {
            for (OfTender part : chapter.told().tenders()) {
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

    private static long left(TenderBalance tender) {
        long captured = tender.tender().captured();
        return Math.max(0, captured - tender.owed() - tender.settled() - tender.external());
    }

    private static OfTender part(Chapter chapter, TenderBalance tender) {
        TenderId id = tender.tender().id();
        return chapter.told().tenders().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElse(new OfTender(id, tender.tender().kind(), 0, 0));
    }
}
