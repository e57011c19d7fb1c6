package io.aftersales.domain.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A diagram of a life cycle, printed from its table of moves: of one kind of case, or of the inbounds of every kind. */
public final class LifeCycleDiagram {
    private static final String START = "";

    private final String name;
    private final Map<Arrow, Set<String>> arrows = new LinkedHashMap<>();
    private final List<String> ends;

    private record Arrow(String from, String to) {}

    private record Row(String move, String from, String to) {
        Row(Enum<?> move, @Nullable Enum<?> from, Enum<?> to) {
            this(move.name(), from == null ? START : from.name(), to.name());
        }
    }

    /** Draws the rows of a table: the states in this order, those that are never reached left out. */
    private LifeCycleDiagram(String name, List<Row> rows, List<String> states, List<String> ends) {
        this.name = name;
        Set<String> reached = reached(rows);
        Stream.concat(Stream.of(START), states.stream())
                .filter(reached::contains)
                .forEach(from -> drawFrom(from, rows));
        this.ends = ends.stream().filter(reached::contains).toList();
    }

    private static Set<String> reached(List<Row> rows) {
        var reached = new LinkedHashSet<String>(List.of(START));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Row row : rows) {
                grew |= reached.contains(row.from) && reached.add(row.to);
            }
        }
        return reached;
    }

    private void drawFrom(String from, List<Row> rows) {
        for (Row row : rows) {
            if (row.from.equals(from)) {
                arrows.computeIfAbsent(new Arrow(from, row.to), fresh -> new LinkedHashSet<>())
                        .add(row.move);
            }
        }
    }

    /** Creates the diagram for this kind of case. */
    public static LifeCycleDiagram of(CaseKind kind) {
        var rows = new ArrayList<Row>();
        for (CaseMove move : CaseMove.values()) {
            for (CaseMove.Path path : move.paths()) {
                if (path.kinds().contains(kind)) {
                    rows.add(new Row(move, path.from(), path.to()));
                }
            }
        }
        return new LifeCycleDiagram(
                kind.name(),
                rows,
                names(Stream.of(CaseStatus.values())),
                names(Stream.of(CaseStatus.values()).filter(CaseStatus::isEnd)));
    }

    /** Creates the diagram for inbounds, the goods of a case that come back to the shop. */
    public static LifeCycleDiagram ofInbounds() {
        var rows = new ArrayList<Row>();
        for (InboundMove move : InboundMove.values()) {
            for (InboundMove.Path path : move.paths()) {
                rows.add(new Row(move, path.from(), path.to()));
            }
        }
        return new LifeCycleDiagram(
                "INBOUND",
                rows,
                names(Stream.of(InboundState.values())),
                names(Stream.of(InboundState.values()).filter(InboundState::isEnd)));
    }

    private static List<String> names(Stream<? extends Enum<?>> states) {
        return states.<String>map(Enum::name).toList();
    }

    /** Returns the diagram as a Mermaid state diagram. */
    public String mermaid() {
        var text = new StringBuilder("stateDiagram-v2\n");
        arrows.forEach((arrow, moves) -> text.append("    ")
                .append(arrow.from.equals(START) ? "[*]" : arrow.from)
                .append(" --> ")
                .append(arrow.to)
                .append(" : ")
                .append(String.join(", ", moves))
                .append("\n"));
        ends.forEach(end -> text.append("    ").append(end).append(" --> [*]\n"));
        return text.toString();
    }

    /** Returns the diagram as a Graphviz digraph. */
    public String dot() {
        var text = new StringBuilder("digraph " + name + " {\n    rankdir=LR;\n    node [shape=box, style=rounded];\n");
        text.append("    start [shape=point];\n");
        draw(text, true);
        ends.forEach(end -> text.append("    ").append(end).append(" [peripheries=2];\n"));
        draw(text, false);
        return text.append("}\n").toString();
    }

    private void draw(StringBuilder text, boolean starts) {
        arrows.forEach((arrow, moves) -> {
            if (arrow.from.equals(START) == starts) {
                text.append("    ")
                        .append(starts ? "start" : arrow.from)
                        .append(" -> ")
                        .append(arrow.to)
                        .append(" [label=\"")
                        .append(String.join("\\n", moves))
                        .append("\"];\n");
            }
        });
    }
}
