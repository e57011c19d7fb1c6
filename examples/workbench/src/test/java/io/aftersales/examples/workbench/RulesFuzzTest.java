package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** Hostile lists of review rules: refused as a whole, or printed in words. */
class RulesFuzzTest {
    private static final List<String> RIGHT = List.of("""
            {"signals": [{"name": "SERIAL_RETURNS", "weight": 30,
                          "when": {"buyer": {"casesAtLeast": 5, "ordersAtMost": 3, "refundedCasesAtLeast": 1}}}],
             "rules": [{"name": "RISK", "when": {"riskAtLeast": 30}, "then": {"person": "complaints"}},
                       {"name": "SMALL",
                        "when": {"kind": "RETURN_REFUND", "reason": ["NOT_LIKED", "NO_REASON"], "evidenceAtLeast": 1,
                                 "amountBelow": {"amount": 5000, "currency": "CNY"}},
                        "then": {"approve": {"keepingUpTo": 5000}}}]}
            """, """
            {"rules": [{"name": "OLD_EVIDENCE", "when": {"evidenceUsedBefore": true, "verified": false},
                        "then": {"reject": "ABUSE"}},
                       {"name": "GOLD", "when": {"any": [{"vip": true}, {"not": {"handover": "DELIVERED"}}],
                                                 "all": [{"fault": "SELLER"}, {"keptBeforeAtMost": 2}]},
                        "then": {"approve": {"release": "ON_SCAN"}}},
                       {"name": "LARGE", "when": {"amountAtLeast": {"amount": 100000, "currency": "EUR"}},
                        "then": "PERSON"},
                       {"name": "REST", "then": "APPROVE"}]}
            """);

    @FuzzTest
    void aListIsRefusedOrPrintedInWords(byte[] input) {
        Run run = HostileRun.of(HostileDocument.of(input, RIGHT), "rules", "-");
        if (run.status() == 0) {
            assertThat(run.out().lines().toList())
                    .allMatch(line -> line.matches("(signal|rule  |else  ) \\P{Cntrl}+"))
                    .last()
                    .isEqualTo("else   a person decides");
        }
    }
}
