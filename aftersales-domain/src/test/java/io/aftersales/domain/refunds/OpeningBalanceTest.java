package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.NOON;
import static io.aftersales.domain.refunds.RefundFixtures.REVIEWER;
import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.caseNo;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.coupon;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.AccountRejection.UnknownTender;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order on which something came back before the account was opened. */
class OpeningBalanceTest {
    private static final TenderId T1 = TenderId.of("T1");
    private static final TenderId T2 = TenderId.of("T2");
    private static final TenderId UNKNOWN = TenderId.of("T9");

    private final AnOrder order = anOrder()
            .with(line("A", 3, "30.00"), line("B", 1, "6.00"))
            .discountedBy(coupon("6.00"))
            .paidBy(money("T1", "20.00"), Tender.points("T2", 1000, cny("10.00")));

    @Test
    void countsWhatCameBackBefore() {
        OrderAccount opened = opened(List.of(Units.of("A", 2)), Map.of(T1, cny("12.00"), T2, cny("1.00")), false)
                .get();
        assertThat(opened.line(id("A"))).isEqualTo(LineBalance.of(id("A"), 0, 2, 0));
        assertThat(opened.tenders().get(0))
                .isEqualTo(new TenderBalance(order.sale().tenders().get(0), 0, cny("12.00"), 0));
        assertThat(opened.refunded()).isEqualTo(cny("13.00"));
        assertThat(opened.entries())
                .containsExactly(
                        new AccountEntry(
                                1,
                                Kind.OPENING,
                                caseNo(1),
                                id("A"),
                                null,
                                2,
                                null,
                                0,
                                0,
                                null,
                                null,
                                REVIEWER,
                                NOON,
                                NOON),
                        opening(2, T1, cny("12.00")),
                        opening(3, T2, cny("1.00")));
    }

    @Test
    void doesNotPayTheDifferenceWhenLessWasPaidBefore() {
        OrderAccount opened = opened(List.of(Units.of("A", 2)), Map.of(T1, cny("1.00")), false)
                .get();
        assertThat(opened.worth(back("A", 1))).isEqualTo(cny("8.33"));
    }

    @Test
    void doesNotPayShippingThatWasRefundedBefore() {
        FrozenOrder shipped =
                anOrder().with(line("A", 1, "5.00")).shipping("2.00").frozen();
        OpeningBalance before = new OpeningBalance(List.of(), Map.of(T1, cny("2.00")), true);
        OrderAccount opened = OrderAccount.open(shipped, before, inCase(1)).get();
        assertThat(opened.worth(back("A", 1))).isEqualTo(cny("5.00"));
    }

    @Test
    void ofNothingIsAnUntouchedAccount() {
        OrderAccount opened = OrderAccount.open(order.frozen(), OpeningBalance.NOTHING, inCase(1))
                .get();
        assertThat(opened.toRecord()).isEqualTo(order.account().toRecord());
    }

    @Test
    void isRefusedForWhatCannotHaveBeen() {
        Map<TenderId, Long> tooMuch = new HashMap<>(Map.of(T1, cny("20.01"), UNKNOWN, 1L));
        assertThat(refusal(List.of(Units.of("A", 4), Units.of("X", 1)), tooMuch))
                .isEqualTo(new UnknownLine(id("X")));
        assertThat(refusal(List.of(Units.of("A", 4)), tooMuch)).isEqualTo(new QuantityExceeded(id("A"), 4, 3));
        assertThat(refusal(List.of(), tooMuch)).isEqualTo(new UnknownTender(UNKNOWN));
        tooMuch.remove(UNKNOWN);
        assertThat(refusal(List.of(), tooMuch))
                .isEqualTo(new AmountExceeded(Money.of("20.01", "CNY"), Money.of("20.00", "CNY")));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpeningBalance(List.of(), Map.of(T1, -1L), false));
    }

    private Rejection refusal(List<Units> units, Map<TenderId, Long> refunded) {
        return opened(units, refunded, false).getLeft();
    }

    private Either<Rejection, OrderAccount> opened(List<Units> units, Map<TenderId, Long> refunded, boolean shipping) {
        return OrderAccount.open(order.frozen(), new OpeningBalance(units, refunded, shipping), inCase(1));
    }

    private AccountEntry opening(long number, TenderId tender, long amount) {
        return new AccountEntry(
                number, Kind.OPENING, caseNo(1), null, null, 0, tender, amount, 0, null, null, REVIEWER, NOON, NOON);
    }
}
