package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import java.util.List;

/** Buyer and staff, who act at random; the desks refuse what is not possible. */
final class People {
    private static final List<CaseKind> KINDS = List.of(CaseKind.values());

    private final World world;
    private final Dice dice;
    private final Reviewers reviewers;
    private final Buyer buyer;
    private final WarehouseStaff warehouse;
    private final SecondInspector secondInspector;
    private final FinanceStaff finance;
    private final TicketStaff agents;
    private final List<CaseKind> kinds;

    /**
     * Creates the people around an order.
     *
     * @param sold the lines of the order
     * @param arrived whether any goods of the order have arrived
     */
    People(World world, List<LineId> sold, boolean arrived) {
        this.world = world;
        this.dice = world.dice();
        this.reviewers = new Reviewers(world);
        this.buyer = new Buyer(world, reviewers, sold);
        this.warehouse = new WarehouseStaff(world);
        this.secondInspector = new SecondInspector(world);
        this.finance = new FinanceStaff(world);
        this.agents = new TicketStaff(world);
        this.kinds = arrived ? KINDS : List.of(CaseKind.REFUND_ONLY);
    }

    Buyer buyer() {
        return buyer;
    }

    WarehouseStaff warehouse() {
        return warehouse;
    }

    FinanceStaff finance() {
        return finance;
    }

    TicketStaff agents() {
        return agents;
    }

    /** Lets one person do one thing. */
    void act() {
        List<AfterSalesCase> cases = world.cases();
        if (dice.oneIn(10)) {
            reviewers.compensate();
        } else if (cases.isEmpty() || dice.below(4) == 0) {
            buyer.open(dice.oneOf(kinds));
        } else {
            goOn(dice.oneOf(cases));
        }
    }

    private void goOn(AfterSalesCase subject) {
        if (dice.oneIn(5) && secondInspector.lookAgain(subject)) {
            return;
        }
        List<Inbound> open = subject.inbounds().stream()
                .filter(each -> each.isPending() || (each.state() == InboundState.NOT_COMING && dice.oneIn(4)))
                .toList();
        if (!open.isEmpty() && (WarehouseStaff.waitsForGoods(subject) ? !dice.oneIn(4) : dice.oneIn(2))) {
            warehouse.goOn(subject, dice.oneOf(open));
        } else {
            goOnWithoutGoods(subject);
        }
    }

    /** Takes the next step of a case that is not about goods which come back. */
    private void goOnWithoutGoods(AfterSalesCase subject) {
        CaseId about = subject.id();
        switch (subject.status()) {
            case PENDING_REVIEW -> review(about);
            case AWAITING_INFO -> buyer.provideInfo(about);
            case OFFERED -> buyer.answerOffer(about);
            case APPROVED -> afterStops(subject);
            case WAITING_RETURN -> {
                if (dice.oneIn(2)) {
                    buyer.withdraw(about);
                } else {
                    reviewers.close(about);
                }
            }
            case RETURNED, INSPECTING -> reviewers.close(about);
            case INSPECTION_PASSED -> reviewers.confirm(about);
            case INSPECTION_FAILED -> reviewers.close(about);
            case AWAITING_TOP_UP -> topUp(about);
            case EXCHANGING, RESHIPPING -> dispatched(subject);
            case REFUNDING, REFUND_FAILED, REFUNDED, EXCHANGED -> {
                if (dice.oneIn(3)) {
                    world.bookkeeper().giveBackKept(about);
                } else if (subject.stops().isEmpty() || dice.oneIn(2)) {
                    finance.money(subject, dice.oneIn(2), dice.oneIn(3));
                } else {
                    warehouse.found(subject);
                }
            }
            case REJECTED -> buyer.appeal(about);
            case CLOSED -> {
                if (dice.oneIn(2)) {
                    buyer.appeal(about);
                } else {
                    warehouse.found(subject);
                }
            }
            case RESHIPPED -> warehouse.found(subject);
        }
    }

    private void review(CaseId about) {
        switch (dice.below(9)) {
            case 7, 8 -> reviewers.offer(about);
            case 0 -> reviewers.reject(about);
            case 1 -> buyer.withdraw(about);
            case 2 -> reviewers.ask(about);
            default -> reviewers.approve(about);
        }
    }

    private void afterStops(AfterSalesCase subject) {
        CaseId about = subject.id();
        switch (dice.below(6)) {
            case 0 -> reviewers.close(about);
            case 1 -> buyer.withdraw(about);
            case 2 -> reviewers.convert(about);
            case 3 -> warehouse.lookIntoStops(subject, false);
            default -> reviewers.confirm(about);
        }
    }

    private void topUp(CaseId about) {
        switch (dice.below(4)) {
            case 0 -> reviewers.convert(about);
            case 1 -> buyer.answerTopUp(about, false);
            default -> buyer.answerTopUp(about, true);
        }
    }

    private void dispatched(AfterSalesCase subject) {
        CaseId about = subject.id();
        switch (dice.below(6)) {
            case 0 -> reviewers.convert(about);
            case 1 -> warehouse.found(subject);
            case 2 -> warehouse.leave(about);
            default -> warehouse.arrive(about);
        }
    }

    /** Finishes a case that was begun. */
    void finish(AfterSalesCase subject) {
        CaseId about = subject.id();
        subject.inbounds().forEach(inbound -> warehouse.finish(subject, inbound));
        finance.settleShortfall(subject);
        switch (subject.status()) {
            case PENDING_REVIEW -> {
                if (dice.oneIn(2)) {
                    reviewers.approve(about, Persons.SECOND, ShippingChoice.BY_POLICY);
                    reviewers.approve(about, Persons.REVIEWER, ShippingChoice.BY_POLICY);
                    reviewers.approve(about, Persons.THIRD, ShippingChoice.BY_POLICY); // after an appeal
                }
                reviewers.reject(about); // refused where it was approved, and after an appeal
                reviewers.reject(about, Persons.FRESH);
            }
            case OFFERED -> buyer.answerOffer(about);
            case APPROVED -> {
                warehouse.lookIntoStops(subject, true);
                reviewers.confirm(about);
                reviewers.confirm(about, Persons.REVIEWER);
                reviewers.confirm(about, Persons.THIRD); // where both have approved
                reviewers.convert(about);
                reviewers.close(about);
            }
            case INSPECTION_FAILED -> reviewers.close(about);
            case INSPECTION_PASSED -> {
                reviewers.confirm(about);
                reviewers.confirm(about, Persons.REVIEWER);
                reviewers.confirm(about, Persons.THIRD); // where both have approved
            }
            case EXCHANGING, RESHIPPING -> {
                finance.money(subject, true, false);
                if (!warehouse.arrive(about)) {
                    reviewers.convert(about);
                    reviewers.close(about); // nothing was accepted, and the refused goods cannot be sent back
                }
            }
            default -> finance.money(subject, true, false);
        }
    }
}
