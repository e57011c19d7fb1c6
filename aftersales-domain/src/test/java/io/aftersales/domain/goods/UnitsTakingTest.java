package io.aftersales.domain.goods;

import static io.aftersales.domain.goods.PlacesFixture.A;
import static io.aftersales.domain.goods.PlacesFixture.B;
import static io.aftersales.domain.goods.PlacesFixture.NOON;
import static io.aftersales.domain.goods.PlacesFixture.delivered;
import static io.aftersales.domain.goods.PlacesFixture.late;
import static io.aftersales.domain.goods.PlacesFixture.packed;
import static io.aftersales.domain.goods.PlacesFixture.sent;
import static io.aftersales.domain.goods.PlacesFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UnitsTakingTest {
    private static final Reason CANCELLED = Reason.ORDER_CANCELLED;

    private static CaseItem bolts(long quantity, Reason reason) {
        return CaseItem.of(A, quantity, reason);
    }

    private static CaseItem caps(long quantity, Reason reason) {
        return CaseItem.of(B, quantity, reason);
    }

    @Nested
    class ARefundWithoutReturn {
        private final PlacesFixture four = with(delivered(packed("P1", 4), 1), packed("P2", 6));

        @Test
        void takesWhatHasNotReachedTheBuyer() {
            assertThat(four.takes(CaseKind.REFUND_ONLY, bolts(6, CANCELLED))).containsExactly("A: 6 P2");
            assertThat(four.takes(CaseKind.REFUND_ONLY, bolts(10, CANCELLED))).containsExactly("A: 6 P2 missing 4");
        }

        @Test
        void takesWhatArrivedForAReasonThatSaysSo() {
            assertThat(four.takes(CaseKind.REFUND_ONLY, bolts(2, Reason.QUALITY_ISSUE)))
                    .containsExactly("A: 2 P1");
            assertThat(four.takes(CaseKind.REFUND_ONLY, bolts(2, Reason.DAMAGED)))
                    .containsExactly("A: 2 P1");
            assertThat(with(packed("P1", 10)).takes(CaseKind.REFUND_ONLY, bolts(2, Reason.DAMAGED)))
                    .as("nothing has arrived")
                    .containsExactly("A: 2 P1");
        }

        @Test
        void takesWhatArrivedForAnyReasonOnceAllHas() {
            assertThat(with(delivered(packed("P1", 10), 1)).takes(CaseKind.REFUND_ONLY, bolts(2, Reason.NOT_RECEIVED)))
                    .containsExactly("A: 2 P1");
            assertThat(with(delivered(packed("P1", 4), 1), packed("P2", 6))
                            .takesBack("P2", 6, 6)
                            .takes(CaseKind.REFUND_ONLY, bolts(2, Reason.NOT_LIKED)))
                    .as("what is gone is not there")
                    .containsExactly("A: 2 P1");
            assertThat(with(delivered(packed("P1", 4), 1), packed("P2", 6))
                            .holds("P2", 6, 6)
                            .takes(CaseKind.REFUND_ONLY, bolts(2, Reason.NOT_LIKED)))
                    .as("what is held is there")
                    .containsExactly("A:  missing 2");
        }

        @Test
        void goesFromTheLeastCertainToWhatMustBeStopped() {
            Parcel lost = sent(packed("P1", 1)).ended(Parcel.Ending.LOST);
            Parcel returning = sent(packed("P2", 1)).ended(Parcel.Ending.RETURNING);
            Parcel first = packed("P3", 1);
            Parcel last = packed("P4", 1);
            Parcel late = late(packed("P5", 1));
            Parcel early = sent(packed("P6", 1), 3);
            Parcel later = sent(packed("P7", 1), 1);
            Parcel same = sent(packed("P8", 1), 1);
            assertThat(with(early, lost, late, first, later, returning, last, same)
                            .takes(CaseKind.REFUND_ONLY, bolts(10, CANCELLED)))
                    .containsExactly("A: 1 P1, 1 P2, 2 -, 1 P4, 1 P3, 1 P5, 1 P8, 1 P7, 1 P6");
        }

        @Test
        void takesGoodsInNoKnownParcelThatAreOnTheirWay() {
            assertThat(with().in(OrderState.SHIPPED).takes(CaseKind.REFUND_ONLY, bolts(3, CANCELLED)))
                    .containsExactly("A: 3 -");
        }

        @Test
        void takesAParcelWithACarrierAsAWholeOrNotAtAll() {
            Parcel both = sent(packed("P1", 4, 2));
            assertThat(with(both, packed("P2", 6)).takes(CaseKind.REFUND_ONLY, bolts(10, CANCELLED)))
                    .as("the caps in it are wanted")
                    .containsExactly("A: 6 P2 missing 4");
            assertThat(with(both, packed("P2", 6))
                            .takes(CaseKind.REFUND_ONLY, bolts(10, CANCELLED), caps(2, Reason.NOT_LIKED)))
                    .containsExactly("A: 6 P2, 4 P1", "B: 2 P1");
            assertThat(with(both, packed("P2", 6))
                            .takes(CaseKind.REFUND_ONLY, bolts(9, CANCELLED), caps(2, Reason.NOT_LIKED)))
                    .as("one bolt of it is wanted")
                    .containsExactly("A: 6 P2 missing 3", "B:  missing 2");
            assertThat(with(both, packed("P2", 6))
                            .holds("P1", 1, 4)
                            .takes(CaseKind.REFUND_ONLY, bolts(9, CANCELLED), caps(2, CANCELLED)))
                    .as("another case has one bolt of it, and no more are asked for")
                    .containsExactly("A: 6 P2 missing 3", "B:  missing 2");
            assertThat(with(both, packed("P2", 6))
                            .holds("P1", 1, 4)
                            .takes(CaseKind.REFUND_ONLY, bolts(10, CANCELLED), caps(2, CANCELLED)))
                    .as("another case has one bolt of it")
                    .containsExactly("A: 6 P2 missing 4", "B:  missing 2");
            assertThat(with(both, packed("P2", 6))
                            .takesBack("P1", 1, 4)
                            .takes(CaseKind.REFUND_ONLY, bolts(9, CANCELLED), caps(2, CANCELLED)))
                    .as("one bolt of it is gone")
                    .containsExactly("A: 6 P2, 3 P1", "B: 2 P1");
        }

        @Test
        void takesTheRestOfAParcelOfWhichAUnitWasRefundedElsewhere() {
            PlacesFixture one = with(sent(packed("P1", 10, 2))).refundsElsewhere(1);
            assertThat(one.takes(CaseKind.REFUND_ONLY, bolts(9, CANCELLED), caps(2, CANCELLED)))
                    .containsExactly("A: 9 P1", "B: 2 P1");
            assertThat(one.takes(CaseKind.REFUND_ONLY, bolts(8, CANCELLED), caps(2, CANCELLED)))
                    .as("one bolt of it is wanted")
                    .containsExactly("A:  missing 8", "B:  missing 2");
            assertThat(with(sent(packed("P1", 4)), sent(packed("P2", 6)))
                            .refundsElsewhere(1)
                            .takes(CaseKind.REFUND_ONLY, bolts(9, CANCELLED)))
                    .as("it may be in either")
                    .containsExactly("A: 4 P1 missing 5");
            assertThat(with(sent(packed("P1", 4)), sent(packed("P2", 6)))
                            .takesBack("P1", 4, 4)
                            .refundsElsewhere(1)
                            .takes(CaseKind.REFUND_ONLY, bolts(5, CANCELLED)))
                    .as("it can only be in the second")
                    .containsExactly("A: 5 P2");
        }

        @Test
        void leavesAParcelWithALineThatTheAccountDoesNotKnow() {
            Parcel gift = Parcel.packed("P1", "W1", Map.of(A, 10L, LineId.of("GIFT"), 1L));
            assertThat(with(sent(gift)).takes(CaseKind.REFUND_ONLY, bolts(10, CANCELLED)))
                    .containsExactly("A:  missing 10");
        }

        @Test
        void leavesAParcelInWhichUnitsMayBeThatTheAccountMissesElsewhere() {
            assertThat(with(delivered(packed("P1", 5), 1), sent(packed("P2", 5, 2)))
                            .takesBack("P1", 5, 5)
                            .now(delivered(packed("P9", 5), 1), sent(packed("P2", 5, 2)))
                            .takes(CaseKind.REFUND_ONLY, caps(2, CANCELLED)))
                    .as("the bolts that are back were in the parcel now called P9")
                    .containsExactly("B:  missing 2");
        }

        @Test
        void countsAsksBeyondAllNumbers() {
            assertThat(with(sent(packed("P1", 10)))
                            .takes(
                                    CaseKind.REFUND_ONLY,
                                    bolts(Long.MAX_VALUE, CANCELLED),
                                    bolts(Long.MAX_VALUE, CANCELLED)))
                    .first()
                    .asString()
                    .startsWith("A: 10 P1");
        }

        @Test
        void addsUpTheItemsThatAskForAParcel() {
            assertThat(with(sent(packed("P1", 10)))
                            .takes(CaseKind.REFUND_ONLY, bolts(4, CANCELLED), bolts(6, Reason.NOT_LIKED)))
                    .containsExactly("A: 4 P1", "A: 6 P1");
        }
    }

    @Nested
    class AReturn {
        @Test
        void takesWhatWasDeliveredWhereTheWindowEndsFirst() {
            Parcel early = delivered(packed("P1", 3), 5);
            Parcel late = delivered(packed("P2", 3), 1);
            Parcel ended = delivered(packed("P3", 3), 8);
            assertThat(with(late, ended, early).takes(CaseKind.RETURN_REFUND, bolts(5, Reason.NOT_LIKED)))
                    .containsExactly("A: 3 P1, 2 P2");
            assertThat(with(late, ended, early).takes(CaseKind.EXCHANGE, bolts(7, Reason.NOT_LIKED)))
                    .as("the third window has ended")
                    .containsExactly("A: 3 P1, 3 P2 missing 1");
            assertThat(with(late, ended, early).takes(CaseKind.RETURN_REFUND, bolts(9, Reason.NOT_LIKED.within(null))))
                    .as("without a window, in the facts' order")
                    .containsExactly("A: 3 P2, 3 P3, 3 P1");
        }

        @Test
        void takesGoodsSentAgain() {
            assertThat(with(delivered(packed("P1", 4), 1), late(packed("P2", 6)))
                            .sendsAgain("P2", 6, 6)
                            .takes(CaseKind.RETURN_REFUND, bolts(10, Reason.NOT_LIKED)))
                    .containsExactly("A: 4 P1, 6 #2");
        }

        @Test
        void tellsTheLatestEndOfAWindowInTheWay() {
            var taking = with(delivered(packed("P1", 3), 9), delivered(packed("P2", 3), 8), packed("P3", 4))
                    .taking(CaseKind.RETURN_REFUND, bolts(1, Reason.NOT_LIKED));
            assertThat(taking.expiredWindow(bolts(1, Reason.NOT_LIKED), List.of()))
                    .isEqualTo(new ClaimWindow("", NOON.minus(Duration.ofDays(1))));
            assertThat(taking.expiredWindow(bolts(1, Reason.NOT_RECEIVED), List.of()))
                    .isNull();
        }
    }

    @Nested
    class AReshipment {
        @Test
        void takesWhatDidNotArrive() {
            Parcel lost = sent(packed("P1", 2)).ended(Parcel.Ending.LOST);
            Parcel back = sent(packed("P2", 2)).ended(Parcel.Ending.RETURNING);
            Parcel late = late(packed("P3", 2));
            assertThat(with(late, delivered(packed("P4", 4), 1), back, lost)
                            .takes(CaseKind.RESHIP, bolts(5, Reason.LOST_IN_TRANSIT)))
                    .containsExactly("A: 2 P1, 2 P2, 1 P3");
        }

        @Test
        void takesWhatIsNotLostOnlyToBeRefusedForIt() {
            var taken = with(delivered(packed("P1", 4), 1), sent(packed("P2", 6)))
                    .taking(CaseKind.RESHIP, bolts(7, Reason.LOST_IN_TRANSIT))
                    .take();
            assertThat(taken).singleElement().satisfies(item -> {
                assertThat(item.missing()).isZero();
                assertThat(item.unverifiedLoss()).isTrue();
            });
        }

        @Test
        void takesFaultyGoodsThatArrived() {
            assertThat(with(delivered(packed("P1", 4), 1), packed("P2", 6))
                            .takes(CaseKind.RESHIP, bolts(5, Reason.WRONG_ITEM)))
                    .containsExactly("A: 4 P1 missing 1");
        }
    }

    @Nested
    class AnItem {
        @Test
        void thatNamesAPlaceIsTakenFromItAlone() {
            var fixture = with(delivered(packed("P1", 5), 1), delivered(packed("P2", 5), 2));
            assertThat(fixture.takes(
                            CaseKind.RETURN_REFUND, bolts(2, Reason.NOT_LIKED).from(Place.of("P1"))))
                    .containsExactly("A: 2 P1");
            assertThat(fixture.takes(
                            CaseKind.RETURN_REFUND, bolts(6, Reason.NOT_LIKED).from(Place.of("P1"))))
                    .containsExactly("A: 5 P1 missing 1");
            assertThat(fixture.takes(
                            CaseKind.RETURN_REFUND, bolts(1, Reason.NOT_LIKED).from(Place.of("P7"))))
                    .containsExactly("A:  missing 1");
        }

        @Test
        void takesWhatTheItemsBeforeLeft() {
            assertThat(with(delivered(packed("P1", 2), 1), delivered(packed("P2", 8), 2))
                            .takes(CaseKind.RETURN_REFUND, bolts(9, Reason.NOT_LIKED), bolts(2, Reason.NOT_LIKED)))
                    .containsExactly("A: 8 P2, 1 P1", "A: 1 P1 missing 1");
        }

        @Test
        void tellsWhatIsElsewhere() {
            CaseItem asked = bolts(6, CANCELLED);
            var taking = with(delivered(packed("P1", 2), 1), packed("P2", 3), sent(packed("P3", 5)))
                    .taking(CaseKind.REFUND_ONLY, asked);
            assertThat(taking.take()).singleElement().matches(item -> item.missing() == 3);
            assertThat(taking.elsewhere(asked)).isEqualTo(Map.of(Stage.DELIVERED, 2L, Stage.IN_TRANSIT, 5L));
        }
    }

    @Nested
    class TheWholeOrder {
        @Test
        void isWhatHasNotReachedTheBuyer() {
            assertThat(with(delivered(packed("P1", 4, 2), 1), packed("P2", 3), sent(packed("P3", 3)))
                            .takesWhole(CANCELLED))
                    .containsExactly("A: 3 P2, 3 P3");
            assertThat(with(delivered(packed("P1", 10, 2), 1)).takesWhole(CANCELLED))
                    .isEmpty();
            assertThat(with(delivered(packed("P1", 10, 2), 1)).takesWhole(Reason.QUALITY_ISSUE))
                    .containsExactly("A: 10 P1", "B: 2 P1");
        }

        @Test
        void leavesAParcelInWhichAnotherCaseHasUnits() {
            assertThat(with(sent(packed("P1", 4, 2)), packed("P2", 6))
                            .holds("P1", 1, 4)
                            .takesWhole(CANCELLED))
                    .containsExactly("A: 6 P2");
        }
    }
}
