package io.aftersales.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LookupsCommandTests {
    private static final Pattern ROW = Pattern.compile("\\| .* \\| (memory|PostgreSQL) \\| [0-9.]+ \\| [0-9.]+ \\|");

    @Test
    void measuresEachLookupInBothStoresAtEachSize() {
        var out = new StringWriter();
        int status = Benchmarks.commandLine(
                        (row, effort) -> Map.of(), new PrintWriter(out), new PrintWriter(new StringWriter()))
                .execute("lookups", "--cases", "100,200", "--times", "5");
        assertThat(status).isZero();
        assertThat(out.toString().lines().filter(ROW.asMatchPredicate())).hasSize(10);
        assertThat(out.toString()).startsWith("| microseconds | store | 100 cases | 200 cases |");
    }
}
