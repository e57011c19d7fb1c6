package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Condition;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.TicketCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Buyer and staff, who act at random; the desks refuse what is not possible. */
final class People {
    private static final Actor BUYER = Actor.buyer(Orders.BUYER);
    private static final Actor AGENT = Actor.agent("ada");
    private static final Actor REVIEWER = Actor.reviewer("rita");
    private static final Actor SECOND = Actor.supervisor("sam");
    private static final Actor INSPECTOR = Actor.inspector("ivan");
    private static final Actor FINANCE = Actor.finance("fay");
    private static final int PATIENCE = 20;
    private static final List<Evidence> SHOWN = List.of(new Evidence("shown", "", 0, "image/jpeg"));
    private static final List<String> AFTER_ARRIVAL = List.of("NOT_LIKED", "QUALITY_ISSUE", "DAMAGED", "SHORTAGE");
    private static final List<CaseKind> KINDS = List.of(CaseKind.values());
    private static final List<ShippingChoice> SHIPPING = List.of(ShippingChoice.values());
    private static final List<Condition> CONDITIONS = List.of(Condition.values());

    private static final List<List<Gift>> GIFTS = List.of(
            List.of(),
            List.of(new Gift.Points(50)),
            List.of(new Gift.Points(300), new Gift.Coupon("SORRY"), new Gift.Coupon("SORRY")));

    private final World world;
    private final Dice dice;
    private final List<LineId> sold;
    private final List<CaseKind> kinds;
    private final Map<EffectKey, Boolean> byHand = new HashMap<>();
    private int parcels;

    /**
     * Creates the people around an order.
     *
     * @param sold the lines of the order
     * @param arrived whether any goods of the order have arrived
     */
    People(World world, List<LineId> sold, boolean arrived) {
        this.world = world;
        this.dice = world.dice();
        this.sold = List.copyOf(sold);
        this.kinds = arrived ? KINDS : List.of(CaseKind.REFUND_ONLY);
    }

    /** Lets one person do one thing. */
    void context() {
        List<AfterSalesCase> cases = world.cases();
        if (dice.oneIn(10)) {
            compensate();
        } else if (cases.isEmpty() || dice.below(4) == 0) {
            open(dice.oneOf(kinds));
        } else {
            goOn(dice.oneOf(cases));
        }
    }

    // --- the buyer
    // -----------------------------------------------------------------------------------------------------------

    private void open(CaseKind kind) {
        var lines = new ArrayList<>(sold);
        world.account()
                .map(OrderAccount::replacements)
                .ifPresent(all -> all.stream().map(ReplacementLine::line).forEach(lines::add));
        var items = new ArrayList<ItemAsked>();
        int count = 1 + dice.below(2);
        for (int i = 0; i < count; i++) {
            LineId line = dice.oneOf(lines);
            String wanted = kind == CaseKind.EXCHANGE && !dice.oneIn(3) ? dice.oneOf(Orders.SKUS) : null;
            items.add(new ItemAsked(line, 1 + dice.below(3), reason(kind, line), wanted, null));
        }
        boolean whole = kind == CaseKind.REFUND_ONLY && dice.oneIn(4);
        world.ask(
                "open " + kind,
                (desks, id) -> desks.applications()
                        .open(
                                whole
                                        ? Commands.OpenCase.cancellation(
                                                Request.of(id, BUYER), Orders.ID, "ORDER_CANCELLED")
                                        : Commands.OpenCase.of(Request.of(id, BUYER), Orders.ID, kind, items)
                                                .showing(SHOWN)));
    }

    private String reason(CaseKind kind, LineId line) {
        if (kind == CaseKind.REFUND_ONLY) {
            return dice.oneIn(3) ? dice.oneOf(AFTER_ARRIVAL) : "ORDER_CANCELLED";
        }
        return kind == CaseKind.RESHIP && line.value().equals("C") ? "LOST_IN_TRANSIT" : dice.oneOf(AFTER_ARRIVAL);
    }

    private void withdraw(CaseId about) {
        world.ask(
                "withdraw",
                (desks, id) -> desks.applications().withdraw(new Commands.Withdraw(Request.of(id, BUYER), about)));
    }

    // --- the next step of a case
    // --------------------------------------------------------------------------------------------------

    private void goOn(AfterSalesCase subject) {
        CaseId about = subject.id();
        switch (subject.status()) {
            case PENDING_REVIEW -> review(about);
            case AWAITING_INFO ->
                world.ask(
                        "info",
                        (desks, id) -> desks.applications()
                                .provideInfo(new Commands.ProvideInfo(
                                        Request.of(id, BUYER), about, Orders.WORDS, List.of())));
            case APPROVED -> afterStops(subject);
            case WAITING_RETURN -> sendBack(about);
            case RETURNED, INSPECTING -> inspect(subject, false);
            case INSPECTION_PASSED -> confirm(about);
            case INSPECTION_FAILED -> close(about);
            case AWAITING_TOP_UP -> topUp(about);
            case EXCHANGING, RESHIPPING -> dispatched(about);
            case REFUNDING, REFUND_FAILED, REFUNDED, EXCHANGED -> money(subject, dice.oneIn(2), dice.oneIn(3));
            case REJECTED, RESHIPPED, CLOSED -> found(about);
        }
    }

    private void review(CaseId about) {
        switch (dice.below(7)) {
            case 0 -> reject(about);
            case 1 -> withdraw(about);
            case 2 ->
                world.ask(
                        "ask",
                        (desks, id) -> desks.reviews()
                                .requestInfo(new Commands.RequestInfo(Request.of(id, REVIEWER), about, Orders.WORDS)));
            default -> {
                ShippingChoice shipping = dice.oneOf(SHIPPING);
                Actor by = dice.oneIn(3) ? SECOND : REVIEWER;
                world.ask(
                        "approve",
                        (desks, id) -> desks.reviews()
                                .approve(Commands.ApproveCase.byPolicy(Request.of(id, by), about)
                                        .with(shipping)));
            }
        }
    }

    /** Gives goodwill: money, gifts, or both. */
    private void compensate() {
        long amount = dice.oneIn(3) ? 0 : 1 + dice.below(800);
        List<Gift> gifts = dice.oneOf(GIFTS);
        boolean shipping = dice.oneIn(4);
        world.ask(
                "goodwill",
                (desks, id) -> desks.refunds()
                        .giveGoodwill(new Commands.GiveGoodwill(
                                Request.of(id, AGENT),
                                Orders.ID,
                                List.of(),
                                shipping,
                                Orders.yuan(amount),
                                gifts,
                                Orders.WORDS)));
    }

    private void reject(CaseId about) {
        world.ask(
                "reject",
                (desks, id) ->
                        desks.reviews().reject(new Commands.RejectCase(Request.of(id, REVIEWER), about, Orders.WORDS)));
    }

    private void close(CaseId about) {
        world.ask(
                "close", (desks, id) -> desks.reviews().close(new Commands.CloseCase(Request.of(id, REVIEWER), about)));
    }

    private void convert(CaseId about) {
        world.ask(
                "convert",
                (desks, id) -> desks.reviews().convert(new Commands.ConvertToRefund(Request.of(id, REVIEWER), about)));
    }

    private void confirm(CaseId about) {
        confirm(about, SECOND);
    }

    private void confirm(CaseId about, Actor by) {
        world.ask(
                "confirm",
                (desks, id) -> desks.refunds().confirm(new Commands.ConfirmRefund(Request.of(id, by), about)));
    }

    private void afterStops(AfterSalesCase subject) {
        CaseId about = subject.id();
        switch (dice.below(6)) {
            case 0 -> close(about);
            case 1 -> withdraw(about);
            case 2 -> convert(about);
            case 3 -> lookIntoStops(subject, false);
            default -> confirm(about);
        }
    }

    /**
     * Records what became of goods that were to be stopped, as a person sees it on the spot.
     *
     * @param whereSilent whether only to look where no answer comes without a person
     */
    private void lookIntoStops(AfterSalesCase subject, boolean whereSilent) {
        for (OutboxEntry entry : world.owed()) {
            EffectKey key = entry.key();
            boolean asked = subject.stops().stream().anyMatch(stop -> stop.isAsked() && key.equals(stop.key()));
            boolean answersLater = entry.state() != OutboxEntry.State.PARKED
                    && !world.depot().stops().isSilentAbout(key);
            if (asked && !(whereSilent && answersLater)) {
                boolean stopped = entry.effect() instanceof Effect.StopFulfilment stop
                        ? world.depot().stops().lookedInto(stop)
                        : world.courier().lookedInto(key);
                world.ask(
                        "stop answer",
                        (desks, id) -> desks.fulfilment()
                                .recordStopAnswer(new Commands.RecordStopAnswer(
                                        Request.of(id, INSPECTOR), subject.id(), key, stopped, Orders.WORDS)));
            }
        }
    }

    private void sendBack(CaseId about) {
        parcels++;
        String parcel = "Z-" + parcels;
        switch (dice.below(5)) {
            case 0 -> withdraw(about);
            case 1 ->
                world.ask(
                        "posted",
                        (desks, id) -> desks.returns()
                                .posted(new Commands.ReportPosted(Request.of(id, BUYER), about, "ZTO", parcel)));
            case 2 -> close(about);
            default -> receive(about, dice.oneIn(6));
        }
    }

    private void receive(CaseId about, boolean lost) {
        world.ask(
                "received",
                (desks, id) ->
                        desks.returns().received(new Commands.ReceiveReturn(Request.of(id, INSPECTOR), about, lost)));
    }

    private void inspect(AfterSalesCase subject, boolean inFull) {
        var found = new ArrayList<FoundUnits>();
        if (!inFull) {
            for (Units units : subject.submission().units()) {
                long some = dice.below((int) Math.min(3, units.quantity()) + 1);
                if (some > 0) {
                    Condition condition = dice.oneIn(2) ? Condition.GOOD : dice.oneOf(CONDITIONS);
                    found.add(new FoundUnits(units.line(), condition, some, "", List.of()));
                }
            }
        }
        boolean complete = inFull || !dice.oneIn(3);
        world.ask(
                "inspect",
                (desks, id) -> desks.inspections()
                        .inspect(new Commands.InspectReturn(
                                Request.of(id, INSPECTOR), subject.id(), found, complete, null, "")));
    }

    private void topUp(CaseId about) {
        switch (dice.below(4)) {
            case 0 -> convert(about);
            case 1 -> answerTopUp(about, false);
            default -> answerTopUp(about, true);
        }
    }

    private void answerTopUp(CaseId about, boolean paid) {
        for (TopUpModel.Asked asked : world.till().asked()) {
            if (asked.caseId().equals(about)) {
                Answer answer = paid ? world.till().pay(asked) : world.till().refuse(asked);
                report(asked, answer);
            }
        }
    }

    /** Lets a buyer pay a price difference that its case no longer waits for. */
    void payLate() {
        for (TopUpModel.Asked asked : world.till().asked()) {
            boolean waits = world.cases().stream()
                    .anyMatch(subject ->
                            subject.id().equals(asked.caseId()) && subject.status() == CaseStatus.AWAITING_TOP_UP);
            if (!waits) {
                Answer answer = world.till().pay(asked);
                report(asked, answer);
                return;
            }
        }
    }

    private void report(TopUpModel.Asked asked, Answer answer) {
        for (int i = 0; i < PATIENCE && !world.notice(asked.key(), answer); i++) {
            world.clock().advance(Duration.ofMinutes(1));
        }
    }

    private void dispatched(CaseId about) {
        switch (dice.below(6)) {
            case 0 -> convert(about);
            case 1 -> found(about);
            case 2 -> leave(about);
            default -> arrive(about);
        }
    }

    private void leave(CaseId about) {
        parcels++;
        String parcel = "OUT-" + parcels;
        for (WarehouseModel.Sending sending : world.depot().sendings(about)) {
            sending.gone = true;
            world.ask(
                    "shipped",
                    (desks, id) -> desks.fulfilment()
                            .shipped(new Commands.ReportShipped(Request.of(id, INSPECTOR), about, "SF", parcel)));
        }
    }

    /** Reports the delivery of a replacement; returns false when none was sent. */
    private boolean arrive(CaseId about) {
        List<WarehouseModel.Sending> sendings = world.depot().sendings(about);
        if (sendings.isEmpty()) {
            return false;
        }
        sendings.forEach(sending -> sending.gone = true);
        world.ask(
                "delivered",
                (desks, id) ->
                        desks.fulfilment().delivered(new Commands.ReportDelivered(Request.of(id, INSPECTOR), about)));
        return true;
    }

    private void found(CaseId about) {
        world.ask(
                "found",
                (desks, id) ->
                        desks.fulfilment().found(new Commands.ReportFound(Request.of(id, INSPECTOR), about, "P2")));
    }

    // --- tickets
    // --------------------------------------------------------------------------------------------------------

    /** Lets staff assign, release or escalate tickets, or an agent become available, unavailable or leave for good. */
    void handleTickets() {
        String who = dice.oneOf(AgentsModel.IDS);
        switch (dice.below(6)) {
            case 0 -> world.crew().turn(who);
            case 1 -> {
                if (dice.oneIn(4)) {
                    world.crew().leave(who);
                }
            }
            default ->
                world.cases().forEach(subject -> world.ticket(subject.id()).ifPresent(this::handle));
        }
    }

    private void handle(Ticket ticket) {
        world.askOfTicket(
                "ticket",
                switch (dice.below(3)) {
                    case 0 -> id -> new TicketCommand.ReleaseTicket(Request.of(id, SECOND), ticket.id());
                    case 1 -> id -> new TicketCommand.EscalateTicket(Request.of(id, SECOND), ticket.id(), "TOO_HARD");
                    default -> {
                        String agent = dice.oneOf(AgentsModel.IDS);
                        yield id -> new TicketCommand.AssignTicket(Request.of(id, SECOND), ticket.id(), agent);
                    }
                });
    }

    // --- money
    // --------------------------------------------------------------------------------------------------------------

    private void money(AfterSalesCase subject, boolean retried, boolean unpaid) {
        CaseId about = subject.id();
        if (retried) {
            world.ask(
                    "retry",
                    (desks, id) -> desks.refunds().retry(new Commands.RetryRefund(Request.of(id, FINANCE), about)));
        }
        for (RefundPart part : subject.refund().parts()) {
            if (part.route() == Route.OFFLINE && part.state() == RefundPart.State.OPEN) {
                byHand(about, part, !unpaid);
            }
        }
    }

    /** Pays an offline refund and reports it. The first decision about a key is kept, so each report of it says the same. */
    private void byHand(CaseId about, RefundPart part, boolean paid) {
        EffectKey key = part.key();
        boolean decided = byHand.computeIfAbsent(key, unseen -> paid);
        if (decided) {
            world.payByHand(key, part.amount().minor());
        }
        world.ask(
                "by hand",
                (desks, id) -> desks.refunds()
                        .confirmOffline(new Commands.ConfirmOffline(
                                Request.of(id, FINANCE),
                                about,
                                part.tender().id(),
                                part.purpose(),
                                decided,
                                "BY-HAND-" + key)));
    }

    // --- the end of all cases
    // ---------------------------------------------------------------------------------------------------

    /** Finishes a case that was begun. */
    void finish(AfterSalesCase subject) {
        CaseId about = subject.id();
        switch (subject.status()) {
            case PENDING_REVIEW -> reject(about);
            case APPROVED -> {
                lookIntoStops(subject, true);
                confirm(about);
                confirm(about, REVIEWER);
                convert(about);
                close(about);
            }
            case INSPECTION_FAILED -> close(about);
            case WAITING_RETURN -> receive(about, false);
            case RETURNED, INSPECTING -> inspect(subject, true);
            case INSPECTION_PASSED -> {
                confirm(about);
                confirm(about, REVIEWER);
            }
            case EXCHANGING, RESHIPPING -> {
                money(subject, true, false);
                if (!arrive(about)) {
                    convert(about);
                }
            }
            default -> money(subject, true, false);
        }
    }
}
