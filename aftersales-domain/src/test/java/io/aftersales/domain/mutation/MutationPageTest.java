package io.aftersales.domain.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.mutation.MutationReport.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about mutants has the figures of the last run and the list of the harmless ones, which are methods that exist. */
class MutationPageTest {
    private static final Path PAGE = Path.of("..", "examples", "guide", "mutants.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(\\w+)` \\| (\\d+) \\| (\\d+), [\\d.]+ % \\| (\\d+) \\| [\\d.]+ % \\|");
    private static final HarmlessMutants HARMLESS = HarmlessMutants.read();

    /** The reports of the runs that have been made. */
    private static Map<String, MutationReport> reports() throws IOException {
        var reports = new LinkedHashMap<String, MutationReport>();
        for (String room : MutationPage.ROOMS) {
            Path report = Path.of("target", "pit-" + room, "mutations.xml");
            if (Files.exists(report)) {
                reports.put(room, MutationReport.read(report));
            }
        }
        return reports;
    }

    /** Prints the page again from the reports; refuses survivors that are not listed, and lines of the list that are true no more. */
    private static void write() throws IOException {
        Map<String, MutationReport> reports = reports();
        assertThat(reports).as("reports of PIT").isNotEmpty();
        var faults = new ArrayList<String>();
        reports.forEach((room, report) -> faults.addAll(HARMLESS.faults(room, report)));
        assertThat(faults).isEmpty();
        Files.writeString(PAGE, MutationPage.text(reports, HARMLESS, Files.readString(PAGE)));
    }

    @Test
    void thePageHasTheListAndFiguresThatBelongToIt() throws IOException {
        if (Boolean.getBoolean("mutations.write")) {
            write();
        }
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        assertThat(page).endsWith("## The harmless ones\n\n" + MutationPage.list(HARMLESS));
        Matcher row = ROW.matcher(page);
        var rooms = new ArrayList<String>();
        while (row.find()) {
            String room = row.group(1);
            rooms.add(room);
            long mutants = Long.parseLong(row.group(2));
            long killed = Long.parseLong(row.group(3));
            long harmless = Long.parseLong(row.group(4));
            assertThat(harmless)
                    .as(room)
                    .isEqualTo(HARMLESS.of(room).stream()
                            .mapToLong(HarmlessMutants.Entry::number)
                            .sum());
            assertThat(killed + harmless).as(room).isEqualTo(mutants);
            assertThat(killed * 100).as("%s: 95 %% killed", room).isGreaterThanOrEqualTo(95 * (mutants - harmless));
        }
        assertThat(rooms)
                .doesNotHaveDuplicates()
                .containsAll(HARMLESS.entries().stream()
                        .map(HarmlessMutants.Entry::room)
                        .toList());
    }

    @Test
    void everyListedMethodExists() {
        var missing = new ArrayList<String>();
        for (HarmlessMutants.Entry each : HARMLESS.entries()) {
            String type =
                    "io.aftersales.domain." + each.room() + "." + each.mutant().type();
            if (!declares(type, each.mutant().method())) {
                missing.add(type + "." + each.mutant().method());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean declares(String type, String method) {
        try {
            Class<?> declaring = Class.forName(type);
            return List.of("<init>", "<clinit>", "new", "static").contains(method)
                    || Arrays.stream(declaring.getDeclaredMethods())
                            .anyMatch(each -> each.getName().equals(method));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    // --- the reader and the list, on a report of their own

    private static final String REPORT = """
            <mutations>
              <mutation status="KILLED"><mutatedClass>a.b.Sum</mutatedClass><mutatedMethod>of</mutatedMethod><mutator>x.MathMutator</mutator></mutation>
              <mutation status="TIMED_OUT"><mutatedClass>a.b.Sum</mutatedClass><mutatedMethod>of</mutatedMethod><mutator>x.MathMutator</mutator></mutation>
              <mutation status="SURVIVED"><mutatedClass>a.b.Sum</mutatedClass><mutatedMethod>of</mutatedMethod><mutator>x.MathMutator</mutator></mutation>
              <mutation status="NO_COVERAGE"><mutatedClass>a.b.Sum</mutatedClass><mutatedMethod>lambda$of$1</mutatedMethod><mutator>x.MathMutator</mutator></mutation>
            </mutations>
            """;

    @Test
    void aSurvivorHasToBeListedAsOftenAsItSurvives(@TempDir Path folder) throws IOException {
        MutationReport report = MutationReport.read(Files.writeString(folder.resolve("mutations.xml"), REPORT));
        assertThat(report).isEqualTo(new MutationReport(4, 2, Map.of(new Mutant("Sum", "of", "Math"), 2L)));
        assertThat(HarmlessMutants.parse("money | Sum | of | Math | 2 | as good")
                        .faults("money", report))
                .isEmpty();
        assertThat(HarmlessMutants.parse("money | Sum | of | Math | 1 | as good")
                        .faults("money", report))
                .containsExactly("money: Sum.of Math is listed 1 times and survived 2 times");
        assertThat(HarmlessMutants.parse("money | Sum | by | Math | 1 | as good")
                        .faults("money", report))
                .containsExactly(
                        "money: Sum.by Math is listed 1 times and survived 0 times",
                        "money: Sum.of Math survived 2 times and is not listed");
    }

    @Test
    void aPackageThatWasNotRunAgainKeepsItsFigures() {
        String former = MutationPage.text(
                Map.of("money", new MutationReport(4, 2, Map.of()), "orders", new MutationReport(7, 7, Map.of())),
                HarmlessMutants.parse(""),
                "");
        assertThat(MutationPage.text(
                        Map.of("money", new MutationReport(5, 5, Map.of())), HarmlessMutants.parse(""), former))
                .contains(
                        "|---|\n| `money` | 5 | 5, 100.0 % | 0 | 100.0 % |\n| `orders` | 7 | 7, 100.0 % | 0 | 100.0 % |\n\n"
                                + "Not measured yet: `lifecycle`, `refunds`, `tickets`, `cases`.\n")
                .doesNotContain("| 4 |");
    }

    @Test
    void aLineWithoutAReasonIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HarmlessMutants.parse("money | Sum | of | Math | 2 | "));
        assertThat(HarmlessMutants.parse("# a comment\n\n").entries()).isEqualTo(List.of());
    }

    @Test
    void aHundredPerCentMeansEveryOne() {
        assertThat(MutationPage.percent(999_999, 1_000_000)).isEqualTo("99.9 %");
        assertThat(MutationPage.percent(7, 7)).isEqualTo("100.0 %");
    }
}
