package io.aftersales.inmemory.broken;

import io.aftersales.domain.tickets.Agent;
import io.aftersales.inmemory.InMemoryAgentsTest;
import io.aftersales.ports.gateways.Agents;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Hosts that do not know who works for them. */
final class BrokenAgents {
    private BrokenAgents() {}

    static Stream<Row> rows() {
        return Stream.of(
                row("leaves out who is away", LeavesOutWhoIsAway::new, 1),
                row("answers everybody for a group it does not know", AnswersEverybody::new, 2),
                row("finds who is in a group", FindsInGroupsOnly::new, 3),
                row("remembers who has left", RemembersWhoHasLeft::new, 4),
                row("remembers how somebody was", RemembersHowSomebodyWas::new, 5));
    }

    /** Agents in order, for others to break. */
    private static class Delegating implements Agents {
        final Agents sound;

        Delegating(Agents sound) {
            this.sound = sound;
        }

        @Override
        public Collection<Agent> group(String group) {
            return sound.group(group);
        }

        @Override
        public Optional<Agent> find(String agent) {
            return sound.find(agent);
        }
    }

    /** As long as somebody else is there. */
    private static final class LeavesOutWhoIsAway extends Delegating {
        LeavesOutWhoIsAway(Agents sound) {
            super(sound);
        }

        @Override
        public Collection<Agent> group(String group) {
            Collection<Agent> all = super.group(group);
            return all.size() < 2 ? all : all.stream().filter(Agent::available).toList();
        }
    }

    private static final class AnswersEverybody extends Delegating {
        AnswersEverybody(Agents sound) {
            super(sound);
        }

        @Override
        public Collection<Agent> group(String group) {
            return super.group("exchanges".equals(group) ? "returns" : group);
        }
    }

    private static final class FindsInGroupsOnly extends Delegating {
        FindsInGroupsOnly(Agents sound) {
            super(sound);
        }

        @Override
        public Optional<Agent> find(String agent) {
            return super.find(agent).filter(found -> !found.groups().isEmpty());
        }
    }

    private static final class RemembersWhoHasLeft extends Delegating {
        RemembersWhoHasLeft(Agents sound) {
            super(sound);
        }

        @Override
        public Optional<Agent> find(String agent) {
            return super.find(agent).or(() -> Optional.of(Agent.of(agent)));
        }
    }

    private static final class RemembersHowSomebodyWas extends Delegating {
        private final Map<String, Boolean> there = new HashMap<>(Map.of("agent-2", false));

        RemembersHowSomebodyWas(Agents sound) {
            super(sound);
        }

        @Override
        public Collection<Agent> group(String group) {
            return List.copyOf(super.group(group)).stream()
                    .map(agent -> there.getOrDefault(agent.id(), true) ? agent : agent.away())
                    .toList();
        }
    }

    private static Row row(String name, UnaryOperator<Agents> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryAgentsTest() {
                    @Override
                    protected Agents withoutAgents() {
                        return broken.apply(super.withoutAgents());
                    }
                },
                rules);
    }
}
