package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.LinePlace;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds of places: when a case takes units, and at all times. */
final class PlacesChecks {
    private static final Set<Stage> NOT_DELIVERED = EnumSet.complementOf(EnumSet.of(Stage.DELIVERED));

    private static final Set<Stage> ON_THEIR_WAY_OR_THERE =
            EnumSet.of(Stage.IN_TRANSIT, Stage.LATE, Stage.LOST, Stage.RETURNING, Stage.DELIVERED);

    private PlacesChecks() {}

    /** What is held in a place is what open cases took from it, and no place gives more than it held. */
    static void always(OrderAccount account, List<AfterSalesCase> cases) {
        var held = new HashMap<PlacedUnits, Long>();
        for (AfterSalesCase each : cases) {
            for (PlacedUnits units : each.holds()) {
                held.merge(units.withQuantity(1), units.quantity(), Long::sum);
            }
        }
        var known = new HashMap<PlacedUnits, Long>();
        for (LineBalance line : account.toRecord().lines()) {
            long atPlaces = 0;
            long gone = 0;
            for (PlaceBalance place : line.places()) {
                atPlaces += place.held();
                gone += place.gone();
                assertThat(place.held() + place.gone())
                        .as("%s of %s", place, line.line())
                        .isLessThanOrEqualTo(place.contents());
                if (place.held() > 0) {
                    known.put(new PlacedUnits(line.line(), place.place(), 1), place.held());
                }
            }
            assertThat(atPlaces).as("held of %s", line.line()).isEqualTo(line.held());
            assertThat(gone).as("gone of %s", line.line()).isEqualTo(line.gone() + line.sentAgain());
        }
        assertThat(known).isEqualTo(held);
    }

    /** What a new case took was there, free, where its kind and reason may take it, and no wanted goods are stopped. */
    static void taken(
            AfterSalesCase opened,
            OrderFacts order,
            OrderAccount after,
            Map<String, CarrierScan> carrier,
            Instant now) {
        var places = new OrderPlaces(order, after, carrier, now);
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (CaseItem item : opened.submission().items()) {
            assertThat(PlacedUnits.byLine(item.taken())).as("units of %s", item).allSatisfy(units -> {
                assertThat(units.line()).isEqualTo(item.line());
                assertThat(units.quantity()).isEqualTo(item.quantity());
            });
            for (PlacedUnits units : item.taken()) {
                LinePlace place = places.of(units.line()).stream()
                        .filter(each -> each.place().equals(units.place()))
                        .findFirst()
                        .orElseThrow();
                assertThat(
                                opened.submission().goodsAreHere() == null
                                        ? allowed(opened.kind(), item.reason())
                                        : ON_THEIR_WAY_OR_THERE)
                        .as("%s for %s", place, item.reason())
                        .contains(place.stage());
                assertThat(place.held() + place.gone())
                        .as("more than there is: %s", place)
                        .isLessThanOrEqualTo(place.units());
                stages.add(place.stage());
                if (opened.kind() == CaseKind.REFUND_ONLY && place.isStoppedAsWhole()) {
                    isWhollyTaken(opened, order, places, units.place());
                }
            }
        }
        if (opened.kind() == CaseKind.REFUND_ONLY && opened.submission().items().size() == 1) {
            assertThat(stages.contains(Stage.DELIVERED) && stages.size() > 1)
                    .as("both groups: %s", stages)
                    .isFalse();
        }
    }

    private static void isWhollyTaken(AfterSalesCase opened, OrderFacts order, OrderPlaces places, Place where) {
        Parcel parcel = order.parcels().stream()
                .filter(each -> each.place().equals(where))
                .findFirst()
                .orElseThrow();
        Map<LineId, Long> mine = opened.holds().stream()
                .filter(units -> units.place().equals(where))
                .collect(Collectors.toMap(PlacedUnits::line, PlacedUnits::quantity));
        for (LineId line : parcel.lines()) {
            LinePlace place = places.of(line).stream()
                    .filter(each -> each.place().equals(where))
                    .findFirst()
                    .orElseThrow();
            assertThat(mine.getOrDefault(line, 0L))
                    .as("the whole of %s in a parcel that is to be stopped", place)
                    .isEqualTo(place.present());
        }
    }

    /** Where a kind of case takes units for a reason, written once more. */
    private static Set<Stage> allowed(CaseKind kind, Reason reason) {
        return switch (kind) {
            case REFUND_ONLY -> reason.is(Reason.ORDER_CANCELLED) ? NOT_DELIVERED : EnumSet.allOf(Stage.class);
            case RETURN_REFUND, EXCHANGE -> EnumSet.of(Stage.DELIVERED);
            case RESHIP ->
                reason.is(Reason.LOST_IN_TRANSIT)
                        ? EnumSet.of(Stage.LOST, Stage.RETURNING, Stage.LATE)
                        : EnumSet.of(Stage.DELIVERED);
        };
    }
}
