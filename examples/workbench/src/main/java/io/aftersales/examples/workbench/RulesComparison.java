package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.aftersales.domain.finance.WhatIfReview;
import io.aftersales.domain.finance.WhatIfReview.Compared;
import io.aftersales.domain.finance.WhatIfReviewTotals;
import io.aftersales.domain.finance.WhatIfTotals.Sides;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RuleDecision;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares two lists of review rules on every case of a history that reached the rules. */
final class RulesComparison {
    private final WhatIfReview lists;

    RulesComparison(ReviewRules one, ReviewRules other) {
        lists = new WhatIfReview(one, other);
    }

    /**
     * Returns the figures of the comparison.
     *
     * @param cases the replayed cases
     * @param out the file for the cases that differ; null for none
     */
    ObjectNode over(List<ReplayedCase> cases, @Nullable String out) {
        WhatIfReviewTotals totals = WhatIfReviewTotals.NONE;
        for (ReplayedCase each : cases) {
            Optional<Compared> compared = compared(each);
            if (compared.isPresent()) {
                totals = totals.plus(WhatIfReviewTotals.of(compared.get()));
            }
        }
        if (out != null) {
            write(out, cases);
        }
        return figures(totals, cases.size());
    }

    private Optional<Compared> compared(ReplayedCase each) {
        RuleDecision seen = each.isAccepted() ? each.end().get().review().verdict() : null;
        return Optional.ofNullable(seen).map(verdict -> lists.compare(verdict.seen()));
    }

    private static ObjectNode figures(WhatIfReviewTotals totals, int requests) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("cases", totals.cases())
                .put("refused_before", requests - totals.cases())
                .put("differing", totals.differing());
        totals.changes().forEach(json.putObject("changes")::put);
        sides(json.putObject("by_ruling"), totals.byRuling());
        sides(json.putObject("by_rule"), totals.byRule());
        ObjectNode reasons = json.putObject("by_reason");
        totals.byReason()
                .forEach((reason, sides) ->
                        reasons.putObject(reason).put("cases", sides.cases()).put("differing", sides.other()));
        return json;
    }

    private static void sides(ObjectNode json, Map<String, Sides> sides) {
        sides.forEach((code, each) -> json.putObject(code.isEmpty() ? "(none)" : code)
                .put("a", each.one())
                .put("b", each.other()));
    }

    private void write(String file, List<ReplayedCase> cases) {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Path.of(file))) {
            csv.writeRecord("case_id", "reason", "amount_minor", "ruling_a", "rule_a", "ruling_b", "rule_b");
            for (ReplayedCase each : cases) {
                compared(each)
                        .filter(Compared::differs)
                        .ifPresent(said -> csv.writeRecord(
                                SafeCell.of(each.request().caseId()),
                                said.reasons(),
                                Long.toString(said.one().seen().amount().minor()),
                                said.one().ruling().describe(),
                                said.one().rule(),
                                said.other().ruling().describe(),
                                said.other().rule()));
            }
        } catch (IOException | InvalidPathException e) {
            throw new InputFault(file, "cannot be written: " + e.getMessage());
        }
    }
}
