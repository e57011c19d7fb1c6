package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare}: a history under two sets of money rules. */
class CompareCommandTests {
    @TempDir
    private Path folder;

    private PastFiles past;
    private Path plain;
    private Path strict;

    @BeforeEach
    void aCouponThatStaysOrGoes() throws IOException {
        past = new PastFiles(folder)
                .orders(
                        "order_id,customer_id,placed_at,coupon_minor",
                        "1,ANNA,2024-03-01T10:00:00,300",
                        "2,ANNA,2024-03-01T10:00:00,0")
                .lines("order_id,line_no,sku,quantity,amount_minor", "1,1,MUG,3,3000", "2,1,MUG,1,1000")
                .requests(
                        "case_id,requested_at,customer_id,order_id,line_no,sku,quantity,reason",
                        "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,NO_REASON",
                        "R2,2024-03-02T11:00:00,ANNA,1,1,MUG,1,NOT_LIKED",
                        "=R3,2024-03-02T12:00:00,ANNA,1,1,MUG,1,NOT_LIKED",
                        "R4,2024-03-02T13:00:00,ANNA,1,1,MUG,1,NOT_LIKED",
                        "R5,2024-03-02T14:00:00,ANNA,2,1,MUG,1,NOT_LIKED");
        plain = Files.writeString(folder.resolve("a.json"), "{}");
        strict = Files.writeString(folder.resolve("b.json"), "{\"coupon\": \"KEPT_UNTIL_FULL_RETURN\"}");
    }

    private Run compare(Path one, Path other, String... more) {
        var options = new ArrayList<>(List.of("--policy-a", one.toString(), "--policy-b", other.toString()));
        options.addAll(List.of(more));
        return past.run("compare", options.toArray(String[]::new));
    }

    /** In proportion each of three mugs gives back 900; kept, the coupon is charged when the last comes back: 1000, 1000, 700. */
    @Test
    void tellsByReasonAndRuleAndWhichCasesDiffer() throws IOException {
        Path out = folder.resolve("diff.csv");
        Run run = compare(plain, strict, "--out", out.toString());

        assertThat(PastFiles.figures(run))
                .isEqualTo(JsonMapper.builder().build().readTree("""
                {"cases": 5, "differing": 3, "accepted_a": 4, "accepted_b": 4,
                 "refund_minor_a": 3700, "refund_minor_b": 3700, "difference_minor": 0,
                 "by_reason": {
                   "NOT_LIKED": {"cases": 4, "refund_minor_a": 2800, "refund_minor_b": 2700, "difference_minor": -100},
                   "NO_REASON": {"cases": 1, "refund_minor_a": 900, "refund_minor_b": 1000, "difference_minor": 100}},
                 "rejected_by_rule": {"QUANTITY_EXCEEDED": {"a": 1, "b": 1}}}
                """));
        assertThat(Files.readString(out)).isEqualTo("""
                case_id,reason,outcome_a,rule_a,refund_minor_a,outcome_b,rule_b,refund_minor_b,difference_minor
                R1,NO_REASON,ACCEPTED,,900,ACCEPTED,,1000,100
                R2,NOT_LIKED,ACCEPTED,,900,ACCEPTED,,1000,100
                '=R3,NOT_LIKED,ACCEPTED,,900,ACCEPTED,,700,-200
                """);
    }

    /** Of ANNA's two orders five cases are asked for; the last on the first order is refused before any rule is asked. */
    @Test
    void asksTwoListsOfReviewRulesOnTheFactsOfTheMoment() throws IOException {
        Path small = Files.writeString(
                folder.resolve("small.json"),
                "{\"rules\": [{\"name\": \"SMALL\", \"when\": {\"amountBelow\": {\"amount\": 950, \"currency\": \"CNY\"}},"
                        + " \"then\": \"APPROVE\"}]}");
        Path known = Files.writeString(
                folder.resolve("known.json"),
                "{\"rules\": [{\"name\": \"SERIAL\", \"when\": {\"buyer\": {\"casesAtLeast\": 2}}, \"then\": \"PERSON\"},"
                        + " {\"name\": \"SMALL\", \"when\": {\"amountBelow\": {\"amount\": 950, \"currency\": \"CNY\"}},"
                        + " \"then\": \"APPROVE\"}]}");
        Path out = folder.resolve("rules.csv");

        Run run = past.run(
                "compare", "--rules-a", small.toString(), "--rules-b", known.toString(), "--out", out.toString());

        assertThat(PastFiles.figures(run))
                .isEqualTo(JsonMapper.builder().build().readTree("""
                {"cases": 4, "refused_before": 1, "differing": 1,
                 "changes": {"APPROVE>PERSON": 1},
                 "by_ruling": {"APPROVE": {"a": 3, "b": 2}, "PERSON": {"a": 1, "b": 2}},
                 "by_rule": {"(none)": {"a": 1, "b": 0}, "SERIAL": {"a": 0, "b": 2}, "SMALL": {"a": 3, "b": 2}},
                 "by_reason": {"NOT_LIKED": {"cases": 3, "differing": 1}, "NO_REASON": {"cases": 1, "differing": 0}}}
                """));
        assertThat(Files.readString(out)).isEqualTo("""
                case_id,reason,amount_minor,ruling_a,rule_a,ruling_b,rule_b
                '=R3,NOT_LIKED,900,approve,SMALL,a person decides,SERIAL
                """);
    }

    @Test
    void eitherTwoPoliciesOrTwoLists() throws IOException {
        assertThat(past.run("compare").status()).isEqualTo(2);
        assertThat(compare(plain, strict, "--rules-a", plain.toString(), "--rules-b", plain.toString())
                        .status())
                .isEqualTo(2);
        assertThat(past.run("compare", "--rules-a", plain.toString()).status()).isEqualTo(2);
    }

    /** The cases are two days after their orders; the shop gives one day, or three for goods that the buyer does not like. */
    @Test
    void comparesWindowsToo() throws IOException {
        Path day = Files.writeString(folder.resolve("day.json"), "{\"cases\": {\"windowDays\": 1}}");
        Path liked = Files.writeString(folder.resolve("liked.json"), """
                {"money": {"coupon": "KEPT_UNTIL_FULL_RETURN"},
                 "cases": {"windowDays": 1, "windows": [{"name": "LIKED", "when": {"reason": "NOT_LIKED"}, "days": 3}]}}
                """);
        past.requests(
                "case_id,requested_at,customer_id,order_id,line_no,sku,quantity,reason",
                "R1,2024-03-03T10:00:00,ANNA,1,1,MUG,1,NO_REASON",
                "R2,2024-03-03T11:00:00,ANNA,1,1,MUG,1,NOT_LIKED");

        assertThat(PastFiles.figures(compare(day, liked)))
                .isEqualTo(JsonMapper.builder().build().readTree("""
                {"cases": 2, "differing": 1, "accepted_a": 0, "accepted_b": 1,
                 "refund_minor_a": 0, "refund_minor_b": 1000, "difference_minor": 1000,
                 "by_reason": {
                   "NOT_LIKED": {"cases": 1, "refund_minor_a": 0, "refund_minor_b": 1000, "difference_minor": 1000},
                   "NO_REASON": {"cases": 1, "refund_minor_a": 0, "refund_minor_b": 0, "difference_minor": 0}},
                 "rejected_by_rule": {"WINDOW_EXPIRED": {"a": 2, "b": 1}}}
                """));
    }

    @Test
    void rulesThatAHistoryHasNoFactsForAreRefused() throws IOException {
        Path value = Files.writeString(folder.resolve("value.json"), "{\"cases\": {\"exchangeValue\": \"PAID\"}}");
        Run run = compare(plain, value);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("value.json").contains("exchangeValue");
    }

    @Test
    void theSameRulesDifferByNothing() {
        assertThat(PastFiles.figures(compare(strict, strict)).get("differing").intValue())
                .isZero();
    }

    @Test
    void rulesThatCannotBeReadAreRefusedWithTheirPlace() throws IOException {
        Path wrong = Files.writeString(folder.resolve("c.json"), "{\"coupons\": \"PRO_RATA\"}");
        Run run = compare(plain, wrong);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("c.json").contains("coupons");
    }
}
