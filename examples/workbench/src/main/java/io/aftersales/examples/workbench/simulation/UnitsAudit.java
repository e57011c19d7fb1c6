package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Follows every unit that was sold: it is with one case, given back, replaced or left, and was stopped where money says so. */
final class UnitsAudit {
    private final World world;
    private final List<AfterSalesCase> cases;

    UnitsAudit(World world) {
        this.world = world;
        this.cases = world.cases();
    }

    /** Checks the laws of units. */
    void check() {
        world.account().ifPresent(this::unitsStayWithinWhatWasSold);
        whatWasStoppedStays();
        cases.forEach(this::onlyWhatWasSecuredIsPaidFor);
    }

    private void unitsStayWithinWhatWasSold(OrderAccount account) {
        var held = new HashMap<LineId, Long>();
        for (AfterSalesCase subject : cases) {
            heldBy(subject, account).forEach(units -> held.merge(units.line(), units.quantity(), Long::sum));
        }
        long replaced = 0;
        long replacing = 0;
        for (OrderLine line : account.frozen().sale().lines()) {
            replaced += inOnePlace(account, line.id(), line.quantity(), held);
        }
        for (ReplacementLine line : account.replacements()) {
            replacing += line.quantity();
            replaced += inOnePlace(account, line.line(), line.quantity(), held);
        }
        world.expect(replaced == replacing, "units replaced: " + replaced + ", units that replace: " + replacing);
    }

    private long inOnePlace(OrderAccount account, LineId line, long quantity, Map<LineId, Long> held) {
        LineBalance balance = account.line(line);
        long claimed = held.getOrDefault(line, 0L);
        world.expect(balance.held() == claimed, "held of " + line + ": " + balance.held() + ", by cases: " + claimed);
        everyPlaceHoldsWhatCasesTook(balance);
        long all = balance.held() + balance.back() + balance.moved().units() + account.unitsLeft(line);
        world.expect(all == quantity, "units of " + line + ": " + all + ", sold: " + quantity);
        return balance.moved().units();
    }

    /** No place gives more than it had, and what is held there is what the cases say they took from it. */
    private void everyPlaceHoldsWhatCasesTook(LineBalance balance) {
        var taken = new HashMap<Place, Long>();
        for (AfterSalesCase subject : cases) {
            for (PlacedUnits units : subject.holds()) {
                if (units.line().equals(balance.line())) {
                    taken.merge(units.place(), units.quantity(), Long::sum);
                }
            }
        }
        for (PlaceBalance place : balance.places()) {
            String where = balance.line() + " in " + place.place();
            long held = Objects.requireNonNullElse(taken.remove(place.place()), 0L);
            world.expect(place.held() == held, "held of " + where + ": " + place.held() + ", by cases: " + held);
            world.expect(place.held() + place.gone() <= place.contents(), "more than its contents left " + where);
        }
        world.expect(taken.isEmpty(), "taken from places that the account does not know: " + taken);
    }

    private static List<Units> heldBy(AfterSalesCase subject, OrderAccount account) {
        return switch (subject.status()) {
            case REJECTED, REFUNDING, REFUNDED, REFUND_FAILED, EXCHANGED, RESHIPPED, CLOSED -> List.of();
            case EXCHANGING ->
                account.replacements().stream()
                        .filter(line -> line.caseId().equals(subject.id()))
                        .map(line -> new Units(line.line(), line.quantity()))
                        .toList();
            default -> subject.submission().units();
        };
    }

    /** Checks that no parcel with goods that were stopped has left. */
    private void whatWasStoppedStays() {
        List<Place> stopped = world.depot().stops().stopped();
        for (Parcel parcel : world.office().order().parcels()) {
            if (stopped.contains(parcel.place())) {
                world.expect(!parcel.isHandedOver(), parcel.id() + " was stopped and has left");
            }
        }
    }

    /**
     * Checks that a refund without return believes of each stop what the partner has done, and has booked the units that were stopped or
     * needed no stop; all units only where none was stopped and a person paid all the same.
     */
    private void onlyWhatWasSecuredIsPaidFor(AfterSalesCase subject) {
        long secured = 0;
        for (Units units : subject.submission().units()) {
            secured += units.quantity();
        }
        for (GoodsStop stop : subject.stops()) {
            EffectKey key = stop.key();
            boolean stopped = key != null && isStopped(stop.by(), key);
            boolean believed = stop.state() == GoodsStop.State.STOPPED;
            world.expect(
                    stop.isAsked() || stopped == believed,
                    subject.id() + " in " + stop.place() + " is stopped: " + stopped + ", believed: " + believed);
            boolean astray = isAstray(stop);
            world.expect(
                    !astray || wentAstray(stop.place()),
                    subject.id() + " in " + stop.place() + " is " + stop.state() + ", and no parcel went astray");
            if (!stopped && !astray) {
                secured -= stop.units().stream().mapToLong(Units::quantity).sum();
            }
        }
        long paid = world.unitsPaidFor(subject.id());
        if (subject.kind() == CaseKind.REFUND_ONLY && paid > 0) {
            boolean byPerson = secured == 0 && isPaidByAPerson(subject);
            world.expect(
                    paid == secured || byPerson,
                    subject.id() + " paid for " + paid + " units, of which were secured: " + secured);
        }
    }

    /** Tells whether the library believes that a parcel did not reach the buyer although no partner was asked to stop it. */
    private static boolean isAstray(GoodsStop stop) {
        return switch (stop.state()) {
            case LOST, RETURNING, FOUND -> stop.key() == null;
            case ASKED, STOPPED, NOT_STOPPED -> false;
        };
    }

    private boolean wentAstray(Place parcel) {
        return parcel.value().equals(Orders.LOST_PARCEL) || world.office().wentAstray(parcel);
    }

    private boolean isStopped(GoodsStop.Partner by, EffectKey key) {
        return by == GoodsStop.Partner.CARRIER
                ? world.courier().isCaught(key)
                : world.depot().stops().isStopped(key);
    }

    private boolean isPaidByAPerson(AfterSalesCase subject) {
        return world.timeline(subject.id()).stream()
                .anyMatch(entry ->
                        entry.move() == CaseMove.REFUND && entry.by().role().isStaff());
    }
}
