package io.aftersales.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page "How it works" names classes and methods that are there, and paths on which each class knows another one. */
class PathsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String PAGE = Pages.read(Path.of("how-it-works.md"));
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*)(?:\\.(\\w+))?`");
    private static final Map<String, Path> SOURCES =
            Pages.mainSourcesBelow(ROOT.resolve("aftersales-domain"), ROOT.resolve("aftersales-ports"));

    /** A class that a page names, and a method of it. */
    private record Step(String type, String method) {
        boolean isThere() {
            return SOURCES.containsKey(type) && (method.isEmpty() || names(method + "("));
        }

        boolean isBeside(Step other) {
            return names(other.type) || other.names(type);
        }

        private boolean names(String text) {
            return Pattern.compile("\\b" + Pattern.quote(text))
                    .matcher(Pages.read(SOURCES.get(type)))
                    .find();
        }
    }

    private static List<Step> steps(String text) {
        return NAMED.matcher(text)
                .results()
                .map(it -> new Step(it.group(1), it.group(2) == null ? "" : it.group(2)))
                .toList();
    }

    @Test
    void everyClassAndMethodOnThePageIsThere() {
        assertThat(steps(PAGE)).hasSizeGreaterThan(40).allMatch(Step::isThere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenCase", "InspectReturn"})
    void everyStepOfAPathIsReachedFromAnEarlierOne(String command) {
        List<Step> path = steps(section(command));
        var loose = new ArrayList<Step>();
        for (int i = 1; i < path.size(); i++) {
            Step step = path.get(i);
            if (path.subList(0, i).stream().noneMatch(step::isBeside)) {
                loose.add(step);
            }
        }
        assertThat(path).hasSizeGreaterThan(10);
        assertThat(loose).isEmpty();
    }

    private static String section(String command) {
        return Stream.of(PAGE.split("\n## "))
                .filter(section -> section.startsWith(command + "\n"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePageIsShort() {
        assertThat(PAGE.lines()).hasSizeLessThan(70);
    }
}
