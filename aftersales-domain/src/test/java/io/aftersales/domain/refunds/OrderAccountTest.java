package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.NOON;
import static io.aftersales.domain.refunds.RefundFixtures.REVIEWER;
import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.caseNo;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderAccountTest {
    private final OrderAccount account = anOrder()
            .with(line("A", 3, "30.00"), line("B", 1, "5.00"))
            .shipping("2.00")
            .account();

    @Nested
    class Hold {
        @Test
        void claimsUnitsSoThatNobodyElseCan() {
            OrderAccount held = hold(account, Units.of("A", 2), Units.of("B", 1));
            assertThat(held.line(id("A"))).isEqualTo(balance("A", 3, 2, 0));
            assertThat(held.unitsLeft(id("A"))).isEqualTo(1);
            assertThat(held.unitsHeld()).isEqualTo(3);
            assertThat(Unplaced.hold(held, inCase(2), List.of(Units.of("A", 2))))
                    .isEqualTo(left(new QuantityExceeded(id("A"), 2, 1)));
        }

        @Test
        void countsALineNamedTwiceAsItsSum() {
            assertThat(Unplaced.hold(account, inCase(1), List.of(Units.of("A", 2), Units.of("A", 2))))
                    .isEqualTo(left(new QuantityExceeded(id("A"), 4, 3)));
            assertThat(Unplaced.hold(account, inCase(1), List.of(Units.of("A", Long.MAX_VALUE), Units.of("A", 2))))
                    .isEqualTo(left(new QuantityExceeded(id("A"), Long.MAX_VALUE, 3)));
        }

        @Test
        void refusesAnUnknownLineBeforeTooManyUnitsOfAnother() {
            assertThat(Unplaced.hold(account, inCase(1), List.of(Units.of("A", 9), Units.of("X", 1))))
                    .isEqualTo(left(new UnknownLine(id("X"))));
        }

        @Test
        void refusesUnitsThatAreBack() {
            OrderAccount booked = book(account, back("A", 2));
            assertThat(Unplaced.hold(booked, inCase(2), List.of(Units.of("A", 2))))
                    .isEqualTo(left(new QuantityExceeded(id("A"), 2, 1)));
        }

        @Test
        void tellsItsRefusalsAsFacts() {
            Rejection refusal =
                    Unplaced.hold(account, inCase(1), List.of(Units.of("A", 4))).getLeft();
            assertThat(refusal.code()).isEqualTo("QUANTITY_EXCEEDED");
            assertThat(refusal.kind()).isEqualTo(Rejection.Kind.POLICY);
            assertThat(refusal.facts()).isEqualTo(Map.of("line", id("A"), "asked", 4L, "left", 3L));
            assertThat(refusal.message()).isEqualTo("4 of line A asked, 3 left");
        }

        @Test
        void writesAnEntryPerLine() {
            assertThat(hold(account, Units.of("A", 1), Units.of("B", 1), Units.of("A", 1))
                            .entries())
                    .containsExactly(units(1, Kind.HELD, "A", 2), units(2, Kind.HELD, "B", 1));
        }
    }

    @Nested
    class Release {
        @Test
        void givesHeldUnitsFreeAgain() {
            OrderAccount free = Unplaced.release(hold(account, Units.of("A", 2)), inCase(1), List.of(Units.of("A", 2)));
            assertThat(free.unitsHeld()).isZero();
            assertThat(free.unitsLeft(id("A"))).isEqualTo(3);
            assertThat(free.refunded()).isZero();
            assertThat(free.entries()).containsExactly(units(1, Kind.HELD, "A", 2), units(2, Kind.RELEASED, "A", 2));
        }

        @Test
        void ofMoreThanIsHeldIsAMistakeOfTheProgram() {
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            Unplaced.release(hold(account, Units.of("A", 1)), inCase(1), List.of(Units.of("A", 2))))
                    .withMessage("2 of line A to release, 1 held");
        }
    }

    @Nested
    class Quote {
        @Test
        void isTheSameForHeldAndFreeUnits() {
            RefundClaim claim = back("A", 2);
            assertThat(hold(account, Units.of("A", 2)).quote(claim)).isEqualTo(account.quote(claim));
            assertThat(account.quote(claim).get().amount()).isEqualTo(money(2000));
        }

        @Test
        void refusesAnAgreementOnMoreThanTheTotalAfterFees() {
            assertThat(account.quote(back("A", 1).withFee(100).agreedOn(901L)))
                    .isEqualTo(left(new AmountExceeded(money(901), money(900))));
            assertThat(account.quote(back("A", 1).withFee(100).agreedOn(900L))).isNotEmpty();
        }

        @Test
        void writesNothing() {
            account.quote(back("A", 1));
            account.worth(back("A", 1));
            assertThat(account.entries()).isEmpty();
            assertThat(account.toRecord()).isEqualTo(anOrderLikeIt().toRecord());
        }
    }

    @Nested
    class Book {
        @Test
        void takesAcceptedUnitsBackAndGivesTheOthersFree() {
            List<Units> held = List.of(Units.of("A", 3), Units.of("B", 1));
            RefundClaim accepted = back("A", 2).withFee(cny("1.00")).agreedOn(cny("15.00"));
            Booking booking =
                    Unplaced.book(hold(account, Units.of("A", 3), Units.of("B", 1)), inCase(1), held, accepted);
            OrderAccount booked = booking.account();
            assertThat(booking.breakdown().total()).isEqualTo(cny("15.00"));
            assertThat(booked.line(id("A"))).isEqualTo(balance("A", 3, 0, 2));
            assertThat(booked.line(id("B"))).isEqualTo(balance("B", 1, 0, 0));
            assertThat(booked.refunded()).isEqualTo(cny("15.00"));
            assertThat(booked.kept()).isEqualTo(cny("5.00"));
            assertThat(booked.remaining()).isEqualTo(cny("17.00"));
            assertThat(booked.entries())
                    .containsExactly(
                            units(1, Kind.HELD, "A", 3),
                            units(2, Kind.HELD, "B", 1),
                            units(3, Kind.RELEASED, "A", 1),
                            units(4, Kind.RELEASED, "B", 1),
                            units(5, Kind.BACK, "A", 2),
                            money(6, Kind.FEE, null, cny("1.00")),
                            money(7, Kind.WAIVED, null, cny("4.00")),
                            money(8, Kind.OWED, "T1", cny("15.00")),
                            credited(9, cny("15.00")));
        }

        @Test
        void ofNothingWorthWritesUnitsOnly() {
            OrderAccount gift =
                    anOrder().with(line("G", 1, "0.00"), line("A", 1, "1.00")).account();
            OrderAccount booked = book(gift, back("G", 1));
            assertThat(booked.entries()).containsExactly(units(1, Kind.HELD, "G", 1), units(2, Kind.BACK, "G", 1));
            assertThat(booked.tenders()).isEqualTo(gift.tenders());
        }

        @Test
        void ofUnitsTheCaseDoesNotHoldIsAMistakeOfTheProgram() {
            OrderAccount held = hold(account, Units.of("A", 2));
            assertThatIllegalStateException()
                    .isThrownBy(() -> book(held, Units.of("A", 1), back("A", 2)))
                    .withMessage("2 of line A accepted, 1 held in place -");
            assertThatIllegalStateException()
                    .isThrownBy(() -> book(held, Units.of("A", 2), back("B", 1)))
                    .withMessage("1 of line B accepted, 0 held in place -");
        }

        @Test
        void ofEverythingIsAFullRefund() {
            OrderAccount booked = book(account, RefundClaim.of(Units.of("A", 3), Units.of("B", 1)));
            assertThat(booked.isEverythingBack()).isTrue();
            assertThat(booked.isFullyRefunded()).isTrue();
            assertThat(booked.wholeOrder()).isEqualTo(left(new QuantityExceeded(id("A"), 3, 0)));
        }
    }

    @Nested
    class WholeOrder {
        @Test
        void isEveryUnitNeitherHeldNorBack() {
            OrderAccount touched = hold(book(account, back("A", 1)), Units.of("B", 1));
            assertThat(touched.wholeOrder().get()).containsExactly(Units.of("A", 2));
        }

        @Test
        void ofAnOrderWithoutLinesHasNoUnits() {
            assertThat(anOrder().shipping("1.00").account().wholeOrder().get()).isEmpty();
        }
    }

    @Nested
    class AskedAbout {
        @Test
        void anUnknownLineHasNoUnitsAndNoBalance() {
            assertThat(account.unitsLeft(id("X"))).isZero();
            assertThatIllegalArgumentException().isThrownBy(() -> account.line(id("X")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> account.frozen().paidFor(id("X")));
            assertThat(account.tender(TenderId.of("X"))).isEmpty();
        }

        @Test
        void itNamesItsNextCase() {
            assertThat(account.nextCase()).isEqualTo(caseNo(1));
            assertThat(account.withCase().nextCase()).isEqualTo(caseNo(2));
        }
    }

    @Nested
    class Saved {
        @Test
        void isOneVersionLaterAndCountsItsEntriesOn() {
            OrderAccount saved = hold(account, Units.of("A", 1)).saved();
            assertThat(saved.version()).isEqualTo(account.version() + 1);
            assertThat(saved.entries()).isEmpty();
            assertThat(hold(saved, Units.of("A", 1)).entries()).containsExactly(units(2, Kind.HELD, "A", 1));
            assertThat(saved.toRecord().entries()).isEqualTo(1);
        }
    }

    @Test
    void neverChanges() {
        AccountRecord before = account.toRecord();
        OrderAccount held = hold(account, Units.of("A", 2));
        AccountRecord heldBefore = held.toRecord();
        Unplaced.book(held, inCase(1), List.of(Units.of("A", 2)), back("A", 1));
        Unplaced.release(held, inCase(1), List.of(Units.of("A", 2)));
        held.goodwill(inCase(1), Goodwill.onOrder(1));
        held.external(inCase(1), TenderId.of("T1"), 1, "X1", NOON, List.of());
        held.withCase();
        held.saved();
        assertThat(account.toRecord()).isEqualTo(before);
        assertThat(held.toRecord()).isEqualTo(heldBefore);
        assertThat(held.entries()).hasSize(1);
    }

    private OrderAccount anOrderLikeIt() {
        return OrderAccount.open(account.frozen());
    }

    private static OrderAccount hold(OrderAccount account, Units... units) {
        return Unplaced.hold(account, inCase(1), List.of(units)).get();
    }

    private static OrderAccount book(OrderAccount account, RefundClaim claim) {
        OrderAccount held =
                Unplaced.hold(account, inCase(1), claim.plainUnits()).get();
        return Unplaced.book(held, inCase(1), claim.plainUnits(), claim).account();
    }

    private static Booking book(OrderAccount account, Units held, RefundClaim accepted) {
        return account.book(
                inCase(1),
                Unplaced.placed(account, List.of(held)),
                Unplaced.placed(account, accepted.plainUnits()),
                accepted);
    }

    private static LineBalance balance(String line, long sold, long held, long back) {
        return new LineBalance(
                id(line),
                held,
                back,
                0,
                0,
                LineBalance.Moved.NOTHING,
                List.of(new PlaceBalance(Place.NO_PARCEL, sold, held, back, null)));
    }

    private static <T> Either<Rejection, T> left(Rejection refusal) {
        return Either.left(refusal);
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, "CNY");
    }

    private static AccountEntry units(long number, Kind kind, String line, long units) {
        return new AccountEntry(
                number,
                kind,
                caseNo(1),
                LineId.of(line),
                Place.NO_PARCEL,
                units,
                null,
                0,
                0,
                0,
                null,
                null,
                null,
                REVIEWER,
                NOON,
                NOON);
    }

    private static AccountEntry money(long number, Kind kind, @Nullable String tender, long amount) {
        return money(number, kind, tender, amount, null);
    }

    private static AccountEntry credited(long number, long amount) {
        return money(number, Kind.CREDITED, null, amount, "");
    }

    private static AccountEntry money(
            long number, Kind kind, @Nullable String tender, long amount, @Nullable String reference) {
        TenderId id = tender == null ? null : TenderId.of(tender);
        return new AccountEntry(
                number, kind, caseNo(1), null, null, 0, id, amount, 0, 0, null, null, reference, REVIEWER, NOON, NOON);
    }
}
