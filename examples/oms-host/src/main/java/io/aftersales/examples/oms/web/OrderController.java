package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.vavr.control.Either;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.util.UriUtils;

/** Endpoints for an order's applications, quotes and account, and for webhooks of payment providers. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class OrderController {
    private final AfterSales desks;
    private final Tags tags;

    private final ShopTexts texts;

    OrderController(AfterSales desks, Tags tags, ShopTexts texts) {
        this.texts = texts;
        this.desks = desks;
        this.tags = tags;
    }

    /** Opens a case on an order. */
    @PostMapping("/orders/{order}/cases")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Views.Decided> open(
            @PathVariable OrderId order,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Asked body,
            Authentication by) {
        Views.Decided opened = Views.Decided.of(granted(
                desks.applications().open(application(Request.of(key, actor(by)), order, body)), body));
        return ResponseEntity.created(URI.create("/api/cases/" + UriUtils.encodePathSegment(opened.caseId(), UTF_8)))
                .body(opened);
    }

    /** Quotes the refund of an application without making it. */
    @PostMapping("/orders/{order}/quote")
    Views.Quote quote(
            @PathVariable OrderId order,
            @Valid @RequestBody Bodies.Asked body,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        RefundQuote quote =
                granted(desks.quotes().quote(application(Request.of("quote", actor(by)), order, body)), body);
        return Views.Quote.of(order, quote, body.refundTo(), texts.of(order, language, zone));
    }

    /** Quotes an exchange without applying for it. */
    @PostMapping("/orders/{order}/exchange-quote")
    Views.ExchangeOffer exchangeQuote(
            @PathVariable OrderId order, @Valid @RequestBody Bodies.Asked body, Authentication by) {
        return Views.ExchangeOffer.of(granted(
                desks.quotes().quoteOfExchange(application(Request.of("quote", actor(by)), order, body)), body));
    }

    /** Returns the granted value; a refusal names the field of the application that is the cause, where there is one. */
    private static <T> T granted(Either<Rejection, T> answer, Bodies.Asked body) {
        return answer.getOrElseThrow(why -> new Refused(why, ItemFields.of(why, body)));
    }

    private static Commands.OpenCase application(Request request, OrderId order, Bodies.Asked body) {
        return new Commands.OpenCase(
                request,
                order,
                body.kind(),
                body.asked(),
                body.wholeOrder(),
                body.goodsAreHere(),
                body.refundTo(),
                body.exception(),
                requireNonNullElse(body.description(), ""),
                Bodies.Proof.of(body.evidence()));
    }

    /** Returns the account of an order, from which every refund is paid. */
    @GetMapping("/orders/{order}/account")
    ResponseEntity<MoneyViews.Account> account(@PathVariable OrderId order, Authentication by) {
        OrderAccount account = Answers.granted(desks.files().account(actor(by), order));
        return tags.tagged(account.version(), MoneyViews.Account.of(account));
    }

    /** Takes a webhook of a payment provider. Only final outcomes are accepted; the runner queries the provider about pending ones. */
    @PostMapping("/provider-notices")
    Views.Noted told(@Valid @RequestBody Bodies.ProviderNotice body) {
        String reference = requireNonNullElse(body.reference(), "");
        Answer answer = switch (body.answer()) {
            case SUCCEEDED -> new Answer.Succeeded(reference);
            case REJECTED -> new Answer.Rejected(reference, Answer.Retry.NEVER);
            case REVERSED -> new Answer.Reversed(reference);
        };
        return new Views.Noted(desks.outcomes().report(body.order(), body.key(), answer));
    }
}
