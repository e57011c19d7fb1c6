package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Hostile scenarios: refused as a whole, or answered with sums that add up. */
class QuoteFuzzTest {
    private static final List<String> RIGHT = HostileRun.documents("quote");

    @FuzzTest
    void aScenarioIsRefusedOrAddsUp(byte[] input) {
        Run run = HostileRun.of(HostileDocument.of(input, RIGHT), "quote", "-");
        if (run.status() == 0) {
            JsonNode answer = HostileRun.printed(run);
            (answer.isArray() ? StreamSupport.stream(answer.spliterator(), false) : Stream.of(answer))
                    .filter(each -> each.has("refunds"))
                    .forEach(QuoteFuzzTest::addsUp);
        }
    }

    private static void addsUp(JsonNode answer) {
        assertThat(sum(answer, "refunded", "kept", "external", "remaining")).isEqualTo(sum(answer, "paid"));
        for (JsonNode refund : answer.get("refunds")) {
            if (refund.has("goods")) {
                BigInteger added = sum(refund, "goods", "shipping", "tax", "otherCharges", "goodwill");
                BigInteger deducted = sum(refund, "discounts", "fees", "deductions", "withheld");
                assertThat(added.subtract(deducted)).isEqualTo(sum(refund, "total"));
                BigInteger tenders = StreamSupport.stream(refund.get("tenders").spliterator(), false)
                        .map(tender -> sum(tender, "amount"))
                        .reduce(BigInteger.ZERO, BigInteger::add);
                assertThat(tenders).isEqualTo(sum(refund, "payout"));
            }
        }
    }

    private static BigInteger sum(JsonNode answer, String... fields) {
        return Stream.of(fields)
                .map(field -> answer.get(field).bigIntegerValue())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
