package io.aftersales.examples.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.aftersales.domain.finance.WhatIfTotals;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.examples.workbench.play.CasePolicyReader;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.ShopPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code compare}: replays a history under two refund policies, or asks two lists of review rules about its cases. */
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Replays a history of returns at the desks twice, under two policies, and compares the refunds; "
                    + "or asks two lists of review rules about each case, on the facts of the moment it was opened, and compares "
                    + "their decisions.",
            "Figures are by reason (a case with several reasons has all of them) and by the rule that refused; differences are b - a. "
                    + "All amounts are whole minor units."
        },
        footer = "%nExit status: 0 compared, 2 wrong usage or a file that is not in this format.")
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private HistoryFiles files = new HistoryFiles();

    @ArgGroup(multiplicity = "1")
    private Lists lists = new Lists();

    /** Options of the two things to compare: refund policies or lists of review rules. */
    private static final class Lists {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Policies policies;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Rules rules;
    }

    private static final class Policies {
        @Option(
                names = "--policy-a",
                required = true,
                paramLabel = "P.json",
                description =
                        "Money rules in the format of the policy of a quote scenario, or a policy of a play script: money, and "
                                + "of cases the rules windowDays, windowFrom, windows, calendarZone and openCases; - reads standard input.")
        private String policyA = "";

        @Option(
                names = "--policy-b",
                required = true,
                paramLabel = "P.json",
                description = "The policy to compare with.")
        private String policyB = "";
    }

    private static final class Rules {
        @Option(
                names = "--rules-a",
                required = true,
                paramLabel = "R.json",
                description = "Review rules in the format of the command rules; - reads standard input.")
        private String rulesA = "";

        @Option(
                names = "--rules-b",
                required = true,
                paramLabel = "R.json",
                description = "The list of rules to compare with.")
        private String rulesB = "";
    }

    @Option(
            names = "--window-days",
            paramLabel = "N|none",
            defaultValue = "7",
            description = "Days after delivery in which a buyer may apply, under a policy without cases (default: "
                    + "${DEFAULT-VALUE}).")
    private WindowDays window = new WindowDays(null);

    @Option(
            names = "--out",
            paramLabel = "DIFF.csv",
            description =
                    "Writes the cases that differ: case_id, reason, outcome, rule and refund_minor on each side, "
                            + "difference_minor; with review rules case_id, reason, amount_minor, ruling and rule on each side.")
    private @Nullable String out;

    @Option(names = "--json", description = "Prints the figures only, without progress and warnings.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream standardInput;

    CompareCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (lists.rules != null) {
            var rules = new RulesComparison(rules(lists.rules.rulesA), rules(lists.rules.rulesB));
            History history = files.read();
            JsonPrinter.print(spec.commandLine().getOut(), rules.over(replayedForRules(history), out));
            warn(history);
            return 0;
        }
        Policies policies = Objects.requireNonNull(lists.policies, "neither policies nor rules");
        ShopPolicy one = policy(policies.policyA);
        ShopPolicy other = policy(policies.policyB);
        History history = files.read();
        List<ReplayedCase> first = replayed("Under a", history, one);
        List<ReplayedCase> second = replayed("Under b", history, other);
        if (out != null) {
            write(out, first, second);
        }
        WhatIfTotals totals = WhatIfTotals.NONE;
        for (int i = 0; i < first.size(); i++) {
            totals = totals.plus(of(first.get(i), second.get(i)));
        }
        JsonPrinter.print(spec.commandLine().getOut(), figures(totals, accepted(first), accepted(second)));
        warn(history);
        return 0;
    }

    private void warn(History history) {
        if (!json) {
            history.warn(spec.commandLine().getErr());
        }
    }

    /** Reads money rules alone, or the policy of a play script with its rules about opening. */
    private ShopPolicy policy(String file) {
        JsonValue json = JsonTree.read(InputText.read(file, standardInput));
        JsonValue.Fields any = json.anyFields();
        if (any.find("money").isEmpty() && any.find("cases").isEmpty()) {
            return ShopPolicy.STANDARD.with(PolicyReader.read(json)).with(window.in(CasePolicy.STANDARD));
        }
        JsonValue.Fields policy = json.fields("money", "cases");
        return ShopPolicy.STANDARD
                .with(policy.find("money").map(PolicyReader::read).orElse(RefundPolicy.STANDARD))
                .with(policy.find("cases")
                        .map(CasePolicyReader::readOpening)
                        .orElseGet(() -> window.in(CasePolicy.STANDARD)));
    }

    private ReviewRules rules(String file) {
        return RuleReader.read(JsonTree.read(InputText.read(file, standardInput)));
    }

    /** Replays the history without automatic decisions, which records the facts that rules are asked about. */
    private List<ReplayedCase> replayedForRules(History history) {
        CasePolicy looking = window.in(CasePolicy.STANDARD).toBuilder()
                .rules(StandardRules.ELSE_A_PERSON)
                .build();
        return replayed("Looking", history, ShopPolicy.STANDARD.with(looking));
    }

    private List<ReplayedCase> replayed(String name, History history, ShopPolicy shop) {
        return new Replay(history, shop).pass(name, !json);
    }

    private static long accepted(List<ReplayedCase> cases) {
        return cases.stream().filter(ReplayedCase::isAccepted).count();
    }

    private static WhatIfTotals of(ReplayedCase one, ReplayedCase other) {
        return WhatIfTotals.of(
                reason(one), differs(one, other), one.rule(), other.rule(), one.totalRefund(), other.totalRefund());
    }

    private static boolean differs(ReplayedCase one, ReplayedCase other) {
        return one.totalRefund() != other.totalRefund() || !one.rule().equals(other.rule());
    }

    private static String reason(ReplayedCase each) {
        String whole = each.request().wholeOrder();
        return whole != null
                ? whole
                : each.request().items().stream()
                        .map(ItemAsked::reason)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining("+"));
    }

    private static ObjectNode figures(WhatIfTotals totals, long acceptedByOne, long acceptedByOther) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("cases", totals.claims())
                .put("differing", totals.differing())
                .put("accepted_a", acceptedByOne)
                .put("accepted_b", acceptedByOther);
        money(json, totals.money());
        ObjectNode reasons = json.putObject("by_reason");
        totals.byReason()
                .forEach((reason, sides) -> money(reasons.putObject(reason).put("cases", sides.cases()), sides));
        ObjectNode rules = json.putObject("rejected_by_rule");
        totals.refusals()
                .forEach((rule, sides) ->
                        rules.putObject(rule).put("a", sides.one()).put("b", sides.other()));
        return json;
    }

    private static void money(ObjectNode json, WhatIfTotals.Sides sides) {
        json.put("refund_minor_a", sides.one())
                .put("refund_minor_b", sides.other())
                .put("difference_minor", sides.difference());
    }

    private static void write(String file, List<ReplayedCase> first, List<ReplayedCase> second) {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Path.of(file))) {
            csv.writeRecord(
                    "case_id",
                    "reason",
                    "outcome_a",
                    "rule_a",
                    "refund_minor_a",
                    "outcome_b",
                    "rule_b",
                    "refund_minor_b",
                    "difference_minor");
            for (int i = 0; i < first.size(); i++) {
                ReplayedCase one = first.get(i);
                ReplayedCase other = second.get(i);
                if (differs(one, other)) {
                    csv.writeRecord(
                            SafeCell.of(one.request().caseId()),
                            reason(one),
                            outcome(one),
                            one.rule(),
                            Long.toString(one.totalRefund()),
                            outcome(other),
                            other.rule(),
                            Long.toString(other.totalRefund()),
                            Long.toString(other.totalRefund() - one.totalRefund()));
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new InputFault(file, "cannot be written: " + e.getMessage());
        }
    }

    private static String outcome(ReplayedCase each) {
        return each.isAccepted() ? "ACCEPTED" : "REJECTED";
    }
}
