package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseWait;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Staff of the warehouses, and carriers, who report what became of goods that leave and goods that come back. */
final class WarehouseStaff {
    private static final List<Grade> GRADES = Orders.grades();

    private final World world;
    private final Dice dice;
    private int parcels;

    WarehouseStaff(World world) {
        this.world = world;
        this.dice = world.dice();
    }

    /**
     * Records what became of goods that were to be stopped, as a person sees it on the spot.
     *
     * @param whereSilent whether only to look where no answer comes without a person
     */
    void lookIntoStops(AfterSalesCase subject, boolean whereSilent) {
        for (OutboxEntry entry : world.owed()) {
            EffectKey key = entry.key();
            boolean asked = subject.stops().stream().anyMatch(stop -> stop.isAsked() && key.equals(stop.key()));
            boolean answersLater = subject.waiting().then() != CaseWait.Then.OVERDUE
                    && entry.state() != OutboxEntry.State.PARKED
                    && !world.depot().stops().isSilentAbout(key);
            if (asked && !(whereSilent && answersLater)) {
                boolean stopped = entry.effect() instanceof Effect.StopFulfilment stop
                        ? world.depot().stops().lookedInto(stop)
                        : world.courier()
                                .lookedInto(
                                        key,
                                        entry.effect() instanceof Effect.InterceptParcel parcel ? parcel.parcel() : "");
                world.ask(
                        "stop answer",
                        (desks, id) -> desks.fulfilment()
                                .recordStopAnswer(new Commands.RecordStopAnswer(
                                        Request.of(id, Persons.INSPECTOR), subject.id(), key, stopped, Orders.WORDS)));
            }
        }
    }

    void goOn(AfterSalesCase subject, Inbound inbound) {
        boolean comes = world.docks().comes(subject.id(), inbound);
        switch (inbound.state()) {
            case AWAITED -> {
                if (!comes || dice.oneIn(4)) {
                    post(subject, inbound);
                } else {
                    receive(subject, inbound, false);
                }
            }
            case ON_ITS_WAY -> {
                if (dice.oneIn(5)) {
                    post(subject, inbound);
                } else {
                    receive(subject, inbound, !comes || dice.oneIn(5));
                }
            }
            case LOST -> {
                if (comes && dice.oneIn(3)) {
                    receive(subject, inbound, false);
                } else {
                    inspect(subject, inbound, false);
                }
            }
            case RECEIVED -> inspect(subject, inbound, false);
            case NOT_COMING -> receive(subject, inbound, false);
            case INSPECTED -> {}
        }
    }

    static boolean waitsForGoods(AfterSalesCase subject) {
        return switch (subject.status()) {
            case WAITING_RETURN, RETURNED, INSPECTING, EXCHANGING -> true;
            default -> false;
        };
    }

    /** Returns the number that a command gives; people leave it out where their case has one inbound alone and gets no others. */
    private @Nullable Integer number(AfterSalesCase subject, Inbound inbound) {
        boolean alone = subject.kind().hasReturn() && subject.inbounds().size() == 1;
        return alone && dice.oneIn(2) ? null : inbound.number();
    }

    private void post(AfterSalesCase subject, Inbound inbound) {
        parcels++;
        String parcel = "Z-" + parcels;
        Integer number = number(subject, inbound);
        Inbound.Label label =
                inbound.label() != null && inbound.label().isMade() && !dice.oneIn(3) ? inbound.label() : null;
        String carrier = label == null ? "ZTO" : label.carrier();
        String tracking = label == null ? parcel : label.trackingNumber();
        Actor by = dice.oneIn(3) ? Actor.SYSTEM : Persons.BUYER;
        world.ask(
                "posted",
                (desks, id) -> desks.returns()
                        .posted(new Commands.ReportPosted(
                                Request.of(id, by), subject.id(), number, carrier, tracking)));
    }

    /** Receives goods where they arrive; the warehouse is left out by some who are at the destination. */
    private void receive(AfterSalesCase subject, Inbound inbound, boolean lost) {
        Integer number = number(subject, inbound);
        String where = world.docks().arrival(subject.id(), inbound);
        boolean here = where.isEmpty() || (where.equals(inbound.warehouse()) && dice.oneIn(2));
        String named = lost || here ? null : where;
        world.ask(
                lost ? "lost" : "received",
                (desks, id) -> desks.returns()
                        .received(new Commands.ReceiveReturn(
                                Request.of(id, Persons.INSPECTOR), subject.id(), number, named, lost)));
    }

    /** Brings goods that their case waits for no longer. */
    void bringLate(AfterSalesCase subject) {
        for (Inbound each : subject.inbounds()) {
            if (each.state() == InboundState.NOT_COMING) {
                receive(subject, each, false);
            }
        }
    }

    private void inspect(AfterSalesCase subject, Inbound inbound, boolean inFull) {
        CaseId about = subject.id();
        List<FoundUnits> found = findings(subject, inbound, inFull);
        boolean complete = inFull || !dice.oneIn(3);
        Integer number = number(subject, inbound);
        var answer = world.ask(
                "inspect",
                (desks, id) -> desks.inspections()
                        .inspect(new Commands.InspectReturn(
                                Request.of(id, Persons.INSPECTOR), about, number, found, complete, null, "")));
        answer.ifPresentOrElse(
                said -> said.peek(receipt -> world.docks().found(about, inbound.number(), found)),
                () -> world.docks().doubts(about, inbound.number()));
    }

    /** Returns what is found in goods; some buyers pack everything in one parcel, and nothing is found in goods that are lost. */
    private List<FoundUnits> findings(AfterSalesCase subject, Inbound inbound, boolean inFull) {
        var found = new ArrayList<FoundUnits>();
        boolean lost = inbound.state() == InboundState.LOST;
        var parcels = new ArrayList<Inbound>(List.of(inbound));
        if (!lost && dice.oneIn(4)) {
            subject.inbounds().stream()
                    .filter(each -> each.isPending() && each.number() != inbound.number())
                    .forEach(parcels::add);
        }
        for (Inbound each : parcels) {
            for (Units units : PlacedUnits.byLine(each.remaining())) {
                long some = inFull && dice.oneIn(2)
                        ? units.quantity()
                        : dice.below((int) Math.min(3, units.quantity()) + 1);
                if (some > 0) {
                    Grade seen = dice.oneIn(2) ? Grade.GOOD : dice.oneOf(GRADES);
                    found.add(FoundUnits.of(units.line().value(), lost ? Grade.LOST_ON_RETURN : seen, some));
                }
            }
        }
        return found;
    }

    /** Finishes goods that may still come: those that do not come are lost where their case waits for them. */
    void finish(AfterSalesCase subject, Inbound inbound) {
        boolean comes = world.docks().comes(subject.id(), inbound);
        switch (inbound.state()) {
            case AWAITED -> {
                if (dice.oneIn(3)) {
                    post(subject, inbound);
                } else if (comes) {
                    receive(subject, inbound, false);
                }
            }
            case ON_ITS_WAY -> {
                if (comes || waitsForGoods(subject)) {
                    receive(subject, inbound, !comes);
                }
            }
            case RECEIVED, LOST -> inspect(subject, inbound, true);
            case INSPECTED, NOT_COMING -> {}
        }
    }

    void leave(CaseId about) {
        parcels++;
        String parcel = "OUT-" + parcels;
        for (WarehouseModel.Sending sending : world.depot().sendings(about)) {
            sending.gone = true;
            world.ask(
                    "shipped",
                    (desks, id) -> desks.fulfilment()
                            .shipped(new Commands.ReportShipped(
                                    Request.of(id, Persons.INSPECTOR), about, "SF", parcel)));
        }
    }

    /** Reports the delivery of a replacement; returns false when none was sent. */
    boolean arrive(CaseId about) {
        List<WarehouseModel.Sending> sendings = world.depot().sendings(about);
        if (sendings.isEmpty()) {
            return false;
        }
        sendings.forEach(sending -> sending.gone = true);
        world.ask(
                "delivered",
                (desks, id) -> desks.fulfilment()
                        .delivered(new Commands.ReportDelivered(Request.of(id, Persons.INSPECTOR), about)));
        return true;
    }

    /** Reports a lost parcel as found: on its way back, or with the buyer. */
    void found(AfterSalesCase subject) {
        List<String> lost = subject.stops().stream()
                .filter(stop -> stop.state() == GoodsStop.State.LOST)
                .map(stop -> stop.place().value())
                .toList();
        String parcel = lost.isEmpty() ? Orders.LOST_PARCEL : dice.oneOf(lost);
        boolean comingBack = dice.oneIn(2);
        world.ask(
                "found",
                (desks, id) -> desks.fulfilment()
                        .found(new Commands.ReportFound(
                                Request.of(id, Persons.INSPECTOR), subject.id(), parcel, comingBack)));
    }
}
