package io.aftersales.domain.tickets;

import io.aftersales.domain.cases.TicketNeed;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who takes care of what.
 *
 * @param rules in order, the first that applies decides
 * @param otherwise where a ticket waits when none applies
 */
public record Assignment(List<AssignmentRule> rules, TicketQueue otherwise) {
    /** The group for refunds and returns. */
    public static final String RETURNS = "returns";

    /** The group for exchanges and reshipments. */
    public static final String EXCHANGES = "exchanges";

    /** The group for what went wrong. */
    public static final String COMPLAINTS = "complaints";

    /** What the best buyers need. */
    public static final String SENIOR = "senior";

    /** In these statuses a person is needed to decide as planned; in any other, because something went wrong, or somebody is to be compensated for what did. */
    private static final Set<CaseStatus> AS_PLANNED = EnumSet.of(
            CaseStatus.PENDING_REVIEW, CaseStatus.AWAITING_INFO, CaseStatus.APPROVED, CaseStatus.INSPECTION_PASSED);

    /** By kind, what went wrong to the complaints, and the best buyers to those who have been there longest. */
    public static final Assignment STANDARD = new Assignment(
            Stream.of(
                            AssignmentRule.needs("WENT_WRONG", wentWrong(), TicketQueue.of(COMPLAINTS)),
                            AssignmentRule.kinds(
                                    "RETURNS",
                                    Set.of(CaseKind.REFUND_ONLY, CaseKind.RETURN_REFUND),
                                    TicketQueue.of(RETURNS)),
                            AssignmentRule.kinds(
                                    "EXCHANGES", Set.of(CaseKind.EXCHANGE, CaseKind.RESHIP), TicketQueue.of(EXCHANGES)))
                    .flatMap(rule -> Stream.of(rule.forVip(SENIOR), rule))
                    .toList(),
            TicketQueue.of(COMPLAINTS));

    /** Copies the list. */
    public Assignment {
        rules = List.copyOf(rules);
    }

    private static Set<String> wentWrong() {
        Stream<String> statuses = Arrays.stream(CaseStatus.values())
                .filter(status -> !AS_PLANNED.contains(status))
                .map(CaseStatus::name);
        return Stream.concat(statuses, Stream.of(Alarm.PARKED.name(), TicketNeed.GOODWILL))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where a ticket waits for somebody: in the group a rule of review asked for, otherwise where these rules say. */
    public TicketQueue queue(TicketFacts facts) {
        if (!facts.group().isEmpty()) {
            return TicketQueue.of(facts.group());
        }
        for (AssignmentRule each : rules) {
            if (each.applies().test(facts)) {
                return each.queue();
            }
        }
        return otherwise;
    }

    /**
     * Who takes the next ticket of a queue: of those who are available and suit it the one with the fewest tickets, and of several with
     * as few the one whose id comes first. Nobody when there is nobody.
     *
     * @param load how many tickets each of them has; who is not in it has none
     */
    public static Optional<Agent> choose(TicketQueue queue, Collection<Agent> agents, Map<String, Integer> load) {
        return agents.stream()
                .filter(Agent::available)
                .filter(queue::suits)
                .min(Comparator.comparingInt((Agent agent) -> load.getOrDefault(agent.id(), 0))
                        .thenComparing(Agent::id));
    }
}
