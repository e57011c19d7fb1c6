package io.aftersales.domain.cases;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.GoodsStop.State;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * The units of a refund without return that are certain not to stay with the buyer, or that were approved although they do.
 *
 * @param stops the goods that were to be stopped
 * @param holds the units that the case holds; none for an order without lines
 */
record SecuredGoods(List<GoodsStop> stops, List<PlacedUnits> holds) {

    static SecuredGoods of(AfterSalesCase subject) {
        return new SecuredGoods(subject.stops(), subject.holds());
    }

    static SecuredGoods of(CaseDraft draft) {
        return new SecuredGoods(draft.stops, draft.holds);
    }

    /** Tells whether the answer of a partner is not in. */
    boolean awaitsAnswer() {
        return stops.stream().anyMatch(GoodsStop::isAsked);
    }

    /** Tells whether nothing was secured, so that a person decides about everything. */
    boolean isEmpty() {
        return holds.isEmpty() ? stops.stream().anyMatch(each -> each.state() != State.STOPPED) : units().isEmpty();
    }

    /** Returns the secured units. */
    List<PlacedUnits> units() {
        var notStopped = new ArrayList<PlacedUnits>();
        for (GoodsStop stop : stops) {
            if (stop.state() == State.ASKED || stop.state() == State.NOT_STOPPED) {
                stop.units()
                        .forEach(each -> notStopped.add(new PlacedUnits(each.line(), stop.place(), each.quantity())));
            }
        }
        return PlacedUnits.besides(holds, notStopped);
    }

    /** Returns the units that the warehouse kept back, so that no carrier ever took them. */
    List<Units> neverShipped() {
        var kept = new ArrayList<Units>();
        for (GoodsStop stop : stops) {
            if (stop.by() == GoodsStop.Partner.WAREHOUSE && stop.state() == State.STOPPED) {
                kept.addAll(stop.units());
            }
        }
        return kept;
    }

    /** Returns the units that the warehouse is to keep back. */
    static List<Units> withWarehouse(List<GoodsStop> stops) {
        return stops.stream()
                .filter(stop -> stop.by() == GoodsStop.Partner.WAREHOUSE)
                .flatMap(stop -> stop.units().stream())
                .toList();
    }

    /** Returns the units of some items that are still in the warehouse, which is to keep them back if they are refunded. */
    static List<Units> withWarehouse(List<CaseItem> items, OrderPlaces places) {
        return items.stream()
                .flatMap(item -> item.taken().stream())
                .filter(units -> places.whereNow(units)
                        .filter(at -> at.stage() == Stage.UNPACKED || at.stage() == Stage.PACKED)
                        .isPresent())
                .map(units -> new Units(units.line(), units.quantity()))
                .toList();
    }

    /** Returns the units that are paid for: the secured ones, or everything where nothing was secured and a person pays all the same. */
    List<PlacedUnits> payable() {
        return isEmpty() ? holds : units();
    }
}
