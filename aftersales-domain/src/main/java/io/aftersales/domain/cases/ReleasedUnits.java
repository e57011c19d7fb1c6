package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds units again that a case had released: of goods that come late, or after an appeal. */
final class ReleasedUnits {
    private ReleasedUnits() {}

    /**
     * Holds units again where the case had taken them. Refuses QUANTITY_EXCEEDED where other cases have claimed them since.
     *
     * @param others the other cases on the order
     */
    static Either<Rejection, CaseDraft> holdAgain(CaseDraft draft, List<PlacedUnits> units, List<OtherCase> others) {
        for (PlacedUnits each : units) {
            long free = free(draft.account, each);
            if (free < each.quantity()) {
                return Either.left(new QuantityExceeded(each.line(), each.quantity(), free, holders(each, others)));
            }
        }
        return draft.account
                .hold(
                        draft.bookingContext(),
                        units.stream().map(each -> new Taken(each, 0)).toList())
                .map(held -> {
                    draft.account = held;
                    draft.holds = PlacedUnits.with(draft.holds, units);
                    return draft;
                });
    }

    /** Returns the units that are free at the place where the case had taken them, never more than are left of their line. */
    private static long free(OrderAccount account, PlacedUnits units) {
        PlaceBalance place = account.line(units.line()).at(units.place());
        long here = place.contents() - place.held() - place.gone();
        return Math.max(0, Math.min(here, account.unitsLeft(units.line())));
    }

    private static Map<String, Long> holders(PlacedUnits wanted, List<OtherCase> others) {
        var holders = new LinkedHashMap<String, Long>();
        for (OtherCase other : others) {
            for (Units units : PlacedUnits.byLine(other.holds())) {
                if (units.line().equals(wanted.line())) {
                    holders.put(other.id().toString(), units.quantity());
                }
            }
        }
        return holders;
    }
}
