package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The units of an order one by one, each in one place and with one fate: a model without counts that follows what the cases tell. A unit
 * that two cases claim, or that is paid for twice, cannot be found in it.
 */
final class UnitList {
    private final List<Unit> units = new ArrayList<>();
    private final Set<LineId> known = new HashSet<>();

    /** What became of a unit. */
    private enum Fate {
        FREE,
        HELD,
        REFUNDED,
        EXCHANGED,
        SENT_AGAIN
    }

    private static final class Unit {
        private final LineId line;
        private Place place;
        private Fate fate = Fate.FREE;

        @Nullable
        private CaseId holder;

        Unit(LineId line, Place place) {
            this.line = line;
            this.place = place;
        }

        boolean isHeldBy(CaseId by, PlacedUnits at) {
            return fate == Fate.HELD && by.equals(holder) && line.equals(at.line()) && place.equals(at.place());
        }

        void becomes(Fate what) {
            fate = what;
            holder = null;
        }
    }

    UnitList(Sale sale) {
        sale.lines().forEach(line -> add(line.id(), Place.NO_PARCEL, line.quantity()));
    }

    private void add(LineId line, Place place, long quantity) {
        known.add(line);
        for (long i = 0; i < quantity; i++) {
            units.add(new Unit(line, place));
        }
    }

    /** Follows a decision: what the case no longer holds is gone or free, and what it holds now was free before. */
    void follow(@Nullable AfterSalesCase before, Change change) {
        AfterSalesCase next = change.next();
        List<PlacedUnits> was = before == null ? List.of() : before.holds();
        for (ReplacementLine line : change.account().replacements()) {
            if (!known.contains(line.line())) {
                add(line.line(), Place.shipment(line.caseId()), line.quantity());
            }
        }
        if (before == null || (isUnderReview(before) && !was.isEmpty())) {
            was = taken(next, was);
        }
        if (before != null && before.advance() == null && next.gaveEarly()) {
            List<PlacedUnits> late = cameLate(before, next);
            late.forEach(each -> take(next.id(), each));
            was = PlacedUnits.with(was, late);
        }
        List<PlacedUnits> left = new ArrayList<>(PlacedUnits.besides(was, next.holds()));
        Map<Fate, List<PlacedUnits>> gone = gone(before, change, was);
        gone.forEach((fate, all) -> {
            for (PlacedUnits each : all) {
                leave(next.id(), each, fate);
                if (fate == Fate.SENT_AGAIN) {
                    add(each.line(), Place.shipment(next.id()), each.quantity());
                }
            }
            List<PlacedUnits> rest = PlacedUnits.besides(left, all);
            left.clear();
            left.addAll(rest);
        });
        left.forEach(each -> leave(next.id(), each, Fate.FREE));
        PlacedUnits.besides(next.holds(), was).forEach(each -> take(next.id(), each));
    }

    private static boolean isUnderReview(AfterSalesCase it) {
        return it.status() == CaseStatus.PENDING_REVIEW || it.status() == CaseStatus.OFFERED;
    }

    /** An application takes units, an approval may take them from other places; either may pay for them in the same decision. */
    private List<PlacedUnits> taken(AfterSalesCase next, List<PlacedUnits> was) {
        List<PlacedUnits> again = PlacedUnits.summed(next.submission().items().stream()
                .flatMap(item -> item.taken().stream())
                .toList());
        PlacedUnits.besides(was, again).forEach(each -> leave(next.id(), each, Fate.FREE));
        PlacedUnits.besides(again, was).forEach(each -> take(next.id(), each));
        return again;
    }

    private void leave(CaseId by, PlacedUnits which, Fate fate) {
        for (long i = 0; i < which.quantity(); i++) {
            first(unit -> unit.isHeldBy(by, which), which + " of case " + by).becomes(fate);
        }
    }

    private void take(CaseId by, PlacedUnits which) {
        for (long i = 0; i < which.quantity(); i++) {
            Predicate<Unit> free = unit -> unit.fate == Fate.FREE && unit.line.equals(which.line());
            Unit taken = units.stream()
                    .filter(free.and(unit -> unit.place.equals(which.place())))
                    .findFirst()
                    .orElseGet(() -> first(
                            free.and(unit ->
                                    !unit.place.isShipment() && !which.place().isShipment()),
                            "a free unit for " + which));
            taken.place = which.place();
            taken.fate = Fate.HELD;
            taken.holder = by;
        }
    }

    private Unit first(Predicate<Unit> which, String what) {
        return units.stream().filter(which).findFirst().orElseThrow(() -> new AssertionError("there is not " + what));
    }

    /** What a decision takes out of the order for good, by its fate. */
    private static Map<Fate, List<PlacedUnits>> gone(
            @Nullable AfterSalesCase before, Change change, List<PlacedUnits> was) {
        var gone = new HashMap<Fate, List<PlacedUnits>>();
        AfterSalesCase next = change.next();
        for (TimelineEntry entry : change.events()) {
            if (entry.event() instanceof CaseEvent.ExchangeBooked booked) {
                List<Units> swapped = booked.swaps().stream()
                        .map(swap -> new Units(swap.line(), swap.quantity()))
                        .toList();
                gone.put(Fate.EXCHANGED, PlacedUnits.first(was, swapped));
            } else if (entry.event() instanceof CaseEvent.ReshipDelivered) {
                gone.put(Fate.SENT_AGAIN, was);
            }
        }
        boolean booked = next.refund().breakdown() != null
                && (before == null || before.refund().breakdown() == null);
        if (booked && !next.submission().isGoodwill()) {
            gone.put(Fate.REFUNDED, paid(next, PlacedUnits.besides(was, givenUp(before, next))));
        }
        return gone;
    }

    /** The units that were not expected any more, and were paid for in the decision in which they arrived. */
    private static List<PlacedUnits> cameLate(AfterSalesCase before, AfterSalesCase next) {
        return before.inbounds().stream()
                .filter(each -> each.state() == InboundState.NOT_COMING)
                .filter(each -> next.inbound(each.number())
                        .filter(now -> now.state() == InboundState.RECEIVED)
                        .isPresent())
                .flatMap(each -> each.remaining().stream())
                .toList();
    }

    /** The units that were not posted in time, and are released in the decision in which the others are paid for. */
    private static List<PlacedUnits> givenUp(@Nullable AfterSalesCase before, AfterSalesCase next) {
        return next.inbounds().stream()
                .filter(each -> each.state() == InboundState.NOT_COMING)
                .filter(each -> before != null
                        && before.inbound(each.number())
                                .filter(was -> was.state() == InboundState.AWAITED)
                                .isPresent())
                .flatMap(each -> each.remaining().stream())
                .toList();
    }

    /** The units a refund is for: those accepted in the inspection; otherwise all but those in places that were not stopped. */
    private static List<PlacedUnits> paid(AfterSalesCase next, List<PlacedUnits> was) {
        Inspection inspection = next.inspection();
        if (next.gaveEarly()) {
            return PlacedUnits.first(was, next.advance().units());
        }
        boolean replaced = was.stream().anyMatch(each -> each.place().equals(Place.shipment(next.id())));
        if (inspection != null && !replaced) {
            return PlacedUnits.first(was, inspection.accepted());
        }
        var missed = new ArrayList<PlacedUnits>();
        for (GoodsStop stop : next.stops()) {
            if (stop.state() == GoodsStop.State.NOT_STOPPED) {
                missed.addAll(PlacedUnits.at(stop.place(), stop.units()));
            }
        }
        List<PlacedUnits> stopped = PlacedUnits.besides(was, missed);
        return stopped.isEmpty() ? was : stopped;
    }

    /** Compares the units one by one with what account and cases say of them. */
    void check(OrderAccount account, List<AfterSalesCase> cases) {
        for (LineBalance line : account.toRecord().lines()) {
            assertThat(line.held()).as("held of %s", line.line()).isEqualTo(count(line.line(), null, Fate.HELD));
            assertThat(line.gone())
                    .as("gone of %s", line.line())
                    .isEqualTo(count(line.line(), null, Fate.REFUNDED, Fate.EXCHANGED));
            assertThat(line.sentAgain())
                    .as("sent again of %s", line.line())
                    .isEqualTo(count(line.line(), null, Fate.SENT_AGAIN));
            for (PlaceBalance place : line.places()) {
                assertThat(place.held())
                        .as("held in %s of %s", place.place(), line.line())
                        .isEqualTo(count(line.line(), place.place(), Fate.HELD));
                assertThat(place.gone())
                        .as("gone from %s of %s", place.place(), line.line())
                        .isEqualTo(count(line.line(), place.place(), Fate.REFUNDED, Fate.EXCHANGED, Fate.SENT_AGAIN));
            }
        }
        for (AfterSalesCase each : cases) {
            for (PlacedUnits held : each.holds()) {
                assertThat(units.stream().filter(unit -> unit.isHeldBy(each.id(), held)))
                        .as("%s of case %s", held, each.id())
                        .hasSize((int) held.quantity());
            }
        }
    }

    private long count(LineId line, @Nullable Place place, Fate... fates) {
        return units.stream()
                .filter(unit -> unit.line.equals(line) && (place == null || unit.place.equals(place)))
                .filter(unit -> List.of(fates).contains(unit.fate))
                .count();
    }
}
