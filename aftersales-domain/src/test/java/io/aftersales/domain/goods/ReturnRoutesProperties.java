package io.aftersales.domain.goods;

import static io.aftersales.domain.goods.PlacesFixture.A;
import static io.aftersales.domain.goods.PlacesFixture.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Goods that come back each have exactly one destination, whatever parcels there are and whatever the host answers. */
class ReturnRoutesProperties {
    private static final List<String> IDS = List.of("P1", "P2", "P3", "P4");

    /** A line that an exchange opens on the order, so that units can be of it. */
    private static final LineId EXCHANGED = PlacesFixture.with().exchanges("-", 2, 10);

    private static ReturnRoutes routes(List<Parcel> parcels) {
        PlacesFixture order = PlacesFixture.with(parcels.toArray(Parcel[]::new));
        order.exchanges("-", 2, 10);
        return order.routes();
    }

    @Provide
    Arbitrary<List<Parcel>> parcels() {
        Arbitrary<Map<LineId, Long>> contents = Arbitraries.maps(
                        Arbitraries.of(A, B), Arbitraries.longs().between(1, 5))
                .ofMinSize(1);
        Arbitrary<String> warehouses = Arbitraries.of("EAST", "WEST", "SOUTH", "");
        return Combinators.combine(Arbitraries.of(IDS), warehouses, contents)
                .as(Parcel::packed)
                .list()
                .uniqueElements(Parcel::id)
                .ofMaxSize(4);
    }

    /** Units of the sale's lines and of an exchange line, in parcels that the facts may not name, in none, and in shipments. */
    @Provide
    Arbitrary<List<PlacedUnits>> units() {
        return placed().list().ofMaxSize(8);
    }

    private static Arbitrary<PlacedUnits> placed() {
        Arbitrary<Place> places =
                Arbitraries.of("P1", "P2", "P3", "P4", "P5", "-", "#1", "#2").map(Place::of);
        return Combinators.combine(
                        Arbitraries.of(A, B, EXCHANGED),
                        places,
                        Arbitraries.longs().between(1, 4))
                .as(PlacedUnits::new);
    }

    @Provide
    Arbitrary<List<ReturnDestination>> answers() {
        Arbitrary<PlacedUnits> any = placed();
        return Combinators.combine(
                        Arbitraries.of("EAST", "NORTH", "STORE-7"),
                        any.list().ofMaxSize(4),
                        Arbitraries.of(ReturnMethod.class),
                        Arbitraries.of("", "QR-1"))
                .as(ReturnDestination::new)
                .list()
                .ofMaxSize(4);
    }

    private static Map<PlacedUnits, Long> counted(List<PlacedUnits> units) {
        var counted = new HashMap<PlacedUnits, Long>();
        units.forEach(each -> counted.merge(each.withQuantity(1), each.quantity(), Long::sum));
        return counted;
    }

    private static List<PlacedUnits> all(List<ReturnDestination> destinations) {
        var all = new ArrayList<PlacedUnits>();
        destinations.forEach(each -> all.addAll(each.units()));
        return all;
    }

    @Property
    void standardHasEveryUnitOnceAndEveryWarehouseOnce(
            @ForAll("parcels") List<Parcel> parcels, @ForAll("units") List<PlacedUnits> units) {
        List<ReturnDestination> standard = routes(parcels).standard(units);
        assertThat(counted(all(standard))).isEqualTo(counted(units));
        assertThat(all(standard)).doesNotHaveDuplicates();
        assertThat(standard).extracting(ReturnDestination::warehouse).doesNotHaveDuplicates();
        assertThat(standard).extracting(ReturnDestination::method).allMatch(ReturnMethod.WAYBILL::equals);
        assertThat(standard).extracting(ReturnDestination::code).allMatch(String::isEmpty);
        assertThat(standard).noneMatch(each -> each.units().isEmpty());
    }

    @Property
    void standardBringsEachUnitToTheWarehouseOfItsOwnParcel(
            @ForAll("parcels") List<Parcel> parcels, @ForAll("units") List<PlacedUnits> units) {
        for (ReturnDestination destination : routes(parcels).standard(units)) {
            for (PlacedUnits each : destination.units()) {
                parcels.stream()
                        .filter(parcel -> parcel.place().equals(each.place()))
                        .filter(parcel -> !parcel.warehouse().isEmpty())
                        .forEach(own -> assertThat(destination.warehouse())
                                .as("%s", each)
                                .isEqualTo(own.warehouse()));
            }
        }
    }

    @Property
    void standardNamesNoWarehouseThatTheParcelsDoNotName(
            @ForAll("parcels") List<Parcel> parcels, @ForAll("units") List<PlacedUnits> units) {
        List<String> known = parcels.stream().map(Parcel::warehouse).toList();
        List<ReturnDestination> standard = routes(parcels).standard(units);
        assertThat(standard)
                .allMatch(each ->
                        known.contains(each.warehouse()) || each.warehouse().isEmpty() && standard.size() == 1);
    }

    @Property
    void aCompletedAnswerHasEveryUnitInExactlyOneDestinationAndInventsNone(
            @ForAll("parcels") List<Parcel> parcels,
            @ForAll("units") List<PlacedUnits> units,
            @ForAll("answers") List<ReturnDestination> answer) {
        List<ReturnDestination> completed = routes(parcels).completed(answer, units);
        assertThat(counted(all(completed))).isEqualTo(counted(units));
        assertThat(completed).noneMatch(each -> each.units().isEmpty());
    }

    @Property
    void aCompletedAnswerLeavesWhatTheHostSaidAsFarAsItGoes(
            @ForAll("parcels") List<Parcel> parcels,
            @ForAll("units") List<PlacedUnits> units,
            @ForAll("answers") List<ReturnDestination> answer) {
        ReturnRoutes routes = routes(parcels);
        List<ReturnDestination> completed = routes.completed(answer, units);
        var left = counted(units);
        var wanted = new ArrayList<ReturnDestination>();
        for (ReturnDestination each : answer) {
            var there = new ArrayList<PlacedUnits>();
            counted(each.units()).forEach((one, quantity) -> {
                long granted = Math.min(quantity, left.getOrDefault(one, 0L));
                if (granted > 0) {
                    left.merge(one, -granted, Long::sum);
                    there.add(one.withQuantity(granted));
                }
            });
            if (!there.isEmpty()) {
                wanted.add(each.with(there));
            }
        }
        if (wanted.isEmpty()) {
            assertThat(completed).isEqualTo(routes.standard(units));
            return;
        }
        assertThat(completed).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(completed.get(i).with(List.of())).isEqualTo(wanted.get(i).with(List.of()));
            Map<PlacedUnits, Long> expected = counted(wanted.get(i).units());
            if (i == 0) {
                left.forEach((one, more) -> expected.merge(one, more, Long::sum));
                expected.values().removeIf(quantity -> quantity == 0);
            }
            assertThat(counted(completed.get(i).units())).isEqualTo(expected);
        }
    }

    @Property
    void aCompletedAnswerIsComplete(
            @ForAll("parcels") List<Parcel> parcels,
            @ForAll("units") List<PlacedUnits> units,
            @ForAll("answers") List<ReturnDestination> answer) {
        ReturnRoutes routes = routes(parcels);
        List<ReturnDestination> completed = routes.completed(answer, units);
        assertThat(routes.completed(completed, units)).isEqualTo(completed);
    }
}
