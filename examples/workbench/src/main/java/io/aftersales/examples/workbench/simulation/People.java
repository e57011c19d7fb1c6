package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.Advance;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseWait;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.tickets.Priority;
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
import org.jspecify.annotations.Nullable;

/** Buyer and staff, who act at random; the desks refuse what is not possible. */
final class People {
    private static final Actor BUYER = Actor.buyer(Orders.BUYER);
    private static final Actor AGENT = Actor.agent("ada");
    private static final Actor REVIEWER = Actor.reviewer("rita");
    private static final Actor SECOND = Actor.supervisor("sam");
    private static final Actor THIRD = Actor.supervisor("sue");
    /** A supervisor who decides about appeals when nothing else is left to do. */
    private static final Actor FRESH = Actor.supervisor("frida");

    private static final Actor INSPECTOR = Actor.inspector("ivan");
    private static final Actor FINANCE = Actor.finance("fay");
    private static final Actor COLLEAGUE = Actor.finance("finn");
    /** Staff who open cases as exceptions, and do nothing else. */
    private static final List<Actor> WHO_MAKE_EXCEPTIONS =
            List.of(Actor.agent("abe"), Actor.reviewer("rob"), Actor.supervisor("stella"));

    private static final int PATIENCE = 20;
    private static final List<Evidence> SHOWN = List.of(new Evidence("shown", "", 0, "image/jpeg"));
    private static final List<String> AFTER_ARRIVAL = List.of("NOT_LIKED", "QUALITY_ISSUE", "DAMAGED", "SHORTAGE");
    private static final List<CaseKind> KINDS = List.of(CaseKind.values());
    private static final List<ShippingChoice> SHIPPING = List.of(ShippingChoice.values());
    private static final List<Grade> GRADES = Orders.grades();

    private static final List<List<Gift>> GIFTS = List.of(
            List.of(),
            List.of(new Gift.Points(50)),
            List.of(new Gift.Points(300), new Gift.Coupon("SORRY"), new Gift.Coupon("SORRY")));

    private final World world;
    private final Dice dice;
    private final SecondInspector secondInspector;
    private final List<LineId> sold;
    private final List<CaseKind> kinds;
    private final Map<EffectKey, Boolean> byHand = new HashMap<>();
    private int parcels;
    private int transfers;

    /**
     * Creates the people around an order.
     *
     * @param sold the lines of the order
     * @param arrived whether any goods of the order have arrived
     */
    People(World world, List<LineId> sold, boolean arrived) {
        this.world = world;
        this.dice = world.dice();
        this.secondInspector = new SecondInspector(world);
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
        world.office().order().amendments().forEach(more -> more.lines().forEach(line -> lines.add(line.id())));
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
        if (kind == CaseKind.RETURN_REFUND && dice.oneIn(6)) {
            takeIn(items);
            return;
        }
        if (dice.oneIn(12)) {
            openAsException(kind, items);
            return;
        }
        boolean whole = kind == CaseKind.REFUND_ONLY && dice.oneIn(4);
        RefundDestination destination = destination();
        world.ask("open " + kind, (desks, id) -> {
            Request by = Request.of(id, BUYER);
            Commands.OpenCase asked = whole
                    ? Commands.OpenCase.cancellation(by, Orders.ID, "ORDER_CANCELLED")
                    : Commands.OpenCase.of(by, Orders.ID, kind, items).showing(SHOWN);
            return desks.applications().open(destination == null ? asked : asked.refundTo(destination));
        });
    }

    /** Opens a case as an exception, without evidence. Its opener tries to decide about it, which is refused. */
    private void openAsException(CaseKind kind, List<ItemAsked> items) {
        Actor by = dice.oneOf(WHO_MAKE_EXCEPTIONS);
        world.ask(
                        "make an exception",
                        (desks, id) -> desks.applications()
                                .open(Commands.OpenCase.of(Request.of(id, by), Orders.ID, kind, items)
                                        .asException(Orders.WORDS)))
                .flatMap(answer -> answer.toJavaOptional())
                .ifPresent(receipt -> approve(receipt.caseId(), by, ShippingChoice.BY_POLICY));
    }

    /** Opens a case for goods that a warehouse has, because the buyer sent them without asking. */
    private void takeIn(List<ItemAsked> items) {
        String warehouse = world.docks().unannounced();
        world.ask(
                "take in",
                (desks, id) -> desks.applications()
                        .open(Commands.OpenCase.of(Request.of(id, AGENT), Orders.ID, CaseKind.RETURN_REFUND, items)
                                .withGoodsIn(warehouse)
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
        if (dice.oneIn(5) && secondInspector.lookAgain(subject)) {
            return;
        }
        List<Inbound> open = subject.inbounds().stream()
                .filter(each -> each.isPending() || (each.state() == InboundState.NOT_COMING && dice.oneIn(4)))
                .toList();
        if (!open.isEmpty() && (waitsForGoods(subject) ? !dice.oneIn(4) : dice.oneIn(2))) {
            goOn(subject, dice.oneOf(open));
        } else {
            goOnWithout(subject);
        }
    }

    /** Takes the next step of a case that is not about goods which come back. */
    private void goOnWithout(AfterSalesCase subject) {
        CaseId about = subject.id();
        switch (subject.status()) {
            case PENDING_REVIEW -> review(about);
            case AWAITING_INFO ->
                world.ask(
                        "info",
                        (desks, id) -> desks.applications()
                                .provideInfo(new Commands.ProvideInfo(
                                        Request.of(id, BUYER), about, Orders.WORDS, List.of())));
            case OFFERED -> answerOffer(about);
            case APPROVED -> afterStops(subject);
            case WAITING_RETURN -> {
                if (dice.oneIn(2)) {
                    withdraw(about);
                } else {
                    close(about);
                }
            }
            case RETURNED, INSPECTING -> close(about);
            case INSPECTION_PASSED -> confirm(about);
            case INSPECTION_FAILED -> close(about);
            case AWAITING_TOP_UP -> topUp(about);
            case EXCHANGING, RESHIPPING -> dispatched(subject);
            case REFUNDING, REFUND_FAILED, REFUNDED, EXCHANGED -> {
                if (dice.oneIn(3)) {
                    world.bookkeeper().giveBackKept(about);
                } else if (subject.stops().isEmpty() || dice.oneIn(2)) {
                    money(subject, dice.oneIn(2), dice.oneIn(3));
                } else {
                    found(subject);
                }
            }
            case REJECTED -> appeal(about);
            case CLOSED -> {
                if (dice.oneIn(2)) {
                    appeal(about);
                } else {
                    found(subject);
                }
            }
            case RESHIPPED -> found(subject);
        }
    }

    private void review(CaseId about) {
        switch (dice.below(9)) {
            case 7, 8 -> offer(about);
            case 0 -> reject(about);
            case 1 -> withdraw(about);
            case 2 ->
                world.ask(
                        "ask",
                        (desks, id) -> desks.reviews()
                                .requestInfo(new Commands.RequestInfo(Request.of(id, REVIEWER), about, Orders.WORDS)));
            default -> {
                Actor by = dice.oneIn(3) ? SECOND : REVIEWER;
                if (dice.oneIn(4)) {
                    approveOnTerms(about, by);
                } else if (dice.oneIn(8)) {
                    approveWithoutReturn(about, by);
                } else {
                    approve(about, by, dice.oneOf(SHIPPING));
                }
            }
        }
    }

    private void approve(CaseId about, Actor by, ShippingChoice shipping) {
        RefundDestination destination = destination();
        Release release = release(about);
        world.ask("approve", (desks, id) -> {
            Commands.ApproveCase approved =
                    Commands.ApproveCase.byPolicy(Request.of(id, by), about).with(shipping);
            Commands.ApproveCase timed = release == null ? approved : approved.release(release);
            return desks.reviews().approve(destination == null ? timed : timed.refundTo(destination));
        });
    }

    /** Returns when the buyer gets the money or the new goods, where the reviewer decides otherwise than the shop does. */
    private @Nullable Release release(CaseId about) {
        boolean comesBack = world.cases().stream()
                .anyMatch(each -> each.id().equals(about) && each.kind().hasReturn());
        return comesBack && dice.oneIn(3) ? dice.oneOf(List.of(Release.values())) : null;
    }

    /** Settles what is short of goods: the buyer pays for it, sometimes in two parts, or the shop bears it. */
    private void settleShortfall(AfterSalesCase subject) {
        Advance advance = subject.advance();
        Shortfall shortfall = advance == null ? null : advance.shortfall();
        if (shortfall == null || !shortfall.isOpen()) {
            return;
        }
        CaseId about = subject.id();
        long open = shortfall.open();
        if (dice.oneIn(2)) {
            long first = dice.oneIn(3) ? 1 + dice.below((int) open) : open;
            settle(about, first);
            if (first < open) {
                settle(about, open - first);
            }
        } else {
            new TwoPersons(world, REVIEWER, SECOND)
                    .enter(
                            "write off",
                            (desks, id, by) -> desks.refunds()
                                    .settleShortfall(Commands.SettleShortfall.writtenOff(Request.of(id, by), about)));
        }
    }

    private void settle(CaseId about, long minor) {
        transfers++;
        String reference = "BT-" + transfers;
        world.till().transferred(reference, minor); // before finance records it: what it makes due is paid at once
        boolean recorded = new TwoPersons(world, FINANCE, COLLEAGUE)
                .enter(
                        "shortfall paid",
                        (desks, id, by) -> desks.refunds()
                                .settleShortfall(Commands.SettleShortfall.paid(
                                        Request.of(id, by), about, Orders.yuan(minor), reference)));
        if (!recorded) {
            world.till().returned(reference, minor);
        }
    }

    /** Approves so that the buyer keeps the goods, mostly at the policy's amount, sometimes at an agreed one. */
    private void approveWithoutReturn(CaseId about, Actor by) {
        Money some = Orders.yuan(1 + dice.below(1_500));
        boolean agreed = dice.oneIn(3);
        world.ask("approve without return", (desks, id) -> {
            Commands.ApproveCase approved =
                    Commands.ApproveCase.byPolicy(Request.of(id, by), about).keepingGoods();
            return desks.reviews().approve(agreed ? approved.agreedOn(some) : approved);
        });
    }

    /** Offers the buyer some terms, after an appeal too; above the limit of one person the other one mostly offers the same. */
    private void offer(CaseId about) {
        Actor by = dice.oneOf(List.of(REVIEWER, SECOND, THIRD));
        ShippingChoice shipping = dice.oneOf(SHIPPING);
        Money some = Orders.yuan(1 + dice.below(1_500));
        boolean agreed = dice.oneIn(3);
        for (Actor each : dice.oneIn(3) ? List.of(by) : List.of(by, by.equals(SECOND) ? THIRD : SECOND)) {
            world.ask("offer", (desks, id) -> {
                Commands.ApproveCase terms = Commands.ApproveCase.byPolicy(Request.of(id, each), about)
                        .with(shipping);
                return desks.reviews().offer(new Commands.MakeOffer(agreed ? terms.agreedOn(some) : terms));
            });
        }
    }

    /** Lets the buyer, or one of the shop for the buyer, answer an offer; a person who made it is refused. */
    private void answerOffer(CaseId about) {
        if (dice.oneIn(8)) {
            withdraw(about);
            return;
        }
        Actor by = dice.oneIn(4)
                ? Actor.agent(dice.oneOf(List.of(REVIEWER, SECOND, AGENT)).id())
                : BUYER;
        boolean accepts = !dice.oneIn(3);
        world.ask(
                "answer offer",
                (desks, id) ->
                        desks.applications().answerOffer(new Commands.AnswerOffer(Request.of(id, by), about, accepts)));
    }

    /** Appeals for the buyer; those who decided before try to decide again, which is refused. */
    private void appeal(CaseId about) {
        Actor by = dice.oneIn(3) ? AGENT : BUYER;
        world.ask(
                        "appeal",
                        (desks, id) -> desks.applications()
                                .appeal(new Commands.AppealCase(Request.of(id, by), about, Orders.WORDS, List.of())))
                .flatMap(answer -> answer.toJavaOptional())
                .ifPresent(receipt -> approve(about, REVIEWER, ShippingChoice.BY_POLICY));
    }

    /** Returns where a buyer or reviewer wants the money; null for nothing special, as most do. */
    private @Nullable RefundDestination destination() {
        return dice.oneIn(6) ? dice.oneOf(List.of(RefundDestination.values())) : null;
    }

    /**
     * Approves on terms of which the shop keeps something: a fee, or all above an agreed amount. In an exchange a difference is agreed on
     * instead, in either direction.
     */
    private void approveOnTerms(CaseId about, Actor by) {
        Money some = Orders.yuan(1 + dice.below(1_500));
        boolean fee = dice.oneIn(2);
        boolean cheaper = dice.oneIn(2);
        boolean exchange =
                world.cases().stream().anyMatch(each -> each.id().equals(about) && each.kind() == CaseKind.EXCHANGE);
        world.ask("approve on terms", (desks, id) -> {
            Commands.ApproveCase approved = Commands.ApproveCase.byPolicy(Request.of(id, by), about);
            if (exchange) {
                Commands.ApproveCase settled = approved.settling(cheaper ? some.negated() : some);
                return desks.reviews().approve(fee ? approved.withFee(some) : settled);
            }
            return desks.reviews().approve(fee ? approved.withFee(some) : approved.agreedOn(some));
        });
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
        reject(about, REVIEWER);
    }

    private void reject(CaseId about, Actor by) {
        world.ask(
                "reject",
                (desks, id) ->
                        desks.reviews().reject(new Commands.RejectCase(Request.of(id, by), about, Orders.WORDS)));
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
                                        Request.of(id, INSPECTOR), subject.id(), key, stopped, Orders.WORDS)));
            }
        }
    }

    // --- goods that come back
    // ---------------------------------------------------------------------------------------------------

    private void goOn(AfterSalesCase subject, Inbound inbound) {
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

    private static boolean waitsForGoods(AfterSalesCase subject) {
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
        Actor by = dice.oneIn(3) ? Actor.SYSTEM : BUYER;
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
                                Request.of(id, INSPECTOR), subject.id(), number, named, lost)));
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
                                Request.of(id, INSPECTOR), about, number, found, complete, null, "")));
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
    private void finish(AfterSalesCase subject, Inbound inbound) {
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

    private void dispatched(AfterSalesCase subject) {
        CaseId about = subject.id();
        switch (dice.below(6)) {
            case 0 -> convert(about);
            case 1 -> found(subject);
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

    /** Reports a lost parcel as found: on its way back, or with the buyer. */
    private void found(AfterSalesCase subject) {
        List<String> lost = subject.stops().stream()
                .filter(stop -> stop.state() == GoodsStop.State.LOST)
                .map(stop -> stop.place().value())
                .toList();
        String parcel = lost.isEmpty() ? Orders.LOST_PARCEL : dice.oneOf(lost);
        boolean comingBack = dice.oneIn(2);
        world.ask(
                "found",
                (desks, id) -> desks.fulfilment()
                        .found(new Commands.ReportFound(Request.of(id, INSPECTOR), subject.id(), parcel, comingBack)));
    }

    // --- tickets
    // --------------------------------------------------------------------------------------------------------

    /** Lets staff assign, release, escalate or hand over tickets or change their priority, or an agent become available, unavailable or leave for good. */
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
                switch (dice.below(5)) {
                    case 0 -> id -> new TicketCommand.ReleaseTicket(Request.of(id, SECOND), ticket.id());
                    case 1 -> id -> new TicketCommand.EscalateTicket(Request.of(id, SECOND), ticket.id(), "TOO_HARD");
                    case 2 -> {
                        Priority priority = dice.oneOf(List.of(Priority.values()));
                        yield id -> new TicketCommand.ChangePriority(
                                Request.of(id, SECOND), ticket.id(), priority, "LOOKED_AT");
                    }
                    case 3 -> {
                        String group = dice.oneOf(AgentsModel.GROUPS);
                        yield id -> new TicketCommand.HandOverTicket(
                                Request.of(id, SECOND), ticket.id(), group, "NOT_OURS");
                    }
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
        if (retried && !world.isLostToADispute(subject)) { // trying that again is of no use
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
        subject.inbounds().forEach(inbound -> finish(subject, inbound));
        settleShortfall(subject);
        switch (subject.status()) {
            case PENDING_REVIEW -> {
                if (dice.oneIn(2)) {
                    approve(about, SECOND, ShippingChoice.BY_POLICY);
                    approve(about, REVIEWER, ShippingChoice.BY_POLICY);
                    approve(about, THIRD, ShippingChoice.BY_POLICY); // after an appeal
                }
                reject(about); // refused where it was approved, and after an appeal
                reject(about, FRESH);
            }
            case OFFERED -> answerOffer(about);
            case APPROVED -> {
                lookIntoStops(subject, true);
                confirm(about);
                confirm(about, REVIEWER);
                confirm(about, THIRD); // where both have approved
                convert(about);
                close(about);
            }
            case INSPECTION_FAILED -> close(about);
            case INSPECTION_PASSED -> {
                confirm(about);
                confirm(about, REVIEWER);
                confirm(about, THIRD); // where both have approved
            }
            case EXCHANGING, RESHIPPING -> {
                money(subject, true, false);
                if (!arrive(about)) {
                    convert(about);
                    close(about); // nothing was accepted, and the refused goods cannot be sent back
                }
            }
            default -> money(subject, true, false);
        }
    }
}
