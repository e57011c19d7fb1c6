package io.aftersales.examples.oms.console;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picture of the way of a case: the steps behind it, where it is, and what is still ahead if all goes well. The steps follow the library's
 * table of moves.
 *
 * @param steps the steps, in order
 * @param next the moves that the table has from here, each with the status it leads to
 */
public record LifeCycle(List<Step> steps, List<Exit> next) {
    private static final List<CaseMove> RETURN = List.of(
            CaseMove.SUBMIT,
            CaseMove.APPROVE,
            CaseMove.AWAIT_RETURN,
            CaseMove.RECEIVE,
            CaseMove.INSPECT,
            CaseMove.PASS);

    /** The moves of a case for which all goes well, by kind. */
    private static final Map<CaseKind, List<CaseMove>> PLANNED = Map.of(
            CaseKind.REFUND_ONLY, List.of(CaseMove.SUBMIT, CaseMove.APPROVE, CaseMove.REFUND, CaseMove.SETTLE_REFUND),
            CaseKind.RETURN_REFUND, and(RETURN, CaseMove.REFUND, CaseMove.SETTLE_REFUND),
            CaseKind.EXCHANGE, and(RETURN, CaseMove.SHIP_EXCHANGE, CaseMove.EXCHANGE_DELIVERED),
            CaseKind.RESHIP,
                    List.of(CaseMove.SUBMIT, CaseMove.APPROVE, CaseMove.SHIP_RESHIP, CaseMove.RESHIP_DELIVERED));

    /** Copies the lists. */
    public LifeCycle {
        steps = List.copyOf(steps);
        next = List.copyOf(next);
    }

    /** Place of a step, seen from where the case is. */
    public enum When {
        DONE,
        NOW,
        AHEAD
    }

    /** Status on the way of a case. */
    public record Step(CaseStatus status, When when) {}

    /** Move that is possible from here. */
    public record Exit(CaseMove move, CaseStatus to) {}

    private static List<CaseMove> and(List<CaseMove> first, CaseMove... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /**
     * Draws the way of a case.
     *
     * @param kind the kind of case
     * @param been the statuses that the case has had, oldest first, the current one last
     */
    static LifeCycle of(CaseKind kind, List<CaseStatus> been) {
        CaseStatus now = been.get(been.size() - 1);
        var steps = new ArrayList<Step>();
        var behind = new LinkedHashSet<>(been);
        behind.remove(now);
        behind.forEach(each -> steps.add(new Step(each, When.DONE)));
        steps.add(new Step(now, When.NOW));
        ahead(kind, now, been).forEach(each -> steps.add(new Step(each, When.AHEAD)));
        return new LifeCycle(steps, exits(kind, now));
    }

    /** The planned statuses that follow: those after the furthest one that the case has reached. */
    private static List<CaseStatus> ahead(CaseKind kind, CaseStatus now, List<CaseStatus> been) {
        List<CaseStatus> planned = planned(kind);
        if (now.isEnd()) {
            return List.of();
        }
        boolean onPlan = planned.contains(now);
        int reached = onPlan
                ? planned.indexOf(now)
                : been.stream().mapToInt(planned::indexOf).max().orElse(-1);
        if (!onPlan && !returnsToPlan(kind, now, planned)) {
            return List.of();
        }
        return planned.subList(reached + 1, planned.size()).stream()
                .filter(each -> each != now)
                .toList();
    }

    private static boolean returnsToPlan(CaseKind kind, CaseStatus now, List<CaseStatus> planned) {
        return exits(kind, now).stream().anyMatch(exit -> planned.contains(exit.to()));
    }

    private static List<CaseStatus> planned(CaseKind kind) {
        var statuses = new ArrayList<CaseStatus>();
        CaseStatus at = null;
        for (CaseMove move : PLANNED.getOrDefault(kind, List.of())) {
            Optional<CaseStatus> to = move.target(kind, at);
            if (to.isPresent()) {
                at = to.get();
                statuses.add(at);
            }
        }
        return statuses;
    }

    private static List<Exit> exits(CaseKind kind, CaseStatus from) {
        return Arrays.stream(CaseMove.values())
                .flatMap(move -> move.target(kind, from).map(to -> new Exit(move, to)).stream())
                .filter(exit -> exit.to() != from)
                .toList();
    }
}
