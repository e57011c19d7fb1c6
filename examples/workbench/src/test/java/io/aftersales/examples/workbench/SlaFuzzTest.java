package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Hostile lists of tickets: refused as a whole, or counted. */
class SlaFuzzTest {
    private static final List<String> RIGHT = List.of("""
            == tickets
            ticket_id,priority,opened_at,first_response_at,resolved_at
            1,HIGH,2024-03-01T10:00:00,2024-03-01T10:30:00,2024-03-01T12:00:00
            2,NORMAL,2024-03-01T10:00:00,2024-03-01T15:00:00,
            3,NORMAL,2024-03-02T10:00:00,,2024-03-05T12:00:00
            4,HIGH,2024-03-02T10:00:00,,
            """);

    @TempDir
    static Path folder;

    @FuzzTest
    void aListIsRefusedOrCounted(byte[] input) {
        byte[] tables = HostileTables.of(input, RIGHT);
        Path tickets = HostileTables.written(tables, folder, List.of("tickets")).get("tickets");
        if (tickets != null) {
            Run run = HostileRun.of(tables, "sla", tickets.toString(), "--now", "2024-03-10T10:00:00", "--json");
            if (run.status() == 0) {
                assertThat(HostileRun.printed(run).isObject()).isTrue();
            }
        }
    }
}
