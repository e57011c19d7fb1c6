package io.aftersales.examples.workbench.play;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.RefundPart.Purpose;
import io.aftersales.domain.cases.Replacement;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one case. */
final class CaseWriter {
    private final AfterSalesCase subject;
    private final List<AccountEntry> booked;
    private final List<BookedRefund> bookings;

    private CaseWriter(AfterSalesCase subject, List<AccountEntry> journal, List<BookedRefund> ofOrder) {
        this.subject = subject;
        this.bookings = ofOrder.stream()
                .filter(each -> subject.id().equals(each.caseId()))
                .toList();
        this.booked = journal.stream()
                .filter(entry -> subject.id().equals(entry.caseId()))
                .toList();
    }

    /** Writes a case; the journal and the bookings are those of its order. */
    static void write(
            ObjectNode json, AfterSalesCase subject, List<AccountEntry> journal, List<BookedRefund> bookings) {
        new CaseWriter(subject, journal, bookings).write(json);
    }

    private void write(ObjectNode json) {
        json.put("id", subject.id().toString())
                .put("kind", subject.kind().name())
                .put("status", subject.status().name());
        ObjectNode asked = json.putObject("asked");
        for (Units units : subject.submission().units()) {
            asked.put(units.line().value(), units.quantity());
        }
        ObjectNode places = json.putObject("places");
        for (PlacedUnits units : taken()) {
            ((ObjectNode) places.withObjectProperty(units.line().value()))
                    .put(units.place().value(), units.quantity());
        }
        ObjectNode accepted = json.putObject("accepted");
        accepted().forEach((line, units) -> accepted.put(line.value(), units));
        json.put("rule", subject.review().rule());
        money(json);
        json.put("refundTo", subject.refundTo().name());
        Release release = subject.review().terms().release();
        Release usual = subject.kind() == CaseKind.RETURN_REFUND ? Release.AFTER_INSPECTION : null;
        Release when = release == null ? usual : release;
        json.put("release", when == null ? null : when.name());
        json.put("difference", difference());
        json.put("fee", subject.review().terms().fee());
        inbounds(json.putArray("inbounds"));
        shortfall(json);
        Offer offer = subject.review().offer();
        json.put(
                "offer", offer == null || !offer.isTold() ? null : offer.state().name());
        Instant dueAt = subject.dueAt();
        json.put("dueAt", dueAt == null ? null : dueAt.toString());
    }

    private void shortfall(ObjectNode json) {
        Shortfall found = subject.advance() == null ? null : subject.advance().shortfall();
        if (found == null) {
            json.putNull("shortfall");
            return;
        }
        ObjectNode shortfall = json.putObject("shortfall");
        ObjectNode units = shortfall.putObject("units");
        found.units().forEach(each -> units.put(each.line().value(), each.quantity()));
        shortfall.put("amount", found.amount()).put("state", found.state().name());
    }

    /** Returns the units where they were taken from last. */
    private List<PlacedUnits> taken() {
        return PlacedUnits.summed(subject.submission().items().stream()
                .flatMap(item -> item.taken().stream())
                .toList());
    }

    private void inbounds(ArrayNode json) {
        for (Inbound each : subject.inbounds()) {
            ObjectNode inbound = json.addObject()
                    .put("from", each.parcel() == null ? "BUYER" : each.parcel().value())
                    .put("warehouse", each.warehouse());
            ObjectNode units = inbound.putObject("units");
            PlacedUnits.byLine(each.units())
                    .forEach(ofLine -> units.put(ofLine.line().value(), ofLine.quantity()));
            Inbound.Arrival arrival = each.arrival();
            inbound.put("state", each.state().name()).put("arrivedAt", arrival == null ? null : arrival.warehouse());
        }
    }

    /** Returns the units that were booked as back or exchanged. */
    private Map<LineId, Long> accepted() {
        var accepted = new LinkedHashMap<LineId, Long>();
        for (AccountEntry entry : booked) {
            if (entry.line() != null && (entry.kind() == Kind.BACK || entry.kind() == Kind.MOVED)) {
                accepted.merge(entry.line(), entry.units(), Long::sum);
            }
        }
        return accepted;
    }

    private void money(ObjectNode json) {
        var tenders = new LinkedHashMap<String, Long>();
        long total = 0;
        for (RefundPart part : subject.refund().parts()) {
            total += part.purpose() == Purpose.LATE_TOP_UP ? part.amount().minor() : 0;
            tenders.merge(part.tender().id().value(), part.amount().minor(), Long::sum);
        }
        long kept = 0;
        for (BookedRefund each : bookings) {
            total += each.paid();
            kept += each.kept();
        }
        json.put("total", total);
        ObjectNode shares = json.putObject("tenders");
        tenders.forEach(shares::put);
        json.put("kept", kept);
    }

    /** Returns the difference of an exchange once it is settled, positive when the buyer paid it. */
    private @Nullable Long difference() {
        Replacement goods = subject.replacement();
        return goods == null || !goods.difference().isBooked()
                ? null
                : Long.valueOf(goods.difference().total().difference());
    }
}
