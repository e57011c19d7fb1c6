package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Hostile histories under two policies: refused as a whole, or the difference is that of the two sums. */
class CompareFuzzTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void policies() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{}");
        Files.writeString(
                folder.resolve("b.json"), "{\"coupon\": \"RE_EVALUATED\", \"restockingFee\": {\"percent\": 7}}");
    }

    @FuzzTest
    void aHistoryIsRefusedOrCompared(byte[] input) {
        Run run = HostileHistory.of(
                input,
                folder,
                "compare",
                "--policy-a",
                folder.resolve("a.json").toString(),
                "--policy-b",
                folder.resolve("b.json").toString(),
                "--out",
                folder.resolve("out.csv").toString());
        if (run.status() == 0) {
            JsonNode figures = HostileRun.printed(run);
            assertThat(figures.get("refund_minor_b").bigIntegerValue())
                    .isEqualTo(figures.get("refund_minor_a")
                            .bigIntegerValue()
                            .add(figures.get("difference_minor").bigIntegerValue()));
        }
    }
}
