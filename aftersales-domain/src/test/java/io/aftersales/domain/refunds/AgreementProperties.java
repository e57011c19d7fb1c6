package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.refunds.PlainAccount.Amounts;
import io.aftersales.domain.refunds.Story.Chapter;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** The library's arithmetic and a computation the long way say the same of every booking. */
@PropertyDefaults(tries = 4000, edgeCases = EdgeCasesMode.NONE)
class AgreementProperties {

    @Property
    void agreesWithAStraightforwardComputation(@ForAll("orders") AnOrder order, @ForAll("scripts") Script script) {
        PlainAccount plain = new PlainAccount(order);
        for (Chapter chapter : Story.of(order, script).finish().chapters()) {
            if (chapter.claim() != null) {
                assertThat(booked(chapter)).isEqualTo(plain.book(chapter.claim()));
            } else if (chapter.goodwill() != null) {
                assertThat(mostGoodwill(chapter)).isEqualTo(plain.most(chapter.goodwill()));
                plain.give(chapter.goodwill());
            } else {
                plain.refundedElsewhere(chapter.elsewhere());
            }
            for (OrderLine line : order.sale().lines()) {
                assertThat(chapter.after().line(line.id()).goodwill()).isEqualTo(plain.goodwillFor(line.id()));
            }
        }
    }

    private static Amounts booked(Chapter chapter) {
        RefundBreakdown told = chapter.told();
        Totals before = chapter.before().totals();
        Totals after = chapter.after().totals();
        long taxOfGoods =
                told.lines().stream().mapToLong(RefundBreakdown.OfLine::tax).sum();
        return new Amounts(
                after.goodsGranted() - before.goodsGranted(),
                told.shipping() + told.tax() - taxOfGoods,
                told.tax() - taxOfGoods,
                told.otherCharges(),
                told.fees(),
                after.waived() - before.waived(),
                told.total());
    }

    private static long mostGoodwill(Chapter chapter) {
        Goodwill given = chapter.goodwill();
        Goodwill all = new Goodwill(given.lines(), given.shipping(), Long.MAX_VALUE);
        var refused = chapter.before().goodwill(RefundFixtures.inCase(1), all).getLeft();
        return ((AccountRejection.AmountExceeded) refused).left().minor();
    }

    @Provide
    Arbitrary<AnOrder> orders() {
        return Orders.any();
    }

    @Provide
    Arbitrary<Script> scripts() {
        return Script.any();
    }
}
