package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Bodies.orNone;
import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.web.Views.Decided;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Endpoints for the commands on a case. The header {@code Idempotency-Key} is the command's id: the same command sent again gets the same
 * answer.
 */
@RestController
@RequestMapping("/api/cases/{id}")
final class CaseController {
    static final String COMMAND = "Idempotency-Key";

    private final AfterSales desks;

    CaseController(AfterSales desks) {
        this.desks = desks;
    }

    @GetMapping
    Views.File file(@PathVariable String id, Authentication by, Locale language, WebRequest request) {
        return Views.File.of(
                Answers.granted(desks.files().file(actor(by), CaseId.parse(id))), Answers.texts(language, request));
    }

    // --- application

    @PostMapping("/withdrawal")
    Decided withdraw(@PathVariable String id, @RequestHeader(COMMAND) String key, Authentication by) {
        return Answers.decided(
                desks.applications().withdraw(new Commands.Withdraw(Request.of(key, actor(by)), CaseId.parse(id))));
    }

    @PostMapping("/info")
    Decided provideInfo(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Answered body,
            Authentication by) {
        return Answers.decided(desks.applications()
                .provideInfo(new Commands.ProvideInfo(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        requireNonNullElse(body.text(), ""),
                        orNone(body.evidence()))));
    }

    @PostMapping("/offer/answer")
    Decided answerOffer(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.OfferAnswered body,
            Authentication by) {
        return Answers.decided(desks.applications()
                .answerOffer(new Commands.AnswerOffer(Request.of(key, actor(by)), CaseId.parse(id), body.accepts())));
    }

    @PostMapping("/appeal")
    Decided appeal(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Answered body,
            Authentication by) {
        return Answers.decided(desks.applications()
                .appeal(new Commands.AppealCase(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        requireNonNullElse(body.text(), ""),
                        orNone(body.evidence()))));
    }

    @PostMapping("/rating")
    Decided rate(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Rated body,
            Authentication by) {
        return Answers.decided(desks.applications()
                .rate(new Commands.RateCase(Request.of(key, actor(by)), CaseId.parse(id), body.score())));
    }

    // --- review

    @PostMapping("/question")
    Decided requestInfo(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Text body,
            Authentication by) {
        return Answers.decided(desks.reviews()
                .requestInfo(new Commands.RequestInfo(Request.of(key, actor(by)), CaseId.parse(id), body.orEmpty())));
    }

    @PostMapping("/approval")
    Decided approve(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Granted body,
            Authentication by) {
        return Answers.decided(desks.reviews().approve(approval(id, key, body, by)));
    }

    @PostMapping("/offer")
    Decided offer(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Granted body,
            Authentication by) {
        return Answers.decided(desks.reviews().offer(new Commands.MakeOffer(approval(id, key, body, by))));
    }

    private static Commands.ApproveCase approval(String id, String key, Bodies.Granted terms, Authentication by) {
        return new Commands.ApproveCase(
                Request.of(key, actor(by)),
                CaseId.parse(id),
                requireNonNullElse(terms.shipping(), ShippingChoice.BY_POLICY),
                Bodies.money(terms.fee()),
                Bodies.money(terms.agreed()),
                Bodies.money(terms.difference()),
                terms.refundTo(),
                terms.release(),
                Boolean.TRUE.equals(terms.keeping()));
    }

    @PostMapping("/rejection")
    Decided reject(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Text body,
            Authentication by) {
        return Answers.decided(desks.reviews()
                .reject(new Commands.RejectCase(Request.of(key, actor(by)), CaseId.parse(id), body.orEmpty())));
    }

    @PostMapping("/closing")
    Decided close(@PathVariable String id, @RequestHeader(COMMAND) String key, Authentication by) {
        return Answers.decided(
                desks.reviews().close(new Commands.CloseCase(Request.of(key, actor(by)), CaseId.parse(id))));
    }

    @PostMapping("/conversion")
    Decided convert(@PathVariable String id, @RequestHeader(COMMAND) String key, Authentication by) {
        return Answers.decided(
                desks.reviews().convert(new Commands.ConvertToRefund(Request.of(key, actor(by)), CaseId.parse(id))));
    }

    // --- goods that come back

    @PostMapping("/posted")
    Decided posted(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Posted body,
            Authentication by) {
        return Answers.decided(desks.returns()
                .posted(new Commands.ReportPosted(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        body.inbound(),
                        requireNonNullElse(body.carrier(), ""),
                        requireNonNullElse(body.trackingNumber(), ""))));
    }

    @PostMapping("/received")
    Decided received(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Arrived body,
            Authentication by) {
        return Answers.decided(desks.returns()
                .received(new Commands.ReceiveReturn(
                        Request.of(key, actor(by)), CaseId.parse(id), body.inbound(), body.warehouse(), body.lost())));
    }

    @PostMapping("/inspection")
    Decided inspect(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Looked body,
            Authentication by) {
        return Answers.decided(desks.inspections()
                .inspect(new Commands.InspectReturn(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        body.inbound(),
                        orNone(body.findings()).stream()
                                .map(Bodies.Found::units)
                                .toList(),
                        body.complete(),
                        body.fault(),
                        requireNonNullElse(body.surplus(), ""))));
    }

    @PostMapping("/correction")
    Decided correct(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Corrected body,
            Authentication by) {
        return Answers.decided(desks.inspections()
                .correct(new Commands.CorrectInspection(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        body.inbound(),
                        orNone(body.findings()).stream()
                                .map(Bodies.Found::units)
                                .toList(),
                        requireNonNullElse(body.why(), ""))));
    }

    // --- goods that go out

    @PostMapping("/shipped")
    Decided shipped(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Sent body,
            Authentication by) {
        return Answers.decided(desks.fulfilment()
                .shipped(new Commands.ReportShipped(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        requireNonNullElse(body.carrier(), ""),
                        requireNonNullElse(body.trackingNumber(), ""))));
    }

    @PostMapping("/delivered")
    Decided delivered(@PathVariable String id, @RequestHeader(COMMAND) String key, Authentication by) {
        return Answers.decided(desks.fulfilment()
                .delivered(new Commands.ReportDelivered(Request.of(key, actor(by)), CaseId.parse(id))));
    }

    @PostMapping("/failed")
    Decided failed(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.Text body,
            Authentication by) {
        return Answers.decided(desks.fulfilment()
                .failed(new Commands.ReportFailed(Request.of(key, actor(by)), CaseId.parse(id), body.orEmpty())));
    }

    @PostMapping("/found")
    Decided found(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.FoundParcel body,
            Authentication by) {
        return Answers.decided(desks.fulfilment()
                .found(new Commands.ReportFound(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        requireNonNullElse(body.text(), ""),
                        requireNonNullElse(body.comingBack(), false))));
    }

    @PostMapping("/stops/{effect}")
    Decided stopAnswered(
            @PathVariable String id,
            @PathVariable String effect,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.StopAnswered body,
            Authentication by) {
        return Answers.decided(desks.fulfilment()
                .recordStopAnswer(new Commands.RecordStopAnswer(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        new EffectKey(effect),
                        body.stopped(),
                        requireNonNullElse(body.note(), ""))));
    }

    // --- money

    @PostMapping("/confirmation")
    Decided confirm(@PathVariable String id, @RequestHeader(COMMAND) String key, Authentication by) {
        return Answers.decided(
                desks.refunds().confirm(new Commands.ConfirmRefund(Request.of(key, actor(by)), CaseId.parse(id))));
    }

    @PostMapping("/retry")
    Decided retry(@PathVariable String id, @RequestHeader(COMMAND) String key, Authentication by) {
        return Answers.decided(
                desks.refunds().retry(new Commands.RetryRefund(Request.of(key, actor(by)), CaseId.parse(id))));
    }

    @PostMapping("/offline")
    Decided paidByHand(
            @PathVariable String id,
            @RequestHeader(COMMAND) String key,
            @RequestBody Bodies.PaidByHand body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .confirmOffline(new Commands.ConfirmOffline(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        TenderId.of(body.tender()),
                        body.purpose(),
                        body.paid(),
                        requireNonNullElse(body.reference(), ""))));
    }
}
