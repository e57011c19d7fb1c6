package io.aftersales.examples.workbench;

import io.aftersales.domain.review.ReviewRules;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code rules FILE.json}: checks a list of review rules and prints it in words. */
@Command(
        name = "rules",
        description = {
            "Checks a list of review rules and prints each rule in words, in the order in which they are asked.",
            "The first rule whose criteria are all met decides; without such a rule a person decides. A rule without criteria "
                    + "always applies. The risk is the sum of the weights of the signals that are found.",
            "Criteria: kind, reason, fault (one or an array; every unit has to have one of them), amountBelow, "
                    + "amountAtLeast (minor units and a currency; other currencies meet neither), evidenceAtLeast, "
                    + "evidenceUsedBefore, verified, vip (true or false), handover (NOT_HANDED_OVER, WITH_CARRIER, "
                    + "DELIVERED), riskAtLeast, buyer (ordersAtLeast, ordersAtMost, likewise cases, refundedCases, "
                    + "rejectedCases, keptCases; an unknown buyer meets none), keptBeforeAtMost (the same as keptCasesAtMost: how "
                    + "many cases of the buyer were paid while the goods stayed), all, any (arrays of criteria), not.",
            "A rule says APPROVE, PERSON, {\"reject\": REASON}, {\"person\": GROUP}, or how it approves: {\"approve\": "
                    + "{\"keepingUpTo\": amount}} pays a return at once and leaves the goods with the buyer. Such a rule does not "
                    + "apply above the amount, to other kinds of case, and to goods that are at the shop already. {\"approve\": "
                    + "{\"release\": WHEN}} pays a return AFTER_INSPECTION, ON_RECEIPT, ON_SCAN or ON_APPROVAL."
        },
        footerHeading = "%nA small list:%n",
        footer = {
            "  { \"signals\": [ {\"name\": \"SERIAL_RETURNS\", \"when\": {\"buyer\": {\"casesAtLeast\": 5}}, \"weight\": 30} ],",
            "    \"rules\": [ {\"name\": \"RISK\", \"when\": {\"riskAtLeast\": 30}, \"then\": {\"person\": \"complaints\"}},",
            "               {\"name\": \"SMALL\", \"when\": {\"kind\": \"RETURN_REFUND\", \"evidenceAtLeast\": 1,",
            "                 \"amountBelow\": {\"amount\": 5000, \"currency\": \"CNY\"}}, \"then\": \"APPROVE\"} ] }",
            "%nExit status: 0 valid, 2 wrong usage or a file that is not in this format."
        })
final class RulesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.json", description = "The list of rules; - reads standard input.")
    private String file = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream standardInput;

    RulesCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        ReviewRules list = RuleReader.read(JsonTree.read(InputText.read(file, standardInput)));
        PrintWriter out = spec.commandLine().getOut();
        list.signals().forEach(signal -> out.println("signal " + signal.describe()));
        list.rules().forEach(rule -> out.println("rule   " + rule.describe()));
        out.println("else   a person decides");
        out.flush();
        return 0;
    }
}
