package io.aftersales.examples.workbench.simulation;

import io.aftersales.inmemory.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/** Injects faults at random. While one fault has its consequences, no other is injected. */
final class RandomFaultInjector implements FaultInjector {
    private final Dice dice;
    private final HistoryLog log;
    private final VirtualClock clock;
    private final int severity;
    private final Runnable race;
    private final Runnable pause;
    private Instant outageUntil = Instant.MIN;
    private String outOfReach = "";
    private boolean busy;

    /**
     * Creates an injector.
     *
     * @param severity how many faults to inject; 0 for none
     * @param race lets another worker or a person act in between
     * @param pause lets others work while a process is paused for longer than its lease
     */
    RandomFaultInjector(Dice dice, HistoryLog log, VirtualClock clock, int severity, Runnable race, Runnable pause) {
        this.dice = dice;
        this.log = log;
        this.clock = clock;
        this.severity = severity;
        this.race = race;
        this.pause = pause;
    }

    private boolean strikes(int outOf) {
        return dice.below(outOf) < severity;
    }

    @Override
    public void at(Point point, String what) {
        if (busy || severity == 0) {
            return;
        }
        switch (point) {
            case BEFORE_CALL -> {
                crash(Fault.CRASH_BEFORE_CALL, what);
                standStill(what);
            }
            case AFTER_CALL -> {
                crash(Fault.CRASH_AFTER_CALL, what);
                standStill(what);
            }
            case BEFORE_COMMIT -> {
                crash(Fault.CRASH_BEFORE_COMMIT, what);
                overtake(what);
            }
            case AFTER_COMMIT -> crash(Fault.CRASH_AFTER_COMMIT, what);
            case BEFORE_READ -> overtake(what);
        }
    }

    private void crash(Fault kind, String what) {
        if (strikes(300)) {
            log.fault(kind, clock.instant(), what);
            throw new Crash();
        }
    }

    private void standStill(String what) {
        if (strikes(120)) {
            log.fault(Fault.WORKER_PAUSED, clock.instant(), what);
            busy = true;
            clock.advance(Duration.ofMinutes(2 + dice.below(20)));
            pause.run();
            busy = false;
        }
    }

    private void overtake(String what) {
        if (strikes(60)) {
            log.fault(Fault.RACE, clock.instant(), what);
            busy = true;
            race.run();
            busy = false;
        }
    }

    @Override
    public Loss loss(String what) {
        if (severity == 0) {
            return Loss.NONE;
        }
        Instant now = clock.instant();
        if (now.isBefore(outageUntil) && outOfReach.equals(what)) {
            return Loss.REQUEST;
        }
        if (strikes(400)) {
            outOfReach = what;
            outageUntil = now.plus(Duration.ofHours(1 + dice.below(30)));
            return counted(Loss.REQUEST, Fault.OUTAGE, what);
        }
        return switch (dice.below(180 / severity)) {
            case 0 -> counted(Loss.REQUEST, Fault.REQUEST_LOST, what);
            case 1 -> counted(Loss.REQUEST_DELAYED, Fault.REQUEST_DELAYED, what);
            case 2 -> counted(Loss.ANSWER, Fault.ANSWER_LOST, what);
            default -> Loss.NONE;
        };
    }

    @Override
    public Loss commitLoss() {
        if (severity == 0) {
            return Loss.NONE;
        }
        return switch (dice.below(300 / severity)) {
            case 0 -> counted(Loss.REQUEST, Fault.COMMIT_LOST, "commit");
            case 1 -> counted(Loss.ANSWER, Fault.COMMIT_UNKNOWN, "commit");
            default -> Loss.NONE;
        };
    }

    private Loss counted(Loss loss, Fault kind, String what) {
        log.fault(kind, clock.instant(), what);
        return loss;
    }
}
