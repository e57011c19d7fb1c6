package io.aftersales.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifeCycleTest {

    static Stream<Arguments> kindsAndStatuses() {
        return Arrays.stream(CaseKind.values())
                .flatMap(kind -> Arrays.stream(CaseStatus.values()).map(status -> Arguments.of(kind, status)));
    }

    @Nested
    class Matrix {
        @ParameterizedTest(name = "{0} in {1}")
        @MethodSource("io.aftersales.domain.lifecycle.LifeCycleTest#kindsAndStatuses")
        void everyMoveLeadsWhereTheTableSays(CaseKind kind, CaseStatus status) {
            var moves = new TreeMap<String, String>();
            for (CaseMove move : CaseMove.values()) {
                move.target(kind, status).ifPresent(to -> moves.put(move.name(), to.name()));
            }
            assertThat(moves).isEqualTo(TableOfMoves.from(kind, status.name()));
        }

        @ParameterizedTest
        @EnumSource
        void aCaseStartsBySubmitAndByNothingElse(CaseKind kind) {
            var moves = new TreeMap<String, String>();
            for (CaseMove move : CaseMove.values()) {
                move.target(kind, null).ifPresent(to -> moves.put(move.name(), to.name()));
            }
            assertThat(moves).isEqualTo(Map.of("SUBMIT", "PENDING_REVIEW"));
        }

        @Test
        void thereAreFourKindsNineteenStatusesAndTwentyEightMoves() {
            assertThat(CaseKind.values()).hasSize(4);
            assertThat(CaseStatus.values()).hasSize(19);
            assertThat(CaseMove.values()).hasSize(28);
        }

        @Test
        void noRowOfAMoveHidesAnother() {
            for (CaseMove move : CaseMove.values()) {
                for (CaseKind kind : CaseKind.values()) {
                    assertThat(move.paths().stream()
                                    .filter(path -> path.kinds().contains(kind))
                                    .map(path -> String.valueOf(path.from())))
                            .as("%s for %s", move, kind)
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    @Nested
    class Reachability {
        @Test
        void everyStatusIsReachedBySomeKind() {
            assertThat(Arrays.stream(CaseKind.values()).flatMap(kind -> reached(kind).stream()))
                    .containsOnly(CaseStatus.values());
        }

        @ParameterizedTest
        @EnumSource
        void everyKindReachesWhatTheTableSays(CaseKind kind) {
            assertThat(reached(kind).stream().map(CaseStatus::name))
                    .containsExactlyInAnyOrderElementsOf(TableOfMoves.reachable(kind));
        }

        @ParameterizedTest
        @EnumSource
        void everyStatusThatIsNoEndHasAWayOut(CaseKind kind) {
            for (CaseStatus status : reached(kind)) {
                Set<CaseStatus> further = Arrays.stream(CaseMove.values())
                        .flatMap(move -> move.target(kind, status).stream())
                        .filter(to -> to != status)
                        .collect(Collectors.toSet());
                assertThat(further.isEmpty() || TableOfMoves.ENDS.contains(status))
                        .as("%s of %s ends", status, kind)
                        .isEqualTo(TableOfMoves.ENDS.contains(status));
            }
        }

        @ParameterizedTest
        @EnumSource
        void everyStatusLeadsToSomeEnd(CaseKind kind) {
            for (CaseStatus status : reached(kind)) {
                assertThat(reachedFrom(kind, status))
                        .as("%s of %s", status, kind)
                        .anyMatch(CaseStatus::isEnd);
            }
        }

        @ParameterizedTest
        @EnumSource(CaseStatus.class)
        void endsAreWhatTheTableCallsEnds(CaseStatus status) {
            assertThat(status.isEnd()).isEqualTo(TableOfMoves.ENDS.contains(status));
        }

        @Test
        void endsAreLeftByNothingButARefundTakenBackAnAppealOrGoodsThatComeLate() {
            for (CaseKind kind : CaseKind.values()) {
                for (CaseStatus end : TableOfMoves.ENDS) {
                    assertThat(Arrays.stream(CaseMove.values())
                                    .filter(move -> move.target(kind, end).isPresent()))
                            .as("%s of %s", end, kind)
                            .isEqualTo(Stream.of(CaseMove.APPEAL, CaseMove.REOPEN, CaseMove.FAIL_REFUND)
                                    .filter(move -> leaves(move, kind, end))
                                    .toList());
                }
            }
        }

        private static boolean leaves(CaseMove move, CaseKind kind, CaseStatus end) {
            return switch (move) {
                case FAIL_REFUND -> end == CaseStatus.REFUNDED;
                case REOPEN -> end == CaseStatus.CLOSED && kind == CaseKind.RETURN_REFUND;
                default -> end == CaseStatus.REJECTED || (end == CaseStatus.CLOSED && kind.hasReturn());
            };
        }

        private Set<CaseStatus> reached(CaseKind kind) {
            return reachedFrom(kind, CaseStatus.PENDING_REVIEW);
        }

        private Set<CaseStatus> reachedFrom(CaseKind kind, CaseStatus start) {
            var seen = new TreeSet<CaseStatus>(Set.of(start));
            for (int before = 0; before < seen.size(); ) {
                before = seen.size();
                for (CaseStatus from : Set.copyOf(seen)) {
                    for (CaseMove move : CaseMove.values()) {
                        move.target(kind, from).ifPresent(seen::add);
                    }
                }
            }
            return seen;
        }
    }

    @Test
    void kindsTellWhetherGoodsGoOutAndWhetherTheyComeBack() {
        assertThat(Arrays.stream(CaseKind.values()).filter(CaseKind::sendsGoods))
                .containsExactly(CaseKind.EXCHANGE, CaseKind.RESHIP);
        assertThat(Arrays.stream(CaseKind.values()).filter(CaseKind::hasReturn))
                .containsExactly(CaseKind.RETURN_REFUND, CaseKind.EXCHANGE);
    }

    @Test
    void noMoveIsCalledLikeAStatusOrAKind() {
        Set<String> moves = Arrays.stream(CaseMove.values()).map(CaseMove::name).collect(Collectors.toSet());
        assertThat(Stream.concat(Arrays.stream(CaseStatus.values()), Arrays.stream(CaseKind.values()))
                        .map(Enum::name))
                .doesNotContainAnyElementsOf(moves);
    }

    @Nested
    class Diagram {
        private static final Pattern MERMAID = Pattern.compile("    (\\S+) --> (\\S+) : (.+)");
        private static final Pattern DOT = Pattern.compile("    (\\S+) -> (\\S+) \\[label=\"(.+)\"];");

        @ParameterizedTest
        @EnumSource
        void mermaidHasExactlyTheArrowsOfTheTable(CaseKind kind) {
            String text = LifeCycleDiagram.of(kind).mermaid().replace("[*] -->", "NEW -->");
            assertThat(arrows(text, MERMAID, ", ")).isEqualTo(expected(kind));
        }

        @ParameterizedTest
        @EnumSource
        void dotHasExactlyTheArrowsOfTheTable(CaseKind kind) {
            String text = LifeCycleDiagram.of(kind).dot().replace("    start -> ", "    NEW -> ");
            assertThat(arrows(text, DOT, "\\\\n")).isEqualTo(expected(kind));
        }

        @ParameterizedTest
        @EnumSource
        void mermaidIsAsItWasApproved(CaseKind kind) throws IOException {
            assertThat(LifeCycleDiagram.of(kind).mermaid()).isEqualTo(approved(kind, "mmd"));
        }

        @ParameterizedTest
        @EnumSource
        void dotIsAsItWasApproved(CaseKind kind) throws IOException {
            assertThat(LifeCycleDiagram.of(kind).dot()).isEqualTo(approved(kind, "dot"));
        }

        private Set<String> arrows(String text, Pattern pattern, String comma) {
            var arrows = new TreeSet<String>();
            for (String line : text.lines().toList()) {
                Matcher arrow = pattern.matcher(line);
                if (arrow.matches()) {
                    for (String move : arrow.group(3).split(comma)) {
                        assertThat(arrows.add(arrow.group(1) + " " + move + " " + arrow.group(2)))
                                .as(line)
                                .isTrue();
                    }
                }
            }
            return arrows;
        }

        private Set<String> expected(CaseKind kind) {
            var arrows = new TreeSet<String>();
            Stream.concat(Stream.of("NEW"), TableOfMoves.reachable(kind).stream())
                    .forEach(from -> TableOfMoves.from(kind, from)
                            .forEach((move, to) -> arrows.add(from + " " + move + " " + to)));
            return arrows;
        }

        private String approved(CaseKind kind, String ending) throws IOException {
            String name = kind.name().toLowerCase(Locale.ROOT) + "." + ending;
            try (InputStream file = Objects.requireNonNull(LifeCycleTest.class.getResourceAsStream(name), name)) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
