package io.aftersales.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are given here, not measured. */
class TableCommandTests {
    private static final Map<String, Figure> GIVEN = Map.of(
            "ours", new Figure(12.345678, 48.0),
            "floor", Figure.of(3.1),
            "cola", new Figure(130.0, 7.0));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private JsonNode table(FigureSource source, String... options) throws IOException {
        Path file = folder.resolve("table.json");
        var arguments = new ArrayList<>(List.of("table", "--json", file.toString()));
        arguments.addAll(List.of(options));
        int status = Benchmarks.commandLine(source, new PrintWriter(out), new PrintWriter(out))
                .execute(arguments.toArray(String[]::new));
        assertThat(status).as(out.toString()).isZero();
        return JsonMapper.builder().build().readTree(file.toFile());
    }

    @Test
    void namesTheRowsThatOtherProgramsRead() throws IOException {
        JsonNode table = table((row, effort) -> GIVEN);
        assertThat(table.get("rows").findValuesAsText("name"))
                .containsExactly(
                        "transition",
                        "refund-amount",
                        "refund-explained",
                        "refund-one-of-10000-lines",
                        "whole-return-1-core",
                        "whole-return-2-cores",
                        "stored-cases-1e3",
                        "stored-cases-1e6",
                        "replay",
                        "jdbc-life-1",
                        "jdbc-life-2",
                        "jdbc-life-8");
    }

    @Test
    void writesFiguresInFourDigits() throws IOException {
        JsonNode table = table((row, effort) -> GIVEN, "--rows", "transition");
        assertThat(table)
                .hasToString("{\"rows\":[{\"name\":\"transition\",\"unit\":\"ns\",\"ours\":12.35,\"floor\":3.1,"
                        + "\"peers\":{\"cola\":130},\"bytes\":48}]}");
    }

    @Test
    void writesNullForWhatWasNotMeasured() throws IOException {
        JsonNode table = table((row, effort) -> Map.of(), "--rows", "stored-cases-1e6");
        assertThat(table)
                .hasToString("{\"rows\":[{\"name\":\"stored-cases-1e6\",\"unit\":\"lives/s\",\"ours\":null,"
                        + "\"floor\":null,\"peers\":{},\"bytes\":null}]}");
    }

    @Test
    void printsWhetherEachTargetIsMet() throws IOException {
        table((row, effort) -> GIVEN, "--rows", "transition");
        assertThat(out.toString())
                .contains("<= 4 x floor: met")
                .contains("10 x faster than cola: met")
                .contains("10 x faster than stateless4j: not measured");
    }

    @Test
    void printsATargetThatIsMissed() throws IOException {
        table((row, effort) -> Map.of("ours", Figure.of(69), "floor", Figure.of(100)), "--rows", "jdbc-life-1");
        assertThat(out.toString()).contains(">= 0.7 x floor: MISSED");
    }

    @Test
    void comparesWithOtherRows() throws IOException {
        FigureSource source = (row, effort) -> Map.of("ours", Figure.of(row == TableRow.STORED_CASES_1E6 ? 81 : 100));
        table(source, "--rows", "stored-cases-1e3,stored-cases-1e6");
        assertThat(out.toString()).contains(">= 0.8 x stored-cases-1e3: met");
    }

    @Test
    void spendsLessEffortInAShortRun() throws IOException {
        var efforts = new ArrayList<Effort>();
        FigureSource source = (row, effort) -> {
            efforts.add(effort);
            return GIVEN;
        };
        table(source, "--rows", "replay");
        table(source, "--rows", "replay", "--short");
        assertThat(efforts).containsExactly(Effort.FULL, Effort.SHORT);
    }

    @Test
    void refusesARowThatDoesNotExist() {
        var err = new StringWriter();
        int status = Benchmarks.commandLine((row, effort) -> GIVEN, new PrintWriter(out), new PrintWriter(err))
                .execute("table", "--rows", "refunds");
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("no row refunds");
    }
}
