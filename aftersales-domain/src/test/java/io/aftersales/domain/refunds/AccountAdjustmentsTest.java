package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.NOON;
import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.caseNo;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.coupon;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.money;
import static io.aftersales.domain.refunds.RefundFixtures.ofNoCase;
import static io.aftersales.domain.refunds.RefundFixtures.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderRejection.OrderDoesNotBalance;
import io.aftersales.domain.orders.OrderRejection.Part;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.AccountRejection.NothingOnReference;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.AccountRejection.UnknownTender;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Entries that are no booking of a case: money taken later, parts added, refunds made elsewhere, and the ways back. */
class AccountAdjustmentsTest {
    private static final TenderId T1 = TenderId.of("T1");
    private static final TenderId UNKNOWN = TenderId.of("T9");

    private final AnOrder order = anOrder().with(line("A", 2, "20.00"));

    @Nested
    class Capture {
        private final OrderAccount deposit =
                order.paidBy(money("T1", "20.00").captured(cny("5.00"))).account();

        @Test
        void isAnEntryAndMakesNothingDueBeforeARefund() {
            Adjustment taken =
                    deposit.capture(ofNoCase(), T1, cny("6.00"), "CAP-1").get();
            assertThat(taken.account().captured()).isEqualTo(cny("11.00"));
            assertThat(taken.account().toCollect()).isEqualTo(cny("9.00"));
            assertThat(taken.payout()).isZero();
            assertThat(taken.caseId()).isNull();
            assertThat(kinds(taken.account())).containsExactly(Kind.CAPTURE);
            AccountEntry entry = taken.account().entries().get(0);
            assertThat(List.of(entry.tender(), entry.amount(), entry.reference()))
                    .isEqualTo(List.of(T1, 600L, "CAP-1"));
        }

        @Test
        void owesOnTheNewestBookingWhatItMakesDue() {
            OrderAccount booked = booked(booked(deposit, 1, back("A", 1)), 2, back("A", 1));
            assertThat(booked.paidOut()).isEqualTo(cny("5.00"));
            Adjustment taken =
                    booked.capture(ofNoCase(), T1, cny("15.00"), "CAP-1").get();
            assertThat(taken.payout()).isEqualTo(cny("15.00"));
            assertThat(taken.caseId()).isEqualTo(caseNo(2));
            assertThat(taken.total()).as("the entitlement does not move").isZero();
            assertThat(taken.account().paidOut()).isEqualTo(cny("20.00"));
        }

        @Test
        void isRefusedOnAnUnknownTenderAndBeyondTheAgreedAmount() {
            assertThat(deposit.capture(ofNoCase(), UNKNOWN, 1, "CAP-1"))
                    .isEqualTo(Either.left(new UnknownTender(UNKNOWN)));
            assertThat(deposit.capture(ofNoCase(), T1, 1501, "CAP-1")).isEqualTo(exceeded(1501, 1500));
            assertThat(deposit.capture(ofNoCase(), T1, 1500, "CAP-1")).isNotEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> deposit.capture(ofNoCase(), T1, 0, "CAP-1"));
        }

        @Test
        void isRecordedOnceUnderItsReference() {
            OrderAccount taken =
                    deposit.capture(ofNoCase(), T1, 500, "CAP-1").get().account();
            assertThat(taken.capture(ofNoCase(), T1, 500, "CAP-1"))
                    .isEqualTo(Either.left(new AccountRejection.CaptureKnown("CAP-1")));
            assertThat(taken.capture(ofNoCase(), T1, 500, "CAP-2")).isNotEmpty();
        }

        @Test
        void bringsPointsBackOnlyForWhatWasCapturedOfThem() {
            Till till = order.paidBy(Tender.points("T1", 100, cny("20.00")).captured(cny("10.00")))
                    .till();
            RefundBreakdown told = till.refund(back("A", 2));
            assertThat(told.tenders().get(0).points()).isEqualTo(50);
            Adjustment rest = till.account()
                    .capture(ofNoCase(), T1, cny("10.00"), "CAP-1")
                    .get();
            assertThat(rest.tenders().get(0).points()).isEqualTo(50);
        }
    }

    /** Two refunds of 10.00 of which 10.00 are not paid: an order of which 5.00 were captured was overdrawn before the rest was. */
    @Nested
    class MoneyOnAnOverdrawnOrder {
        private final OrderAccount overdrawn = overdrawn();

        private OrderAccount overdrawn() {
            OrderAccount deposit =
                    order.paidBy(money("T1", "20.00").captured(cny("5.00"))).account();
            OrderAccount twice = booked(booked(deposit, 1, back("A", 1)), 2, back("A", 1));
            OrderAccount disputed = twice.external(ofNoCase(), T1, cny("10.00"), "X-1", NOON, List.of())
                    .get()
                    .account();
            OrderAccount captured = disputed.capture(ofNoCase(), T1, cny("15.00"), "CAP-1")
                    .get()
                    .account();
            assertThat(captured.refunded() - captured.paidOut()).isEqualTo(cny("10.00"));
            assertThat(captured.remaining()).isEqualTo(-cny("10.00"));
            return captured;
        }

        private OrderFacts amendedBy(String captured) {
            Sale sold = overdrawn.frozen().sale();
            Sale added = Sale.of("ANY", "CNY")
                    .with(line("B", 1, "8.00"))
                    .paidBy(money("T2", "8.00").captured(cny(captured)));
            return new OrderFacts(sold, "b-1", OrderState.PAID, NOON, List.of(), Map.of())
                    .amendedBy(Amendment.of(added));
        }

        @Test
        void isOwedWhenAPartBringsIt() {
            Adjustment made = AccountOpening.amended(overdrawn, amendedBy("8.00"), ofNoCase());
            assertThat(made.payout()).isEqualTo(cny("8.00"));
            assertThat(made.caseId()).isEqualTo(caseNo(2));
            assertThat(made.total()).as("the entitlement does not move").isZero();
            assertThat(kinds(made.account())).endsWith(Kind.AMENDED, Kind.OWED);
            Adjustment again = AccountOpening.amended(made.account(), amendedBy("8.00"), ofNoCase());
            assertThat(again.payout()).isZero();
            assertThat(again.account().entries()).isEqualTo(made.account().entries());
        }

        @Test
        void isOwedAsFarAsThePartIsPaid() {
            assertThat(AccountOpening.amended(overdrawn, amendedBy("6.00"), ofNoCase())
                            .payout())
                    .as("the other 2.00 are to be collected")
                    .isEqualTo(cny("6.00"));
            assertThat(AccountOpening.amended(overdrawn, amendedBy("0.00"), ofNoCase())
                            .payout())
                    .isZero();
        }

        @Test
        void isOwedWhenTheBuyerPaysForWhatDidNotComeBack() {
            Adjustment made = overdrawn.recover(inCase(1), money("T2", "3.00"), List.of(Units.of("A", 1)));
            assertThat(made.payout()).isEqualTo(cny("3.00"));
            assertThat(made.caseId()).isEqualTo(caseNo(1));
            assertThat(made.kept()).isEqualTo(cny("3.00"));
            assertThat(made.taxes()).isEmpty();
        }
    }

    @Nested
    class Amended {
        private final OrderAccount account =
                order.shipping("5.00").discountedBy(coupon("2.00")).account();
        private final Sale sold = Sale.of("ANY", "CNY")
                .with(line("B", 1, "8.00"))
                .discountedBy(Discount.coupon("MORE", cny("1.00")))
                .charged(Charge.of("SHIPPING-2", ChargeKind.SHIPPING, cny("3.00")));
        private final Amendment more = Amendment.of(sold.paidBy(money("T2", "10.00")));

        @Test
        void refundsEachPartAsIfItWereAlone() {
            OrderAccount amended = account.amend(inCase(1), more).get().account();
            assertThat(amended.payable()).isEqualTo(cny("33.00"));
            assertThat(kinds(amended)).containsExactly(Kind.AMENDED);
            Till till = new Till(amended);
            assertThat(till.pays(back("A", 2), back("B", 1))).containsExactly("23.00", "10.00");
            assertThat(till.account().isFullyRefunded()).isTrue();
        }

        @Test
        void returnsTheCouponOfAPartWithThePart() {
            Till till = new Till(account.amend(inCase(1), more).get().account());
            till.pays(back("B", 1));
            assertThat(settled(till.account()).couponsDue()).containsExactly("MORE");
            till.pays(back("A", 2));
            assertThat(settled(till.account()).couponsDue()).containsExactly("COUPON", "MORE");
        }

        @Test
        void isRestoredWithItsParts() {
            OrderAccount booked = booked(account.amend(inCase(1), more).get().account(), 1, back("B", 1));
            AccountRecord stored = booked.saved().toRecord();
            OrderAccount restored = OrderAccount.restore(account.frozen(), stored);
            assertThat(restored.toRecord()).isEqualTo(stored);
            assertThat(restored.frozen().snapshot()).isEqualTo(booked.frozen().snapshot());
            assertThat(restored.worth(back("A", 2))).isEqualTo(cny("23.00"));
        }

        @Test
        void toldASecondTimeChangesNothing() {
            OrderAccount amended = account.amend(inCase(1), more).get().account();
            Adjustment again = amended.amend(inCase(1), more).get();
            assertThat(again.account()).isSameAs(amended);
            assertThat(again.payout()).isZero();
        }

        @Test
        void isRefusedWhenItDoesNotBalanceAndForIdsThatTheOrderHas() {
            assertThat(account.amend(inCase(1), Amendment.of(sold)))
                    .isEqualTo(Either.left(new OrderDoesNotBalance(1000, 0)));
            Amendment sameLine = Amendment.of(Sale.of("ANY", "CNY").with(line("A", 1, "0.00")));
            assertThat(account.amend(inCase(1), sameLine))
                    .isEqualTo(Either.left(new InvalidOrder("lines[0].id", 0, new Part("line", "A"))));
        }

        @Test
        void isRefusedForIdsThatExchangesHaveTaken() {
            Till till = new Till(account);
            till.settles(swap("A", 1, "LARGE", "30.00"));
            Amendment sameLine = Amendment.of(Sale.of("ANY", "CNY").with(line("A/1", 1, "0.00")));
            Amendment sameTender = Amendment.of(Sale.of("ANY", "CNY").paidBy(money("UP-1", "0.00")));
            assertThat(till.account().amend(inCase(2), sameLine))
                    .isEqualTo(Either.left(new InvalidOrder("lines[0].id", 0, new Part("line", "A/1"))));
            assertThat(till.account().amend(inCase(2), sameTender))
                    .isEqualTo(Either.left(new InvalidOrder("tenders[0].id", 0, new Part("tender", "UP-1"))));
        }
    }

    @Nested
    class ElsewhereForUnits {
        @Test
        void paysTheUnitsAndWaivesTheRest() {
            Adjustment made =
                    elsewhere(order.account(), "6.00", Units.of("A", 1)).get();
            OrderAccount account = made.account();
            assertThat(made.kept()).isEqualTo(cny("4.00"));
            assertThat(made.total()).isZero();
            assertThat(made.taxes()).containsExactly(new OfRate("", cny("6.00"), 0));
            assertThat(account.unitsLeft(id("A"))).isEqualTo(1);
            assertThat(account.totals().waived()).isEqualTo(cny("4.00"));
            assertThat(account.worth(back("A", 1))).isEqualTo(cny("10.00"));
            assertThat(kinds(account)).containsExactly(Kind.BACK, Kind.EXTERNAL, Kind.WAIVED, Kind.CREDITED_ELSEWHERE);
        }

        @Test
        void takesMoreThanTheUnitsAreWorthFromTheLastRefunds() {
            OrderAccount account =
                    elsewhere(order.account(), "13.00", Units.of("A", 1)).get().account();
            assertThat(account.kept()).isZero();
            assertThat(account.worth(back("A", 1))).isEqualTo(cny("7.00"));
        }

        @Test
        void bringsChargesButNoShippingFeeBack() {
            OrderAccount account = elsewhere(
                            order.otherCharges("3.00").shipping("5.00").account(), "23.00", Units.of("A", 2))
                    .get()
                    .account();
            assertThat(account.kept()).isZero();
            assertThat(account.isEverythingBack()).isTrue();
            assertThat(account.left()).isEqualTo(cny("5.00"));
        }

        @Test
        void isRefusedForUnitsThatAreNotThere() {
            OrderAccount account = order.account();
            assertThat(elsewhere(account, "6.00", Units.of("A", 3), Units.of("X", 1)))
                    .isEqualTo(Either.left(new UnknownLine(id("X"))));
            assertThat(elsewhere(account, "6.00", Units.of("A", 1), Units.of("A", 2)))
                    .isEqualTo(Either.left(new QuantityExceeded(id("A"), 3, 2)));
        }
    }

    @Nested
    class Reversed {
        @Test
        void leavesMoreToRefundAndIsAnEntry() {
            OrderAccount account = elsewhere(order.account(), "15.00").get().account();
            Adjustment back = account.reverseExternal(ofNoCase(), "X-1", cny("9.00"), NOON)
                    .get();
            assertThat(back.account().left()).isEqualTo(cny("14.00"));
            assertThat(back.account().external()).isEqualTo(cny("6.00"));
            assertThat(back.account().externals())
                    .containsExactly(new ExternalRefund("X-1", T1, cny("15.00"), cny("6.00"), 0, -1, List.of()));
            assertThat(back.payout()).isZero();
            assertThat(back.taxes()).containsExactly(new OfRate("", cny("-9.00"), 0));
            assertThat(kinds(back.account()))
                    .containsExactly(
                            Kind.EXTERNAL, Kind.CREDITED_ELSEWHERE, Kind.EXTERNAL_REVERSED, Kind.CREDITED_ELSEWHERE);
        }

        @Test
        void paysTheBookingsThatItLimitedOldestFirst() {
            OrderAccount account = elsewhere(order.account(), "20.00").get().account();
            account = booked(booked(account, 1, back("A", 1)), 2, back("A", 1).agreedOn(cny("7.00")));
            Adjustment first = account.reverseExternal(ofNoCase(), "X-1", cny("12.00"), NOON)
                    .get();
            assertThat(first.payout()).isEqualTo(cny("12.00"));
            assertThat(first.caseId()).isEqualTo(caseNo(2));
            assertThat(first.account().bookings())
                    .extracting(BookedRefund::paid)
                    .containsExactly(1000L, 200L);
            Adjustment rest = first.account()
                    .reverseExternal(ofNoCase(), "X-1", cny("8.00"), NOON)
                    .get();
            assertThat(rest.payout()).isEqualTo(cny("5.00"));
            assertThat(rest.kept()).as("waived, as it was agreed").isEqualTo(cny("3.00"));
        }

        @Test
        void countsUnitsThatWereRefundedElsewhereAsRefundedHere() {
            OrderAccount partly =
                    elsewhere(order.account(), "6.00", Units.of("A", 1)).get().account();
            Adjustment back =
                    partly.reverseExternal(ofNoCase(), "X-1", cny("6.00"), NOON).get();
            assertThat(back.payout()).isEqualTo(cny("6.00"));
            assertThat(back.account().kept()).isEqualTo(cny("4.00"));

            OrderAccount tooMuch =
                    elsewhere(order.account(), "13.00", Units.of("A", 1)).get().account();
            Adjustment excess = tooMuch.reverseExternal(ofNoCase(), "X-1", cny("3.00"), NOON)
                    .get();
            assertThat(excess.payout()).as("the excess comes back first").isZero();
            assertThat(excess.account().left()).isEqualTo(cny("10.00"));
        }

        @Test
        void isRefusedForAnUnknownReferenceAndBeyondWhatStands() {
            OrderAccount account = elsewhere(order.account(), "15.00").get().account();
            assertThat(account.reverseExternal(ofNoCase(), "X-2", 1, NOON))
                    .isEqualTo(Either.left(new NothingOnReference("X-2")));
            assertThat(account.reverseExternal(ofNoCase(), "X-1", 1501, NOON)).isEqualTo(exceeded(1501, 1500));
            OrderAccount reversed =
                    account.reverseExternal(ofNoCase(), "X-1", 1500, NOON).get().account();
            assertThat(reversed.reverseExternal(ofNoCase(), "X-1", 1, NOON)).isEqualTo(exceeded(1, 0));
            assertThat(elsewhere(reversed, "1.00")).isEqualTo(Either.left(new ExternalRefundKnown("X-1")));
            assertThatIllegalArgumentException().isThrownBy(() -> account.reverseExternal(ofNoCase(), "X-1", 0, NOON));
        }
    }

    @Nested
    class KeptGivenBack {
        private final OrderAccount account =
                booked(booked(order.account(), 1, back("A", 1).withFee(cny("4.00"))), 2, back("A", 1));

        @Test
        void paysTheBuyerOnTheCaseThatKeptIt() {
            Adjustment given = account.giveBackKept(ofNoCase(), 0, cny("3.00")).get();
            assertThat(given.caseId()).isEqualTo(caseNo(1));
            assertThat(given.total()).isEqualTo(cny("3.00"));
            assertThat(given.kept()).isEqualTo(cny("-3.00"));
            assertThat(given.payout()).isEqualTo(cny("3.00"));
            assertThat(given.account().kept()).isEqualTo(cny("1.00"));
            assertThat(given.account().totals().fees()).as("as it was booked").isEqualTo(cny("4.00"));
            assertThat(given.account().left()).isEqualTo(account.left());
            assertThat(kinds(given.account())).endsWith(Kind.KEPT_GIVEN_BACK, Kind.OWED, Kind.CREDITED);
        }

        @Test
        void isRefusedBeyondWhatTheBookingStillKeeps() {
            OrderAccount given =
                    account.giveBackKept(ofNoCase(), 0, cny("3.00")).get().account();
            assertThat(given.giveBackKept(ofNoCase(), 0, 101)).isEqualTo(exceeded(101, 100));
            assertThat(given.giveBackKept(ofNoCase(), 1, 1)).isEqualTo(exceeded(1, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> given.giveBackKept(ofNoCase(), 0, 0));
        }
    }

    private static Either<Rejection, Adjustment> elsewhere(OrderAccount account, String amount, Units... units) {
        return account.external(ofNoCase(), T1, cny(amount), "X-1", NOON, List.of(units));
    }

    private static OrderAccount booked(OrderAccount account, int number, RefundClaim claim) {
        OrderAccount held =
                Unplaced.hold(account, inCase(number), claim.plainUnits()).get();
        return Unplaced.book(held, inCase(number), claim.plainUnits(), claim).account();
    }

    private static OrderAccount settled(OrderAccount account) {
        OrderAccount settled = account;
        for (TenderBalance tender : account.tenders()) {
            TenderId id = tender.tender().id();
            settled = settled.settle(
                    inCase(1), new Settlement(id, tender.owed(), 0, false, "K", Route.ORIGINAL, "TX", NOON));
        }
        return settled;
    }

    private static Stream<Kind> kinds(OrderAccount account) {
        return account.entries().stream().map(AccountEntry::kind);
    }

    private static <T> Either<Rejection, T> exceeded(long asked, long most) {
        return Either.left(new AmountExceeded(Money.ofMinor(asked, "CNY"), Money.ofMinor(most, "CNY")));
    }
}
