package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.Advance;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.ports.desks.Commands.FoundUnits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the stock of the warehouses and the parcels with what the library says came back, was taken in and was sent. */
final class StockAudit {
    private final World world;
    private final List<AfterSalesCase> cases;

    StockAudit(World world) {
        this.world = world;
        this.cases = world.cases();
    }

    /** Checks the laws of stock and parcels. */
    void check() {
        warehouseHoldsNothing();
        cases.forEach(this::sentOnce);
        cases.forEach(this::nothingIsForgottenOnItsWay);
        cases.forEach(this::nothingComesBackOfKeptGoods);
        world.account().ifPresent(this::stockIsWhatArrived);
    }

    private void warehouseHoldsNothing() {
        world.expect(
                world.depot().reserved() == 0 || isStockParked(),
                "units left reserved: " + world.depot().reserved());
    }

    private boolean isStockParked() {
        return world.owed().stream()
                .anyMatch(entry -> entry.state() == State.PARKED
                        && (entry.effect() instanceof Effect.ReserveStock
                                || entry.effect() instanceof Effect.ReleaseStock
                                || entry.effect() instanceof Effect.CreateReplacementOrder
                                || entry.effect() instanceof Effect.CancelReplacementOrder
                                || entry.effect() instanceof Effect.CancelTopUp));
    }

    private void sentOnce(AfterSalesCase subject) {
        int orders = world.depot().sendings(subject.id()).size();
        world.expect(orders <= 1, subject.id() + " sent its goods " + orders + " times");
        boolean forGoods = world.unitsPaidFor(subject.id()) > 0
                || world.bookingsOf(subject.id()).stream().anyMatch(booked -> booked.goods() > 0);
        boolean paidInstead = forGoods
                && subject.refund().parts().stream()
                        .anyMatch(part -> part.purpose() == RefundPart.Purpose.REFUND && part.route() != Route.OFFLINE);
        if (orders > 0 && paidInstead) {
            world.expect(
                    world.office().wasAlarmed(subject.id(), Alarm.REPLACEMENT_NOT_STOPPED),
                    subject.id() + " was paid and its goods were sent");
        }
    }

    /** Checks that goods on their way to the shop were inspected or are no longer expected, or that people know of them. */
    private void nothingIsForgottenOnItsWay(AfterSalesCase subject) {
        for (Inbound each : subject.inbounds()) {
            if (each.isPending()) {
                String name = subject.id() + " inbound " + each.number() + " is " + each.state();
                boolean alarmed = world.office().wasAlarmed(subject.id(), Alarm.GOODS_NEVER_CAME)
                        || world.office().wasAlarmed(subject.id(), Alarm.OVERDUE)
                        || world.office().wasAlarmed(subject.id(), Alarm.PARKED)
                        || !subject.parked().isEmpty(); // the alarm itself may be what could not be raised
                world.expect(alarmed, name + ", and no alarm was raised");
                world.expect(subject.attention().needed(), name + ", and no person is needed");
            }
        }
    }

    /** Checks that a return whose goods the buyer keeps is paid for once, and that nothing of it is expected, taken in or sent back. */
    private void nothingComesBackOfKeptGoods(AfterSalesCase subject) {
        if (subject.kind() != CaseKind.RETURN_REFUND
                || !subject.review().terms().keeping()) {
            return;
        }
        boolean paid = subject.refund().breakdown() != null;
        boolean waits = subject.review().at() == null; // the first of two persons has approved
        world.expect(
                paid || waits || !subject.review().rejection().isEmpty() || subject.closing() != null,
                subject.id() + " leaves its goods with the buyer, and pays nothing");
        long units =
                subject.submission().units().stream().mapToLong(Units::quantity).sum();
        long booked = world.unitsPaidFor(subject.id());
        world.expect(!paid || booked == units, subject.id() + " keeps " + units + " units, and paid for " + booked);
        world.expect(!paid || subject.inbounds().isEmpty(), subject.id() + " expects goods that the buyer keeps");
        world.owed().stream()
                .filter(entry -> paid && entry.caseId().equals(subject.id()))
                .map(OutboxEntry::effect)
                .forEach(effect -> world.expect(
                        !(effect instanceof Effect.CreateReturnWaybill
                                || effect instanceof Effect.Restock
                                || effect instanceof Effect.SendBack),
                        subject.id() + " leaves its goods with the buyer, and owes " + effect.code()));
    }

    /**
     * Checks that the ledger of each warehouse is what arrived there: units found in good order went on sale, and damaged ones were taken in as
     * such or are on their way back to the buyer.
     */
    private void stockIsWhatArrived(OrderAccount account) {
        var accepted = new DockLedger();
        var perhaps = new DockLedger();
        for (AfterSalesCase subject : cases) {
            for (Inbound each : subject.inbounds()) {
                if (!world.docks().isCertain(subject.id(), each.number())) {
                    return;
                }
                if (each.state() == InboundState.INSPECTED) {
                    String where = world.docks()
                            .whereabouts(subject.id(), each.number())
                            .orElse(Objects.toString(subject.submission().goodsAreHere(), ""));
                    // Goods that a correction refuses are in stock, and may go back to the buyer from there.
                    for (FoundUnits units : world.docks().corrections(subject.id(), each.number())) {
                        Grade grade = Orders.grade(units.grade());
                        if (grade.isHere() && !isAlwaysAccepted(grade)) {
                            perhaps.add(
                                    dock(false, where, grade.destination()),
                                    account.sku(units.line()),
                                    units.quantity());
                        }
                    }
                    for (FoundUnits units : world.docks().findings(subject.id(), each.number())) {
                        Grade grade = Orders.grade(units.grade());
                        if (grade.isHere()) {
                            DockLedger ledger = isAlwaysAccepted(grade) ? accepted : perhaps;
                            ledger.add(
                                    dock(ledger == accepted, where, grade.destination()),
                                    account.sku(units.line()),
                                    units.quantity());
                        }
                    }
                }
            }
        }
        for (Grade grade : Orders.grades()) {
            if (grade.isHere()) {
                DockLedger ledger = isAlwaysAccepted(grade) ? accepted : perhaps;
                world.depot()
                        .restocked(grade.destination())
                        .forEach((where, units) ->
                                ledger.remove(Map.of(dock(ledger == accepted, where, grade.destination()), units)));
            }
        }
        perhaps.remove(world.courier().sentBack());
        for (OutboxEntry entry : world.owed()) {
            if (entry.state() == State.PARKED) {
                withoutParked(entry.effect(), accepted, perhaps);
            }
        }
        world.expect(accepted.isEven(), "accepted units that arrived, less those taken in: " + accepted);
        // Refused goods that were paid for early stay where they are, until the buyer has paid for them.
        boolean some = cases.stream()
                .anyMatch(each -> staysUnpaid(each.advance())
                        || each.inbounds().stream()
                                .anyMatch(goods -> !world.docks()
                                        .corrections(each.id(), goods.number())
                                        .isEmpty()));
        world.expect(
                some ? perhaps.isCovered() : perhaps.isEven(),
                "other units that arrived, less those taken in or sent back: " + perhaps);
    }

    private static boolean staysUnpaid(@Nullable Advance advance) {
        return advance != null
                && advance.shortfall() != null
                && advance.shortfall().writtenOff() > 0;
    }

    /** Tells whether units of a grade are accepted whatever the buyer has claimed; the others may go back to the buyer. */
    private static boolean isAlwaysAccepted(Grade grade) {
        return grade.accepted() && !grade.equals(Grade.DAMAGED);
    }

    private static String dock(boolean certain, String warehouse, Disposition disposition) {
        return certain ? warehouse + " " + disposition : warehouse;
    }

    /** Takes goods out of the ledgers that were not moved yet, because their effect is parked. */
    private void withoutParked(Effect effect, DockLedger accepted, DockLedger perhaps) {
        if (effect instanceof Effect.Restock restock && !world.depot().hasMoved(effect.key())) {
            boolean certain = Orders.grades().stream()
                    .anyMatch(grade ->
                            isAlwaysAccepted(grade) && restock.disposition().equals(grade.disposition()));
            DockLedger ledger = certain ? accepted : perhaps;
            ledger.remove(dock(certain, restock.warehouse(), restock.disposition()), restock.goods());
        } else if (effect instanceof Effect.SendBack back && !world.courier().isDecided(effect.key())) {
            perhaps.remove(back.warehouse(), back.goods());
        }
    }
}
