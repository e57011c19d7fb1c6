package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Hostile journals and statements: refused as a whole, or compared. */
class ReconcileFuzzTest {
    private static final List<String> RIGHT = List.of("""
            == journal
            number,key,case_id,order_id,tender_no,channel,kind,amount_minor,currency,transaction_id,occurred_at,booked_at,actor
            1,k1,1.1,1,T1,CARD,REFUND,100,EUR,t1,2024-03-01T10:00:00,2024-03-01T10:00:00,SYSTEM aftersales
            2,k2,1.2,1,T1,CARD,REFUND,200,EUR,,2024-03-01T10:00:00,2024-03-01T10:00:00,SYSTEM aftersales
            3,k2,1.2,1,T1,CARD,REVERSAL,200,EUR,t2,2024-03-02T10:00:00,2024-03-02T10:00:00,SYSTEM aftersales
            4,,1.3,1,T1,CARD,EXTERNAL,300,EUR,t3,2024-03-02T10:00:00,2024-03-02T10:00:00,FINANCE f1
            5,k4,1.4,1,T1,CARD,OWED,400,EUR,,2024-03-02T10:00:00,2024-03-02T10:00:00,SYSTEM aftersales
            6,k5,1.4,1,T1,CARD,TOP_UP,50,EUR,t5,2024-03-02T10:00:00,2024-03-02T10:00:00,SYSTEM aftersales
            7,,1.4,1,T1,CARD,FEE,50,EUR,,2024-03-02T10:00:00,2024-03-02T10:00:00,SYSTEM aftersales
            == statement
            key,transaction_id,occurred_at,amount_minor,currency,kind
            k1,t1,2024-03-01T10:00:00,100,EUR,REFUND
            k2,t2,2024-03-01T10:00:00,201,EUR,REFUND
            ,t3,2024-03-01T10:00:00,300,EUR,REFUND
            k4,t4,2024-03-01T10:00:00Z,400,JPY,REFUND
            k5,t5,2024-03-01T10:00:00,50,EUR,TOP_UP
            """);

    @TempDir
    static Path folder;

    @FuzzTest
    void aStatementIsRefusedOrCompared(byte[] input) {
        byte[] tables = HostileTables.of(input, RIGHT);
        Map<String, Path> files = HostileTables.written(tables, folder, List.of("journal", "statement"));
        if (files.size() == 2) {
            Run run = HostileRun.of(
                    tables,
                    "reconcile",
                    "--journal",
                    files.get("journal").toString(),
                    "--statement",
                    files.get("statement").toString(),
                    "--out",
                    folder.resolve("out.csv").toString());
            if (run.status() == 0) {
                assertThat(HostileRun.printed(run)).allMatch(count -> count.longValue() >= 0);
            }
        }
    }
}
