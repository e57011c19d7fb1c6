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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderPlacesTest {
    private static final Parcel ALL = packed("P1", 10);

    @Nested
    class StageOfAParcel {
        static Stream<Arguments> parcels() {
            Parcel lateToday =
                    sent(ALL, 9).promised(NOON.minus(Duration.ofDays(4).minusNanos(1)));
            return Stream.of(
                    Arguments.of(ALL, CarrierScan.UNKNOWN, Stage.PACKED),
                    Arguments.of(ALL, CarrierScan.LOST, Stage.PACKED),
                    Arguments.of(sent(ALL), CarrierScan.UNKNOWN, Stage.IN_TRANSIT),
                    Arguments.of(sent(ALL), CarrierScan.DELIVERED, Stage.IN_TRANSIT),
                    Arguments.of(sent(ALL), CarrierScan.LOST, Stage.LOST),
                    Arguments.of(lateToday, CarrierScan.UNKNOWN, Stage.IN_TRANSIT),
                    Arguments.of(late(ALL), CarrierScan.UNKNOWN, Stage.LATE),
                    Arguments.of(late(ALL), CarrierScan.IN_TRANSIT, Stage.LATE),
                    Arguments.of(late(ALL), CarrierScan.DELIVERED, Stage.IN_TRANSIT),
                    Arguments.of(sent(ALL).ended(Parcel.Ending.LOST), CarrierScan.UNKNOWN, Stage.LOST),
                    Arguments.of(sent(ALL).ended(Parcel.Ending.RETURNING), CarrierScan.LOST, Stage.RETURNING),
                    Arguments.of(delivered(ALL, 1).ended(Parcel.Ending.LOST), CarrierScan.LOST, Stage.DELIVERED));
        }

        @ParameterizedTest
        @MethodSource("parcels")
        void followsFromWhatTheHostAndTheCarrierSay(Parcel parcel, CarrierScan scan, Stage stage) {
            var places = with(parcel).hears("P1", scan).places();
            assertThat(places.of(A)).extracting(LinePlace::stage).containsExactly(stage);
        }
    }

    @Nested
    class InNoParcel {
        @ParameterizedTest
        @CsvSource({
            "PAID, UNPACKED",
            "SHIPPED, IN_TRANSIT",
            "DELIVERED, DELIVERED",
            "CANCELLED, UNPACKED",
        })
        void unitsAreWhereTheOrderIsWhenNoParcelNamesTheirLine(OrderState state, Stage stage) {
            assertThat(with(Parcel.packed("P1", "W1", List.of(B))).in(state).bolts())
                    .containsExactly("- " + stage + " 10, free 10, gone 0");
        }

        @ParameterizedTest
        @CsvSource({"PAID, UNPACKED", "SHIPPED, UNPACKED", "CANCELLED, UNPACKED", "DELIVERED, DELIVERED"})
        void unitsBesideAParcelWithTheirLineAreNotPacked(OrderState state, Stage stage) {
            assertThat(with(sent(packed("P1", 4))).in(state).bolts())
                    .containsExactly("- " + stage + " 6, free 6, gone 0", "P1 IN_TRANSIT 4, free 4, gone 0");
        }

        @Test
        void unitsOfAnUnpaidOrderAreNotPacked() {
            assertThat(with().in(OrderState.UNPAID).bolts()).containsExactly("- UNPACKED 10, free 10, gone 0");
            assertThat(with().in(OrderState.UNPAID).places().isUnpaid()).isTrue();
        }
    }

    @Nested
    class FactsThatCannotBe {
        @Test
        void nameTheLineAndItsParcels() {
            assertThat(with(packed("P1", 4), packed("P2", 7)).places().impossible(List.of(A)))
                    .hasValueSatisfying(refused -> {
                        assertThat(refused.code()).isEqualTo("INVALID_ORDER");
                        assertThat(refused.facts())
                                .containsEntry("field", "parcels[P1, P2].contents[A]")
                                .containsEntry("value", 11L);
                    });
            Parcel all = Parcel.packed("P1", "W1", List.of(A));
            assertThat(with(all, Parcel.packed("P2", "W1", List.of(A))).places().impossible(List.of(A)))
                    .isPresent();
            assertThat(with(packed("P1", 1), packed("P1", 1)).places().impossible(List.of(A)))
                    .isPresent();
            Parcel caps = Parcel.packed("P1", "W1", Map.of(B, 1L));
            assertThat(with(packed("P1", 1), caps).places().impossible(List.of(A)))
                    .as("one parcel told line by line")
                    .isPresent();
            assertThat(with(packed("P1", Long.MAX_VALUE - 1), packed("P2", 9))
                            .places()
                            .impossible(List.of(A)))
                    .isPresent();
        }

        @Test
        void stopNoOtherLine() {
            var places = with(packed("P1", 4), packed("P2", 7)).places();
            assertThat(places.impossible(List.of(B))).isEmpty();
            assertThat(with(packed("P1", 4), packed("P2", 6)).places().impossible(List.of(A, B)))
                    .isEmpty();
        }

        @Test
        void areRefusedByTheParcelItself() {
            assertThatIllegalArgumentException().isThrownBy(() -> packed("P1", 0));
            assertThatIllegalArgumentException().isThrownBy(() -> packed("-", 1));
            assertThatIllegalArgumentException().isThrownBy(() -> packed("#1", 1));
        }
    }

    @Nested
    class TheAccount {
        @Test
        void countsHeldAndGoneUnitsWhereTheyWereTaken() {
            assertThat(with(delivered(packed("P1", 4), 1), packed("P2", 6))
                            .takesBack("P1", 1, 4)
                            .holds("P1", 2, 4)
                            .bolts())
                    .containsExactly("P1 DELIVERED 4, free 1, gone 1", "P2 PACKED 6, free 6, gone 0");
        }

        @Test
        void countsGoodsSentAgainInAShipmentOfTheirCase() {
            assertThat(with(delivered(packed("P1", 4), 1), late(packed("P2", 6)))
                            .sendsAgain("P2", 6, 6)
                            .bolts())
                    .containsExactly(
                            "P1 DELIVERED 4, free 4, gone 0",
                            "P2 LATE 6, free 0, gone 6",
                            "#2 DELIVERED 6, free 6, gone 0");
        }

        @Test
        void findsUnitsOfAParcelThatIsNoLongerToldInTheLeastAdvancedPlaces() {
            assertThat(with(packed("P1", 4), packed("P2", 6))
                            .holds("P1", 4, 4)
                            .now(delivered(packed("P8", 3), 1), packed("P9", 7))
                            .bolts())
                    .containsExactly("P8 DELIVERED 3, free 3, gone 0", "P9 PACKED 7, free 3, gone 0");
        }

        @Test
        void findsUnitsWithoutAParcelBeforeThoseInOne() {
            assertThat(with(packed("P1", 10))
                            .holds("P1", 3, 10)
                            .now(packed("P2", 5))
                            .bolts())
                    .containsExactly("- UNPACKED 5, free 2, gone 0", "P2 PACKED 5, free 5, gone 0");
        }

        @Test
        void keepsInItsPlaceWhatTheFactsStillShowThere() {
            assertThat(with(packed("P1", 10))
                            .holds("P1", 6, 10)
                            .now(sent(packed("P1", 4)), packed("P2", 6))
                            .bolts())
                    .containsExactly("P1 IN_TRANSIT 4, free 0, gone 0", "P2 PACKED 6, free 4, gone 0");
        }

        @Test
        void countsUnitsThatWereBackBeforeAmongTheMostAdvanced() {
            assertThat(with(delivered(packed("P1", 4), 1), packed("P2", 6))
                            .opensWith(5)
                            .bolts())
                    .containsExactly("P1 DELIVERED 4, free 0, gone 4", "P2 PACKED 6, free 5, gone 1");
        }
    }

    @Test
    void contentsWithoutQuantitiesAreAllUnits() {
        Parcel all = Parcel.packed("P1", "W1", List.of(A, B));
        assertThat(all.contents()).isEqualTo(Map.of(A, Parcel.ALL_UNITS, B, Parcel.ALL_UNITS));
        assertThat(with(all).bolts()).containsExactly("P1 PACKED 10, free 10, gone 0");
    }
}
