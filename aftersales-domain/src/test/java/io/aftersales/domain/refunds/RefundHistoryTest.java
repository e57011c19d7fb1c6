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

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderRejection.Part;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An order on which something came back before the account was opened. */
class RefundHistoryTest {
    private static final TenderId T1 = TenderId.of("T1");
    private static final TenderId T2 = TenderId.of("T2");
    private static final TenderId UNKNOWN = TenderId.of("T9");

    private final AnOrder order = anOrder()
            .with(line("A", 3, "30.00"), line("B", 1, "6.00"))
            .discountedBy(coupon("6.00"))
            .paidBy(money("T1", "20.00"), Tender.points("T2", 1000, cny("10.00")));

    @Test
    void countsWhatCameBackBefore() {
        OrderAccount opened = opened(List.of(Units.of("A", 2)), Map.of(T1, cny("12.00"), T2, cny("1.00")))
                .get();
        assertThat(opened.line(id("A"))).isEqualTo(LineBalance.of(id("A"), 0, 2, 0));
        Tender paid = order.sale().tenders().get(0);
        assertThat(opened.tenders().get(0)).isEqualTo(new TenderBalance(paid, cny("20.00"), 0, cny("12.00"), 0));
        assertThat(opened.refunded()).isEqualTo(cny("13.00"));
        assertThat(opened.external()).isZero();
        assertThat(opened.totals().waived()).as("two units were worth 16.67").isEqualTo(cny("3.67"));
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
                                0,
                                null,
                                null,
                                null,
                                REVIEWER,
                                NOON,
                                NOON),
                        booked(2, Kind.OPENING, T1, cny("12.00"), 0),
                        booked(3, Kind.OPENING, T2, cny("1.00"), 100),
                        booked(4, Kind.WAIVED, null, cny("3.67"), 0));
    }

    @Test
    void doesNotPayTheDifferenceWhenLessWasPaidBefore() {
        OrderAccount opened =
                opened(List.of(Units.of("A", 2)), Map.of(T1, cny("1.00"))).get();
        assertThat(opened.worth(back("A", 1))).isEqualTo(cny("8.33"));
    }

    @Test
    void takesMoneyAboveTheWorthOfTheUnitsFromTheLastRefunds() {
        FrozenOrder shipped =
                anOrder().with(line("A", 1, "5.00")).shipping("2.00").frozen();
        RefundHistory before = history(List.of(), Map.of(T1, cny("2.00")));
        OrderAccount opened = AccountOpening.open(shipped, before, inCase(1)).get();
        assertThat(opened.worth(back("A", 1))).as("shipping was paid before").isEqualTo(cny("5.00"));
    }

    @Test
    void countsGoodsAndChargesOfTheUnitsAsGivenBack() {
        OrderAccount opened = AccountOpening.open(
                        anOrder()
                                .with(line("A", 1, "5.00"), line("B", 1, "7.00"))
                                .charged(Charge.other(cny("1.00")).on(id("A")))
                                .frozen(),
                        history(List.of(Units.of("A", 1)), Map.of(T1, cny("6.00"))),
                        inCase(1))
                .get();
        assertThat(opened.kept()).isZero();
        assertThat(opened.remaining()).isEqualTo(cny("7.00"));
        assertThat(opened.worth(back("B", 1))).isEqualTo(cny("7.00"));
    }

    @Test
    void bringsNoShippingFeeBack() {
        OrderAccount opened = AccountOpening.open(
                        anOrder().with(line("A", 1, "5.00")).shipping("2.00").frozen(),
                        history(List.of(Units.of("A", 1)), Map.of(T1, cny("5.00"))),
                        inCase(1))
                .get();
        assertThat(opened.isEverythingBack()).isTrue();
        assertThat(opened.left()).isEqualTo(cny("2.00"));
        assertThat(opened.worth(RefundClaim.shippingAlone())).isEqualTo(cny("2.00"));
    }

    @Test
    void ofNothingIsAnUntouchedAccount() {
        OrderAccount opened = AccountOpening.open(order.frozen(), RefundHistory.NOTHING, inCase(1))
                .get();
        assertThat(opened.toRecord()).isEqualTo(order.account().toRecord());
    }

    @Test
    void isRefusedForWhatCannotHaveBeen() {
        Map<TenderId, Long> tooMuch = new HashMap<>(Map.of(T1, cny("20.01"), UNKNOWN, 1L));
        assertThat(refusal(List.of(Units.of("X", 1), Units.of("A", 3)), tooMuch))
                .isEqualTo(new InvalidOrder("opening.units[X]", 1, new Part("line", "X")));
        assertThat(refusal(List.of(Units.of("A", 4)), tooMuch))
                .isEqualTo(new InvalidOrder("opening.units[A]", 4, new Part("line", "A")));
        assertThat(refusal(List.of(Units.of("A", 3)), tooMuch))
                .isEqualTo(new InvalidOrder("opening.refunded[T1]", 2001, new Part("tender", "T1")));
        tooMuch.remove(T1);
        assertThat(refusal(List.of(), tooMuch))
                .isEqualTo(new InvalidOrder("opening.refunded[T9]", 1, new Part("tender", "T9")));
        assertThatIllegalArgumentException().isThrownBy(() -> history(List.of(), Map.of(T1, -1L)));
    }

    @Test
    void isRefusedForMoreThanWasCaptured() {
        FrozenOrder deposit = anOrder()
                .with(line("A", 1, "5.00"))
                .paidBy(money("T1", "5.00").captured(cny("2.00")))
                .frozen();
        assertThat(AccountOpening.open(deposit, history(List.of(), Map.of(T1, 201L)), inCase(1)))
                .isEqualTo(Either.left(new InvalidOrder("opening.refunded[T1]", 201, new Part("tender", "T1"))));
        assertThat(AccountOpening.open(deposit, history(List.of(), Map.of(T1, 200L)), inCase(1)))
                .isNotEmpty();
    }

    @Test
    void isEnteredInTheOrderOfTheLines() {
        OrderAccount opened = AccountOpening.open(
                        anOrder()
                                .with(line("Z", 1, "5.00"), line("A", 1, "7.00"))
                                .frozen(),
                        history(List.of(Units.of("A", 1), Units.of("Z", 1)), Map.of(T1, cny("12.00"))),
                        inCase(1))
                .get();
        assertThat(opened.entries()).extracting(AccountEntry::line).startsWith(id("Z"), id("A"));
    }

    @Test
    void isRefusedForTheFirstThatCannotHaveBeenByName() {
        Map<LineId, Long> units = new HashMap<>();
        for (int l = 100; l < 200; l++) {
            units.put(id("X" + l), 1L);
        }
        assertThat(AccountOpening.open(order.frozen(), new RefundHistory(units, Map.of()), inCase(1)))
                .isEqualTo(Either.left(new InvalidOrder("opening.units[X100]", 1, new Part("line", "X100"))));
        Map<TenderId, Long> unknown = new HashMap<>();
        for (int t = 100; t < 200; t++) {
            unknown.put(TenderId.of("U" + t), 1L);
        }
        assertThat(refusal(List.of(), unknown))
                .isEqualTo(new InvalidOrder("opening.refunded[U100]", 1, new Part("tender", "U100")));
    }

    @Test
    void isOpenedWithThePartsThatWereAddedSince() {
        Amendment more =
                Amendment.of(Sale.of("ANY", "CNY").with(line("C", 1, "8.00")).paidBy(money("T3", "8.00")));
        RefundHistory before = history(List.of(Units.of("A", 1)), Map.of(T1, cny("8.33")));
        OrderFacts facts =
                new OrderFacts(order.sale(), "b-1", OrderState.PAID, NOON, List.of(), Map.of()).refundedBefore(before);
        OrderAccount opened = AccountOpening.knownOrOpened(null, facts, order.policy(), inCase(1))
                .get();
        assertThat(opened.toRecord())
                .isEqualTo(AccountOpening.open(order.frozen(), before, inCase(1))
                        .get()
                        .toRecord());
        OrderAccount amended = AccountOpening.knownOrOpened(null, facts.amendedBy(more), order.policy(), inCase(1))
                .get();
        assertThat(amended.payable()).isEqualTo(opened.payable() + cny("8.00"));
        assertThat(AccountOpening.knownOrOpened(opened, facts.amendedBy(more), order.policy(), inCase(1))
                        .get()
                        .payable())
                .isEqualTo(amended.payable());
    }

    private Rejection refusal(List<Units> units, Map<TenderId, Long> refunded) {
        return opened(units, refunded).getLeft();
    }

    private Either<Rejection, OrderAccount> opened(List<Units> units, Map<TenderId, Long> refunded) {
        return AccountOpening.open(order.frozen(), history(units, refunded), inCase(1));
    }

    private AccountEntry booked(long number, Kind kind, @Nullable TenderId tender, long amount, long points) {
        return new AccountEntry(
                number, kind, caseNo(1), null, null, 0, tender, amount, 0, points, null, null, null, REVIEWER, NOON,
                NOON);
    }

    private static RefundHistory history(List<Units> units, Map<TenderId, Long> refunded) {
        Map<LineId, Long> byLine = new HashMap<>();
        units.forEach(each -> byLine.merge(each.line(), each.quantity(), Long::sum));
        return new RefundHistory(byLine, refunded);
    }
}
