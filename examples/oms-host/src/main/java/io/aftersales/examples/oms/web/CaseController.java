package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.web.Views.Decided;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import jakarta.validation.Valid;
import java.time.ZoneId;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RestController;

/**
 * Endpoints for the commands on a case. The header {@code Idempotency-Key} is the command's id: the same command sent again gets the same
 * answer.
 */
@RestController
@RequestMapping(path = "/api/cases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class CaseController {
    static final String COMMAND = "Idempotency-Key";

    private final AfterSales desks;

    private final Catalog catalog;

    private final Tags tags;

    private final ShopTexts texts;

    CaseController(AfterSales desks, Catalog catalog, Tags tags, ShopTexts texts) {
        this.texts = texts;
        this.desks = desks;
        this.catalog = catalog;
        this.tags = tags;
    }

    /** Returns a case as its reader may see it. */
    @GetMapping
    ResponseEntity<Views.File> caseFile(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        Actor reader = actor(by);
        Views.File file = Views.File.of(
                Answers.granted(desks.files().file(reader, id)),
                reader,
                texts.of(id.order(), language, zone),
                catalog,
                language);
        return tags.tagged(file.subject().version(), file);
    }

    // --- application

    /** Withdraws an application, as its buyer. */
    @PostMapping("/withdrawal")
    Decided withdraw(@PathVariable CaseId id, @RequestHeader(COMMAND) CommandId key, Authentication by) {
        return Answers.decided(desks.applications().withdraw(new Commands.Withdraw(Request.of(key, actor(by)), id)));
    }

    /** Answers the reviewer's question, as the buyer. */
    @PostMapping("/info")
    Decided provideInfo(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Answered body,
            Authentication by) {
        Bodies.Answered answer = body.checked();
        return Answers.decided(desks.applications()
                .provideInfo(new Commands.ProvideInfo(
                        Request.of(key, actor(by)),
                        id,
                        requireNonNullElse(answer.text(), ""),
                        Bodies.Proof.of(answer.evidence()))));
    }

    /** Accepts or declines the offer of the shop, as the buyer. */
    @PostMapping("/offer/answer")
    Decided answerOffer(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.OfferAnswered body,
            Authentication by) {
        return Answers.decided(desks.applications()
                .answerOffer(new Commands.AnswerOffer(Request.of(key, actor(by)), id, body.accepts())));
    }

    /** Appeals against a rejection or a deduction, as the buyer. */
    @PostMapping("/appeal")
    Decided appeal(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Appealed body,
            Authentication by) {
        return Answers.decided(desks.applications()
                .appeal(new Commands.AppealCase(
                        Request.of(key, actor(by)), id, body.text(), Bodies.Proof.of(body.evidence()))));
    }

    /** Rates a case that has ended, as its buyer. */
    @PostMapping("/rating")
    Decided rate(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Rated body,
            Authentication by) {
        return Answers.decided(
                desks.applications().rate(new Commands.RateCase(Request.of(key, actor(by)), id, body.score())));
    }

    // --- review

    /** Asks the buyer a question. */
    @PostMapping("/question")
    Decided requestInfo(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Text body,
            Authentication by) {
        return Answers.decided(
                desks.reviews().requestInfo(new Commands.RequestInfo(Request.of(key, actor(by)), id, body.text())));
    }

    /** Approves an application, on terms where some are named. */
    @PostMapping("/approval")
    Decided approve(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Granted body,
            Authentication by) {
        return Answers.decided(desks.reviews().approve(approval(id, key, body, by)));
    }

    /** Offers the buyer terms instead of what was applied for. */
    @PostMapping("/offer")
    Decided offer(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Granted body,
            Authentication by) {
        return Answers.decided(desks.reviews().offer(new Commands.MakeOffer(approval(id, key, body, by))));
    }

    private static Commands.ApproveCase approval(CaseId id, CommandId key, Bodies.Granted terms, Authentication by) {
        return new Commands.ApproveCase(
                Request.of(key, actor(by)),
                id,
                requireNonNullElse(terms.shipping(), ShippingChoice.BY_POLICY),
                Bodies.moneyOrNone(terms.fee()),
                Bodies.moneyOrNone(terms.agreed()),
                Bodies.moneyOrNone(terms.difference()),
                terms.refundTo(),
                terms.release(),
                Boolean.TRUE.equals(terms.keeping()),
                terms.words());
    }

    /** Rejects an application, with the reason that the buyer reads. */
    @PostMapping("/rejection")
    Decided reject(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Text body,
            Authentication by) {
        return Answers.decided(
                desks.reviews().reject(new Commands.RejectCase(Request.of(key, actor(by)), id, body.text())));
    }

    /** Closes a case without more money or goods. */
    @PostMapping("/closing")
    Decided close(@PathVariable CaseId id, @RequestHeader(COMMAND) CommandId key, Authentication by) {
        return Answers.decided(desks.reviews().close(new Commands.CloseCase(Request.of(key, actor(by)), id)));
    }

    /** Converts an exchange or replacement that cannot be delivered into a refund. */
    @PostMapping("/conversion")
    Decided convert(@PathVariable CaseId id, @RequestHeader(COMMAND) CommandId key, Authentication by) {
        return Answers.decided(desks.reviews().convert(new Commands.ConvertToRefund(Request.of(key, actor(by)), id)));
    }

    // --- goods that come back

    /** Reports goods as posted, with carrier and tracking number. */
    @PostMapping("/posted")
    Decided posted(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Posting body,
            Authentication by) {
        return Answers.decided(desks.returns()
                .posted(new Commands.ReportPosted(
                        Request.of(key, actor(by)), id, body.inbound(), body.carrier(), body.trackingNumber())));
    }

    /** Records that goods came back, or that they are lost. */
    @PostMapping("/received")
    Decided received(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Arrived body,
            Authentication by) {
        return Answers.decided(desks.returns()
                .received(new Commands.ReceiveReturn(
                        Request.of(key, actor(by)), id, body.inbound(), body.warehouse(), body.lost())));
    }

    /** Records what an inspector found in goods that came back. */
    @PostMapping("/inspection")
    Decided inspect(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Looked body,
            Authentication by) {
        return Answers.decided(desks.inspections()
                .inspect(new Commands.InspectReturn(
                        Request.of(key, actor(by)),
                        id,
                        body.inbound(),
                        Bodies.found(body.findings()),
                        body.complete(),
                        body.fault(),
                        requireNonNullElse(body.surplus(), ""))));
    }

    /** Corrects an inspection, as another inspector. */
    @PostMapping("/correction")
    Decided correct(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Corrected body,
            Authentication by) {
        return Answers.decided(desks.inspections()
                .correct(new Commands.CorrectInspection(
                        Request.of(key, actor(by)), id, body.inbound(), Bodies.found(body.findings()), body.why())));
    }

    // --- goods that go out

    /** Reports replacement goods as shipped. */
    @PostMapping("/shipped")
    Decided shipped(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Sent body,
            Authentication by) {
        return Answers.decided(desks.fulfilment()
                .shipped(new Commands.ReportShipped(
                        Request.of(key, actor(by)), id, body.carrier(), body.trackingNumber())));
    }

    /** Reports replacement goods as delivered. */
    @PostMapping("/delivered")
    Decided delivered(@PathVariable CaseId id, @RequestHeader(COMMAND) CommandId key, Authentication by) {
        return Answers.decided(
                desks.fulfilment().delivered(new Commands.ReportDelivered(Request.of(key, actor(by)), id)));
    }

    /** Reports the delivery of replacement goods as failed. */
    @PostMapping("/failed")
    Decided failed(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Name body,
            Authentication by) {
        return Answers.decided(
                desks.fulfilment().failed(new Commands.ReportFailed(Request.of(key, actor(by)), id, body.text())));
    }

    /** Reports a lost parcel as found. */
    @PostMapping("/found")
    Decided found(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.FoundParcel body,
            Authentication by) {
        return Answers.decided(desks.fulfilment()
                .found(new Commands.ReportFound(
                        Request.of(key, actor(by)), id, body.text(), Boolean.TRUE.equals(body.comingBack()))));
    }

    /** Records whether goods on their way were stopped, where the partner does not answer. */
    @PostMapping("/stops/{effect}")
    Decided stopAnswered(
            @PathVariable CaseId id,
            @PathVariable EffectKey effect,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.StopAnswer body,
            Authentication by) {
        return Answers.decided(desks.fulfilment()
                .recordStopAnswer(new Commands.RecordStopAnswer(
                        Request.of(key, actor(by)), id, effect, body.stopped(), body.note())));
    }

    // --- money

    /** Confirms the refund that follows from an inspection. */
    @PostMapping("/confirmation")
    Decided confirm(@PathVariable CaseId id, @RequestHeader(COMMAND) CommandId key, Authentication by) {
        return Answers.decided(desks.refunds().confirm(new Commands.ConfirmRefund(Request.of(key, actor(by)), id)));
    }

    /** Sends failed payments of a refund again. */
    @PostMapping("/retry")
    Decided retry(@PathVariable CaseId id, @RequestHeader(COMMAND) CommandId key, Authentication by) {
        return Answers.decided(desks.refunds().retry(new Commands.RetryRefund(Request.of(key, actor(by)), id)));
    }

    /** Records the outcome of a payment that was made by hand. */
    @PostMapping("/offline")
    Decided paidByHand(
            @PathVariable CaseId id,
            @RequestHeader(COMMAND) CommandId key,
            @Valid @RequestBody Bodies.HandPayment body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .confirmOffline(new Commands.ConfirmOffline(
                        Request.of(key, actor(by)), id, body.tender(), body.purpose(), body.paid(), body.reference())));
    }
}
