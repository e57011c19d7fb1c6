package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.workbench.Quotation.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A check that has never failed is no evidence: each mistake in keeping an account breaks a law of refunds, in a scenario in which the law
 * holds without it. The laws are those of whole scenarios; none of them knows what a single step should pay.
 */
class QuoteMuseumTests {
    private static final String TAX_OF_THIRDS = """
            { "order": {"lines": [ {"sku": "A", "quantity": 3, "amount": 1000, "tax": 160, "taxRate": "R19"} ], "shipping": 100},
              "refunds": [ {"lines": [ {"line": "A", "quantity": 1} ]}, {"lines": [ {"line": "A", "quantity": 1} ]},
                           {"lines": [ {"line": "A", "quantity": 1} ]} ] }
            """;
    private static final String DEPOSIT = """
            { "order": {"lines": [ {"sku": "A", "quantity": 1, "amount": 6000}, {"sku": "B", "quantity": 1, "amount": 4000} ],
                        "tenders": [ {"id": "T1", "channel": "CARD", "kind": "MONEY", "amount": 10000, "captured": 2000} ]},
              "refunds": [ {"capture": {"tender": "T1", "amount": 3000}},
                           {"lines": [ {"line": "A", "quantity": 1} ]}, {"lines": [ {"line": "B", "quantity": 1} ]} ] }
            """;
    private static final String PROMOTION = """
            { "order": {"lines": [ {"sku": "A", "quantity": 2, "amount": 2000} ],
                        "discounts": [ {"id": "P1", "kind": "PROMOTION", "amount": 200, "tiers": [ {"spend": 1500, "off": 200} ]} ]},
              "policy": {"promotion": "RE_EVALUATED"},
              "refunds": [ {"lines": [ {"line": "A", "quantity": 1} ]},
                           %s
                           {"lines": [ {"line": "A", "quantity": 1} ]} ] }
            """;
    private static final String ADDITION = """
            {"amend": {"lines": [ {"sku": "B", "quantity": 1, "amount": 1500} ],
                       "tenders": [ {"id": "T2", "channel": "CARD", "kind": "MONEY", "amount": 1500} ]}},
            """;
    private static final String DISPUTE = """
            { "order": {"lines": [ {"sku": "A", "quantity": 1, "amount": 4000}, {"sku": "B", "quantity": 1, "amount": 6000} ]},
              "refunds": [ %s
                           {"lines": [ {"line": "A", "quantity": 1} ]},
                           %s ] }
            """;
    private static final String LOST = "{\"external\": {\"tender\": \"T1\", \"amount\": 8000, \"reference\": \"D1\"}},";
    private static final String WON = """
            {"reverseExternal": {"reference": "D1", "amount": 5000}}, {"reverseExternal": {"reference": "D1", "amount": 3000}}
            """;
    private static final String FAULT = """
            { "order": {"lines": [ {"sku": "A", "quantity": 2, "amount": 2000} ], "shipping": 500},
              "refunds": [ {"reason": "DAMAGED", "lines": [ {"line": "A", "quantity": 1} ]}, {"shipping": "INCLUDE"} ] }
            """;
    private static final String TWO_CARDS = """
            { "order": {"lines": [ {"sku": "A", "quantity": 1, "amount": 2000} ],
                        "tenders": [ {"id": "T1", "channel": "CARD", "kind": "MONEY", "amount": 1000},
                                     {"id": "T2", "channel": "CARD", "kind": "MONEY", "amount": 1000} ]},
              "refunds": [ {"external": {"tender": "T1", "amount": 1000, "reference": "D1"}},
                           {"lines": [ {"line": "A", "quantity": 1} ]} ] }
            """;

    /** What came of a scenario whose account was kept with a mistake. */
    private record Life(OrderAccount opened, List<QuoteStep> steps, List<Answer> answers, OrderAccount account) {

        static Life of(String scenario, QuoteMistake mistake) {
            Scenario read = ScenarioReader.read(JsonTree.read(
                    InputText.read("-", new ByteArrayInputStream(scenario.getBytes(StandardCharsets.UTF_8)))));
            OrderAccount opened = read.account().getOrElseThrow(RejectedException::new);
            FrozenOrder sold = opened.frozen();
            OrderAccount account = opened;
            var answers = new ArrayList<Answer>();
            for (QuoteStep step : read.steps()) {
                Quotation one = Quotation.of(account, List.of(step));
                answers.add(one.steps().get(0).getOrElseThrow(RejectedException::new));
                account = mistake.after(step, sold, account, one.account());
            }
            return new Life(opened, read.steps(), answers, account);
        }

        /** The totals of its refunds, in order. */
        List<Long> totals() {
            return answers.stream()
                    .filter(Answer.Refunded.class::isInstance)
                    .map(each -> ((Answer.Refunded) each).breakdown().total())
                    .toList();
        }

        long entitled() {
            long sum = 0;
            for (Answer each : answers) {
                sum += each instanceof Answer.Refunded refunded
                        ? refunded.breakdown().total()
                        : ((Answer.Entered) each).adjustment().total();
            }
            return sum;
        }
    }

    /** Law 12: after a full return of everything, with nothing kept, the tax given back is that of the sale. */
    private static void taxByRateAddsUp(QuoteMistake mistake) {
        Life life = Life.of(TAX_OF_THIRDS, mistake);
        Map<String, Long> given = new HashMap<>();
        life.answers()
                .forEach(each -> ((Answer.Refunded) each)
                        .breakdown()
                        .taxes()
                        .forEach(rate -> given.merge(rate.rate(), rate.tax(), Long::sum)));
        Map<String, Long> sold = new HashMap<>();
        life.opened().taxes().forEach(row -> sold.merge(row.rate(), row.tax(), Long::sum));
        assertThat(given).isEqualTo(sold);
    }

    /** Law 13: no tender pays out more than was captured on it and did not go elsewhere, as the steps tell it. */
    private static void neverPaysOutMoreThanWasCaptured(String scenario, QuoteMistake mistake) {
        Life life = Life.of(scenario, mistake);
        Map<TenderId, Long> left = new HashMap<>();
        life.opened().tenders().forEach(each -> left.put(each.tender().id(), each.captured()));
        for (QuoteStep step : life.steps()) {
            if (step instanceof QuoteStep.Capture capture) {
                left.merge(capture.tender(), capture.amount(), Long::sum);
            } else if (step instanceof QuoteStep.External external) {
                left.merge(external.tender(), -external.amount(), Long::sum);
            }
        }
        for (Answer each : life.answers()) {
            List<RefundBreakdown.OfTender> paid = each instanceof Answer.Refunded refunded
                    ? refunded.breakdown().tenders()
                    : ((Answer.Entered) each).adjustment().tenders();
            paid.forEach(part -> left.merge(part.id(), -part.amount(), Long::sum));
        }
        assertThat(left)
                .allSatisfy((tender, minor) ->
                        assertThat(minor).as("left on %s", tender).isNotNegative());
    }

    /** Law 16: an order with an amendment refunds what its sale would refund alone. */
    private static void partsAddUp(QuoteMistake mistake) {
        assertThat(Life.of(PROMOTION.formatted(ADDITION), mistake).totals())
                .isEqualTo(Life.of(PROMOTION.formatted(""), mistake).totals());
    }

    /** Law 17: a dispute that was lost and won, in pieces too, leaves everything as it would be without. */
    private static void reversalsRestore(QuoteMistake mistake) {
        Life disputed = Life.of(DISPUTE.formatted(LOST, WON), mistake);
        Life plain = Life.of(DISPUTE.formatted("", "{\"amount\": 0}"), mistake);
        assertThat(disputed.entitled()).isEqualTo(plain.entitled());
        assertThat(disputed.account().remaining()).isEqualTo(plain.account().remaining());
    }

    /** Law 8: no charge comes back twice. */
    private static void shippingComesBackAtMostOnce(QuoteMistake mistake) {
        Life life = Life.of(FAULT, mistake);
        long shipping = life.answers().stream()
                .mapToLong(each -> ((Answer.Refunded) each).breakdown().shipping())
                .sum();
        assertThat(shipping).isLessThanOrEqualTo(500);
    }

    private static void check(QuoteMistake mistake) {
        switch (mistake) {
            case TAX_ROUNDED_PER_REFUND -> taxByRateAddsUp(mistake);
            case CAPTURE_COUNTED_TWICE -> neverPaysOutMoreThanWasCaptured(DEPOSIT, mistake);
            case AMENDMENT_WAKES_A_PROMOTION -> partsAddUp(mistake);
            case REVERSAL_PAYS_TWICE -> reversalsRestore(mistake);
            case CHARGE_PAID_TWICE -> shippingComesBackAtMostOnce(mistake);
            case DISPUTE_FORGOTTEN_ON_THE_TENDER -> neverPaysOutMoreThanWasCaptured(TWO_CARDS, mistake);
            case NONE -> {
                taxByRateAddsUp(mistake);
                neverPaysOutMoreThanWasCaptured(DEPOSIT, mistake);
                neverPaysOutMoreThanWasCaptured(TWO_CARDS, mistake);
                partsAddUp(mistake);
                reversalsRestore(mistake);
                shippingComesBackAtMostOnce(mistake);
            }
        }
    }

    @TestFactory
    List<DynamicTest> aLawIsBrokenByEachMistakeAndHoldsWithoutAny() {
        var tests = new ArrayList<DynamicTest>();
        for (QuoteMistake mistake : QuoteMistake.values()) {
            String name = mistake + ": " + mistake.story();
            tests.add(DynamicTest.dynamicTest(name, () -> {
                if (mistake == QuoteMistake.NONE) {
                    check(mistake);
                } else {
                    assertThatThrownBy(() -> check(mistake)).as(name).isInstanceOf(AssertionError.class);
                }
            }));
        }
        return tests;
    }
}
