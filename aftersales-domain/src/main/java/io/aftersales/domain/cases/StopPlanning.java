package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.LinePlace;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.goods.UnitsTaking;
import io.aftersales.domain.goods.UnitsTaking.ItemTaken;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the goods that have to be stopped before a refund without return is paid. Goods move while people decide, so the units that had not
 * reached the buyer are taken once more from where they are at the approval. What can no longer be stopped stays with the case.
 */
final class StopPlanning {
    private final CaseDraft draft;
    private final OrderFacts order;
    private final CaseFacts facts;

    StopPlanning(CaseDraft draft, OrderFacts order, CaseFacts facts) {
        this.draft = draft;
        this.order = order;
        this.facts = facts;
    }

    /** Takes the units once more, and returns what is to be stopped, by place; empty when nothing has to be. */
    List<GoodsStop> plan() {
        if (draft.submission.items().isEmpty()) {
            boolean canBeStopped = places(draft.account).ofOrder() == Stage.UNPACKED;
            return canBeStopped
                    ? List.of(stop(Place.NO_PARCEL, "", List.of(), GoodsStop.Partner.WAREHOUSE, GoodsStop.State.ASKED))
                    : List.of();
        }
        List<CaseItem> waiting = draft.submission.items().stream()
                .filter(item -> !item.delivered())
                .toList();
        return waiting.isEmpty() ? List.of() : takeOnceMore(waiting);
    }

    private List<GoodsStop> takeOnceMore(List<CaseItem> items) {
        List<PlacedUnits> before = PlacedUnits.summed(
                items.stream().flatMap(item -> item.taken().stream()).toList());
        OrderAccount free = draft.account.release(draft.bookingContext(), before);
        OrderPlaces places = places(free);
        var again = new Application(
                draft.account.order(), CaseKind.REFUND_ONLY, items, null, null, null, null, "", List.of());
        List<ItemTaken> found = UnitsTaking.onceMore(
                        again, order, free, places, draft.context().now())
                .take();
        List<Taken> taken =
                found.stream().flatMap(each -> each.taken().stream()).toList();
        List<PlacedUnits> left = PlacedUnits.first(PlacedUnits.besides(before, Taken.units(taken)), missing(found));
        draft.submission = draft.submission.with(itemsWhere(found, left));
        move(before, taken, left);
        return stops(Taken.units(taken), left, places);
    }

    private static List<Units> missing(List<ItemTaken> found) {
        return found.stream()
                .filter(each -> each.missing() > 0)
                .map(each -> new Units(each.item().line(), each.missing()))
                .toList();
    }

    /** Returns the items of the case with the places their units were taken from; what was not found stays where it was. */
    private List<CaseItem> itemsWhere(List<ItemTaken> found, List<PlacedUnits> left) {
        var items = new ArrayList<CaseItem>();
        List<PlacedUnits> pool = left;
        Iterator<ItemTaken> next = found.iterator();
        for (CaseItem item : draft.submission.items()) {
            if (item.delivered()) {
                items.add(item);
            } else {
                ItemTaken its = next.next();
                List<PlacedUnits> kept = PlacedUnits.first(pool, missing(List.of(its)));
                pool = PlacedUnits.besides(pool, kept);
                items.add(item.takenFrom(PlacedUnits.with(Taken.units(its.taken()), kept), false));
            }
        }
        return items;
    }

    /** Moves what the case holds to where its units are now. */
    private void move(List<PlacedUnits> before, List<Taken> taken, List<PlacedUnits> left) {
        List<PlacedUnits> after = PlacedUnits.with(Taken.units(taken), left);
        List<PlacedUnits> given = PlacedUnits.besides(before, after);
        List<Taken> more = Taken.besides(taken, before);
        draft.holds = PlacedUnits.with(PlacedUnits.besides(draft.holds, before), after);
        if (!given.isEmpty()) {
            draft.account = draft.account
                    .release(draft.bookingContext(), given)
                    .hold(draft.bookingContext(), more)
                    .getOrElseThrow(refused -> new IllegalStateException("units that were free: " + refused));
        }
    }

    /** Returns the goods that did not reach the buyer, by place, and those that can no longer be stopped. */
    private List<GoodsStop> stops(List<PlacedUnits> taken, List<PlacedUnits> left, OrderPlaces places) {
        var stops = new ArrayList<GoodsStop>();
        byPlaceAndStage(taken, places).forEach((at, units) -> stop(at, units).ifPresent(stops::add));
        byPlace(left)
                .forEach((place, units) ->
                        stops.add(stop(place, "", units, GoodsStop.Partner.NONE, GoodsStop.State.NOT_STOPPED)));
        return List.copyOf(stops);
    }

    /**
     * Returns units by the place they are in now. Lines in no parcel can be at different stages: still in the warehouse, or on the way in no
     * known parcel; only the former can be stopped.
     */
    private static Map<LinePlace, List<PlacedUnits>> byPlaceAndStage(List<PlacedUnits> units, OrderPlaces places) {
        var first = new HashMap<Place, Map<Stage, LinePlace>>();
        var all = new LinkedHashMap<LinePlace, List<PlacedUnits>>();
        for (PlacedUnits each : units) {
            places.whereNow(each).ifPresent(at -> {
                LinePlace group = first.computeIfAbsent(each.place(), fresh -> new EnumMap<>(Stage.class))
                        .computeIfAbsent(at.stage(), fresh -> at);
                all.computeIfAbsent(group, fresh -> new ArrayList<>()).add(each);
            });
        }
        return all;
    }

    private static Map<Place, List<PlacedUnits>> byPlace(List<PlacedUnits> units) {
        var byPlace = new LinkedHashMap<Place, List<PlacedUnits>>();
        units.forEach(each -> byPlace.computeIfAbsent(each.place(), fresh -> new ArrayList<>())
                .add(each));
        return byPlace;
    }

    /** Returns the stop for goods in one place; empty for goods that need none: with the buyer, or on their way in no known parcel. */
    private static Optional<GoodsStop> stop(LinePlace at, List<PlacedUnits> units) {
        String warehouse = at.parcel() == null ? "" : at.parcel().warehouse();
        Place place = units.get(0).place();
        return Optional.ofNullable(
                switch (at.stage()) {
                    case UNPACKED, PACKED ->
                        stop(place, warehouse, units, GoodsStop.Partner.WAREHOUSE, GoodsStop.State.ASKED);
                    case IN_TRANSIT, LATE ->
                        at.isStoppedAsWhole()
                                ? stop(place, warehouse, units, GoodsStop.Partner.CARRIER, GoodsStop.State.ASKED)
                                : null;
                    case LOST -> stop(place, warehouse, units, GoodsStop.Partner.NONE, GoodsStop.State.LOST);
                    case RETURNING -> stop(place, warehouse, units, GoodsStop.Partner.NONE, GoodsStop.State.RETURNING);
                    case DELIVERED -> null;
                });
    }

    private static GoodsStop stop(
            Place place, String warehouse, List<PlacedUnits> units, GoodsStop.Partner by, GoodsStop.State state) {
        return new GoodsStop(place, warehouse, PlacedUnits.byLine(units), by, null, state);
    }

    /** Returns the goods that a reshipment makes good and that may come back; a late parcel counts as lost. */
    List<GoodsStop> lostGoods() {
        OrderPlaces places = places(draft.account);
        var stops = new ArrayList<GoodsStop>();
        byPlace(draft.holds)
                .forEach((place, units) -> places.whereNow(units.get(0)).ifPresent(at -> {
                    boolean returning = at.stage() == Stage.RETURNING;
                    if (at.parcel() != null && (returning || at.stage() == Stage.LOST || at.stage() == Stage.LATE)) {
                        stops.add(stop(
                                place,
                                at.parcel().warehouse(),
                                units,
                                GoodsStop.Partner.NONE,
                                returning ? GoodsStop.State.RETURNING : GoodsStop.State.LOST));
                    }
                }));
        return stops;
    }

    private OrderPlaces places(OrderAccount account) {
        return new OrderPlaces(order, account, facts.carrier(), draft.context().now());
    }
}
