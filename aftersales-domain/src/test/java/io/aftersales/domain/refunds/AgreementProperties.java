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
            long leftOnTenders = PlainAccount.leftOnTenders(chapter);
            if (chapter.claim() != null) {
                assertThat(Amounts.booked(chapter)).isEqualTo(plain.book(chapter.claim(), leftOnTenders));
            } else if (chapter.goodwill() != null) {
                assertThat(Amounts.mostGoodwill(chapter)).isEqualTo(plain.most(chapter.goodwill()));
                assertThat(chapter.payout()).isEqualTo(plain.give(chapter.goodwill(), leftOnTenders));
            } else if (chapter.captured() > 0) {
                assertThat(chapter.payout()).isEqualTo(plain.capture(chapter.captured(), leftOnTenders));
            } else {
                assertThat(chapter.payout()).isEqualTo(plain.refundedElsewhere(chapter.elsewhere(), leftOnTenders));
            }
            for (OrderLine line : order.sale().lines()) {
                assertThat(chapter.after().line(line.id()).goodwill()).isEqualTo(plain.goodwillFor(line.id()));
            }
        }
    }

    @Provide
    Arbitrary<AnOrder> orders() {
        return AnyOrder.any();
    }

    @Provide
    Arbitrary<Script> scripts() {
        return Script.any();
    }
}
