package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Bodies.orNone;
import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.CaseQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for an order's applications, quotes and account, for lists of cases, and for webhooks of payment providers. */
@RestController
@RequestMapping("/api")
final class OrderController {
    private final AfterSales desks;

    OrderController(AfterSales desks) {
        this.desks = desks;
    }

    @PostMapping("/orders/{order}/cases")
    @ResponseStatus(HttpStatus.CREATED)
    Views.Decided open(
            @PathVariable String order,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Asked body,
            Authentication by) {
        return Answers.decided(desks.applications().open(application(Request.of(key, actor(by)), order, body)));
    }

    @PostMapping("/orders/{order}/quote")
    Views.Quote quote(@PathVariable String order, @RequestBody Bodies.Asked body, Authentication by) {
        return Views.Quote.of(Answers.granted(
                desks.quotes().quote(application(Request.of("quote", actor(by)), order, body))));
    }

    @PostMapping("/orders/{order}/exchange-quote")
    Views.ExchangeOffer exchangeQuote(@PathVariable String order, @RequestBody Bodies.Asked body, Authentication by) {
        return Views.ExchangeOffer.of(Answers.granted(
                desks.quotes().quoteOfExchange(application(Request.of("quote", actor(by)), order, body))));
    }

    private static Commands.OpenCase application(Request request, String order, Bodies.Asked body) {
        return new Commands.OpenCase(
                request,
                OrderId.of(order),
                body.kind(),
                body.asked(),
                body.wholeOrder(),
                body.goodsAreHere(),
                body.refundTo(),
                body.exception(),
                requireNonNullElse(body.description(), ""),
                orNone(body.evidence()));
    }

    @GetMapping("/orders/{order}/account")
    Views.Account account(@PathVariable String order, Authentication by) {
        return Views.Account.of(Answers.granted(desks.files().account(actor(by), OrderId.of(order))));
    }

    @GetMapping("/cases")
    List<Views.Case> cases(
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String buyer,
            @RequestParam(defaultValue = "") Set<CaseStatus> status,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            Authentication by) {
        var query = new CaseQuery(
                order == null ? null : OrderId.of(order),
                buyer,
                status,
                null,
                after == null ? null : CaseId.parse(after),
                limit);
        return Answers.granted(desks.files().search(actor(by), query)).stream()
                .map(Views.Case::of)
                .toList();
    }

    /** Takes a webhook of a payment provider. Only final outcomes are accepted; the runner queries the provider about pending ones. */
    @PostMapping("/provider-notices")
    Map<String, Boolean> told(@RequestBody Bodies.Told body) {
        String reference = requireNonNullElse(body.reference(), "");
        Answer answer = switch (body.answer()) {
            case "SUCCEEDED" -> new Answer.Succeeded(reference);
            case "REJECTED" -> new Answer.Rejected(reference, Answer.Retry.NEVER);
            case "REVERSED" -> new Answer.Reversed(reference);
            default -> throw new IllegalArgumentException("not an answer: " + body.answer());
        };
        return Map.of("news", desks.outcomes().report(OrderId.of(body.order()), new EffectKey(body.key()), answer));
    }
}
