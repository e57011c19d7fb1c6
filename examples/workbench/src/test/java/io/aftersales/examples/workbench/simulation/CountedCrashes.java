package io.aftersales.examples.workbench.simulation;

import java.util.Set;

/** Counts the points at which a process may die, and has it die at some of them. */
final class CountedCrashes implements FaultInjector {
    private final Set<Integer> deadly;
    private int points;

    CountedCrashes(Integer... deadly) {
        this.deadly = Set.of(deadly);
    }

    /** How many points were come to. */
    int points() {
        return points;
    }

    @Override
    public void at(Point point, String what) {
        if (point == Point.BEFORE_READ) {
            return; // what only reads, and is only ever overtaken
        }
        points++;
        if (deadly.contains(points)) {
            throw new Crash();
        }
    }

    @Override
    public Loss loss(String what) {
        return Loss.NONE;
    }

    @Override
    public Loss commitLoss() {
        return Loss.NONE;
    }
}
