package io.aftersales.domain.goods;

import io.aftersales.domain.refunds.PlacedUnits;
import java.util.List;

/**
 * A destination of goods that a buyer returns.
 *
 * @param warehouse the warehouse, or the store; empty when unknown
 * @param units the units that go there
 * @param method the way in which the buyer returns them
 * @param code the code that the buyer shows or uses for it; empty where there is none
 */
public record ReturnDestination(String warehouse, List<PlacedUnits> units, ReturnMethod method, String code) {

    /** Copies the list. */
    public ReturnDestination {
        units = List.copyOf(units);
    }

    /** Creates the destination of units that come back to a warehouse with a label of the shop. */
    public static ReturnDestination byWaybill(String warehouse, List<PlacedUnits> units) {
        return new ReturnDestination(warehouse, units, ReturnMethod.WAYBILL, "");
    }

    /** Returns a copy for other units. */
    public ReturnDestination with(List<PlacedUnits> others) {
        return new ReturnDestination(warehouse, others, method, code);
    }
}
