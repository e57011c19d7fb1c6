package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The verbs of an account for tests in which it does not matter where units are: in no parcel, or where their exchange brought them. */
final class Unplaced {
    private Unplaced() {}

    /** Units where they are held; more than are held, in no parcel. */
    static List<PlacedUnits> placed(OrderAccount account, List<Units> units) {
        return spread(account, units, PlaceBalance::held);
    }

    static Either<Rejection, OrderAccount> hold(OrderAccount account, BookingContext context, List<Units> units) {
        return account.hold(
                context,
                spread(account, units, place -> place.contents() - place.held() - place.gone()).stream()
                        .map(each -> new Taken(each, each.place().isShipment() ? 0 : Long.MAX_VALUE))
                        .toList());
    }

    private static List<PlacedUnits> spread(
            OrderAccount account, List<Units> units, ToLongFunction<PlaceBalance> available) {
        var spread = new ArrayList<PlacedUnits>();
        for (Units each : Units.summed(units)) {
            long left = each.quantity();
            List<PlaceBalance> places =
                    account.has(each.line()) ? account.line(each.line()).places() : List.of();
            for (PlaceBalance place : places) {
                long here = Math.min(left, available.applyAsLong(place));
                if (here > 0) {
                    spread.add(new PlacedUnits(each.line(), place.place(), here));
                    left -= here;
                }
            }
            if (left > 0) {
                spread.add(new PlacedUnits(each.line(), Place.NO_PARCEL, left));
            }
        }
        return PlacedUnits.summed(spread);
    }

    static OrderAccount release(OrderAccount account, BookingContext context, List<Units> units) {
        return account.release(context, placed(account, units));
    }

    static Booking book(OrderAccount account, BookingContext context, List<Units> held, RefundClaim accepted) {
        List<PlacedUnits> all = placed(account, held);
        return account.book(context, all, PlacedUnits.first(all, accepted.plainUnits()), accepted);
    }

    static Booking exchange(
            OrderAccount account,
            BookingContext context,
            List<Units> held,
            List<ExchangedUnits> swaps,
            long difference) {
        return exchange(account, context, held, swaps, ExchangeTotal.of(difference));
    }

    static Booking exchange(
            OrderAccount account,
            BookingContext context,
            List<Units> held,
            List<ExchangedUnits> swaps,
            ExchangeTotal total) {
        List<PlacedUnits> all = placed(account, held);
        List<Units> leaving = swaps.stream().map(ExchangedUnits::units).toList();
        return account.exchange(context, all, PlacedUnits.first(all, leaving), swaps, total);
    }

    static OrderAccount reshipped(OrderAccount account, BookingContext context, List<Units> units) {
        return account.reshipped(context, placed(account, units));
    }
}
