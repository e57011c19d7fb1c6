package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Rejection;

/**
 * Writes the answers of {@code quote}. Names and order of the fields are fixed, because other programs read them. All amounts are minor
 * units.
 */
final class QuotationWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private QuotationWriter() {}

    static ObjectNode answer(Scenario scenario) {
        ObjectNode answer = JSON.objectNode().put("id", scenario.id());
        scenario.order()
                .peek(order -> quotation(answer, Quotation.of(order, scenario.refunds())))
                .peekLeft(rejection -> rejection(answer, rejection));
        return answer;
    }

    private static void quotation(ObjectNode answer, Quotation quotation) {
        ArrayNode refunds = answer.putArray("refunds");
        for (var refund : quotation.refunds()) {
            ObjectNode json = refunds.addObject();
            refund.peek(breakdown -> breakdown(json, breakdown)).peekLeft(rejection -> rejection(json, rejection));
        }
        OrderAccount account = quotation.account();
        answer.put("paid", account.paid())
                .put("refunded", account.refunded())
                .put("kept", account.kept())
                .put("remaining", account.remaining());
    }

    private static void breakdown(ObjectNode json, RefundBreakdown breakdown) {
        json.put("goods", breakdown.goods())
                .put("discounts", breakdown.discounts())
                .put("shipping", breakdown.shipping())
                .put("tax", breakdown.tax())
                .put("otherCharges", breakdown.otherCharges())
                .put("goodwill", breakdown.goodwill())
                .put("fees", breakdown.fees())
                .put("withheld", breakdown.withheld())
                .put("total", breakdown.total());
        ArrayNode tenders = json.putArray("tenders");
        for (RefundBreakdown.OfTender tender : breakdown.tenders()) {
            tenders.addObject()
                    .put("id", tender.id().value())
                    .put("amount", tender.amount())
                    .put("points", tender.points());
        }
        ArrayNode lines = json.putArray("lines");
        for (RefundBreakdown.OfLine line : breakdown.lines()) {
            lines.addObject()
                    .put("line", line.line().value())
                    .put("quantity", line.quantity())
                    .put("goods", line.goods())
                    .put("discounts", line.discounts())
                    .put("tax", line.tax())
                    .put("total", line.total());
        }
        ArrayNode explanation = json.putArray("explanation");
        breakdown.explanation().forEach(explanation::add);
    }

    private static void rejection(ObjectNode json, Rejection rejection) {
        json.put("rejected", rejection.code()).put("message", rejection.message());
        json.set("facts", RejectionFacts.of(rejection));
    }
}
