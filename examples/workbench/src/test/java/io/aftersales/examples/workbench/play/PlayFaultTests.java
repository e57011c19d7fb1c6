package io.aftersales.examples.workbench.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.workbench.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One script in which everything is right, and everything that can be wrong with its shape. */
class PlayFaultTests {
    private static final String WELL_FORMED = """
            { "id": "all of it", "currency": "CNY", "now": "2026-03-02T10:00:00Z",
              "policy": {
                "money": {"coupon": "PRO_RATA", "tenderSplit": ["T2", "T1"]},
                "cases": {"windowDays": 14, "windowFrom": "PLACED", "windows": [ {"name": "LONG", "when": {"kind": "EXCHANGE"}, "days": 30} ], "calendarZone": "Asia/Shanghai", "notReturnable": ["FOOD"], "openCases": "BY_LINE",
                          "fourEyesAbove": 90000, "reviewerLimit": 80000, "routes": ["ORIGINAL", "OFFLINE"],
                          "rules": {"rules": [ {"name": "ALL", "then": "PERSON"} ]},
                          "waits": {"PENDING_REVIEW": "P4D"}, "postedWait": "P9D", "reminderBefore": "PT36H"} },
              "orders": [
                { "id": "A", "buyer": "ann", "vip": true, "state": "SHIPPED", "placedAt": "2026-02-01T10:00:00Z",
                  "lines": [ {"line": "L1", "sku": "CUP", "quantity": 2, "amount": 900} ],
                  "tenders": [ {"id": "T1", "channel": "BANK", "kind": "MONEY", "amount": 500},
                               {"id": "T2", "channel": "CLUB", "kind": "POINTS", "amount": 400, "points": 40} ],
                  "categories": {"L1": "FOOD"},
                  "parcels": [ {"id": "P1", "lines": ["L1"], "warehouse": "W2", "carrier": "SLOW", "tracking": "S-1",
                                "handedOverAt": "2026-02-27T10:00:00Z", "promisedAt": "2026-03-01T10:00:00Z",
                                "deliveredAt": null} ] },
                { "id": "B", "lines": [ {"sku": "JAR", "quantity": 1, "amount": 100} ] } ],
              "stock": {"CUP": 3}, "prices": {"CUP": {"list": 900, "price": 850}},
              "partners": { "stop": {"-": "SILENT", "P1": "TOO_LATE", "*": "STOPPED"}, "intercept": {"P1": "SILENT", "*": "MISSED"}, "track": {"P1": "IN_TRANSIT"},
                            "refund": {"ORIGINAL": ["PAID", "TIMES_OUT_PAID"], "BALANCE": ["REJECTED"]}, "topUp": "NEVER",
                            "waybill": "MADE", "sendBack": "SENT", "replacement": "SENT", "cancelReplacement": "STOPPED" },
              "steps": [
                {"at": "2026-03-02T11:00:00Z", "by": "BUYER ann", "id": "first", "open": {"order": "A", "as": "c", "kind": "REFUND_ONLY",
                  "items": [ {"line": "L1", "quantity": 1, "reason": "NO_REASON"} ], "description": "please", "evidence": 0, "goodsAreHere": null}},
                {"by": "AGENT a1", "quote": {"order": "B", "kind": "REFUND_ONLY",
                  "items": [ {"line": "JAR", "quantity": 1, "reason": "ORDER_CANCELLED"} ], "goodsAreHere": null}},
                {"by": "REVIEWER r1", "approve": {"case": "A.1", "agreed": 400, "fee": 0, "shipping": "BY_POLICY"}},
                {"pass": "PT1H"},
                {"facts": {"order": "A", "state": "DELIVERED", "parcels": [ {"id": "P1", "carrier": null}, {"id": "P3"} ],
                           "removeParcels": ["P3"]}},
                {"answer": {"case": "c", "of": "INTERCEPT", "place": "P1", "said": "REFUSED"}},
                {"by": "SUPERVISOR s1", "goodwill": {"order": "B", "as": "g", "amount": 5, "lines": ["JAR"], "shipping": false,
                  "points": 1, "coupon": "SORRY", "why": "late"}},
                {"by": "INSPECTOR i1", "inspect": {"case": "c", "inbound": 1, "findings": [ {"line": "L1", "grade": "GOOD", "quantity": 1} ],
                  "complete": true, "fault": "SELLER", "surplus": ""}},
                {"by": "FINANCE f1", "confirmOffline": {"case": "c", "tender": "T1", "paid": true, "reference": "R"}},
                {"by": "BUYER ann", "posted": {"case": "c", "inbound": 1, "carrier": "SLOW", "number": "N"}},
                {"by": "INSPECTOR i1", "receive": {"case": "c", "inbound": 1, "warehouse": "W2", "lost": false}},
                {"by": "AGENT a1", "found": {"case": "c", "parcel": "P1", "comingBack": true}},
                {"partners": {"topUp": "PAID"}}, {"stock": {"CUP": 0}}, {"prices": {"CUP": {"list": 1}}} ],
              "expect": {"id": "all of it"} }
            """;

    @TempDir
    Path folder;

    private Run play(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("script.json"), text);
        Run run = Run.of("play", file.toString());
        return new Run(run.status(), run.out(), run.err().replace(file.toString(), "script.json"));
    }

    @Test
    void theScriptIsWellFormed() throws IOException {
        Run run = play(WELL_FORMED);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    /** Each row: what is replaced, what it becomes, and the complaint; the mark {@code ^} stands where the fault is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # unknown fields
        "id": "all of it", | "name": ^"x", | name: unknown field, known are id, currency, now, policy, order, orders,
        "money": {"coupon" | "cash": ^{"coupon" | policy.cash: unknown field, known are money, cases
        "coupon": "PRO_RATA" | "cupon": ^"PRO_RATA" | policy.money.cupon: unknown field
        "windowDays": 14 | "shades": ^[] | policy.cases.shades: unknown field
        "vip": true | "group": ^5 | orders[0].group: expected a string, found a number
        "vip": true | "paymentTerms": ^"LATER" | orders[0].paymentTerms: "LATER" is none of ON_ORDER, AT_SHIPMENT
        "vip": true | "shippingTaxRate": ^19 | orders[0].shippingTaxRate: expected a string, found a number
        "vip": true | "charges": [ {"id": "FEE", "amount": 0}, {"id": ^"FEE", "amount": 0} ] | orders[0].charges[1].id: "FEE" is there already
        "vip": true | "charges": [ ^{"id": "FEE"} ] | orders[0].charges[0].amount: is missing
        "vip": true | "discounts": [ {"id": "C", "kind": "COUPON", "amount": 0, "charges": [^"FEE"]} ] \
        | orders[0].discounts[0].charges[0]: the order has no charge FEE
        "amount": 500} | "amount": 500, "captured": ^"all"} | orders[0].tenders[0].captured: expected a whole number, found a string
        {"coupon": "PRO_RATA", | {"shippingOnFault": ^"HALF", | policy.money.shippingOnFault: "HALF" is none of WHOLE, PROPORTIONAL, NONE
        "lines": ["L1"] | "contents": {"L1": ^0} | orders[0].parcels[0].contents.L1: a parcel holds at least 1 unit of a line in it
        "lines": ["L1"] | "contents": {"L9": ^1} | orders[0].parcels[0].contents.L9: the order has no line L9
        "lines": ["L1"] | "lines": ^["L1"], "contents": {"L1": 1} | orders[0].parcels[0].lines: a parcel has contents or lines, not both
        "deliveredAt": null | "ending": ^"GONE" | orders[0].parcels[0].ending: "GONE" is none of LOST, RETURNING
        "price": 850 | "colour": ^"RED" | prices.CUP.colour: unknown field, known are list, price
        "topUp": "NEVER" | "topup": ^"NEVER" | partners.topup: unknown field
        "BALANCE": ["REJECTED"] | "OFFLINE": ^["REJECTED"] | partners.refund.OFFLINE: unknown field
        "description": "please" | "refundTo": ^"CASH" | steps[0].open.refundTo: "CASH" is none of ORIGINAL, STORE_CREDIT
        "reason": "NO_REASON"} | "reason": "NO_REASON", "parcel": ^""} | steps[0].open.items[0].parcel: place is blank
        "fee": 0, "shipping" | "keeping": ^1, "shipping" | steps[2].approve.keeping: expected true or false, found a number
        "quote": {"order": "B", | "quote": {"order": "B", "as": ^"q", | steps[1].quote.as: unknown field
        "grade": "GOOD" | "condition": ^"GOOD" | steps[7].inspect.findings[0].condition: unknown field
        "of": "INTERCEPT", "place": "P1" | "of": "WAYBILL", "place": ^"P1" | steps[5].answer.place: unknown field for this request

        # unknown steps
        "approve": { | "aprove": ^{ | steps[2].aprove: unknown field, known are by, at, id, open, quote,
        "approve": { | "refuse": ^{ | steps[2].refuse: unknown field
        {"pass": "PT1H"} | ^{} | steps[3]: has no verb, known are open, quote,
        {"pass": "PT1H"} | ^{"at": "2026-03-03T10:00:00Z"} | steps[3]: has no verb
        {"pass": "PT1H"} | ^{"pass": "PT1H", "stock": {}} | steps[3]: has more than one verb: pass, stock
        {"pass": "PT1H"} | {"by": ^"AGENT a1", "pass": "PT1H"} | steps[3].by: unknown field, pass is no command
        {"pass": "PT1H"} | {"id": ^"x", "pass": "PT1H"} | steps[3].id: unknown field, pass is no command

        # names
        "order": "A", "as" | "order": ^"C", "as" | steps[0].open.order: "C" is none of A, B
        {"order": "A", "as" | ^{"as" | steps[0].open.order: is missing
        "case": "A.1" | "case": ^"d" | steps[2].approve.case: "d" is neither the name nor the id of a case of this script
        "case": "A.1" | "case": ^"C.1" | steps[2].approve.case: "C.1" is neither
        "as": "g" | "as": ^"c" | steps[6].goodwill.as: "c" is the name of another case already
        {"order": "A", "as": "c", | ^{"order": "A", | steps[0].open.as: is missing
        {"case": "c", "of" | ^{"of" | steps[5].answer.case: is missing
        "id": "B" | "id": ^"A" | orders[1].id: an order A is there already
        {"L1": "FOOD"} | {"L2": ^"FOOD"} | orders[0].categories.L2: the order has no line L2
        "lines": ["L1"] | "lines": [^"L2"] | orders[0].parcels[0].lines[0]: the order has no line L2
        "removeParcels": ["P3"] | "removeParcels": [^"P4"] | steps[4].facts.removeParcels[0]: the order A has no parcel P4
        ["T2", "T1"] | ["T2", ^"T3"] | policy.money.tenderSplit[1]: the order has no tender T3
        {"PENDING_REVIEW": "P4D"} | {"PENDING": ^"P4D"} | policy.cases.waits.PENDING: there is no status PENDING

        # words
        "currency": "CNY" | "currency": ^"RMB" | currency: "RMB" is no currency with minor units
        "by": "BUYER ann" | "by": ^"CLERK ann" | steps[0].by: "CLERK ann" is no actor, such as SYSTEM, BUYER b1
        "by": "BUYER ann" | "by": ^"BUYER" | steps[0].by: "BUYER" is no actor
        "by": "BUYER ann" | "by": ^"SYSTEM s" | steps[0].by: "SYSTEM s" is no actor
        "by": "BUYER ann" | "by": ^"BUYER  " | steps[0].by: actor id is blank
        "state": "SHIPPED" | "state": ^"SENT" | orders[0].state: "SENT" is none of UNPAID, PAID, SHIPPED, DELIVERED, CANCELLED
        "openCases": "BY_LINE" | "openCases": ^"BY_SKU" | policy.cases.openCases: "BY_SKU" is none of BY_UNIT, BY_LINE, BY_ORDER
        "windowDays": 14 | "windowDays": ^"never" | policy.cases.windowDays: "never" is none of none
        "PLACED" | ^"RECEIVED" | policy.cases.windowFrom: "RECEIVED" is none of OWN_PARCEL, LAST_PARCEL, PLACED
        "days": 30 | "days": ^"ever" | policy.cases.windows[0].days: "ever" is none of none
        "days": 30 | "days": 30, "from": ^"NOW" | policy.cases.windows[0].from: "NOW" is none of OWN_PARCEL, LAST_PARCEL, PLACED
        {"kind": "EXCHANGE"} | {"kind": [^"SWAP"]} | policy.cases.windows[0].when.kind[0]: "SWAP" is none of
        {"kind": "EXCHANGE"} | {"reason": ^"BAD_LUCK"} | policy.cases.windows[0].when.reason: "BAD_LUCK" is none of
        {"kind": "EXCHANGE"} | {"fault": ^"NOBODY"} | policy.cases.windows[0].when.fault: "NOBODY" is none of
        {"kind": "EXCHANGE"} | {"category": ^[]} | policy.cases.windows[0].when.category: names nothing
        {"kind": "EXCHANGE"} | {"amount": ^5} | policy.cases.windows[0].when.amount: unknown field
        {"kind": "EXCHANGE"} | ^{"placedFrom": "2026-02-01T00:00:00Z", "placedBefore": "2026-02-01T00:00:00Z"} \
        | policy.cases.windows[0].when: no order is placed from
        {"name": "LONG" | {"name": ^"long" | policy.cases.windows[0].name: not a name in upper case
        [ {"name": "LONG" | [ {"name": "LONG", "days": 1}, {"name": ^"LONG" | policy.cases.windows[1].name: "LONG" is there already
        "days": 30 | "days": ^0 | policy.cases.windows[0].days: 0 is not within 1 to 999999
        "description": "please" | "description": "please", "exception": ^1 | steps[0].open.exception: expected a string, found a number
        "Asia/Shanghai" | ^"Asia/Peking" | policy.cases.calendarZone: "Asia/Peking" is no time zone
        ["ORIGINAL", "OFFLINE"] | [^"CASH"] | policy.cases.routes[0]: "CASH" is none of ORIGINAL, BALANCE, OFFLINE
        "then": "PERSON" | "then": {"approve": {"release": ^"LATER"}} | policy.cases.rules.rules[0].then.approve.release: "LATER" is none of AFTER_INSPECTION
        "-": "SILENT" | "-": ^"LATE" | partners.stop.-: "LATE" is none of STOPPED, TOO_LATE, SILENT
        "*": "MISSED" | "*": ^"LOST" | partners.intercept.*: "LOST" is none of CAUGHT, MISSED, SILENT
        {"P1": "IN_TRANSIT"} | {"P1": ^"UNKNOWN"} | partners.track.P1: "UNKNOWN" is none of LOST, IN_TRANSIT, DELIVERED
        ["PAID", "TIMES_OUT_PAID"] | ["PAID", ^"LATER"] | partners.refund.ORIGINAL[1]: "LATER" is none of PAID, REJECTED,
        "topUp": "NEVER" | "topUp": ^"SILENT" | partners.topUp: "SILENT" is none of PAID, NEVER
        "kind": "REFUND_ONLY",\\n | "kind": ^"REFUND",\\n | steps[0].open.kind: "REFUND" is none of REFUND_ONLY, RETURN_REFUND,
        {"list": 900, "price": 850} | ^{"list": -1, "price": 850} | prices.CUP: is not a price and the tax in it
        "openCases": "BY_LINE" | "exchangeValue": ^"LIST" | policy.cases.exchangeValue: "LIST" is none of LIKE_FOR_LIKE, PAID,
        "openCases": "BY_LINE" | "waiveMost": ^-1 | policy.cases.waiveMost: -1 is negative
        "BY_POLICY" | ^"MAYBE" | steps[2].approve.shipping: "MAYBE" is none of BY_POLICY, INCLUDE, EXCLUDE
        "windowDays": 14 | "grades": ^[{"code": "GOOD", "accepted": true, "paysPercent": 80, "disposition": "SHELF"}] | policy.cases.grades: two grades have the code GOOD
        "windowDays": 14 | "grades": [{"code": ^"used", "accepted": true, "paysPercent": 80, "disposition": "SHELF"}] | policy.cases.grades[0].code: not a code of a grade in upper case: "used"
        "windowDays": 14 | "creditBonus": {"percent": ^0} | policy.cases.creditBonus.percent: 0 is not within 1 to 100
        "windowDays": 14 | "refundTo": [^"CASH"] | policy.cases.refundTo[0]: "CASH" is none of ORIGINAL, STORE_CREDIT
        "fault": "SELLER" | "fault": ^"SHOP" | steps[7].inspect.fault: "SHOP" is none of BUYER, SELLER, CARRIER
        "of": "INTERCEPT" | "of": ^"CATCH" | steps[5].answer.of: "CATCH" is none of STOP, INTERCEPT, WAYBILL,
        {"case": "c", "of": "INTERCEPT", "place": "P1" | ^{"case": "c", "of": "STOP" | steps[5].answer.place: is missing
        "said": "REFUSED" | "said": ^"NO" | steps[5].answer.said: "NO" is none of DONE, REFUSED, TAKEN_BACK

        # JSON types
        "id": "all of it", | "id": ^7, | id: expected a string, found a number
        {"CUP": 3} | ^[] | stock: expected an object, found an array
        {"CUP": 3} | {"CUP": ^null} | stock.CUP: expected a whole number, found null
        {"CUP": 3} | {"CUP": ^3.5} | stock.CUP: expected a whole number without decimals or exponent, found 3.5
        {"list": 900, "price": 850} | ^850 | prices.CUP: expected an object, found a number
        {"list": 900, "price": 850} | ^{"price": 850} | prices.CUP.list: is missing
        "vip": true | "vip": ^"yes" | orders[0].vip: expected true or false, found a string
        {"pass": "PT1H"} | ^"pass" | steps[3]: expected an object, found a string
        {"pass": "PT1H"} | {"pass": ^{}} | steps[3].pass: expected a string, found an object
        {"topUp": "PAID"} | ^null | steps[12].partners: expected an object, found null
        "findings": [ {"line": "L1", "grade": "GOOD", "quantity": 1} ] | "findings": ^{} | steps[7].inspect.findings: expected an array
        "quantity": 1, "reason": "NO_REASON" | "quantity": ^"1", "reason": "NO_REASON" \
        | steps[0].open.items[0].quantity: expected a whole number, found a string
        "inbound": 1, "findings" | "inbound": ^"1", "findings" | steps[7].inspect.inbound: expected a whole number, found a string
        "warehouse": "W2", "lost" | "warehouse": ^2, "lost" | steps[10].receive.warehouse: expected a string, found a number
        "comingBack": true | "comingBack": ^1 | steps[11].found.comingBack: expected true or false, found a number
        "paid": true | "paid": ^1 | steps[8].confirmOffline.paid: expected true or false, found a number
        "windowDays": 14 | "windowDays": ^-1 | policy.cases.windowDays: -1 is not within 1 to 999999
        "fourEyesAbove": 90000 | "fourEyesAbove": ^-1 | policy.cases.fourEyesAbove: -1 is negative
        ["ORIGINAL", "OFFLINE"] | ^[] | policy.cases.routes: names no route
        ["ORIGINAL", "OFFLINE"] | ["ORIGINAL", ^"ORIGINAL"] | policy.cases.routes[1]: route ORIGINAL is named twice

        # time
        "now": "2026-03-02T10:00:00Z" | "now": ^"2026-03-02" | now: "2026-03-02" is no moment such as 2026-03-01T10:00:00Z
        "now": "2026-03-02T10:00:00Z" | "now": ^"2026-03-02T10:00:00+08:00" | now: "2026-03-02T10:00:00+08:00" is no moment
        "placedAt": "2026-02-01T10:00:00Z" | "placedAt": ^"+12026-02-01T10:00:00Z" | orders[0].placedAt: is not within the years
        {"at": "2026-03-02T11:00:00Z" | {"at": ^"2026-03-02T09:59:59Z" \
        | steps[0].at: 2026-03-02T09:59:59Z is before the clock, which stands at 2026-03-02T10:00:00Z
        {"partners": {"topUp": "PAID"}} | {"at": ^"2026-03-02T11:59:59Z", "partners": {"topUp": "PAID"}} \
        | steps[12].at: 2026-03-02T11:59:59Z is before the clock, which stands at 2026-03-02T12:00:00Z
        {"pass": "PT1H"} | {"pass": ^"1 hour"} | steps[3].pass: "1 hour" is no length of time such as P7D or PT36H
        {"pass": "PT1H"} | {"pass": ^"-PT1H"} | steps[3].pass: "-PT1H" is not within PT0S to P365000D
        "postedWait": "P9D" | "postedWait": ^"P1M" | policy.cases.postedWait: "P1M" is no length of time

        # JSON
        "steps": [ | "steps": [ ^, | steps: not JSON: Unexpected character
        "currency": "CNY", | "currency": "CNY", ^"currency": "CNY", | currency: is given twice
        """)
    void isRefusedWithThePlaceOfItsFault(String right, String wrong, String complaint) throws IOException {
        String from = right.replace("\\n", "\n");
        assertThat(WELL_FORMED).as("the row replaces something").contains(from);
        String marked =
                WELL_FORMED.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(wrong.replace("\\n", "\n")));
        String before = marked.substring(0, marked.indexOf('^'));
        long line = before.lines().count();
        int column = before.length() - before.lastIndexOf('\n');

        Run run = play(marked.replace("^", ""));

        assertThat(run.err())
                .startsWith("script.json:" + line + ":" + column + ": " + complaint)
                .hasLineCount(1);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''      | 1:1: $: the file is empty",
                "{}      | 1:1: $: expected either order or orders",
                "3       | 1:1: $: expected an object, found a number",
                "[{}]    | 1:2: [0]: expected either order or orders",
                "{\"order\": {\"lines\": []}, \"orders\": []} | 1:1: $: expected either order or orders",
                "{\"orders\": []} | 1:12: orders: names no order",
                "{\"order\": 3} | 1:11: order: expected an object, found a number",
                "{\"order\": {\"id\": \" \", \"lines\": []}} | 1:18: order.id: order id is blank",
                "{\"order\": {\"lines\": []}} | 1:1: steps: is missing",
            })
    void aFileOfSomethingElseIsRefused(String text, String complaint) throws IOException {
        assertThat(play(text)).isEqualTo(new Run(2, "", "script.json:" + complaint + System.lineSeparator()));
    }

    /** Fields and verbs that the library cannot honour yet are unknown, lest a script seem to say something. */
    @ParameterizedTest
    @ValueSource(strings = {"refuse"})
    void aVerbOfALaterSliceIsUnknown(String verb) throws IOException {
        Run run = play("{\"order\": {\"lines\": []}, \"steps\": [{\"" + verb + "\": {}}]}");

        assertThat(run.err()).contains("steps[0]." + verb + ": unknown field");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aFaultInTheLastScriptLeavesNothingOfTheFirst() throws IOException {
        Run run = play("[{\"order\": {\"lines\": []}, \"steps\": []}, {\"order\": {\"lines\": []}, \"steps\": 3}]");

        assertThat(run)
                .isEqualTo(new Run(
                        2,
                        "",
                        "script.json:1:75: [1].steps: expected an array, found a number" + System.lineSeparator()));
    }
}
