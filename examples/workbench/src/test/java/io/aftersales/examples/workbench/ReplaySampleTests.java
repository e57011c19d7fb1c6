package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of this project, whose figures were worked out by hand. */
class ReplaySampleTests {
    @TempDir
    private Path folder;

    private static ObjectNode replay(String... options) {
        var command = new ArrayList<>(List.of("replay", "--json"));
        for (String table : List.of("orders", "lines", "tenders", "requests")) {
            command.addAll(List.of("--" + table, "sample/" + table + ".csv"));
        }
        command.addAll(List.of(options));
        return PastFiles.figures(Run.of(command.toArray(String[]::new)));
    }

    private static String pretty(ObjectNode figures) {
        return figures.toPrettyString().replace(" : ", ": ").replace("\r\n", "\n");
    }

    @Test
    void everyFigureAndEveryOutcomeIsAsWorkedOut() throws IOException {
        Path outcomes = folder.resolve("outcomes.csv");
        ObjectNode figures = replay("--outcomes", outcomes.toString());
        assertThat(figures.remove("seconds").isNumber()).isTrue();
        assertThat(figures.remove("cases_per_second").isNumber()).isTrue();
        assertThat(pretty(figures))
                .isEqualTo(Files.readString(Path.of("sample/figures.json")).strip());
        assertThat(outcomes).hasSameTextualContentAs(Path.of("sample/outcomes.csv"));
    }

    @Test
    void aSecondPassBooksNothingAndTheTimesComeLast() {
        var names = new ArrayList<String>();
        ObjectNode figures = replay("--again", "--timings");
        figures.fieldNames().forEachRemaining(names::add);
        assertThat(figures.get("second_pass_refund_minor").longValue()).isZero();
        assertThat(figures.get("total_refund_minor").longValue()).isEqualTo(40020);
        assertThat(names)
                .endsWith(
                        "lines_with_2plus_cases",
                        "seconds",
                        "cases_per_second",
                        "second_pass_refund_minor",
                        "parse_seconds",
                        "run_seconds");
    }
}
