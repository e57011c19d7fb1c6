package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One scenario in which everything is right, and everything that can be wrong with its shape. */
class MalformedScenarioTests {
    private static final String WELL_FORMED = """
            { "id": "all of it",
              "currency": "CNY",
              "order": {
                "lines": [ {"line": "L1", "sku": "CUP", "quantity": 2, "amount": 900, "discount": 0, "tax": 0},
                           {"sku": "PLATE", "quantity": 1, "unitPrice": 800} ],
                "taxIncluded": true,
                "discounts": [ {"id": "C1", "kind": "COUPON", "amount": 100, "lines": ["L1"]},
                               {"id": "P1", "kind": "PROMOTION", "amount": 50, "tiers": [ {"spend": 500, "off": 50}]} ],
                "shipping": 60, "shippingTax": 4, "otherCharges": 0,
                "tenders": [ {"id": "T1", "channel": "BANK", "kind": "MONEY", "amount": 1000},
                             {"id": "T2", "channel": "CLUB", "kind": "POINTS", "amount": 610, "points": 61} ] },
              "policy": { "coupon": "PRO_RATA", "promotion": "RE_EVALUATED",
                          "tenderSplit": ["T2", "T1"],
                          "restockingFee": {"percent": 5} },
              "refunds": [
                {"reason": "NO_REASON", "lines": [ {"line": "L1", "quantity": 1} ], "shipping": "BY_POLICY", "fee": 0,
                 "amount": null} ] }
            """;

    @TempDir
    Path folder;

    private Run quote(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.json"), text);
        Run run = Run.of("quote", file.toString());
        return new Run(run.status(), run.out(), run.err().replace(file.toString(), "scenario.json"));
    }

    @Test
    void theScenarioIsWellFormed() throws IOException {
        assertThat(quote(WELL_FORMED).status()).isZero();
    }

    /** Each row: what is replaced, what it becomes, and the complaint; the mark {@code ^} stands where the fault is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # JSON type
        "id": "all of it" | "id": ^7 | id: expected a string, found a number
        "lines": [ {"line": "L1", "sku" | "lines": [ ^3, {"line": "L1", "sku" \
        | order.lines[0]: expected an object, found a number
        "quantity": 2 | "quantity": ^"2" | order.lines[0].quantity: expected a whole number, found a string
        "quantity": 2 | "quantity": ^true | order.lines[0].quantity: expected a whole number, found true
        "taxIncluded": true | "taxIncluded": ^"yes" | order.taxIncluded: expected true or false, found a string
        "lines": ["L1"] | "lines": ^"L1" | order.discounts[0].lines: expected an array, found a string
        "lines": ["L1"] | "lines": [^1] | order.discounts[0].lines[0]: expected a string, found a number
        ["T2", "T1"] | ^{} | policy.tenderSplit: expected PROPORTIONAL, IN_ORDER or an array of tender ids
        {"percent": 5} | ^5 | policy.restockingFee: expected an object, found a number
        "amount": null | "amount": ^{} | refunds[0].amount: expected a whole number, found an object
        {"reason" | ^[], {"reason" | refunds[0]: expected an object, found an array
        "sku": "CUP" | "sku": ^[null] | order.lines[0].sku: expected a string, found an array

        # unknown, repeated and missing fields
        "id": "all of it" | "name": ^"x" | name: unknown field, known are id, currency, order, policy, refunds
        "taxIncluded": true | "taxincluded": ^true | order.taxincluded: unknown field
        "PLATE", | "PLATE", "price": ^1, | order.lines[1].price: unknown field
        "channel": "BANK" | "chanel": ^"BANK" | order.tenders[0].chanel: unknown field
        "kind": "COUPON" | "sort": ^"COUPON" | order.discounts[0].sort: unknown field
        "off": 50 | "of": ^50 | order.discounts[1].tiers[0].of: unknown field
        "coupon": "PRO_RATA" | "coupons": ^"PRO_RATA" | policy.coupons: unknown field
        "percent": 5 | "per_cent": ^5 | policy.restockingFee.per_cent: unknown field
        "fee": 0 | "fees": ^0 | refunds[0].fees: unknown field
        "quantity": 1} | "units": ^1} | refunds[0].lines[0].units: unknown field
        "order": { | "order": {}, ^"order": { | order: is given twice
        "quantity": 2 | "quantity": 2, ^"quantity": 2 | order.lines[0].quantity: is given twice
        {"line": "L1", "sku": "CUP", "quantity": 2 | ^{"line": "L1", "sku": "CUP" | order.lines[0].quantity: is missing
        {"line": "L1", "sku": "CUP", "quantity": 2 | ^{"line": "L1", "sku": "CUP", "quantity": null \
        | order.lines[0].quantity: is missing
        {"id": "T1", "channel": "BANK", | ^{"id": "T1", | order.tenders[0].channel: is missing
        {"sku": "PLATE", "quantity": 1, "unitPrice": 800} | ^{"sku": "PLATE", "quantity": 1} \
        | order.lines[1]: expected either amount or unitPrice
        {"sku": "PLATE", | ^{"sku": "PLATE", "amount": 800, | order.lines[1]: expected either amount or unitPrice
        {"spend": 500, | ^{"spend": 500, "every": 500, | order.discounts[1].tiers[0]: expected either spend or every
        {"spend": 500, | ^{ | order.discounts[1].tiers[0]: expected either spend or every
        {"percent": 5} | ^{} | policy.restockingFee: expected either percent or amount
        {"percent": 5} | ^{"percent": 5, "amount": 1} | policy.restockingFee: expected either percent or amount

        # enumerations, reasons, currencies
        "NO_REASON" | ^"WHIM" | refunds[0].reason: "WHIM" is none of NO_REASON, NOT_LIKED,
        "NO_REASON" | ^"no_reason" | refunds[0].reason: "no_reason" is none of
        "BY_POLICY" | ^"YES" | refunds[0].shipping: "YES" is none of BY_POLICY, INCLUDE, EXCLUDE
        "RE_EVALUATED" | ^"NONE" | policy.promotion: "NONE" is none of PRO_RATA, KEPT_UNTIL_FULL_RETURN, RE_EVALUATED
        ["T2", "T1"] | ^"BY_SIZE" | policy.tenderSplit: "BY_SIZE" is none of PROPORTIONAL, IN_ORDER
        "MONEY" | ^"CASH" | order.tenders[0].kind: "CASH" is none of MONEY, STORE_CREDIT, GIFT_CARD, POINTS
        "COUPON" | ^"coupon" | order.discounts[0].kind: "coupon" is no kind of discount
        "CNY" | ^"RMB" | currency: "RMB" is no currency with minor units
        "CNY" | ^"XAU" | currency: "XAU" is no currency with minor units
        "CNY" | ^"cny" | currency: "cny" is no currency with minor units

        # numbers
        "amount": 900 | "amount": ^900.5 \
        | order.lines[0].amount: expected a whole number without decimals or exponent, found 900.5
        "amount": 900 | "amount": ^9.00 \
        | order.lines[0].amount: expected a whole number without decimals or exponent, found 9.00
        "amount": 900 | "amount": ^9e2 \
        | order.lines[0].amount: expected a whole number without decimals or exponent, found 9e2
        "amount": 900 | "amount": ^9223372036854775808 | order.lines[0].amount: 9223372036854775808 is beyond 64 bits
        "fee": 0 | "fee": ^-9223372036854775809 | refunds[0].fee: -9223372036854775809 is beyond 64 bits
        "percent": 5 | "percent": ^101 | policy.restockingFee.percent: 101 is not within 0 to 100
        "percent": 5 | "percent": ^-1 | policy.restockingFee.percent: -1 is not within 0 to 100
        "percent": 5 | "amount": ^-1 | policy.restockingFee.amount: -1 is negative
        {"id": "T2", "channel": "CLUB", "kind": "POINTS", "amount": 610, "points": 61} \
        | ^{"id": "T2", "channel": "CLUB", "kind": "POINTS", "amount": 610} | order.tenders[1].points: is missing

        # ids
        "sku": "PLATE" | "sku": ^"L1" | order.lines[1].sku: "L1" is there already
        {"sku": "PLATE" | ^{"sku": "CUP" | order.lines[1]: needs a line id, as sku CUP is sold on several lines
        "sku": "PLATE" | "sku": ^" " | order.lines[1].sku: line id is blank
        "P1" | ^"C1" | order.discounts[1].id: "C1" is there already
        "id": "T2" | "id": ^"T1" | order.tenders[1].id: "T1" is there already
        ["T2", "T1"] | ["T2", ^"T3"] | policy.tenderSplit[1]: the order has no tender T3
        ["T2", "T1"] | ["T2", ^"T2"] | policy.tenderSplit[1]: tender T2 is named twice
        ["L1"] | ["L1", ^"L2"] | order.discounts[0].lines[1]: the order has no line L2
        ["L1"] | ["L1", ^"L1"] | order.discounts[0].lines[1]: "L1" is there already

        # JSON
        "currency": | ^currency: | $: not JSON: Unexpected character
        "quantity": 2, "amount" | "quantity": 2 ^"amount" | order.lines[0]: not JSON: Unexpected character
        "currency": "CNY" | "currency": "\\^Y" | currency: not JSON: Unrecognized character escape
        "quantity": 2 | "quantity": 0^2 | order.lines[0].quantity: not JSON: Invalid numeric value
        "amount": null} ] } | "amount": null} ] ^] | $: not JSON: Unexpected close marker
        "amount": null} ] } | "amount": null} ] } ^{} | $: nothing may follow the document
        """)
    void isRefusedWithThePlaceOfItsFault(String right, String wrong, String complaint) throws IOException {
        assertThat(WELL_FORMED).as("the row replaces something").contains(right);
        String marked = WELL_FORMED.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        String before = marked.substring(0, marked.indexOf('^'));
        long line = before.lines().count();
        int column = before.length() - before.lastIndexOf('\n');

        Run run = quote(marked.replace("^", ""));

        assertThat(run.err())
                .startsWith("scenario.json:" + line + ":" + column + ": " + complaint)
                .hasLineCount(1)
                .doesNotContain("Source");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''      | 1:1: $: the file is empty",
                "{}      | 1:1: order: is missing",
                "3       | 1:1: $: expected an object, found a number",
                "null    | 1:1: $: expected an object, found null",
                "[null]  | 1:2: [0]: expected an object, found null",
                "{\"order\": {}}  | 1:11: order.lines: is missing",
                "{\"order\": {\"lines\": []}}  | 1:1: refunds: is missing",
            })
    void aFileOfSomethingElseIsRefused(String text, String complaint) throws IOException {
        assertThat(quote(text)).isEqualTo(new Run(2, "", "scenario.json:" + complaint + "\n"));
    }

    @Test
    void aFileThatIsNestedTooDeeplyIsRefused() throws IOException {
        Run run = quote("[".repeat(100_000));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("scenario.json:1:").hasLineCount(1);
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() throws IOException {
        Run run = quote(WELL_FORMED.replace("900", "9".repeat(1_000_000)));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("scenario.json:4:").hasSizeLessThan(300);
    }
}
