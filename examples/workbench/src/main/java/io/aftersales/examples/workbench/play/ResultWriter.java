package io.aftersales.examples.workbench.play;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.examples.workbench.RejectionFacts;
import io.aftersales.inmemory.InMemoryOrders;
import io.aftersales.inmemory.RecordedNotices;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.ports.gateways.RefundInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Writes the result of a script. Names and order of the fields are fixed, because other programs read them; amounts are minor units. */
final class ResultWriter {
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();
    private final Play play;
    private final PlayedShop shop;

    private ResultWriter(Play play) {
        this.play = play;
        this.shop = play.shop();
    }

    static ObjectNode write(Play play) {
        var writer = new ResultWriter(play);
        writer.result.put("id", play.script().id());
        writer.steps();
        writer.cases();
        AccountWriter.write(writer.result.putObject("accounts"), writer.shop);
        writer.provider();
        GoodsWriter.write(writer.result.putObject("goods"), writer.shop);
        writer.marks();
        writer.notices();
        writer.alarms();
        writer.tickets();
        writer.owed();
        return writer.result;
    }

    private void steps() {
        ArrayNode steps = result.putArray("steps");
        for (Play.StepResult each : play.results()) {
            ObjectNode step = steps.addObject();
            if (each instanceof Play.StepResult.Refused refused) {
                step.put("rejected", refused.rejection().code());
                step.set("facts", RejectionFacts.of(refused.rejection()));
            } else {
                ok(step.putObject("ok"), each);
            }
        }
    }

    private static void ok(ObjectNode ok, Play.StepResult step) {
        if (step instanceof Play.StepResult.OfCase of) {
            ok.put("case", of.id().toString()).put("status", of.status().name());
        } else if (step instanceof Play.StepResult.OfClaimable of) {
            ClaimableWriter.write(ok.putArray("claimable"), of.claimable());
        } else if (step instanceof Play.StepResult.OfExchangeQuote of) {
            ExchangeQuote exchange = of.exchange();
            ok.put("worth", exchange.worth().minor())
                    .put("value", exchange.value().minor())
                    .put("difference", exchange.difference().minor())
                    .put("fee", exchange.fee().minor())
                    .put("asked", exchange.asked().minor())
                    .put("paidBack", exchange.paidBack().minor());
        } else if (step instanceof Play.StepResult.OfQuote of) {
            ok.put("total", of.refund().total());
            ObjectNode tenders = ok.putObject("tenders");
            of.refund().tenders().forEach(each -> tenders.put(each.id().value(), each.amount()));
        }
    }

    /** Writes every case under each of its names, and a case without a name under its id. */
    private void cases() {
        ObjectNode cases = result.putObject("cases");
        var named = new HashSet<CaseId>();
        shop.names().forEach((name, id) -> {
            named.add(id);
            shop.repository().find(id).ifPresent(each -> writeCase(cases.putObject(name), each));
        });
        for (AfterSalesCase each : shop.cases()) {
            if (!named.contains(each.id())) {
                writeCase(cases.putObject(each.id().toString()), each);
            }
        }
    }

    private void writeCase(ObjectNode json, AfterSalesCase subject) {
        OrderId order = subject.id().order();
        List<BookedRefund> bookings =
                shop.repository().account(order).map(OrderAccount::bookings).orElse(List.of());
        CaseWriter.write(json, subject, shop.repository().journal(order), bookings);
    }

    private void provider() {
        ArrayNode provider = result.putArray("provider");
        for (ScriptedPayments.Payment payment : shop.partners().payments().payments()) {
            RefundInstruction paid = payment.instruction();
            provider.addObject()
                    .put("tender", tender(paid))
                    .put("route", paid.route().name())
                    .put("amount", paid.amount().minor());
        }
    }

    private String tender(RefundInstruction paid) {
        Optional<OutboxEntry> entry = shop.repository().find(paid.caseId().order(), paid.key());
        return entry.isPresent() && entry.get().effect() instanceof Effect.PayRefund refund
                ? refund.tender().value()
                : "";
    }

    private void marks() {
        ArrayNode marks = result.putArray("marks");
        for (InMemoryOrders.Mark mark : shop.marks()) {
            marks.addObject()
                    .put("order", mark.order().value())
                    .put("mark", mark.mark().name())
                    .put("amount", mark.givenBack().minor());
        }
    }

    private void notices() {
        ArrayNode notices = result.putArray("notices");
        for (RecordedNotices.Sent sent : shop.notices().notices()) {
            Notice notice = sent.notice();
            ObjectNode json = notices.addObject()
                    .put("to", notice.audience().name())
                    .put("kind", notice.kind().name())
                    .put("case", sent.caseId().toString());
            if (notice.amount() != null) {
                json.put("amount", notice.amount().minor());
            }
        }
    }

    private void alarms() {
        ArrayNode alarms = result.putArray("alarms");
        for (RecordedNotices.Raised raised : shop.notices().alarms()) {
            alarms.addObject()
                    .put("code", raised.alarm().name())
                    .put("case", raised.caseId().toString());
        }
    }

    private void tickets() {
        ArrayNode tickets = result.putArray("tickets");
        for (Ticket ticket : shop.tickets()) {
            tickets.addObject()
                    .put("case", ticket.id().caseId().toString())
                    .put("status", ticket.status().name())
                    .put("priority", ticket.priority().name())
                    .put("group", ticket.queue().group())
                    .put("agent", ticket.agent());
        }
    }

    private void owed() {
        ArrayNode owed = result.putArray("owed");
        shop.orders().stream()
                .flatMap(order -> shop.repository().owed(order).stream())
                .filter(entry -> entry.state().isOpen() || entry.state() == State.PARKED)
                .forEach(entry -> owed.addObject()
                        .put("case", entry.caseId().toString())
                        .put("code", entry.effect().code())
                        .put("state", entry.state().name()));
    }
}
