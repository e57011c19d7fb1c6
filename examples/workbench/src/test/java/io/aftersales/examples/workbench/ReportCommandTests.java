package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.analytics.Sketch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report}: its figures are those of the replay, and its files are safe to open. */
class ReportCommandTests {
    private static final Pattern LOADS = Pattern.compile("<(link|img|iframe)|\\ssrc=|@import|<a ");

    @TempDir
    private Path folder;

    private PastFiles past;
    private Path out;

    @BeforeEach
    void twoOrdersInTwoMonths() {
        out = folder.resolve("made/for it");
        past = new PastFiles(folder)
                .orders(
                        "order_id,customer_id,placed_at,delivered_at",
                        "1,ANNA,2024-03-30T10:00:00,2024-03-31T10:00:00",
                        "2,BEN,2024-04-02T10:00:00,2024-04-03T10:00:00",
                        "3,BEN,2024-04-02T10:00:00,2024-04-03T10:00:00")
                .lines(
                        "order_id,line_no,sku,quantity,amount_minor",
                        "1,1,=1+1,3,3000",
                        "1,2,</script><b>,1,500",
                        "2,1,MUG,1,1000",
                        "3,1,MUG,1,1000")
                .requests(
                        "case_id,requested_at,customer_id,order_id,line_no,sku,quantity,reason,evidence",
                        "R1,2024-04-01T10:00:00,ANNA,1,1,=1+1,2,NOT_LIKED,no",
                        "R1,2024-04-01T10:00:00,ANNA,1,2,</script><b>,1,QUALITY_ISSUE,yes",
                        "R2,2024-04-04T10:00:00,BEN,2,1,MUG,1,NOT_LIKED,no",
                        "R3,2024-04-04T11:00:00,BEN,2,1,MUG,1,NOT_LIKED,no");
    }

    private JsonNode report() throws IOException {
        Run run = past.run("report", "--out", out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.resolve("report.html").toString());
        return JsonMapper.builder().build().readTree(out.resolve("report.json").toFile());
    }

    @Test
    void itsSumsAreThoseOfTheReplay() throws IOException {
        JsonNode report = report();
        ObjectNode replay = past.figures();

        assertThat(report.get("orders_placed")).isEqualTo(replay.get("orders"));
        assertThat(report.get("cases")).isEqualTo(replay.get("accepted"));
        assertThat(report.get("units")).isEqualTo(replay.get("units_returned"));
        assertThat(report.get("refunded_minor")).isEqualTo(replay.get("total_refund_minor"));
        assertThat(report.get("refused_by_rule")).isEqualTo(replay.get("rejected_by_rule"));
    }

    @Test
    void periodsAndCohortsAreToldApart() throws IOException {
        JsonNode months = report().get("by_month");
        JsonNode march = months.get("2024-03");
        JsonNode april = months.get("2024-04");

        assertThat(march.get("cases").intValue()).isZero();
        assertThat(march.get("cohort_cases").intValue()).isOne();
        assertThat(march.get("after_sales_cohort_rate").decimalValue()).isEqualByComparingTo("1");
        assertThat(april.get("cases").intValue()).isEqualTo(2);
        assertThat(april.get("after_sales_period_rate").decimalValue()).isEqualByComparingTo("1");
        assertThat(april.get("after_sales_cohort_rate").decimalValue()).isEqualByComparingTo("0.5");
    }

    @Test
    void aCaseWithTwoReasonsCountsUnderEachWithItsOwnMoney() throws IOException {
        JsonNode reasons = report().get("by_reason");
        assertThat(reasons.get("NOT_LIKED").get("cases").intValue()).isEqualTo(2);
        assertThat(reasons.get("NOT_LIKED").get("refunded_minor").intValue()).isEqualTo(3000);
        assertThat(reasons.get("QUALITY_ISSUE").get("refunded_minor").intValue())
                .isEqualTo(500);
    }

    @Test
    void aProductIsComparedWithItsUnitsSold() throws IOException {
        JsonNode mug = report().get("by_sku").get("MUG");

        assertThat(mug.get("units").intValue()).isOne();
        assertThat(mug.get("units_sold").intValue()).isEqualTo(2);
        assertThat(mug.get("product_rate").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(Files.readString(out.resolve("by-sku.csv")))
                .contains("resolutions_in_time,units_sold,product_rate\n", ",3,0.6667\n", ",2,0.5000\n");
        assertThat(Files.readString(out.resolve("by-kind.csv"))).doesNotContain("product_rate");
        assertThat(Files.readString(out.resolve("report.html"))).contains("Of units sold", "66.67 %");
    }

    @Test
    void unitsOfOrdersThatWereNeverPaidAreNotSold() throws IOException {
        past.orders(
                "order_id,customer_id,placed_at,delivered_at,status",
                "1,ANNA,2024-03-30T10:00:00,2024-03-31T10:00:00,DELIVERED",
                "2,BEN,2024-04-02T10:00:00,2024-04-03T10:00:00,DELIVERED",
                "3,BEN,2024-04-02T10:00:00,,CANCELLED");
        assertThat(report().get("by_sku").get("MUG").get("units_sold").intValue())
                .isOne();
    }

    @Test
    void noTableHoldsAFormula() throws IOException {
        report();
        assertThat(Files.readString(out.resolve("by-sku.csv")))
                .contains("'=1+1,1,1,2,2000")
                .doesNotContain("\n=");
        for (String table : List.of("kind", "reason", "sku", "fault", "month")) {
            assertThat(out.resolve("by-" + table + ".csv")).isNotEmptyFile();
        }
    }

    @Test
    void everyValueHasItsPercentiles() throws IOException {
        JsonNode report = report();
        for (String dimension : List.of("by_kind", "by_reason", "by_sku", "by_fault")) {
            assertThat(report.get(dimension)).isNotEmpty().allSatisfy(value -> {
                assertThat(value.get("handling_hours_p99").isNull())
                        .isEqualTo(value.get("handling_hours_mean").isNull());
                assertThat(value.get("handling_hours_p50").asDouble())
                        .isLessThanOrEqualTo(value.get("handling_hours_p99").asDouble());
            });
        }
        assertThat(Files.readString(out.resolve("by-reason.csv")))
                .contains("handling_hours_mean,handling_hours_p50,handling_hours_p90,handling_hours_p99,");
    }

    @Test
    void thePageLoadsNothingAndIsNotBrokenByWhatItTells() throws IOException {
        report();
        String page = Files.readString(out.resolve("report.html"));
        String told = page.substring(page.indexOf("const report"));

        assertThat(LOADS.matcher(page.substring(0, page.indexOf("<script"))).find())
                .isFalse();
        assertThat(page.split("</script>", -1)).as("three scripts").hasSize(4);
        assertThat(told).contains("=1+1").contains("<\\/script><b>");
        assertThat(page).contains("prefers-color-scheme: dark").contains("width=device-width");
    }

    @Test
    void twoSumsThatDifferHaveTwoNames() throws IOException {
        Run run = past.told("report", "--out", out.toString());
        assertThat(run.status()).isZero();
        assertThat(run.err())
                .endsWith(
                        "Note: refunds by reason, fault and sku are of goods alone, before fees and without shipping; "
                                + "all others are what was refunded in all." + System.lineSeparator());
        String page = Files.readString(out.resolve("report.html"));
        assertThat(page)
                .contains("<th>Refunded in all</th>", "<span>Refunded in all</span>", "so the two sums differ")
                .doesNotContain("<th>Refunded</th>", "<span>Refunded</span>", "'Refunded'");
        assertThat(page.split("<th>Goods refunded</th>", -1))
                .as("by reason and by product")
                .hasSize(3);
    }

    @Test
    void aHistoryOfNothingHasNoRates() throws IOException {
        past.orders("order_id,customer_id,placed_at")
                .requests("case_id,requested_at,customer_id,order_id,line_no,sku,quantity");
        JsonNode report = report();
        assertThat(report.get("after_sales_period_rate").isNull()).isTrue();
        assertThat(report.get("handling_hours").get("p50").isNull()).isTrue();
    }

    /** What its description states: at most a thousandth above the true value, and the same however it was divided. */
    @Property(tries = 300)
    void percentilesAreAThousandthOffAtMost(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 100_000_000) Long> values,
            @ForAll @Size(max = 60) List<@LongRange(min = 0, max = 100_000_000) Long> more) {
        var all = new ArrayList<>(values);
        all.addAll(more);
        Sketch sum = sketch(values).plus(sketch(more));
        assertThat(sum).isEqualTo(sketch(all)).hasSameHashCodeAs(sketch(all));
        all.sort(null);
        for (int percent : new int[] {1, 50, 90, 99, 100}) {
            long exact = all.get((all.size() * percent + 99) / 100 - 1);
            assertThat(sum.percentile(percent)).isBetween(exact, exact + exact / 1_000 + 1);
        }
    }

    private static Sketch sketch(List<Long> values) {
        var sketch = new HdrSketch();
        values.forEach(sketch::add);
        return sketch;
    }
}
