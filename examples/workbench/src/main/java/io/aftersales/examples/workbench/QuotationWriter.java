package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Rejection;
import java.util.List;

/**
 * Writes the answers of {@code quote}. Names and order of the fields are fixed, because other programs read them. All amounts are minor
 * units.
 */
final class QuotationWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private QuotationWriter() {}

    static ObjectNode answer(Scenario scenario) {
        ObjectNode answer = JSON.objectNode().put("id", scenario.id());
        scenario.account()
                .peek(account -> quotation(answer, Quotation.of(account, scenario.steps())))
                .peekLeft(rejection -> rejection(answer, rejection));
        return answer;
    }

    private static void quotation(ObjectNode answer, Quotation quotation) {
        ArrayNode refunds = answer.putArray("refunds");
        for (var step : quotation.steps()) {
            ObjectNode json = refunds.addObject();
            step.peek(each -> answer(json, each)).peekLeft(rejection -> rejection(json, rejection));
        }
        OrderAccount account = quotation.account();
        answer.put("paid", account.payable())
                .put("captured", account.captured())
                .put("refunded", account.refunded())
                .put("paidOut", account.paidOut())
                .put("kept", account.kept())
                .put("external", account.external())
                .put("remaining", account.remaining());
    }

    private static void answer(ObjectNode json, Quotation.Answer answer) {
        if (answer instanceof Quotation.Answer.Refunded refunded) {
            breakdown(json, refunded.breakdown());
        } else if (answer instanceof Quotation.Answer.Entered entered) {
            entered(json, entered.entry(), entered.adjustment());
        }
    }

    private static void entered(ObjectNode json, QuoteStep.Entry entry, Adjustment made) {
        if (entry instanceof QuoteStep.External) {
            taxes(json, made.taxes());
            json.put("kept", made.kept());
            return;
        }
        boolean pays = entry instanceof QuoteStep.ReverseExternal || entry instanceof QuoteStep.GiveBackKept;
        if (pays) {
            json.put("total", made.total());
        }
        json.put("payout", made.payout());
        tenders(json, made.tenders());
        if (pays) {
            taxes(json, made.taxes());
        }
    }

    private static void breakdown(ObjectNode json, RefundBreakdown breakdown) {
        json.put("goods", breakdown.goods())
                .put("discounts", breakdown.discounts())
                .put("shipping", breakdown.shipping())
                .put("tax", breakdown.tax())
                .put("otherCharges", breakdown.otherCharges())
                .put("goodwill", breakdown.goodwill())
                .put("fees", breakdown.fees())
                .put("deductions", breakdown.deductions())
                .put("withheld", breakdown.withheld())
                .put("total", breakdown.total())
                .put("payout", breakdown.payout())
                .put("notCollected", breakdown.notCollected());
        tenders(json, breakdown.tenders());
        ArrayNode lines = json.putArray("lines");
        for (RefundBreakdown.OfLine line : breakdown.lines()) {
            ObjectNode node = lines.addObject()
                    .put("line", line.line().value())
                    .put("quantity", line.quantity())
                    .put("goods", line.goods())
                    .put("discounts", line.discounts());
            if (line.charges() != 0) {
                node.put("charges", line.charges());
            }
            node.put("tax", line.tax()).put("total", line.total());
        }
        taxes(json, breakdown.taxes());
        ArrayNode explanation = json.putArray("explanation");
        breakdown.explanation().forEach(explanation::add);
    }

    private static void tenders(ObjectNode json, List<RefundBreakdown.OfTender> split) {
        ArrayNode tenders = json.putArray("tenders");
        for (RefundBreakdown.OfTender tender : split) {
            tenders.addObject()
                    .put("id", tender.id().value())
                    .put("amount", tender.amount())
                    .put("points", tender.points());
        }
    }

    private static void taxes(ObjectNode json, List<RefundBreakdown.OfRate> rates) {
        ArrayNode taxes = json.putArray("taxes");
        for (RefundBreakdown.OfRate each : rates) {
            taxes.addObject()
                    .put("rate", each.rate())
                    .put("gross", each.gross())
                    .put("tax", each.tax());
        }
    }

    private static void rejection(ObjectNode json, Rejection rejection) {
        json.put("rejected", rejection.code()).put("message", rejection.message());
        json.set("facts", RejectionFacts.of(rejection));
    }
}
