package io.aftersales.domain.goods;

import static io.aftersales.domain.goods.PlacesFixture.A;
import static io.aftersales.domain.goods.PlacesFixture.B;
import static io.aftersales.domain.goods.PlacesFixture.NOON;
import static io.aftersales.domain.goods.PlacesFixture.bolts;
import static io.aftersales.domain.goods.PlacesFixture.with;
import static io.aftersales.domain.goods.ReturnDestination.byWaybill;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReturnRoutesTest {
    private static final Parcel EAST = Parcel.packed("P1", "EAST", Map.of(A, 4L));
    private static final Parcel WEST = Parcel.packed("P2", "WEST", Map.of(A, 3L));
    private static final Parcel CAPS = Parcel.packed("P3", "SOUTH", Map.of(B, 1L));

    private static PlacedUnits caps(String place, long caps) {
        return new PlacedUnits(B, Place.of(place), caps);
    }

    @Nested
    class Standard {
        private static List<ReturnDestination> standard(PlacesFixture order, PlacedUnits... units) {
            return order.routes().standard(List.of(units));
        }

        @Test
        void eachUnitGoesToTheWarehouseThatItsParcelWasSentFrom() {
            assertThat(standard(with(EAST, WEST, CAPS), bolts("P2", 2), caps("P3", 1), bolts("P1", 1)))
                    .containsExactly(
                            byWaybill("WEST", List.of(bolts("P2", 2))),
                            byWaybill("SOUTH", List.of(caps("P3", 1))),
                            byWaybill("EAST", List.of(bolts("P1", 1))));
        }

        @Test
        void aWarehouseIsOneDestinationWithUnitsSummedByLineAndPlace() {
            Parcel more = Parcel.packed("P4", "EAST", Map.of(B, 1L));
            assertThat(standard(with(EAST, WEST, more), bolts("P1", 1), bolts("P2", 1), caps("P4", 1), bolts("P1", 2)))
                    .containsExactly(
                            byWaybill("EAST", List.of(bolts("P1", 3), caps("P4", 1))),
                            byWaybill("WEST", List.of(bolts("P2", 1))));
        }

        @Test
        void unitsOfNoParcelGoToTheWarehouseOfTheFirstParcelOfTheirLine() {
            assertThat(standard(with(EAST, WEST, CAPS), caps("P3", 1), bolts("-", 3), caps("-", 1)))
                    .containsExactly(
                            byWaybill("SOUTH", List.of(caps("P3", 1), caps("-", 1))),
                            byWaybill("EAST", List.of(bolts("-", 3))));
        }

        @Test
        void unitsOfAParcelThatTheFactsDoNotNameGoToTheWarehouseOfTheFirstParcelOfTheirLine() {
            assertThat(standard(with(WEST, EAST), bolts("GONE", 2)))
                    .containsExactly(byWaybill("WEST", List.of(bolts("GONE", 2))));
        }

        @Test
        void unitsOfAShipmentOfACaseGoToTheWarehouseOfTheFirstParcelOfTheirLine() {
            assertThat(standard(with(CAPS, EAST, WEST), bolts("#2", 1)))
                    .containsExactly(byWaybill("EAST", List.of(bolts("#2", 1))));
        }

        @Test
        void goodsOfAnExchangeGoToTheWarehouseOfTheFirstParcelOfTheLineThatWasSold() {
            PlacesFixture order = with(CAPS, WEST, EAST);
            LineId longer = order.exchanges("P2", 2, 3);
            var unit = new PlacedUnits(longer, Place.of("#1"), 2);
            assertThat(longer).isNotEqualTo(A);
            assertThat(standard(order, caps("P3", 1), unit))
                    .containsExactly(byWaybill("SOUTH", List.of(caps("P3", 1))), byWaybill("WEST", List.of(unit)));
        }

        @Test
        void unitsOfALineWithoutAnyParcelGoWithTheFirstDestination() {
            assertThat(standard(with(EAST, WEST), caps("-", 1), bolts("P2", 1), bolts("P1", 1)))
                    .containsExactly(
                            byWaybill("WEST", List.of(caps("-", 1), bolts("P2", 1))),
                            byWaybill("EAST", List.of(bolts("P1", 1))));
        }

        @Test
        void aParcelWithoutWarehouseCountsAsNotKnown() {
            Parcel unknown = Parcel.packed("P0", "", Map.of(A, 1L));
            assertThat(standard(with(unknown, WEST, CAPS), caps("P3", 1), bolts("P0", 1), bolts("-", 1)))
                    .containsExactly(
                            byWaybill("SOUTH", List.of(caps("P3", 1))),
                            byWaybill("WEST", List.of(bolts("P0", 1), bolts("-", 1))));
        }

        @Test
        void whereNothingIsKnownThereIsOneDestinationWithoutWarehouse() {
            assertThat(standard(with(), bolts("-", 1), caps("P3", 1)))
                    .containsExactly(byWaybill("", List.of(bolts("-", 1), caps("P3", 1))));
        }

        @Test
        void withoutUnitsThereIsNoDestination() {
            assertThat(standard(with(EAST))).isEmpty();
        }
    }

    @Nested
    class Completion {
        private static final List<PlacedUnits> UNITS = List.of(bolts("P1", 3), bolts("P2", 2), caps("P3", 1));

        private final PlacesFixture order = with(EAST, WEST, CAPS);

        private List<ReturnDestination> completed(ReturnDestination... answer) {
            return order.routes().completed(List.of(answer), UNITS);
        }

        private static ReturnDestination store(PlacedUnits... units) {
            return new ReturnDestination("STORE-7", List.of(units), ReturnMethod.STORE, "QR-1");
        }

        @Test
        void anAnswerForEveryUnitStandsAsItIs() {
            ReturnDestination west = byWaybill("WEST", List.of(bolts("P2", 2), caps("P3", 1)));
            assertThat(completed(store(bolts("P1", 3)), west)).containsExactly(store(bolts("P1", 3)), west);
        }

        @Test
        void unitsLeftOutGoWithTheFirstDestination() {
            assertThat(completed(store(bolts("P1", 1)), byWaybill("WEST", List.of(bolts("P2", 1)))))
                    .containsExactly(
                            store(bolts("P1", 3), bolts("P2", 1), caps("P3", 1)),
                            byWaybill("WEST", List.of(bolts("P2", 1))));
        }

        @Test
        void unitsOfAnotherLineOrPlaceAndUnitsBeyondTheirNumberAreIgnored() {
            ReturnDestination rest = byWaybill("WEST", List.of(bolts("P1", 9), caps("P1", 1), bolts("-", 1)));
            assertThat(completed(store(bolts("P2", 2), caps("P3", 7)), rest))
                    .containsExactly(store(bolts("P2", 2), caps("P3", 1)), byWaybill("WEST", List.of(bolts("P1", 3))));
        }

        @Test
        void aUnitNamedTwiceGoesWhereItIsNamedFirst() {
            ReturnDestination again = byWaybill("WEST", List.of(bolts("P1", 2), bolts("P2", 2)));
            assertThat(completed(store(bolts("P1", 1), bolts("P1", 1), caps("P3", 1)), again))
                    .containsExactly(
                            store(bolts("P1", 2), caps("P3", 1)),
                            byWaybill("WEST", List.of(bolts("P1", 1), bolts("P2", 2))));
        }

        @Test
        void aDestinationLeftWithoutUnitsIsDropped() {
            ReturnDestination invented = byWaybill("NORTH", List.of(caps("-", 2)));
            assertThat(completed(invented, store(bolts("P1", 3)), byWaybill("WEST", List.of())))
                    .containsExactly(store(bolts("P1", 3), bolts("P2", 2), caps("P3", 1)));
        }

        @Test
        void anAnswerWithoutAnyUnitIsTheStandard() {
            List<ReturnDestination> standard = order.routes().standard(UNITS);
            assertThat(standard).hasSize(3);
            assertThat(completed()).isEqualTo(standard);
            assertThat(completed(store(), byWaybill("NORTH", List.of(caps("-", 2)))))
                    .isEqualTo(standard);
        }
    }

    /** Quadratic work on this order takes minutes. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anOrderOfManyLinesAndParcelsCostsAsMuchAsItHas() {
        int many = 60_000;
        List<LineId> lines =
                IntStream.range(0, many).mapToObj(i -> LineId.of("L" + i)).toList();
        Sale sale = Sale.of("1001", "CNY")
                .with(lines.stream()
                        .map(line -> OrderLine.of(line.value(), "BOLT", 2, 200))
                        .toArray(OrderLine[]::new))
                .paidBy(Tender.money("T1", "CARD", 200L * many));
        var parcels = new ArrayList<Parcel>();
        var units = new ArrayList<PlacedUnits>();
        for (int i = 0; i < many; i++) {
            Parcel parcel = Parcel.packed("P" + i, "W" + i % 3, Map.of(lines.get(i), 1L));
            parcels.add(parcel);
            units.add(new PlacedUnits(lines.get(i), parcel.place(), 1));
            units.add(new PlacedUnits(lines.get(i), Place.NO_PARCEL, 1));
        }
        var order = new OrderFacts(sale, "b-1", OrderState.DELIVERED, NOON, parcels, Map.of());
        OrderAccount account =
                OrderAccount.open(FrozenOrder.of(OrderSnapshot.of(sale).get(), RefundPolicy.STANDARD));
        var routes = new ReturnRoutes(order, account);

        List<ReturnDestination> standard = routes.standard(units);

        assertThat(standard).hasSize(3);
        assertThat(routes.completed(standard, units)).isEqualTo(standard);
        assertThat(routes.completed(standard.subList(0, 1), units))
                .singleElement()
                .satisfies(all -> assertThat(all.units()).hasSize(2 * many));
    }
}
