package io.aftersales.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line compares with one plain thread, and tells by its status how that came out. */
class AnalyticsTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        var writer = new PrintWriter(out);
        return Analytics.commandLine(writer, writer).execute(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"figures", "what-if", "reconcile"})
    void anExportOfTheYearIsEqualAndOneOfAnotherYearIsDifferent(String command) {
        String export = folder.toString();

        assertThat(run(
                        command,
                        "--export",
                        export,
                        "--cases",
                        "203",
                        "--partitions",
                        "3",
                        "--cores",
                        "2",
                        "--runs",
                        "1"))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).contains("one plain thread", "EQUAL").doesNotContain("DIFFERENT");
        assertThat(run(command, "--export", export, "--cases", "203", "--seed", "2", "--cores", "2", "--runs", "1"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("is there already", "DIFFERENT");
        assertThat(run(command, "--export", export, "--cores", "2")).isZero();
    }

    @Test
    void whatCannotBeRunIsWrongUsage() {
        assertThat(run("figures", "--export", folder.toString(), "--cases", "0"))
                .isEqualTo(2);
        assertThat(run("figures")).isEqualTo(2);
    }
}
