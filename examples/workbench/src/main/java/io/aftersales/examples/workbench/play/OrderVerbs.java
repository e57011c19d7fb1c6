package io.aftersales.examples.workbench.play;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.workbench.InvalidCommand;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.QuoteDesk;
import io.aftersales.ports.desks.Request;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the verbs about an order, each into the command it stands for. */
final class OrderVerbs {
    private OrderVerbs() {}

    static Map<String, CommandReader> all() {
        var verbs = new LinkedHashMap<String, CommandReader>();
        verbs.put("open", OrderVerbs::open);
        verbs.put("quote", OrderVerbs::quote);
        verbs.put("claimable", OrderVerbs::claimable);
        verbs.put("goodwill", OrderVerbs::goodwill);
        verbs.put("recordExternal", OrderVerbs::recordExternal);
        verbs.put("reverseExternal", OrderVerbs::reverseExternal);
        verbs.put("capture", OrderVerbs::capture);
        return verbs;
    }

    private static StepAction open(JsonValue json, Request request, ScriptNames names) {
        var open = json.fields(
                "order",
                "as",
                "kind",
                "items",
                "whole",
                "description",
                "evidence",
                "refundTo",
                "exception",
                "goodsAreHere");
        OrderId order = names.order(open);
        String as = names.newCase(open);
        ApplicationReader application = application(open, request, order);
        return ofOrder(
                order,
                shop -> application
                        .read()
                        .flatMap(shop.desks().applications()::open)
                        .map(receipt -> shop.named(as, receipt.caseId())));
    }

    /** An application whose shape is right; what is impossible in it is refused when the step is carried out. */
    private interface ApplicationReader {
        Either<Rejection, Commands.OpenCase> read();
    }

    private static ApplicationReader application(JsonValue.Fields asked, Request request, OrderId order) {
        CaseKind kind = asked.get("kind").oneOf(CaseKind.class);
        List<ItemAsked> items = asked.elementsOf("items", OrderVerbs::item);
        String whole = asked.find("whole").map(JsonValue::text).orElse(null);
        String here = asked.find("goodsAreHere").map(JsonValue::text).orElse(null);
        RefundDestination refundTo = asked.find("refundTo")
                .map(where -> where.oneOf(RefundDestination.class))
                .orElse(null);
        String exception = asked.find("exception").map(JsonValue::text).orElse(null);
        String description = asked.textOr("description", "");
        long pieces = asked.wholeOr("evidence", 0);
        return () -> pieces < 0
                ? Either.left(new InvalidCommand("evidence", pieces))
                : Either.right(new Commands.OpenCase(
                        request,
                        order,
                        kind,
                        items,
                        whole,
                        here,
                        refundTo,
                        exception,
                        description,
                        evidence(order, request, pieces)));
    }

    private static ItemAsked item(JsonValue json) {
        var item = json.fields("line", "quantity", "reason", "parcel", "wanted");
        return new ItemAsked(
                item.get("line").text(LineId::of),
                item.get("quantity").whole(),
                item.get("reason").text(),
                item.find("wanted").map(JsonValue::text).orElse(null),
                item.find("parcel").map(parcel -> parcel.text(Place::of)).orElse(null));
    }

    /** Returns pieces of evidence that are all different, and the same when the command is sent again; one more than allowed is enough. */
    static List<Evidence> evidence(OrderId order, Request request, long pieces) {
        var evidence = new ArrayList<Evidence>();
        for (int i = 1; i <= Math.min(pieces, Commands.MOST_EVIDENCE + 1); i++) {
            String id = order + "/" + request.id() + "/" + i;
            evidence.add(new Evidence(id, id, 1, "image/jpeg"));
        }
        return evidence;
    }

    private static StepAction quote(JsonValue json, Request request, ScriptNames names) {
        var quote = json.fields(
                "order", "kind", "items", "whole", "description", "evidence", "refundTo", "exception", "goodsAreHere");
        OrderId order = names.order(quote);
        ApplicationReader application = application(quote, request, order);
        return ofOrder(
                order,
                shop -> application.read().flatMap(asked -> quote(shop.desks().quotes(), asked)));
    }

    private static Either<Rejection, ActionResult> quote(QuoteDesk desk, Commands.OpenCase asked) {
        return asked.kind() == CaseKind.EXCHANGE
                ? desk.quoteOfExchange(asked).map(ActionResult.ExchangeQuoted::new)
                : desk.quote(asked).map(told -> new ActionResult.Quoted(told.breakdown()));
    }

    private static StepAction claimable(JsonValue json, Request request, ScriptNames names) {
        var claimable = json.fields("order");
        OrderId order = names.order(claimable);
        return ofOrder(
                order,
                shop -> shop.desks()
                        .applications()
                        .claimable(order, request.by())
                        .map(ActionResult.ClaimsListed::new));
    }

    private static StepAction goodwill(JsonValue json, Request request, ScriptNames names) {
        var goodwill = json.fields("order", "as", "amount", "lines", "shipping", "points", "coupon", "why");
        OrderId order = names.order(goodwill);
        String as = names.newCase(goodwill);
        long amount = goodwill.wholeOr("amount", 0);
        Money money = amount == 0 ? null : names.money(amount);
        List<LineId> lines = goodwill.elementsOf("lines", line -> line.text(LineId::of));
        boolean shipping = goodwill.truthOr("shipping", false);
        long points = goodwill.wholeOr("points", 0);
        var gifts = new ArrayList<Gift>();
        if (points > 0) {
            gifts.add(new Gift.Points(points));
        }
        goodwill.find("coupon").map(coupon -> coupon.text(Gift.Coupon::new)).ifPresent(gifts::add);
        String why = goodwill.textOr("why", "why");
        return ofOrder(order, shop -> {
            if (points < 0) {
                return Either.left(new InvalidCommand("points", points));
            }
            gifts.forEach(shop::offers);
            return shop.desks()
                    .refunds()
                    .giveGoodwill(new Commands.GiveGoodwill(request, order, lines, shipping, money, gifts, why))
                    .map(receipt -> shop.named(as, receipt.caseId()));
        });
    }

    private static StepAction recordExternal(JsonValue json, Request request, ScriptNames names) {
        var external = json.fields("order", "tender", "amount", "reference", "lines");
        OrderId order = names.order(external);
        TenderId tender = external.get("tender").text(TenderId::of);
        Money amount = names.money(external.get("amount").whole());
        String reference = external.get("reference").text();
        List<Commands.UnitsOfLine> units = external.elementsOf("lines", OrderVerbs::unitsOfLine);
        return ofOrder(
                order,
                shop -> shop.desks()
                        .refunds()
                        .recordExternal(new Commands.RecordExternalRefund(
                                request, order, tender, amount, reference, shop.firstSent(order, request.id()), units))
                        .map(receipt -> new ActionResult.OnCase(receipt.caseId())));
    }

    private static Commands.UnitsOfLine unitsOfLine(JsonValue json) {
        var units = json.fields("line", "quantity");
        return new Commands.UnitsOfLine(
                units.get("line").text(LineId::of), units.get("quantity").whole());
    }

    private static StepAction reverseExternal(JsonValue json, Request request, ScriptNames names) {
        var reversed = json.fields("order", "reference", "amount");
        OrderId order = names.order(reversed);
        String reference = reversed.get("reference").text();
        Money amount = names.money(reversed.get("amount").whole());
        return ofOrder(
                order,
                shop -> shop.desks()
                        .refunds()
                        .reverseExternal(new Commands.ReverseExternalRefund(
                                request, order, reference, amount, shop.firstSent(order, request.id())))
                        .map(receipt -> new ActionResult.OnCase(receipt.caseId())));
    }

    /** Captures money. A host tells after-sales of it when the order has a case; before that, its facts tell it. */
    private static StepAction capture(JsonValue json, Request request, ScriptNames names) {
        var capture = json.fields("order", "tender", "amount");
        OrderId order = names.order(capture);
        TenderId tender = capture.get("tender").text(TenderId::of);
        Money amount = names.money(capture.get("amount").whole());
        return ofOrder(order, shop -> {
            if (amount.minor() > 0 && shop.repository().account(order).isEmpty()) {
                return shop.untouchedCapture(order, tender, amount.minor()).map(possible -> {
                    shop.capture(order, tender, amount.minor());
                    return new ActionResult.WorldChanged();
                });
            }
            return shop.desks()
                    .refunds()
                    .recordCapture(new Commands.RecordCapture(
                            request, order, tender, amount, shop.captureReference(request.id(), order, tender, amount)))
                    .map(receipt -> new ActionResult.OnCase(receipt.caseId()));
        });
    }

    /** Returns a action that an impossible order refuses. */
    private static StepAction ofOrder(OrderId order, StepAction action) {
        return shop -> shop.impossible(order)
                .<Either<Rejection, ActionResult>>map(Either::left)
                .orElseGet(() -> action.carryOut(shop));
    }
}
