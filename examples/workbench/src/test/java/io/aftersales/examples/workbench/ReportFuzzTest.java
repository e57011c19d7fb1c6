package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Hostile histories, reported: refused as a whole, or the page is whole and has no script that the history brought. */
class ReportFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest
    void aHistoryIsRefusedOrReported(byte[] input) throws IOException {
        Run run = HostileHistory.of(
                input, folder, "report", "--out", folder.resolve("report").toString());
        if (run.status() == 0) {
            String page = Files.readString(folder.resolve("report/report.html"));
            assertThat(page.strip()).endsWith("</html>");
        }
    }
}
