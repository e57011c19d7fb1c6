package io.aftersales.examples.workbench.play;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.workbench.InvalidCommand;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the verbs about a case, each into the command it stands for. */
final class CaseVerbs {
    /** The words of people where a script leaves them out. */
    private static final String WORDS = "why";

    private static final String CARRIER = "CARRIER";

    /** The terms of an approval or an offer. */
    private static final String[] TERMS = {"agreed", "fee", "shipping", "difference", "refundTo", "release", "keeping"};

    /** Command about a case that is found by then. */
    @FunctionalInterface
    private interface OnCase {
        Either<Rejection, Receipt> send(PlayedShop shop, Request request, CaseId id);
    }

    /** Reads what stands beside the case. */
    @FunctionalInterface
    private interface Reader {
        OnCase read(JsonValue.Fields given, ScriptNames names);
    }

    private final Map<String, CommandReader> verbs = new LinkedHashMap<>();

    private CaseVerbs() {}

    static Map<String, CommandReader> all() {
        var all = new CaseVerbs();
        all.review();
        all.returns();
        all.replacement();
        all.money();
        return all.verbs;
    }

    private void verb(String name, Reader reader, String... fields) {
        String[] known = Stream.concat(Stream.of("case"), Stream.of(fields)).toArray(String[]::new);
        verbs.put(name, (json, request, names) -> {
            var given = json.fields(known);
            String named = names.caseNamed(given);
            OnCase command = reader.read(given, names);
            return shop -> shop.caseNamed(named)
                    .flatMap(id -> command.send(shop, request, id))
                    .map(receipt -> new ActionResult.OnCase(receipt.caseId()));
        });
    }

    // --- application and review
    // ------------------------------------------------------------------------------------------

    private void review() {
        verb(
                "withdraw",
                (given, names) -> (shop, request, id) ->
                        shop.desks().applications().withdraw(new Commands.Withdraw(request, id)));
        verb(
                "requestInfo",
                (given, names) -> {
                    String question = given.textOr("question", WORDS);
                    return (shop, request, id) ->
                            shop.desks().reviews().requestInfo(new Commands.RequestInfo(request, id, question));
                },
                "question");
        verb("provideInfo", (given, names) -> provideInfo(given), "answer", "evidence");
        verb(
                "approve",
                (given, names) -> {
                    Approval approval = approval(given, names);
                    return (shop, request, id) -> shop.desks().reviews().approve(approval.of(request, id));
                },
                TERMS);
        verb(
                "offer",
                (given, names) -> {
                    Approval approval = approval(given, names);
                    return (shop, request, id) ->
                            shop.desks().reviews().offer(new Commands.MakeOffer(approval.of(request, id)));
                },
                TERMS);
        verb(
                "answerOffer",
                (given, names) -> {
                    boolean accepts = given.get("accept").truth();
                    return (shop, request, id) ->
                            shop.desks().applications().answerOffer(new Commands.AnswerOffer(request, id, accepts));
                },
                "accept");
        verb("appeal", (given, names) -> appeal(given), "why", "evidence");
        verb(
                "reject",
                (given, names) -> {
                    String reason = given.textOr("reason", WORDS);
                    return (shop, request, id) ->
                            shop.desks().reviews().reject(new Commands.RejectCase(request, id, reason));
                },
                "reason");
        verb(
                "close",
                (given, names) ->
                        (shop, request, id) -> shop.desks().reviews().close(new Commands.CloseCase(request, id)));
        verb(
                "convert",
                (given, names) -> (shop, request, id) ->
                        shop.desks().reviews().convert(new Commands.ConvertToRefund(request, id)));
        verb("rate", (given, names) -> rate(given.get("score").whole()), "score");
    }

    private static OnCase provideInfo(JsonValue.Fields given) {
        String answer = given.textOr("answer", WORDS);
        long pieces = given.wholeOr("evidence", 0);
        return (shop, request, id) -> pieces < 0
                ? Either.left(new InvalidCommand("evidence", pieces))
                : shop.desks()
                        .applications()
                        .provideInfo(new Commands.ProvideInfo(
                                request, id, answer, OrderVerbs.evidence(id.order(), request, pieces)));
    }

    private static OnCase appeal(JsonValue.Fields given) {
        String why = given.textOr("why", WORDS);
        long pieces = given.wholeOr("evidence", 0);
        return (shop, request, id) -> pieces < 0
                ? Either.left(new InvalidCommand("evidence", pieces))
                : shop.desks()
                        .applications()
                        .appeal(new Commands.AppealCase(
                                request, id, why, OrderVerbs.evidence(id.order(), request, pieces)));
    }

    /** Approval on some terms, of a case that is found by then. */
    @FunctionalInterface
    private interface Approval {
        Commands.ApproveCase of(Request request, CaseId id);
    }

    /** Reads the terms of an approval or an offer. */
    private static Approval approval(JsonValue.Fields given, ScriptNames names) {
        ShippingChoice shipping = given.oneOfOr("shipping", ShippingChoice.BY_POLICY);
        long fee = given.wholeOr("fee", 0);
        Money own = fee == 0 ? null : names.money(fee);
        Money agreed =
                given.find("agreed").map(amount -> names.money(amount.whole())).orElse(null);
        Money difference = given.find("difference")
                .map(amount -> names.money(amount.whole()))
                .orElse(null);
        RefundDestination refundTo = given.find("refundTo")
                .map(where -> where.oneOf(RefundDestination.class))
                .orElse(null);
        Release release =
                given.find("release").map(when -> when.oneOf(Release.class)).orElse(null);
        boolean keeping = given.truthOr("keeping", false);
        return (request, id) -> new Commands.ApproveCase(
                request, id, shipping, own, agreed, difference, refundTo, release, keeping, null);
    }

    private static OnCase settleShortfall(JsonValue.Fields given, ScriptNames names) {
        boolean writeOff = given.truthOr("writeOff", false);
        Money paid = writeOff ? null : names.money(given.get("paid").whole());
        String reference = given.textOr("reference", "");
        return (shop, request, id) ->
                shop.desks().refunds().settleShortfall(new Commands.SettleShortfall(request, id, paid, reference));
    }

    private static OnCase rate(long score) {
        // Scores beyond an int are as impossible as the largest one.
        int bounded = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, score));
        return (shop, request, id) -> shop.desks().applications().rate(new Commands.RateCase(request, id, bounded));
    }

    // --- goods that come back
    // --------------------------------------------------------------------------------------------

    private void returns() {
        verb("posted", (given, names) -> posted(given), "inbound", "carrier", "number");
        verb(
                "receive",
                (given, names) -> {
                    Integer inbound = inbound(given);
                    String warehouse =
                            given.find("warehouse").map(JsonValue::text).orElse(null);
                    boolean lost = given.truthOr("lost", false);
                    return (shop, request, id) -> shop.desks()
                            .returns()
                            .received(new Commands.ReceiveReturn(request, id, inbound, warehouse, lost));
                },
                "inbound",
                "warehouse",
                "lost");
        verb("inspect", (given, names) -> inspect(given), "inbound", "findings", "complete", "fault", "surplus");
        verb("correct", (given, names) -> correct(given), "inbound", "findings", "why");
    }

    /** Reads the number of an inbound; null where the step names none. A number beyond an int is as unknown as the largest one. */
    private static @Nullable Integer inbound(JsonValue.Fields given) {
        return given.find("inbound")
                .map(number -> (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number.whole())))
                .orElse(null);
    }

    private static OnCase posted(JsonValue.Fields given) {
        Integer inbound = inbound(given);
        String carrier = given.textOr("carrier", CARRIER);
        String number = given.find("number").map(JsonValue::text).orElse(null);
        return (shop, request, id) -> shop.desks()
                .returns()
                .posted(new Commands.ReportPosted(
                        request, id, inbound, carrier, number == null ? waybillOr(shop, id, inbound, "N-1") : number));
    }

    /** Returns the number of the shop's own waybill for an inbound, or for the only one that can be posted. */
    private static String waybillOr(PlayedShop shop, CaseId id, @Nullable Integer inbound, String otherwise) {
        List<Inbound> meant = shop.repository().find(id).stream()
                .map(AfterSalesCase::inbounds)
                .flatMap(List::stream)
                .filter(each ->
                        inbound == null ? InboundMove.SEND.target(each.state()).isPresent() : each.number() == inbound)
                .toList();
        Inbound.Label label = meant.size() == 1 ? meant.get(0).label() : null;
        return label != null && label.isMade() ? label.trackingNumber() : otherwise;
    }

    private static OnCase inspect(JsonValue.Fields given) {
        Integer inbound = inbound(given);
        List<FoundUnits> findings = given.get("findings").elements(CaseVerbs::finding);
        boolean complete = given.truthOr("complete", true);
        Fault fault = given.find("fault").map(each -> each.oneOf(Fault.class)).orElse(null);
        String surplus = given.textOr("surplus", "");
        return (shop, request, id) -> shop.desks()
                .inspections()
                .inspect(new Commands.InspectReturn(request, id, inbound, findings, complete, fault, surplus));
    }

    private static OnCase correct(JsonValue.Fields given) {
        Integer inbound = inbound(given);
        List<FoundUnits> findings = given.get("findings").elements(CaseVerbs::finding);
        String why = given.textOr("why", WORDS);
        return (shop, request, id) ->
                shop.desks().inspections().correct(new Commands.CorrectInspection(request, id, inbound, findings, why));
    }

    private static FoundUnits finding(JsonValue json) {
        var finding = json.fields("line", "grade", "quantity");
        return new FoundUnits(
                finding.get("line").text(LineId::of),
                finding.get("grade").text(),
                finding.get("quantity").whole(),
                "",
                List.of());
    }

    // --- goods that go out
    // -----------------------------------------------------------------------------------------------

    private void replacement() {
        verb(
                "shipped",
                (given, names) -> {
                    String carrier = given.textOr("carrier", CARRIER);
                    String number = given.textOr("number", "S-1");
                    return (shop, request, id) ->
                            shop.desks().fulfilment().shipped(new Commands.ReportShipped(request, id, carrier, number));
                },
                "carrier",
                "number");
        verb(
                "delivered",
                (given, names) -> (shop, request, id) ->
                        shop.desks().fulfilment().delivered(new Commands.ReportDelivered(request, id)));
        verb(
                "failed",
                (given, names) -> {
                    String reason = given.textOr("reason", "FAILED");
                    return (shop, request, id) ->
                            shop.desks().fulfilment().failed(new Commands.ReportFailed(request, id, reason));
                },
                "reason");
        verb(
                "found",
                (given, names) -> {
                    String parcel = given.get("parcel").text();
                    boolean comingBack = given.truthOr("comingBack", false);
                    return (shop, request, id) ->
                            shop.desks().fulfilment().found(new Commands.ReportFound(request, id, parcel, comingBack));
                },
                "parcel",
                "comingBack");
    }

    // --- money
    // -----------------------------------------------------------------------------------------------------------

    private void money() {
        verb(
                "giveBackKept",
                (given, names) -> {
                    Money amount = names.money(given.get("amount").whole());
                    String why = given.textOr("why", WORDS);
                    return (shop, request, id) ->
                            shop.desks().refunds().giveBackKept(new Commands.GiveBackKept(request, id, amount, why));
                },
                "amount",
                "why");
        verb("settleShortfall", CaseVerbs::settleShortfall, "writeOff", "paid", "reference");
        verb(
                "confirm",
                (given, names) ->
                        (shop, request, id) -> shop.desks().refunds().confirm(new Commands.ConfirmRefund(request, id)));
        verb(
                "retry",
                (given, names) ->
                        (shop, request, id) -> shop.desks().refunds().retry(new Commands.RetryRefund(request, id)));
        verb(
                "confirmOffline",
                (given, names) -> {
                    TenderId tender = given.get("tender").text(TenderId::of);
                    boolean paid = given.get("paid").truth();
                    String reference = given.get("reference").text();
                    return (shop, request, id) -> shop.desks()
                            .refunds()
                            .confirmOffline(new Commands.ConfirmOffline(request, id, tender, null, paid, reference));
                },
                "tender",
                "paid",
                "reference");
    }
}
