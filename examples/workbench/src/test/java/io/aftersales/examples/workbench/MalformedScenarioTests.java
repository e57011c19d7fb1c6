package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios in which everything is right, and everything that can be wrong with their shape. */
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

    private static final String WITH_EVERY_STEP = """
            { "order": {
                "lines": [ {"sku": "CUP", "quantity": 2, "amount": 900, "taxRate": "STANDARD"},
                           {"sku": "PLATE", "quantity": 1, "amount": 800} ],
                "shipping": 60, "shippingTaxRate": "REDUCED",
                "charges": [ {"id": "WRAP", "kind": "GIFT_WRAP", "amount": 30, "tax": 5, "taxRate": "STANDARD", "lines": ["CUP"],
                              "comesBack": "WITH_LAST"},
                             {"id": "FEE", "amount": 10} ],
                "discounts": [ {"id": "C1", "kind": "COUPON", "amount": 50, "charges": ["SHIPPING", "WRAP"]} ],
                "paymentTerms": "AT_SHIPMENT",
                "tenders": [ {"id": "T1", "channel": "BANK", "kind": "MONEY", "amount": 1750, "captured": 700} ],
                "opening": {"units": [ {"line": "CUP", "quantity": 1} ], "refunded": [ {"tender": "T1", "amount": 400} ]} },
              "policy": { "shippingOnFault": "PROPORTIONAL" },
              "refunds": [
                {"lines": [ {"line": "PLATE", "quantity": 1, "deduct": 20, "unshipped": true} ]},
                {"capture": {"tender": "T1", "amount": 1050}},
                {"amend": {"lines": [ {"sku": "JAR", "quantity": 1, "amount": 300} ],
                           "discounts": [ {"id": "C2", "kind": "COUPON", "amount": 10, "lines": ["JAR"], "charges": ["CRATE"]} ],
                           "charges": [ {"id": "CRATE", "amount": 20} ],
                           "tenders": [ {"id": "T2", "channel": "BANK", "kind": "MONEY", "amount": 310} ]}},
                {"external": {"tender": "T2", "amount": 5, "reference": "X1", "lines": [ {"line": "JAR", "quantity": 1} ]}},
                {"reverseExternal": {"reference": "X1", "amount": 2}},
                {"giveBackKept": {"step": 0, "amount": 1}} ] }
            """;

    @TempDir
    Path folder;

    private Run quote(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.json"), text);
        Run run = Run.of("quote", file.toString());
        return new Run(run.status(), run.out(), run.err().replace(file.toString(), "scenario.json"));
    }

    @Test
    void theScenariosAreWellFormedAndNothingOfThemIsRefused() throws IOException {
        for (String scenario : List.of(WELL_FORMED, WITH_EVERY_STEP)) {
            Run run = quote(scenario);
            assertThat(run.status()).isZero();
            assertThat(run.out()).doesNotContain("rejected");
        }
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
        isRefused(WELL_FORMED, right, wrong, complaint);
    }

    /** The fields and steps of the second edition, in the same way. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # charges
        "charges": [ {"id": "WRAP" | "charges": [ ^null, {"id": "WRAP" | order.charges[0]: expected an object, found null
        {"id": "WRAP", "kind" | ^{"kind" | order.charges[0].id: is missing
        "id": "WRAP" | "id": ^7 | order.charges[0].id: expected a string, found a number
        "id": "FEE" | "id": ^"WRAP" | order.charges[1].id: "WRAP" is there already
        "id": "FEE" | "id": ^"SHIPPING" | order.charges[1].id: "SHIPPING" is there already
        "GIFT_WRAP" | ^"gift wrap" | order.charges[0].kind: "gift wrap" is no kind of charge
        "GIFT_WRAP" | ^[] | order.charges[0].kind: expected a string, found an array
        {"id": "FEE", "amount": 10} | ^{"id": "FEE"} | order.charges[1].amount: is missing
        "amount": 30 | "amount": ^"30" | order.charges[0].amount: expected a whole number, found a string
        "amount": 30 | "amount": ^9223372036854775808 | order.charges[0].amount: 9223372036854775808 is beyond 64 bits
        "amount": 30 | "amount": ^-9223372036854775809 | order.charges[0].amount: -9223372036854775809 is beyond 64 bits
        "tax": 5 | "tax": ^0.5 | order.charges[0].tax: expected a whole number without decimals or exponent, found 0.5
        "tax": 5, "taxRate": "STANDARD" | "tax": 5, "taxRate": ^19 | order.charges[0].taxRate: expected a string, found a number
        "lines": ["CUP"], | "lines": ^"CUP", | order.charges[0].lines: expected an array, found a string
        "lines": ["CUP"], | "lines": ["CUP", ^"JAR"], | order.charges[0].lines[1]: the order has no line JAR
        "lines": ["CUP"], | "lines": ["CUP", ^"CUP"], | order.charges[0].lines[1]: "CUP" is there already
        "WITH_LAST" | ^"LATER" | order.charges[0].comesBack: "LATER" is none of WITH_LAST, WITH_GOODS, NEVER
        "comesBack": "WITH_LAST" | "comes_back": ^"WITH_LAST" | order.charges[0].comes_back: unknown field

        # the rest of the order
        900, "taxRate": "STANDARD" | 900, "taxRate": ^true | order.lines[0].taxRate: expected a string, found true
        "REDUCED" | ^7 | order.shippingTaxRate: expected a string, found a number
        "shipping": 60, "shippingTaxRate": "REDUCED" | "shipping": 0, "shippingTaxRate": ^[] \
        | order.shippingTaxRate: expected a string, found an array
        ["SHIPPING", "WRAP"] | ^"WRAP" | order.discounts[0].charges: expected an array, found a string
        ["SHIPPING", "WRAP"] | [^1] | order.discounts[0].charges[0]: expected a string, found a number
        ["SHIPPING", "WRAP"] | ["WRAP", ^"POSTAGE"] | order.discounts[0].charges[1]: the order has no charge POSTAGE
        ["SHIPPING", "WRAP"] | ["WRAP", ^"CRATE"] | order.discounts[0].charges[1]: the order has no charge CRATE
        ["SHIPPING", "WRAP"] | ["WRAP", ^"WRAP"] | order.discounts[0].charges[1]: "WRAP" is there already
        "AT_SHIPMENT" | ^"LATER" | order.paymentTerms: "LATER" is none of ON_ORDER, AT_SHIPMENT
        "AT_SHIPMENT" | ^3 | order.paymentTerms: expected a string, found a number
        "captured": 700 | "captured": ^"all" | order.tenders[0].captured: expected a whole number, found a string
        "captured": 700 | "captured": ^9999999999999999999 | order.tenders[0].captured: 9999999999999999999 is beyond 64 bits

        # history
        "opening": {"units": [ {"line": "CUP", "quantity": 1} ], "refunded": [ {"tender": "T1", "amount": 400} ]} | "opening": ^[] \
        | order.opening: expected an object, found an array
        "opening": {"units" | "opening": {"lines": ^[], "units" | order.opening.lines: unknown field, known are units, refunded
        [ {"line": "CUP", "quantity": 1} ], "refunded" | ^{}, "refunded" | order.opening.units: expected an array, found an object
        {"units": [ {"line": "CUP", "quantity": 1} | {"units": [ ^{"line": "CUP"} | order.opening.units[0].quantity: is missing
        {"units": [ {"line": "CUP", "quantity": 1} | {"units": [ ^{"quantity": 1} | order.opening.units[0].line: is missing
        {"units": [ {"line": "CUP", | {"units": [ {"line": ^" ", | order.opening.units[0].line: line id is blank
        {"units": [ {"line": "CUP", "quantity": 1} | {"units": [ {"line": "CUP", "quantity": 1, "deduct": ^5} \
        | order.opening.units[0].deduct: unknown field
        "refunded": [ {"tender": "T1", "amount": 400} ] | "refunded": [ ^{"tender": "T1"} ] \
        | order.opening.refunded[0].amount: is missing
        "refunded": [ {"tender": "T1", "amount": 400} ] | "refunded": [ ^{"amount": 400} ] \
        | order.opening.refunded[0].tender: is missing
        "refunded": [ {"tender": "T1", "amount": 400} ] | "refunded": [ {"tender": "T1", "amount": ^1e3} ] \
        | order.opening.refunded[0].amount: expected a whole number without decimals or exponent, found 1e3
        "refunded": [ {"tender": "T1", "amount": 400} ] | "refunded": ^{"T1": 400} \
        | order.opening.refunded: expected an array, found an object

        # policy
        "PROPORTIONAL" | ^"HALF" | policy.shippingOnFault: "HALF" is none of WHOLE, PROPORTIONAL, NONE
        "PROPORTIONAL" | ^false | policy.shippingOnFault: expected a string, found false

        # refunds
        "deduct": 20 | "deduct": ^101 | refunds[0].lines[0].deduct: 101 is not within 0 to 100
        "deduct": 20 | "deduct": ^-1 | refunds[0].lines[0].deduct: -1 is not within 0 to 100
        "deduct": 20 | "deduct": ^12.5 | refunds[0].lines[0].deduct: expected a whole number without decimals or exponent, found 12.5
        "deduct": 20 | "deduct": ^4294967316 | refunds[0].lines[0].deduct: 4294967316 is not within 0 to 100
        "deduct": 20 | "deduct": ^"20%" | refunds[0].lines[0].deduct: expected a whole number, found a string
        "unshipped": true | "unshipped": ^1 | refunds[0].lines[0].unshipped: expected true or false, found a number
        "unshipped": true | "shipped": ^true | refunds[0].lines[0].shipped: unknown field

        # steps
        {"capture": {"tender": "T1", "amount": 1050}} | {"captures": ^{"tender": "T1", "amount": 1050}} \
        | refunds[1].captures: unknown field
        {"capture": {"tender": "T1", "amount": 1050}} | {"capture": ^3} | refunds[1].capture: expected an object, found a number
        {"capture": {"tender": "T1", "amount": 1050}} | ^{"capture": null} | refunds[1].capture: is missing
        {"capture": {"tender": "T1", "amount": 1050}} | {"capture": ^{"tender": "T1"}} | refunds[1].capture.amount: is missing
        {"capture": {"tender": "T1", "amount": 1050}} | {"capture": ^{"amount": 1050}} | refunds[1].capture.tender: is missing
        {"capture": {"tender": "T1", | {"capture": {"tender": "T1", "reference": ^"R", | refunds[1].capture.reference: unknown field
        {"capture": {"tender": "T1", | {"capture": {"tender": ^1, | refunds[1].capture.tender: expected a string, found a number
        {"capture": {"tender": "T1", | {"capture": {"tender": ^"", | refunds[1].capture.tender: tender id is blank
        {"capture": {"tender": "T1", "amount": 1050}} | {"capture": {"tender": "T1", "amount": 1050}, "lines": ^[]} \
        | refunds[1].lines: unknown field, known are capture
        {"capture": {"tender": "T1", "amount": 1050}} \
        | {"capture": {"tender": "T1", "amount": 1050}, "giveBackKept": ^{"step": 0, "amount": 1}} \
        | refunds[1].giveBackKept: unknown field, known are capture
        {"amend": {"lines" | {"amend": {"shipping": ^3, "lines" | refunds[2].amend.shipping: unknown field, known are lines,
        {"amend": {"lines" | {"amend": {"taxIncluded": ^true, "lines" | refunds[2].amend.taxIncluded: unknown field
        "charges": [ {"id": "CRATE", "amount": 20} ] | "charges": ^{} | refunds[2].amend.charges: expected an array, found an object
        "id": "C2" | "id": ^4 | refunds[2].amend.discounts[0].id: expected a string, found a number
        "lines": ["JAR"] | "lines": [^"CUP"] | refunds[2].amend.discounts[0].lines[0]: the order has no line CUP
        ["CRATE"] | [^"WRAP"] | refunds[2].amend.discounts[0].charges[0]: the order has no charge WRAP
        {"id": "CRATE", "amount": 20} | {"id": "CRATE", "amount": 20}, {"id": ^"CRATE", "amount": 20} \
        | refunds[2].amend.charges[1].id: "CRATE" is there already
        {"sku": "JAR", "quantity": 1, "amount": 300} | ^{"sku": "JAR", "quantity": 1} \
        | refunds[2].amend.lines[0]: expected either amount or unitPrice
        {"id": "T2", "channel": "BANK", "kind": "MONEY", "amount": 310} \
        | ^{"id": "T2", "channel": "BANK", "kind": "MONEY", "amount": null} | refunds[2].amend.tenders[0].amount: is missing
        {"external": {"tender": "T2", "amount": 5, "reference": "X1", | {"external": ^{"tender": "T2", "amount": 5, \
        | refunds[3].external.reference: is missing
        {"external": {"tender": "T2", "amount": 5, "reference": "X1", \
        | {"external": {"tender": "T2", "amount": 5, "reference": ^1, \
        | refunds[3].external.reference: expected a string, found a number
        {"external": {"tender": "T2", "amount": 5, | {"external": {"tender": "T2", "amount": ^5.0, \
        | refunds[3].external.amount: expected a whole number without decimals or exponent, found 5.0
        {"external": {"tender": "T2", | {"external": {"at": ^"now", "tender": "T2", | refunds[3].external.at: unknown field
        [ {"line": "JAR", "quantity": 1} ]}} | ^"JAR"}} | refunds[3].external.lines: expected an array, found a string
        [ {"line": "JAR", "quantity": 1} ]}} | [ ^{"line": "JAR"} ]}} | refunds[3].external.lines[0].quantity: is missing
        {"reverseExternal": {"reference": "X1", | {"reverseExternal": ^{ | refunds[4].reverseExternal.reference: is missing
        {"reverseExternal": {"reference": "X1", "amount": 2}} | {"reverseExternal": ^{"reference": "X1"}} \
        | refunds[4].reverseExternal.amount: is missing
        {"reverseExternal": {"reference": "X1", | {"reverseExternal": {"tender": ^"T1", "reference": "X1", \
        | refunds[4].reverseExternal.tender: unknown field
        {"reverseExternal": {"reference": "X1", "amount": 2}} | {"reverseExternal": ^[]} \
        | refunds[4].reverseExternal: expected an object, found an array
        {"step": 0, "amount": 1} | ^"0" | refunds[5].giveBackKept: expected an object, found a string
        {"step": 0, "amount": 1} | ^{"amount": 1} | refunds[5].giveBackKept.step: is missing
        {"step": 0, "amount": 1} | ^{"step": 0} | refunds[5].giveBackKept.amount: is missing
        {"step": 0, "amount": 1} | {"step": ^0.5, "amount": 1} \
        | refunds[5].giveBackKept.step: expected a whole number without decimals or exponent, found 0.5
        {"step": 0, "amount": 1} | {"step": ^"first", "amount": 1} \
        | refunds[5].giveBackKept.step: expected a whole number, found a string
        {"step": 0, "amount": 1} | {"step": ^18446744073709551616, "amount": 1} \
        | refunds[5].giveBackKept.step: 18446744073709551616 is beyond 64 bits
        {"step": 0, "amount": 1} | {"step": 0, "why": ^"", "amount": 1} | refunds[5].giveBackKept.why: unknown field
        """)
    void isRefusedInEveryStepWithThePlaceOfItsFault(String right, String wrong, String complaint) throws IOException {
        isRefused(WITH_EVERY_STEP, right, wrong, complaint);
    }

    private void isRefused(String wellFormed, String right, String wrong, String complaint) throws IOException {
        assertThat(wellFormed).as("the row replaces something").contains(right);
        String marked = wellFormed.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
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
