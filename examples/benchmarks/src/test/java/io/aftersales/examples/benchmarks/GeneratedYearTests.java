package io.aftersales.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedYearTests {
    @TempDir
    private Path folder;

    @TempDir
    private Path other;

    @Test
    void isTheSameEachTime() throws IOException {
        GeneratedYear.write(folder);
        GeneratedYear.write(other);
        for (String file : List.of("orders.csv", "lines.csv", "requests.csv")) {
            assertThat(Files.mismatch(folder.resolve(file), other.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void isReplayedWithThousandsOfReturnsOfWhichSomeComeTooLate() throws IOException {
        GeneratedYear.write(folder);
        var command = new ArrayList<>(List.of("replay", "--json"));
        command.addAll(GeneratedYear.options(folder));
        JsonNode figures = ReplayedYear.figures(command);
        assertThat(figures.get("orders").asInt()).isEqualTo(20_000);
        assertThat(figures.get("accepted").asInt()).isBetween(4_000, 5_000);
        assertThat(figures.get("rejected_by_rule").fieldNames()).toIterable().containsExactly("WINDOW_EXPIRED");
    }
}
