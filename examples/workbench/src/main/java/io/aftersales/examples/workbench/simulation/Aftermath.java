package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.RefundPart;
import java.time.Instant;

/** End of a history: no new cases are opened, people finish the open ones, time passes, and the result is audited. */
final class Aftermath {
    /** Some times more than any sound history has needed. One that never rests costs the square of it. */
    private static final int MOST_ROUNDS = 1_000;

    private static final int LATE_EVENTS = 4;

    /**
     * Limits the rounds of resolving parked effects: a provider that often does not answer puts the same payment in doubt again, each time
     * with lower odds.
     */
    private static final int MOST_LOOKS = 20;

    private final World world;
    private final People people;
    private final FinanceStaff finance;

    Aftermath(World world, People people) {
        this.world = world;
        this.people = people;
        this.finance = people.finance();
    }

    /** Runs until nothing is due and no person can do more, then checks all laws. */
    void run() {
        world.provider().calmDown();
        comeToRest();
        if (world.dice().oneIn(2)) {
            world.cases().forEach(people.warehouse()::bringLate);
            comeToRest();
        }
        if (world.dice().oneIn(2)) {
            moreHappensToMoney();
            comeToRest();
        }
        new Auditor(world).check();
        if (world.dice().oneIn(2)) {
            lookIntoWhatWasGivenUp();
        }
    }

    /** Lets money be captured, disputed, won back and given back after the cases have ended. */
    private void moreHappensToMoney() {
        for (int i = 0; i < LATE_EVENTS; i++) {
            world.bookkeeper().happen();
        }
        for (AfterSalesCase subject : world.cases()) {
            if (world.dice().oneIn(2)) {
                world.bookkeeper().giveBackKept(subject.id());
            }
        }
    }

    /** Lets finance resolve the parked effects until none is left, and checks all laws again. */
    private void lookIntoWhatWasGivenUp() {
        world.wire().under(FaultInjector.NONE);
        for (int look = 0; look < MOST_LOOKS && !finance.parked().isEmpty(); look++) {
            finance.parked().forEach(finance::resolve);
            comeToRest();
        }
        finance.parked().forEach(entry -> world.broken(entry.key() + " stays parked after every resolution"));
        new Auditor(world).check();
    }

    private void comeToRest() {
        long seen = -1;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            world.now();
            Instant next = world.next();
            long before = progress();
            if (before != seen || next == null) {
                seen = before;
                finish();
                next = world.next();
            }
            if (next == null && progress() == before) {
                return;
            }
            if (next != null && next.isAfter(world.clock().instant())) {
                world.clock().set(next);
            }
        }
        world.broken("does not come to rest");
    }

    /** Returns a number that grows with every decision and with everything that happens to the money outside. */
    private long progress() {
        return world.versions() + world.bookkeeper().happened();
    }

    private void finish() {
        world.bookkeeper().recordAll();
        for (AfterSalesCase subject : world.cases()) {
            if (!isFinished(subject)) {
                people.finish(subject);
            }
        }
    }

    private static boolean isFinished(AfterSalesCase subject) {
        boolean isShort = subject.advance() != null && subject.advance().isShort();
        return !isShort
                && subject.status().isEnd()
                && subject.inbounds().stream().noneMatch(Inbound::isPending)
                && subject.refund().parts().stream()
                        .allMatch(part -> part.state() == RefundPart.State.PAID
                                || (!part.isMoney() && part.state() == RefundPart.State.DEAD))
                && subject.refund().gifts().stream().allMatch(part -> part.state() == RefundPart.State.PAID);
    }
}
