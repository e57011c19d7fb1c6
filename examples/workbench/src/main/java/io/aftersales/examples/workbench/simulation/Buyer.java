package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Buyer of the order, and agents who act for the buyer: both apply, answer and appeal at random. */
final class Buyer {
    private static final int PATIENCE = 20;
    private static final List<Evidence> SHOWN = List.of(new Evidence("shown", "", 0, "image/jpeg"));
    private static final List<String> AFTER_ARRIVAL = List.of("NOT_LIKED", "QUALITY_ISSUE", "DAMAGED", "SHORTAGE");

    private final World world;
    private final Dice dice;
    private final Reviewers reviewers;
    private final List<LineId> sold;

    Buyer(World world, Reviewers reviewers, List<LineId> sold) {
        this.world = world;
        this.dice = world.dice();
        this.reviewers = reviewers;
        this.sold = List.copyOf(sold);
    }

    void open(CaseKind kind) {
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
        RefundDestination destination = reviewers.destination();
        world.ask("open " + kind, (desks, id) -> {
            Request by = Request.of(id, Persons.BUYER);
            Commands.OpenCase asked = whole
                    ? Commands.OpenCase.cancellation(by, Orders.ID, "ORDER_CANCELLED")
                    : Commands.OpenCase.of(by, Orders.ID, kind, items).showing(SHOWN);
            return desks.applications().open(destination == null ? asked : asked.refundTo(destination));
        });
    }

    /** Opens a case as an exception, without evidence. Its opener tries to decide about it, which is refused. */
    private void openAsException(CaseKind kind, List<ItemAsked> items) {
        Actor by = dice.oneOf(Persons.WHO_MAKE_EXCEPTIONS);
        world.ask(
                        "make an exception",
                        (desks, id) -> desks.applications()
                                .open(Commands.OpenCase.of(Request.of(id, by), Orders.ID, kind, items)
                                        .asException(Orders.WORDS)))
                .flatMap(answer -> answer.toJavaOptional())
                .ifPresent(receipt -> reviewers.approve(receipt.caseId(), by, ShippingChoice.BY_POLICY));
    }

    /** Opens a case for goods that a warehouse has, because the buyer sent them without asking. */
    private void takeIn(List<ItemAsked> items) {
        String warehouse = world.docks().unannounced();
        world.ask(
                "take in",
                (desks, id) -> desks.applications()
                        .open(Commands.OpenCase.of(
                                        Request.of(id, Persons.AGENT), Orders.ID, CaseKind.RETURN_REFUND, items)
                                .withGoodsIn(warehouse)
                                .showing(SHOWN)));
    }

    private String reason(CaseKind kind, LineId line) {
        if (kind == CaseKind.REFUND_ONLY) {
            return dice.oneIn(3) ? dice.oneOf(AFTER_ARRIVAL) : "ORDER_CANCELLED";
        }
        return kind == CaseKind.RESHIP && line.value().equals("C") ? "LOST_IN_TRANSIT" : dice.oneOf(AFTER_ARRIVAL);
    }

    /** Answers a question of the reviewer. */
    void provideInfo(CaseId about) {
        world.ask(
                "info",
                (desks, id) -> desks.applications()
                        .provideInfo(new Commands.ProvideInfo(
                                Request.of(id, Persons.BUYER), about, Orders.WORDS, List.of())));
    }

    void withdraw(CaseId about) {
        world.ask(
                "withdraw",
                (desks, id) ->
                        desks.applications().withdraw(new Commands.Withdraw(Request.of(id, Persons.BUYER), about)));
    }

    /** Lets the buyer, or one of the shop for the buyer, answer an offer; a person who made it is refused. */
    void answerOffer(CaseId about) {
        if (dice.oneIn(8)) {
            withdraw(about);
            return;
        }
        Actor by = dice.oneIn(4)
                ? Actor.agent(dice.oneOf(List.of(Persons.REVIEWER, Persons.SECOND, Persons.AGENT))
                        .id())
                : Persons.BUYER;
        boolean accepts = !dice.oneIn(3);
        world.ask(
                "answer offer",
                (desks, id) ->
                        desks.applications().answerOffer(new Commands.AnswerOffer(Request.of(id, by), about, accepts)));
    }

    /** Appeals for the buyer; those who decided before try to decide again, which is refused. */
    void appeal(CaseId about) {
        Actor by = dice.oneIn(3) ? Persons.AGENT : Persons.BUYER;
        world.ask(
                        "appeal",
                        (desks, id) -> desks.applications()
                                .appeal(new Commands.AppealCase(Request.of(id, by), about, Orders.WORDS, List.of())))
                .flatMap(answer -> answer.toJavaOptional())
                .ifPresent(receipt -> reviewers.approve(about, Persons.REVIEWER, ShippingChoice.BY_POLICY));
    }

    void answerTopUp(CaseId about, boolean paid) {
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
}
