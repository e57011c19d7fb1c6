package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Hostile histories, replayed: refused as a whole, or every case has an outcome and pays once. */
class ReplayFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest
    void aHistoryIsRefusedOrReplayed(byte[] input) {
        String outcomes = folder.resolve("outcomes.csv").toString();
        Run run = HostileHistory.of(input, folder, "replay", "--again", "--outcomes", outcomes);
        if (run.status() == 0) {
            JsonNode figures = HostileRun.printed(run);
            assertThat(figures.get("accepted").longValue()
                            + figures.get("rejected").longValue())
                    .isEqualTo(figures.get("cases").longValue());
            assertThat(figures.get("second_pass_refund_minor").longValue()).isZero();
        }
    }
}
