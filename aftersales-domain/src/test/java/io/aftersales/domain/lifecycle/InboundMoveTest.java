package io.aftersales.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InboundMoveTest {
    /** The table once more, written by hand: a row for each state, a column for each move, a dash where there is none. */
    private static final String TABLE = """
                       | ANNOUNCE | EXPECT     | TAKE_IN  | SEND       | ARRIVE   | LOSE | LOOK      | GIVE_UP
            NEW        | AWAITED  | ON_ITS_WAY | RECEIVED | -          | -        | -    | -         | -
            AWAITED    | -        | -          | -        | ON_ITS_WAY | RECEIVED | -    | -         | NOT_COMING
            ON_ITS_WAY | -        | -          | -        | ON_ITS_WAY | RECEIVED | LOST | -         | NOT_COMING
            RECEIVED   | -        | -          | -        | -          | -        | -    | INSPECTED | -
            LOST       | -        | -          | -        | -          | RECEIVED | -    | INSPECTED | -
            INSPECTED  | -        | -          | -        | -          | -        | -    | -         | -
            NOT_COMING | -        | -          | -        | -          | RECEIVED | -    | -         | -
            """;

    private static final List<List<String>> ROWS =
            TABLE.lines().map(InboundMoveTest::cells).toList();

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|")).map(String::strip).toList();
    }

    /** Returns where each possible move leads from a state by the table written by hand. */
    private static Map<String, String> expected(String state) {
        List<String> row = ROWS.stream()
                .filter(each -> each.get(0).equals(state))
                .findFirst()
                .orElseThrow();
        var moves = new TreeMap<String, String>();
        for (int i = 1; i < row.size(); i++) {
            if (!row.get(i).equals("-")) {
                moves.put(ROWS.get(0).get(i), row.get(i));
            }
        }
        return moves;
    }

    private static Map<String, String> from(@Nullable InboundState state) {
        var moves = new TreeMap<String, String>();
        for (InboundMove move : InboundMove.values()) {
            move.target(state).ifPresent(to -> moves.put(move.name(), to.name()));
        }
        return moves;
    }

    @Nested
    class Matrix {
        @ParameterizedTest
        @EnumSource
        void everyMoveLeadsWhereTheTableSays(InboundState state) {
            assertThat(from(state)).isEqualTo(expected(state.name()));
        }

        @Test
        void anInboundStartsInOneOfThreeWays() {
            assertThat(from(null)).isEqualTo(expected("NEW"));
        }

        @Test
        void theTableWrittenByHandNamesEveryStateAndEveryMove() {
            assertThat(ROWS.stream().skip(2).map(row -> row.get(0)))
                    .containsExactlyElementsOf(names(InboundState.values()));
            assertThat(ROWS.get(0).stream().skip(1)).containsExactlyElementsOf(names(InboundMove.values()));
        }

        @ParameterizedTest
        @EnumSource
        void noRowOfAMoveHidesAnother(InboundMove move) {
            assertThat(move.paths()).extracting(InboundMove.Path::from).doesNotHaveDuplicates();
        }

        @Test
        void noMoveIsCalledLikeAState() {
            assertThat(names(InboundMove.values())).doesNotContainAnyElementsOf(names(InboundState.values()));
        }
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).<String>map(Enum::name).toList();
    }

    @Nested
    class Reachability {
        @Test
        void everyStateIsReached() {
            Set<InboundState> starts = Arrays.stream(InboundMove.values())
                    .flatMap(move -> move.target(null).stream())
                    .collect(Collectors.toSet());
            assertThat(starts.stream().flatMap(start -> reachedFrom(start).stream()))
                    .containsOnly(InboundState.values());
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"INSPECTED", "NOT_COMING"})
        void everyStateThatIsNoEndHasAWayOutAndLeadsToAnEnd(InboundState state) {
            assertThat(state.isEnd()).isFalse();
            assertThat(reachedFrom(state)).anyMatch(InboundState::isEnd).anyMatch(Predicate.not(state::equals));
        }

        @Test
        void whatWasInspectedIsLeftByNothingAndWhatIsNotComingByItsArrivalAlone() {
            assertThat(Stream.of(InboundState.values()).filter(InboundState::isEnd))
                    .containsExactly(InboundState.INSPECTED, InboundState.NOT_COMING);
            assertThat(from(InboundState.INSPECTED)).isEmpty();
            assertThat(from(InboundState.NOT_COMING).keySet()).containsExactly("ARRIVE");
        }

        private Set<InboundState> reachedFrom(InboundState start) {
            var seen = EnumSet.of(start);
            for (int before = 0; before < seen.size(); ) {
                before = seen.size();
                for (InboundState from : Set.copyOf(seen)) {
                    for (InboundMove move : InboundMove.values()) {
                        move.target(from).ifPresent(seen::add);
                    }
                }
            }
            return seen;
        }
    }

    @Nested
    class Diagram {
        private static final Pattern MERMAID = Pattern.compile("    (\\S+) --> (\\S+) : (.+)");
        private static final Pattern DOT = Pattern.compile("    (\\S+) -> (\\S+) \\[label=\"(.+)\"];");

        private final LifeCycleDiagram diagram = LifeCycleDiagram.ofInbounds();

        @Test
        void mermaidHasExactlyTheArrowsOfTheTable() {
            String text = diagram.mermaid().replace("[*] -->", "NEW -->");
            assertThat(arrows(text, MERMAID, ", ")).isEqualTo(allExpected());
        }

        @Test
        void dotHasExactlyTheArrowsOfTheTable() {
            String text = diagram.dot().replace("    start -> ", "    NEW -> ");
            assertThat(arrows(text, DOT, "\\\\n")).isEqualTo(allExpected());
        }

        @Test
        void bothAreAsTheyWereApproved() throws IOException {
            assertThat(diagram.mermaid()).isEqualTo(approved("inbound.mmd"));
            assertThat(diagram.dot()).isEqualTo(approved("inbound.dot"));
        }

        private Set<String> arrows(String text, Pattern pattern, String comma) {
            var arrows = new TreeSet<String>();
            for (String line : text.lines().toList()) {
                Matcher arrow = pattern.matcher(line);
                if (arrow.matches()) {
                    for (String move : arrow.group(3).split(comma)) {
                        arrows.add(arrow.group(1) + " " + move + " " + arrow.group(2));
                    }
                }
            }
            return arrows;
        }

        private Set<String> allExpected() {
            var arrows = new TreeSet<String>();
            ROWS.stream()
                    .skip(1)
                    .map(row -> row.get(0))
                    .forEach(from -> expected(from).forEach((move, to) -> arrows.add(from + " " + move + " " + to)));
            return arrows;
        }

        private String approved(String name) throws IOException {
            try (InputStream file = Objects.requireNonNull(InboundMoveTest.class.getResourceAsStream(name), name)) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
