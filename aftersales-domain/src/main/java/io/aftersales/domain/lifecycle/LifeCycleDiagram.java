package io.aftersales.domain.lifecycle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A diagram of the life cycle of one kind of case, printed from the table of moves. */
public final class LifeCycleDiagram {
    private final CaseKind kind;
    private final Set<CaseStatus> statuses = new LinkedHashSet<>();
    private final Map<Arrow, Set<CaseMove>> arrows = new LinkedHashMap<>();

    private record Arrow(CaseStatus from, CaseStatus to) {}

    private LifeCycleDiagram(CaseKind kind) {
        this.kind = kind;
        statuses.add(CaseStatus.PENDING_REVIEW);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (CaseStatus from : Set.copyOf(statuses)) {
                for (CaseMove move : CaseMove.values()) {
                    grew |= move.target(kind, from).map(statuses::add).orElse(false);
                }
            }
        }
        for (CaseStatus from : CaseStatus.values()) {
            for (CaseMove move : CaseMove.values()) {
                if (statuses.contains(from)) {
                    move.target(kind, from)
                            .ifPresent(to -> arrows.computeIfAbsent(new Arrow(from, to), arrow -> new LinkedHashSet<>())
                                    .add(move));
                }
            }
        }
    }

    /** Creates the diagram for this kind of case. */
    public static LifeCycleDiagram of(CaseKind kind) {
        return new LifeCycleDiagram(kind);
    }

    /** Returns the diagram as a Mermaid state diagram. */
    public String mermaid() {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> PENDING_REVIEW : SUBMIT\n");
        arrows.forEach((arrow, moves) -> text.append("    ")
                .append(arrow.from)
                .append(" --> ")
                .append(arrow.to)
                .append(" : ")
                .append(joined(moves, ", "))
                .append("\n"));
        ends().forEach(end -> text.append("    ").append(end).append(" --> [*]\n"));
        return text.toString();
    }

    /** Returns the diagram as a Graphviz digraph. */
    public String dot() {
        var text = new StringBuilder("digraph " + kind + " {\n    rankdir=LR;\n    node [shape=box, style=rounded];\n");
        text.append("    start [shape=point];\n    start -> PENDING_REVIEW [label=\"SUBMIT\"];\n");
        ends().forEach(end -> text.append("    ").append(end).append(" [peripheries=2];\n"));
        arrows.forEach((arrow, moves) -> text.append("    ")
                .append(arrow.from)
                .append(" -> ")
                .append(arrow.to)
                .append(" [label=\"")
                .append(joined(moves, "\\n"))
                .append("\"];\n"));
        return text.append("}\n").toString();
    }

    private Set<CaseStatus> ends() {
        return statuses.stream()
                .filter(CaseStatus::isEnd)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String joined(Set<CaseMove> moves, String by) {
        return moves.stream().map(CaseMove::name).collect(Collectors.joining(by));
    }
}
