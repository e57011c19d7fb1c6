package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

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
            return canBeStopped ? List.of(stop(Place.NO_PARCEL, List.of(), GoodsStop.Partner.WAREHOUSE)) : List.of();
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
        var again = new Application(draft.account.order(), CaseKind.REFUND_ONLY, items, null, "", List.of());
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
                items.add(item.takenFrom(concat(Taken.units(its.taken()), kept), false));
            }
        }
        return items;
    }

    /** Moves what the case holds to where its units are now. */
    private void move(List<PlacedUnits> before, List<Taken> taken, List<PlacedUnits> left) {
        var after = new ArrayList<>(Taken.units(taken));
        after.addAll(left);
        List<PlacedUnits> given = PlacedUnits.besides(before, after);
        List<Taken> more = Taken.besides(taken, before);
        draft.holds = PlacedUnits.summed(concat(PlacedUnits.besides(draft.holds, before), after));
        if (!given.isEmpty()) {
            draft.account = draft.account
                    .release(draft.bookingContext(), given)
                    .hold(draft.bookingContext(), more)
                    .getOrElseThrow(refused -> new IllegalStateException("units that were free: " + refused));
        }
    }

    private static List<PlacedUnits> concat(List<PlacedUnits> some, List<PlacedUnits> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** Returns one stop for each place whose goods a partner can stop, and one for each place with units that no partner can stop. */
    private List<GoodsStop> stops(List<PlacedUnits> taken, List<PlacedUnits> left, OrderPlaces places) {
        var asked = new LinkedHashMap<Place, List<PlacedUnits>>();
        for (PlacedUnits each : taken) {
            if (partner(places, each) != GoodsStop.Partner.NONE) {
                asked.computeIfAbsent(each.place(), fresh -> new ArrayList<>()).add(each);
            }
        }
        var stops = new ArrayList<GoodsStop>();
        asked.forEach((place, units) -> stops.add(stop(place, units, partner(places, units.get(0)))));
        var missed = new LinkedHashMap<Place, List<PlacedUnits>>();
        left.forEach(each ->
                missed.computeIfAbsent(each.place(), fresh -> new ArrayList<>()).add(each));
        missed.forEach((place, units) ->
                stops.add(stop(place, units, GoodsStop.Partner.NONE).in(GoodsStop.State.NOT_STOPPED)));
        return List.copyOf(stops);
    }

    private static GoodsStop stop(Place place, List<PlacedUnits> units, GoodsStop.Partner by) {
        return new GoodsStop(place, PlacedUnits.byLine(units), by, null, GoodsStop.State.ASKED);
    }

    /** Returns the partner who can stop units; none for those that need no stop: lost, on their way back, or in no parcel that is known. */
    private static GoodsStop.Partner partner(OrderPlaces places, PlacedUnits units) {
        LinePlace place = places.whereNow(units).orElseThrow();
        if (place.stage() == Stage.UNPACKED || place.stage() == Stage.PACKED) {
            return GoodsStop.Partner.WAREHOUSE;
        }
        return place.isStoppedAsWhole() ? GoodsStop.Partner.CARRIER : GoodsStop.Partner.NONE;
    }

    private OrderPlaces places(OrderAccount account) {
        return new OrderPlaces(order, account, facts.carrier(), draft.context().now());
    }
}
