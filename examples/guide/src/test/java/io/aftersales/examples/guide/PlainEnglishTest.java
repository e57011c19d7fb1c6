package io.aftersales.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The main code of every module is described in plain English: each javadoc says what a thing is, and names who acts. */
class PlainEnglishTest {
    private static final Path ROOT = Path.of("..", "..");

    /** The first words of a javadoc: with one of these it could not be understood away from its file. */
    private static final Pattern OPENING =
            Pattern.compile("/\\*\\*[\\s*]*(?:It|Its|He|She|They|Them|This|That|These|Those|Who"
                    + "|Whoever|Whom|Whose|What|Whatever|Which|Where|Wherever|The same|(?:Some|No|Any|Every)(?:body|one|thing)"
                    + "|Nothing)\\b[^\\n]*");

    /** Words that hide who acts, or that are no terms of the trade. */
    private static final Pattern VAGUE = Pattern.compile(
            "\\b(?:some|no|any|every)body\\b|\\bwhoever\\b|\\bwhom\\b|\\bwoken\\b|\\bwakes?\\b"
                    + "|\\bgiv(?:e|es|en|ing) (?:\\w+ ){0,3}free\\b",
            Pattern.CASE_INSENSITIVE);

    private static List<String> found(Pattern unwanted, String name, String source) {
        var found = new ArrayList<String>();
        Matcher matcher = unwanted.matcher(source);
        while (matcher.find()) {
            long line = source.substring(0, matcher.start()).lines().count();
            found.add(name + ":" + line + " " + matcher.group().strip());
        }
        return found;
    }

    private static List<String> foundInMainCode(Pattern unwanted) throws IOException {
        var found = new ArrayList<String>();
        for (Path source : sources()) {
            found.addAll(found(unwanted, ROOT.relativize(source).toString(), Files.readString(source)));
        }
        return found;
    }

    private static List<Path> sources() throws IOException {
        String main = Path.of("src", "main", "java").toString();
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains(main))
                    .filter(file -> !file.toString().contains("generated-sources"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyModuleIsRead() throws IOException {
        assertThat(sources().stream().map(file -> file.getFileName().toString()))
                .contains("Money.java", "AfterSales.java", "InMemoryAfterSales.java", "OmsHost.java", "Workbench.java")
                .hasSizeGreaterThan(400);
    }

    @Test
    void noJavadocOpensWithAPronoun() throws IOException {
        assertThat(foundInMainCode(OPENING)).isEmpty();
    }

    @Test
    void theSubjectOfASentenceHasAName() throws IOException {
        assertThat(foundInMainCode(VAGUE)).isEmpty();
    }

    @Test
    void anUnwantedOpeningIsNamedWithItsLine() {
        String source = """
                class Example {
                    /** It is paid. */
                    int one;

                    /**
                     * The same, for two.
                     */
                    int two;

                    /** The item is paid; it stays so. */
                    int three;
                }
                """;
        assertThat(found(OPENING, "Example.java", source))
                .containsExactly("Example.java:2 /** It is paid. */", "Example.java:5 /**\n     * The same, for two.");
    }

    @Test
    void aVagueWordIsNamedWithItsLine() {
        assertThat(found(
                        VAGUE,
                        "Example.java",
                        "int a; // it gives held stock free\n// Somebody waits\n// an alarm is raised"))
                .containsExactly("Example.java:1 gives held stock free", "Example.java:2 Somebody");
    }
}
