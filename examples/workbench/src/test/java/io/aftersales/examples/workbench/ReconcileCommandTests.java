package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code reconcile}: what it finds, its formats and its faults, and that its memory does not grow with the files. */
class ReconcileCommandTests {
    private static final String JOURNAL = "number,key,case_id,order_id,tender_no,channel,kind,amount_minor,currency,"
            + "transaction_id,occurred_at,booked_at,actor\n";
    private static final String STATEMENT = "key,transaction_id,occurred_at,amount_minor,currency,kind\n";

    @TempDir
    private Path folder;

    private Run reconcile(String journal, String statement, String... more) throws IOException {
        Path ours = Files.writeString(folder.resolve("journal.csv"), JOURNAL + journal);
        Path theirs = Files.writeString(folder.resolve("statement.csv"), STATEMENT + statement);
        var arguments =
                new ArrayList<>(List.of("reconcile", "--journal", ours.toString(), "--statement", theirs.toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static Map<String, Long> counts(String json) throws IOException {
        JsonNode tree = JsonMapper.builder().build().readTree(json);
        var counts = new TreeMap<String, Long>();
        tree.fields()
                .forEachRemaining(
                        each -> counts.put(each.getKey(), each.getValue().asLong()));
        return counts;
    }

    private static String ours(String key, String kind, long minor, String transaction, String at) {
        return "1," + key + ",1001.1,1001,T1,CARD," + kind + "," + minor + ",CNY," + transaction + "," + at + "," + at
                + ",SYSTEM aftersales\n";
    }

    private static String theirs(String key, String kind, long minor, String transaction, String at) {
        return key + "," + transaction + "," + at + "," + minor + ",CNY," + kind + "\n";
    }

    private static final String MONDAY = "2026-03-02T10:00:00Z";
    private static final String TUESDAY = "2026-03-03T10:00:00";

    /** Points are the host's own books, also when they come back; a statement knows no payment that was not made. */
    @Test
    void expectsNoPointsOnAStatementAndNothingThatWasNotMade() throws IOException {
        Path journal = Files.writeString(
                folder.resolve("points.csv"),
                (JOURNAL
                                + ours("k1", "REFUND", 100, "t1", MONDAY)
                                + ours("k2", "POINTS_BACK", 200, "p2", MONDAY)
                                + ours("k2", "REVERSAL", 200, "p2", MONDAY)
                                + ours("k3", "POINTS_BACK", 300, "p3", MONDAY)
                                + ours("k3", "VOIDED", 300, "p3", MONDAY)
                                + ours("k4", "REFUND", 400, "b4", MONDAY)
                                + ours("k4", "VOIDED", 400, "b4", TUESDAY)
                                + ours("k4", "REFUND", 400, "t4", "2026-03-04T10:00:00Z"))
                        .replaceFirst("actor\n", "actor,points\n")
                        .replaceAll("(,k[23],.*)\n", "$1,40\n")
                        .replaceAll("(,k[14],.*)\n", "$1,\n"));
        Path statement = Files.writeString(
                folder.resolve("statement.csv"),
                STATEMENT + theirs("k1", "REFUND", 100, "t1", MONDAY) + theirs("", "REFUND", 400, "t4", TUESDAY));
        Run run = Run.of("reconcile", "--journal", journal.toString(), "--statement", statement.toString());
        assertThat(counts(run.out()).entrySet().stream().filter(each -> each.getValue() != 0))
                .containsExactly(Map.entry("MATCHED", 2L));

        Run refused = reconcile("", theirs("k4", "VOIDED", 400, "b4", MONDAY));
        assertThat(refused.status()).isNotZero();
        assertThat(refused.err()).contains("VOIDED");
    }

    @Test
    void findsEachKindOfDifferenceAndWritesWhere() throws IOException {
        Path out = folder.resolve("rows.csv");
        Run run = reconcile(
                ours("k1", "REFUND", 100, "t1", MONDAY)
                        + ours("k2", "REFUND", 200, "t2", MONDAY)
                        + ours("k3", "REFUND", 300, "t3", MONDAY)
                        + ours("k4", "REFUND", 400, "t4", MONDAY)
                        + ours("k5", "REFUND", 500, "t5", "2026-03-04T10:00:00Z")
                        + ours("", "EXTERNAL", 600, "t6", MONDAY)
                        + ours("k7", "OWED", 700, "", MONDAY)
                        + ours("k8", "REFUND", 800, "t8", MONDAY)
                        + ours("k8", "REVERSAL", 800, "t8", MONDAY)
                        + ours("", "FEE", 50, "", MONDAY)
                        + ours("k9", "OWED", 900, "", MONDAY)
                        + ours("k11", "REFUND", 110, "t11", MONDAY),
                theirs("k1", "REFUND", 100, "t1", TUESDAY)
                        + theirs("k3", "REFUND", 301, "t3", MONDAY)
                        + theirs("k4", "REFUND", 400, "other", MONDAY)
                        + theirs("", "REFUND", 600, "t6", MONDAY)
                        + theirs("k7", "REFUND", 700, "t7", MONDAY)
                        + theirs("k8", "REFUND", 800, "t8", MONDAY)
                        + theirs("k8", "REVERSAL", 800, "t8", MONDAY)
                        + theirs("=k10", "REFUND", 1, "t10", MONDAY)
                        + theirs("", "REFUND", 2, "", MONDAY)
                        + theirs("k11", "REFUND", 110, "t11", MONDAY).replace("CNY", "USD"),
                "--out",
                out.toString());

        assertThat(run.err().lines())
                .containsExactly(
                        "MATCHED: CNY 2300 in the journal, 2300 in the statement (minor units)",
                        "MISSING_THERE: CNY 200 in the journal, 0 in the statement (minor units)",
                        "MISSING_HERE: CNY 0 in the journal, 3 in the statement (minor units)",
                        "AMOUNT_DIFFERS: CNY 410 in the journal, 301 in the statement (minor units)",
                        "AMOUNT_DIFFERS: USD 0 in the journal, 110 in the statement (minor units)",
                        "IN_DOUBT: CNY 1100 in the journal, 1100 in the statement (minor units)",
                        "OPEN: CNY 1400 in the journal, 0 in the statement (minor units)");
        assertThat(run.status()).isZero();
        assertThat(counts(run.out()))
                .isEqualTo(Map.of(
                        "MATCHED", 4L,
                        "MISSING_THERE", 1L,
                        "MISSING_HERE", 2L,
                        "AMOUNT_DIFFERS", 2L,
                        "IN_DOUBT", 2L,
                        "OPEN", 2L));
        assertThat(Files.readAllLines(out))
                .as("sorted by result, key and transaction")
                .containsExactly(
                        "result,key,transaction_id,direction,order_id,currency,journal_minor,statement_minor,statement_currency",
                        "MATCHED,,t6,OUT,1001,CNY,600,600,CNY",
                        "MATCHED,k1,t1,OUT,1001,CNY,100,100,CNY",
                        "MATCHED,k8,t8,OUT,1001,CNY,800,800,CNY",
                        "MATCHED,k8,t8,TAKEN_BACK,1001,CNY,800,800,CNY",
                        "MISSING_THERE,k2,t2,OUT,1001,CNY,200,,",
                        "MISSING_HERE,,,OUT,,CNY,,2,CNY",
                        "MISSING_HERE,'=k10,t10,OUT,,CNY,,1,CNY",
                        "AMOUNT_DIFFERS,k11,t11,OUT,1001,CNY,110,110,USD",
                        "AMOUNT_DIFFERS,k3,t3,OUT,1001,CNY,300,301,CNY",
                        "IN_DOUBT,k4,t4,OUT,1001,CNY,400,400,CNY",
                        "IN_DOUBT,k7,t7,OUT,1001,CNY,700,700,CNY",
                        "OPEN,k5,t5,OUT,1001,CNY,500,,",
                        "OPEN,k9,,OUT,1001,CNY,900,,");
    }

    @Test
    void aSideWithoutKeysIsMatchedByTransaction() throws IOException {
        Run run = reconcile(
                ours("k1", "REFUND", 100, "t1", MONDAY) + ours("k2", "REFUND", 200, "t2", MONDAY),
                theirs("", "REFUND", 200, "t2", MONDAY) + theirs("", "REFUND", 100, "t1", MONDAY));
        assertThat(counts(run.out())).containsEntry("MATCHED", 2L).containsEntry("MISSING_HERE", 0L);
    }

    @Test
    void theEndOfTheStatementMayBeSaid() throws IOException {
        String journal = ours("k1", "REFUND", 100, "t1", "2026-03-20T10:00:00Z");
        String statement = theirs("k2", "REFUND", 100, "t2", MONDAY);
        assertThat(counts(reconcile(journal, statement).out())).containsEntry("OPEN", 1L);
        assertThat(counts(reconcile(journal, statement, "--until", "2026-03-31T00:00:00")
                        .out()))
                .containsEntry("MISSING_THERE", 1L)
                .containsEntry("OPEN", 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20T10:00:00Z,      MISSING_THERE",
        "2026-03-20T18:00:00+08:00, MISSING_THERE",
        "2026-03-20T10:00:00,       MISSING_THERE",
        "2026-03-20T09:59:59.999Z,  OPEN",
        "2026-03-20T10:00:00+08:00, OPEN",
        "2026-03-21,                MISSING_THERE",
        "2026-03-20,                OPEN"
    })
    void theEndIsAMomentWithAnOffsetOrTheStartOfADate(String until, String finding) throws IOException {
        String journal = ours("k1", "REFUND", 100, "t1", "2026-03-20T10:00:00Z");
        assertThat(counts(reconcile(journal, "", "--until", until).out())).containsEntry(finding, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "", "2026-13-01", "2026-03-20T10:00:00 Z", "31.03.2026"})
    void anEndOfAnotherFormIsRefusedInWords(String until) throws IOException {
        Run run = reconcile("", "", "--until", until);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("Invalid value for option '--until': expected a moment such as 2026-03-31T18:30:00Z, ")
                .contains(", found '" + until + "'")
                .doesNotContain("java", "Exception");
    }

    @Test
    void rowsMayNameTheirOffset() throws IOException {
        String journal = ours("k1", "REFUND", 100, "t1", "2026-03-20T10:00:00+08:00");
        assertThat(counts(reconcile(journal, "", "--until", "2026-03-20T02:00:00Z")
                        .out()))
                .containsEntry("MISSING_THERE", 1L);
    }

    @Test
    void differencesMayBeAFailure() throws IOException {
        String same = ours("k1", "REFUND", 100, "t1", MONDAY);
        String open = ours("k2", "REFUND", 100, "t2", "2026-03-20T10:00:00Z");
        String there = theirs("k1", "REFUND", 100, "t1", MONDAY);
        assertThat(reconcile(same + open, there, "--fail-on-difference").status())
                .isZero();
        Run run = reconcile(same, "", "--fail-on-difference", "--until", "2026-03-31");
        assertThat(run.status()).isEqualTo(1);
        assertThat(counts(run.out())).containsEntry("MISSING_THERE", 1L);
        assertThat(reconcile(same, "", "--until", "2026-03-31").status()).isZero();
    }

    @Test
    void theSumsAreLeftOutOnRequest() throws IOException {
        assertThat(reconcile(ours("k1", "REFUND", 100, "t1", MONDAY), "", "--json")
                        .err())
                .isEmpty();
    }

    @Test
    void sumsThatCannotBeCountedAreRefusedByTheRow() throws IOException {
        Run run = reconcile(
                ours("k1", "REFUND", Long.MAX_VALUE, "t1", MONDAY) + ours("k1", "REFUND", 1, "t1", MONDAY), "");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .endsWith("journal.csv:3:8: amount_minor: the amounts of all rows up to this one are beyond 64 bits"
                        + System.lineSeparator());
    }

    @Test
    void emptyFilesHaveNothingToTell() throws IOException {
        assertThat(counts(reconcile("", "").out()).values()).containsOnly(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "'k,t,2026-03-02T10:00:00Z,1.5,CNY,REFUND',  '\"1.5\" is not a whole number'",
        "'k,t,2026-03-02T10:00:00Z,-1,CNY,REFUND',   'is negative'",
        "'k,t,yesterday,1,CNY,REFUND',               'is no local time'",
        "'k,t,2026-13-02T10:00:00Z,1,CNY,REFUND',    'is no moment'",
        "'k,t,2026-03-02T10:00:00Z,1,yuan,REFUND',   'is no currency'",
        "'k,t,2026-03-02T10:00:00Z,1,CNY,FEE',       'is none of'",
        "'k,t,2026-03-02T10:00:00Z,1,CNY',           '5 columns, the header has 6'"
    })
    void aRowThatIsNotInTheFormatIsRefusedWithItsPlace(String row, String problem) throws IOException {
        Run run = reconcile("", theirs("k", "REFUND", 1, "t", MONDAY) + row + "\n");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("statement.csv:3:").contains(problem);
    }

    @Test
    void aNameThatIsTooLongIsRefused() throws IOException {
        Run run = reconcile(ours("k".repeat(201), "REFUND", 1, "t", MONDAY), "");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("longer than 200 characters");
    }

    /** Rows that take twice as many bytes in their files as the process has memory for all it does. */
    @Test
    void memoryDoesNotGrowWithTheFiles() throws IOException, InterruptedException {
        var planted = new TreeMap<String, Long>();
        Path ours = folder.resolve("large-journal.csv");
        Path theirs = folder.resolve("large-statement.csv");
        plant(250_000, ours, theirs, planted);

        Path answer = folder.resolve("answer.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Workbench.class.getName(),
                        "reconcile",
                        "--journal",
                        ours.toString(),
                        "--statement",
                        theirs.toString())
                .redirectOutput(answer.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();

        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        assertThat(counts(Files.readString(answer))).isEqualTo(planted);
    }

    /** Rows in another order on each side, with differences known by how they were planted. */
    private static void plant(int rows, Path ours, Path theirs, Map<String, Long> planted) throws IOException {
        for (String each : List.of("MATCHED", "MISSING_THERE", "MISSING_HERE", "AMOUNT_DIFFERS", "IN_DOUBT", "OPEN")) {
            planted.put(each, 0L);
        }
        var random = new Random(7);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Instant late = start.plusSeconds(rows + 1L);
        try (BufferedWriter journal = Files.newBufferedWriter(ours, StandardCharsets.UTF_8);
                BufferedWriter statement = Files.newBufferedWriter(theirs, StandardCharsets.UTF_8)) {
            journal.write(JOURNAL);
            statement.write(STATEMENT);
            for (int i = 0; i < rows; i++) {
                int here = i ^ 1; // neighbours change places
                String at = start.plusSeconds(here).toString();
                String key = "as-" + here + "-1-pay-CARD-0";
                String transaction = "t" + here;
                String kind = here % 10 == 3 ? "REVERSAL" : "REFUND";
                String fate = fate(here);
                planted.merge(fate, 1L, Long::sum);
                boolean keyless = here % 5 == 0;
                if (!fate.equals("MISSING_HERE")) {
                    String when = fate.equals("OPEN") ? late.toString() : at;
                    String listed = fate.equals("IN_DOUBT") && here % 2 == 0 ? "OWED" : kind;
                    journal.write(ours(key, listed, 100 + here % 7, listed.equals("OWED") ? "" : transaction, when));
                }
                if (!fate.equals("MISSING_THERE") && !fate.equals("OPEN")) {
                    long minor = 100 + here % 7 + (fate.equals("AMOUNT_DIFFERS") ? 1 + random.nextInt(9) : 0);
                    boolean doubt = fate.equals("IN_DOUBT");
                    statement.write(theirs(
                            keyless && !doubt ? "" : key,
                            doubt && here % 2 == 0 ? "REFUND" : kind,
                            minor,
                            doubt ? "other" + here : transaction,
                            at));
                }
            }
        }
    }

    private static String fate(int row) {
        return switch (row % 1_000) {
            case 101, 202 -> "MISSING_THERE";
            case 303 -> "MISSING_HERE";
            case 404, 505, 607 -> "AMOUNT_DIFFERS";
            case 706, 809 -> "IN_DOUBT";
            case 908 -> "OPEN";
            default -> "MATCHED";
        };
    }
}
