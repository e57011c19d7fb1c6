package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.ExternalRefund;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.UnitsOfLine;
import io.aftersales.ports.desks.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Person of finance who records what happened to money outside of after-sales: captures, disputes that were lost and won. The person compares
 * the account with the books and records the difference, so that everything is recorded once, as soon as the desks take it. What two persons
 * have to enter, a colleague enters too, sometimes only when the books are compared again.
 */
final class Bookkeeper {
    private static final Actor FINANCE = Actor.finance("fay");
    private static final Actor COLLEAGUE = Actor.finance("finn");
    private static final int MOST_AMENDMENTS = 2;

    /** Dispute that was lost, and what stands of it. */
    static final class Dispute {
        final String reference;
        final Tender tender;
        final @Nullable LineId line;
        long standing;

        Dispute(String reference, Tender tender, @Nullable LineId line, long standing) {
            this.reference = reference;
            this.tender = tender;
            this.line = line;
            this.standing = standing;
        }
    }

    private final World world;
    private final Dice dice;
    private final TwoPersons both;
    private final boolean moneyMoves;
    private final Map<String, Dispute> disputes = new LinkedHashMap<>();
    private int amendments;
    private long happened;
    private boolean busy;

    Bookkeeper(World world) {
        this.world = world;
        this.dice = world.dice();
        this.both = new TwoPersons(world, FINANCE, COLLEAGUE);
        moneyMoves = dice.oneIn(
                3); // a dispute ends what a case does next, and with it the faults that a history could still meet
    }

    /** Returns the disputes, by the provider's reference. */
    Map<String, Dispute> disputes() {
        return disputes;
    }

    /** Lets something happen to the money or the extent of the order, where this history is one in which it does. */
    void happen() {
        if (!moneyMoves) {
            return;
        }
        switch (dice.below(7)) {
            case 0, 1 -> capture();
            case 2, 3 -> dispute();
            case 4, 5 -> win();
            default -> amend();
        }
        if (!dice.oneIn(3)) {
            recordAll();
        }
    }

    private List<Tender> tenders() {
        OrderFacts order = world.office().order();
        var all = new ArrayList<>(order.sale().tenders());
        order.amendments().stream().map(Amendment::tenders).forEach(all::addAll);
        return all;
    }

    private void capture() {
        Tender tender = dice.oneOf(tenders());
        long open = tender.amount() - world.provider().capturedOf(tender.paymentReference());
        if (open > 0) {
            long minor = dice.oneIn(2) ? open : 1 + dice.below((int) open);
            log(Fault.CAPTURED_LATE, tender.id() + " " + minor);
            world.provider().captured(tender.paymentReference(), minor);
            world.office().captured(tender.id(), minor);
        }
    }

    private void dispute() {
        Tender tender = dice.oneOf(tenders());
        String payment = tender.paymentReference();
        long open = world.provider().capturedOf(payment) - world.provider().disputedOf(payment);
        if (open > 0 && tender.kind().isMoney()) {
            long minor = dice.oneIn(3) ? open : 1 + dice.below((int) open);
            LineId line = dice.oneIn(3)
                    ? dice.oneOf(Orders.lines(world.office().order())).id()
                    : null;
            String reference = "D-" + (disputes.size() + 1);
            log(Fault.DISPUTE_LOST, reference + " " + tender.id() + " " + minor + " " + line);
            world.provider().dispute(payment, minor);
            disputes.put(reference, new Dispute(reference, tender, line, minor));
        }
    }

    private void win() {
        List<Dispute> standing =
                disputes.values().stream().filter(each -> each.standing > 0).toList();
        if (!standing.isEmpty()) {
            Dispute won = dice.oneOf(standing);
            long minor = dice.oneIn(2) ? won.standing : 1 + dice.below((int) won.standing);
            log(Fault.DISPUTE_WON, won.reference + " " + minor);
            won.standing -= minor;
            world.provider().dispute(won.tender.paymentReference(), -minor);
        }
    }

    private void amend() {
        if (amendments < MOST_AMENDMENTS && !world.cases().isEmpty()) {
            amendments++;
            Amendment more = LaterMoneyOrders.amendment(amendments, dice);
            log(Fault.ORDER_AMENDED, more.toString());
            more.tenders().forEach(each -> world.provider().captured(each.paymentReference(), each.captured()));
            world.office().amend(more);
        }
    }

    /** Returns how often something has happened to the money or the extent of the order. */
    long happened() {
        return happened;
    }

    private void log(Fault kind, String what) {
        happened++;
        world.log().fault(kind, world.clock().instant(), what);
    }

    /** Gives back a part of what a case has kept. */
    void giveBackKept(CaseId about) {
        long kept = world.account().stream()
                .flatMap(account -> account.bookings().stream())
                .filter(booked -> about.equals(booked.caseId()))
                .mapToLong(BookedRefund::kept)
                .max()
                .orElse(0);
        if (kept > 0) {
            long minor = dice.oneIn(2) ? kept : 1 + dice.below((int) kept);
            boolean given = both.enter(
                    "give back kept",
                    (desks, id, by) -> desks.refunds()
                            .giveBackKept(new Commands.GiveBackKept(
                                    Request.of(id, by), about, Orders.yuan(minor), Orders.WORDS)));
            if (given) {
                log(Fault.KEPT_GIVEN_BACK, about + " " + minor);
            }
        }
    }

    /** Records everything that the account does not know yet. */
    void recordAll() {
        if (busy) {
            return; // the same person is in the middle of it
        }
        busy = true;
        try {
            tenders().forEach(this::recordCapture);
            List.copyOf(disputes.values()).forEach(this::recordDispute);
        } finally {
            busy = false;
        }
    }

    private void recordCapture(Tender tender) {
        long captured = world.provider().capturedOf(tender.paymentReference());
        long missing = captured - known(tender.id());
        if (missing > 0) {
            String reference = "CAP-" + tender.id() + "-" + captured; // the same when it is tried again
            TwoPersons.Entry entry = (desks, id, by) -> desks.refunds()
                    .recordCapture(new Commands.RecordCapture(
                            Request.of(id, by), Orders.ID, tender.id(), Orders.yuan(missing), reference));
            String what = "capture " + tender.id() + " " + missing;
            if (dice.oneIn(2)) {
                record(what, entry);
            } else {
                world.ask(what, (desks, id) -> entry.sent(desks, id, Actor.SYSTEM));
            }
        }
    }

    /** Records something; what waits for the colleague stays so now and then, until the books are compared again. */
    private void record(String what, TwoPersons.Entry entry) {
        if (world.account().stream().allMatch(account -> account.waiting().isEmpty()) && dice.oneIn(6)) {
            both.begin(what, entry);
        } else {
            both.enter(what, entry);
        }
    }

    /** Returns the amount that the account knows as captured; everything while it does not know the tender. */
    private long known(TenderId tender) {
        return world.account()
                .flatMap(account -> account.tender(tender))
                .map(TenderBalance::captured)
                .orElse(Long.MAX_VALUE);
    }

    private void recordDispute(Dispute lost) {
        OrderAccount account = world.account().orElse(null);
        if (account == null || account.tender(lost.tender.id()).isEmpty()) {
            return;
        }
        long known = account.externals().stream()
                .filter(each -> each.reference().equals(lost.reference))
                .mapToLong(ExternalRefund::standing)
                .findFirst()
                .orElse(-1);
        if (known < 0) {
            record(lost, lost.standing, units(account, lost));
        } else if (known > lost.standing) {
            long won = known - lost.standing;
            Instant at = world.clock().instant();
            record(
                    "reverse " + lost.reference + " " + won,
                    (desks, id, by) -> desks.refunds()
                            .reverseExternal(new Commands.ReverseExternalRefund(
                                    Request.of(id, by), Orders.ID, lost.reference, Orders.yuan(won), at)));
        }
    }

    private static List<UnitsOfLine> units(OrderAccount account, Dispute lost) {
        LineId line = lost.line;
        return line != null && account.has(line) && account.unitsLeft(line) > 0
                ? List.of(new UnitsOfLine(line, 1))
                : List.of();
    }

    private void record(Dispute lost, long minor, List<UnitsOfLine> units) {
        if (minor > 0) { // a dispute that was won before it was recorded never happened
            Instant at = world.clock().instant();
            record(
                    "dispute " + lost.reference + " " + minor + " " + units,
                    (desks, id, by) -> desks.refunds()
                            .recordExternal(new Commands.RecordExternalRefund(
                                    Request.of(id, by),
                                    Orders.ID,
                                    lost.tender.id(),
                                    Orders.yuan(minor),
                                    lost.reference,
                                    at,
                                    units)));
        }
    }
}
