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
import static io.aftersales.domain.refunds.RefundFixtures.ofNoCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.AccountRejection.UnknownTender;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Money of an account that moves after it was booked, or beside any booking. */
class AccountMoneyTest {
    private static final Instant EARLIER = NOON.minus(Duration.ofHours(2));
    private static final TenderId T1 = TenderId.of("T1");
    private static final TenderId T2 = TenderId.of("T2");
    private static final TenderId UNKNOWN = TenderId.of("T9");

    private final AnOrder order = anOrder()
            .with(line("A", 3, "30.00"), line("B", 1, "6.00"))
            .discountedBy(coupon("6.00"))
            .paidBy(money("T1", "20.00"), Tender.points("T2", 1000, cny("10.00")));

    @Nested
    class Settle {
        private final OrderAccount owed = booked(order.account(), back("A", 3));

        @Test
        void turnsMoneyOwedIntoMoneyPaid() {
            OrderAccount paid = owed.settle(inCase(1), refund(T1, cny("16.67"), 0));
            assertThat(paid.tender(T1)).contains(balance(0, cny("0.00"), cny("16.67"), 0));
            assertThat(paid.refunded()).isEqualTo(owed.refunded());
            assertThat(last(paid)).isEqualTo(entry(6, Kind.REFUND, T1, cny("16.67"), 0));
        }

        @Test
        void ofPointsIsWrittenAsPoints() {
            OrderAccount paid = owed.settle(inCase(1), refund(T2, cny("8.33"), 833));
            assertThat(last(paid)).isEqualTo(entry(6, Kind.POINTS_BACK, T2, cny("8.33"), 833));
        }

        @Test
        void ofACompensationIsWrittenAsOne() {
            OrderAccount given = order.account()
                    .goodwill(inCase(1), Goodwill.onOrder(3))
                    .get()
                    .account();
            OrderAccount paid =
                    given.settle(inCase(1), new Settlement(T1, 2, 0, true, "K1", Route.ORIGINAL, "TX-1", EARLIER));
            assertThat(last(paid)).isEqualTo(entry(4, Kind.GOODWILL, T1, 2, 0));
        }

        @Test
        void ofMoreThanIsOwedIsAMistakeOfTheProgram() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> owed.settle(inCase(1), refund(T1, cny("16.68"), 0)))
                    .withMessageContaining("1667 owed");
            assertThatIllegalArgumentException().isThrownBy(() -> owed.settle(inCase(1), refund(UNKNOWN, 1, 0)));
            assertThatIllegalArgumentException().isThrownBy(() -> refund(T1, -1, 0));
        }
    }

    @Nested
    class TakeBack {
        private final OrderAccount paid =
                booked(order.account(), back("A", 3)).settle(inCase(1), refund(T1, cny("10.00"), 0));

        @Test
        void turnsMoneyPaidIntoMoneyOwed() {
            OrderAccount reversed = paid.takeBack(inCase(1), refund(T1, cny("4.00"), 0));
            assertThat(reversed.tender(T1)).contains(balance(0, cny("10.67"), cny("6.00"), 0));
            assertThat(reversed.refunded()).isEqualTo(paid.refunded());
            assertThat(last(reversed)).isEqualTo(entry(7, Kind.REVERSAL, T1, cny("4.00"), 0));
        }

        @Test
        void ofMoreThanIsPaidIsAMistakeOfTheProgram() {
            assertThatIllegalStateException().isThrownBy(() -> paid.takeBack(inCase(1), refund(T1, cny("10.01"), 0)));
        }
    }

    @Nested
    class RefundedElsewhere {
        @Test
        void isRefusedWhenItIsTooLargeToBeCounted() {
            OrderAccount charged = external(order.account(), T1, Long.MAX_VALUE - 5, "CB-1");
            assertThat(charged.external(ofNoCase(), T1, 6, "CB-2", EARLIER, List.of())
                            .getLeft()
                            .facts())
                    .containsEntry("left", Money.ofMinor(5, "CNY"));
            assertThat(charged.external(ofNoCase(), T1, 5, "CB-2", EARLIER, List.of())
                            .isRight())
                    .isTrue();
        }

        @Test
        void isRecordedOnce() {
            OrderAccount charged = external(order.account(), T1, cny("5.00"), "CB-1");
            assertThat(charged.external(ofNoCase(), T1, 1, "CB-1", EARLIER, List.of()))
                    .isEqualTo(Either.left(new ExternalRefundKnown("CB-1")));
            assertThat(charged.external()).isEqualTo(cny("5.00"));
            assertThat(charged.refunded()).isZero();
            assertThat(charged.remaining()).isEqualTo(cny("25.00"));
            assertThat(charged.tender(T1)).contains(balance(0, 0, 0, cny("5.00")));
            assertThat(charged.externals()).containsExactly(ExternalRefund.of("CB-1", T1, cny("5.00"), 0, -1));
            assertThat(charged.entries())
                    .containsExactly(
                            elsewhere(1, Kind.EXTERNAL, T1, cny("5.00"), "CB-1", EARLIER),
                            elsewhere(2, Kind.CREDITED_ELSEWHERE, null, cny("5.00"), "", NOON));
        }

        @Test
        void ofUnitsWritesItsReferenceOnThem() {
            OrderAccount charged = order.account()
                    .external(ofNoCase(), T1, cny("5.00"), "CB-1", EARLIER, List.of(Units.of("A", 1)))
                    .get()
                    .account();
            assertThat(charged.entries())
                    .filteredOn(entry -> entry.kind() == Kind.BACK)
                    .extracting(AccountEntry::line, AccountEntry::units, AccountEntry::reference)
                    .containsExactly(tuple(id("A"), 1L, "CB-1"));
        }

        @Test
        void mayTakeMoreThanWasPaidAndThenNothingMoreIs() {
            OrderAccount charged = external(order.account(), T1, cny("31.00"), "CB-1");
            assertThat(charged.remaining()).isEqualTo(cny("-1.00"));
            assertThat(charged.left()).isZero();
            OrderAccount booked = booked(charged, RefundClaim.of(Units.of("A", 3), Units.of("B", 1)));
            assertThat(booked.refunded()).isZero();
            assertThat(booked.external()).isEqualTo(cny("31.00"));
            assertThat(booked.isFullyRefunded()).isTrue();
        }

        @Test
        void leavesOtherTendersToPayWhatIsLeft() {
            OrderAccount charged = external(order.account(), T1, cny("25.00"), "CB-1");
            OrderAccount booked = booked(charged, back("A", 3));
            assertThat(booked.tender(T1).orElseThrow().owed()).isZero();
            assertThat(booked.tender(T2).orElseThrow().owed()).isEqualTo(cny("5.00"));
        }

        @Test
        void isRefusedOnAnUnknownTenderBeforeAKnownReference() {
            OrderAccount charged = external(order.account(), T1, 1, "CB-1");
            assertThat(charged.external(ofNoCase(), UNKNOWN, 1, "CB-1", EARLIER, List.of()))
                    .isEqualTo(Either.left(new UnknownTender(UNKNOWN)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> charged.external(ofNoCase(), T1, 0, "CB-2", EARLIER, List.of()));
        }
    }

    @Nested
    class Compensate {
        private final OrderAccount account = order.account();

        @Test
        void isRefusedForAnUnknownLine() {
            assertThat(account.goodwill(inCase(1), Goodwill.onLines(Long.MAX_VALUE, id("A"), id("X"))))
                    .isEqualTo(Either.left(new UnknownLine(id("X"))));
        }

        @Test
        void owesMoneyAndMovesNoUnit() {
            OrderAccount given = account.goodwill(inCase(1), Goodwill.onLines(cny("6.00"), id("A"), id("B")))
                    .get()
                    .account();
            assertThat(given.line(id("A"))).isEqualTo(LineBalance.of(id("A"), 0, 0, cny("5.00")));
            assertThat(given.line(id("B"))).isEqualTo(LineBalance.of(id("B"), 0, 0, cny("1.00")));
            assertThat(given.entries())
                    .containsExactly(
                            booked(1, Kind.OWED, T1, cny("4.00"), 0, null),
                            booked(2, Kind.OWED, T2, cny("2.00"), 200, null),
                            booked(3, Kind.CREDITED, null, cny("6.00"), 0, ""));
            assertThat(given.isEverythingBack()).isFalse();
        }

        @Test
        void withAllThereIsIsNoFullRefund() {
            OrderAccount given = account.goodwill(inCase(1), Goodwill.onOrder(cny("30.00")))
                    .get()
                    .account();
            assertThat(given.left()).isZero();
            assertThat(given.isFullyRefunded()).isFalse();
            assertThat(given.goodwill(inCase(2), Goodwill.onOrder(1)))
                    .isEqualTo(Either.left(new AmountExceeded(Money.of("0.01", "CNY"), Money.of("0.00", "CNY"))));
        }
    }

    @Nested
    class Coupons {
        private final RefundClaim everything = RefundClaim.of(Units.of("A", 3), Units.of("B", 1));

        @Test
        void areDueOnceEverythingIsBackAndPaid() {
            OrderAccount booked =
                    booked(order.discountedBy(Discount.promotion("P", 0)).account(), everything);
            assertThat(booked.couponsDue()).isEmpty();
            OrderAccount paid = booked.settle(inCase(1), refund(T1, cny("20.00"), 0));
            assertThat(paid.couponsDue()).containsExactly("COUPON");
            OrderAccount returned = paid.returnCoupons(inCase(1));
            assertThat(returned.couponsDue()).isEmpty();
            assertThat(last(returned)).isEqualTo(booked(9, Kind.COUPON_BACK, null, 0, 0, "COUPON"));
        }

        @Test
        void areNotDueByMoneyAlone() {
            OrderAccount given = order.account()
                    .goodwill(inCase(1), Goodwill.onOrder(cny("30.00")))
                    .get()
                    .account();
            assertThat(given.settle(inCase(1), refund(T1, cny("20.00"), 0)).couponsDue())
                    .isEmpty();
        }

        @Test
        void mayBeUsedUpByPolicy() {
            AnOrder used = order.under(RefundPolicy.STANDARD.withCouponsUsedUp());
            OrderAccount paid = booked(used.account(), everything).settle(inCase(1), refund(T1, cny("20.00"), 0));
            assertThat(paid.isFullyRefunded()).isTrue();
            assertThat(paid.couponsDue()).isEmpty();
        }
    }

    private TenderBalance balance(int tender, long owed, long settled, long external) {
        List<Tender> tenders = order.sale().tenders();
        return new TenderBalance(tenders.get(tender), tenders.get(tender).amount(), owed, settled, external);
    }

    private static OrderAccount booked(OrderAccount account, RefundClaim claim) {
        OrderAccount held =
                Unplaced.hold(account, inCase(1), claim.plainUnits()).get();
        return Unplaced.book(held, inCase(1), claim.plainUnits(), claim).account();
    }

    private static OrderAccount external(OrderAccount account, TenderId tender, long minor, String reference) {
        return account.external(ofNoCase(), tender, minor, reference, EARLIER, List.of())
                .get()
                .account();
    }

    private static Settlement refund(TenderId tender, long amount, long points) {
        return new Settlement(tender, amount, points, false, "K1", Route.ORIGINAL, "TX-1", EARLIER);
    }

    private static AccountEntry last(OrderAccount account) {
        return account.entries().get(account.entries().size() - 1);
    }

    private static AccountEntry entry(long number, Kind kind, TenderId tender, long amount, long points) {
        return new AccountEntry(
                number,
                kind,
                caseNo(1),
                null,
                null,
                0,
                tender,
                amount,
                0,
                points,
                "K1",
                Route.ORIGINAL,
                "TX-1",
                REVIEWER,
                EARLIER,
                NOON);
    }

    private static AccountEntry booked(
            long number, Kind kind, @Nullable TenderId tender, long amount, long points, @Nullable String reference) {
        return new AccountEntry(
                number, kind, caseNo(1), null, null, 0, tender, amount, 0, points, null, null, reference, REVIEWER,
                NOON, NOON);
    }

    private static AccountEntry elsewhere(
            long number, Kind kind, @Nullable TenderId tender, long amount, String reference, Instant at) {
        return new AccountEntry(
                number,
                kind,
                null,
                null,
                null,
                0,
                tender,
                amount,
                0,
                0,
                null,
                null,
                reference,
                ofNoCase().by(),
                at,
                NOON);
    }
}
