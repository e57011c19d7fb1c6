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
 * The rules that assign tickets to queues.
 *
 * @param rules the rules, in order; the first that applies decides
 * @param otherwise the queue of a ticket to which no rule applies
 */
public record Assignment(List<AssignmentRule> rules, TicketQueue otherwise) {
    /** The group for refunds and returns. */
    public static final String RETURNS = "returns";

    /** The group for exchanges and reshipments. */
    public static final String EXCHANGES = "exchanges";

    /** The group for cases in which something went wrong. */
    public static final String COMPLAINTS = "complaints";

    /** The skill needed for tickets of VIP buyers. */
    public static final String SENIOR = "senior";

    /** The statuses in which a person decides as planned. In any other status a person is needed because something went wrong. */
    private static final Set<CaseStatus> AS_PLANNED = EnumSet.of(
            CaseStatus.PENDING_REVIEW,
            CaseStatus.AWAITING_INFO,
            CaseStatus.OFFERED,
            CaseStatus.APPROVED,
            CaseStatus.INSPECTION_PASSED);

    /** The default rules: queues by kind of case, complaints for cases in which something went wrong, and senior agents for VIP buyers. */
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

    /** Returns the queue of a new ticket: the group that a review rule asked for, otherwise the queue these rules name. */
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
     * Returns the agent who is assigned the next ticket of a queue: the available and suitable agent with the fewest tickets, and among
     * equals the one whose id comes first; empty when no agent is available and suitable.
     *
     * @param load the number of tickets of each agent, by id; an agent who is missing has none
     */
    public static Optional<Agent> choose(TicketQueue queue, Collection<Agent> agents, Map<String, Integer> load) {
        return agents.stream()
                .filter(Agent::available)
                .filter(queue::suits)
                .min(Comparator.comparingInt((Agent agent) -> load.getOrDefault(agent.id(), 0))
                        .thenComparing(Agent::id));
    }
}
