package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Bodies.orNone;
import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.shop.ParkedPayments;
import io.aftersales.examples.oms.web.Views.Decided;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.texts.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for money beside cases of buyers: goodwill, captures, parked effects, refunds paid outside the library, what was
 * kept, and the journal. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class MoneyController {
    private final AfterSales desks;
    private final CaseRepository cases;
    private final ParkedPayments parked;

    private final ShopTexts texts;

    MoneyController(AfterSales desks, CaseRepository cases, ParkedPayments parked, ShopTexts texts) {
        this.texts = texts;
        this.desks = desks;
        this.cases = cases;
        this.parked = parked;
    }

    /** Lists the first thousand parked effects in parts. The next ones follow once these are resolved. */
    @GetMapping("/parked")
    Views.Page<DeskViews.Parked> parked(
            @RequestParam(required = false) @Nullable EffectKey after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        Texts words = texts.in(language, zone);
        return Views.Page.cut(
                Answers.granted(parked.list(actor(by), null, Views.MOST_ITEMS)),
                after == null ? null : after.value(),
                limit,
                each -> DeskViews.Parked.of(each, words),
                each -> each.entry().key().value());
    }

    /** Resolves a parked effect, as a person who looked into it says. */
    @PostMapping("/cases/{id}/parked/{effect}")
    Decided resolve(
            @PathVariable CaseId id,
            @PathVariable EffectKey effect,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Resolved body,
            Authentication by) {
        return Answers.decided(desks.parked()
                .resolve(new Commands.ResolveParked(
                        Request.of(key, actor(by)), id, effect, body.said(), body.reference())));
    }

    /** Lists the journal of all orders after a sequence number. A reader keeps the last number and continues from there. */
    @GetMapping("/journal")
    Views.Page<Views.Booked> journal(
            @RequestParam(defaultValue = "0") @PositiveOrZero long after,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(Views.MOST_ITEMS) int limit) {
        return Views.Page.read(
                cases.journal(after, limit), limit, Views.Booked::of, line -> Long.toString(line.sequence()));
    }

    /** Gives goodwill on an order: money, points or coupons. */
    @PostMapping("/orders/{order}/goodwill")
    Decided giveGoodwill(
            @PathVariable OrderId order,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Compensation body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .giveGoodwill(new Commands.GiveGoodwill(
                        Request.of(key, actor(by)),
                        order,
                        orNone(body.lines()),
                        Boolean.TRUE.equals(body.shipping()),
                        Bodies.moneyOrNone(body.amount()),
                        body.gifts(),
                        body.why())));
    }

    /** Records a refund that was paid outside of the library. */
    @PostMapping("/orders/{order}/external-refunds")
    Decided recordExternal(
            @PathVariable OrderId order,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.PaidElsewhere body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .recordExternal(new Commands.RecordExternalRefund(
                        Request.of(key, actor(by)),
                        order,
                        body.tender(),
                        Bodies.money(body.amount()),
                        body.reference(),
                        body.occurredAt(),
                        body.back())));
    }

    /** Records that money of an external refund came back to the shop. */
    @PostMapping("/orders/{order}/external-refunds/{reference}/reversals")
    Decided reverseExternal(
            @PathVariable OrderId order,
            @PathVariable @Pattern(regexp = Bodies.NAME) String reference,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.CameBack body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .reverseExternal(new Commands.ReverseExternalRefund(
                        Request.of(key, actor(by)), order, reference, Bodies.money(body.amount()), body.occurredAt())));
    }

    /** Records money that was captured after the first case of the order. */
    @PostMapping("/orders/{order}/captures")
    Decided recordCapture(
            @PathVariable OrderId order,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Captured body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .recordCapture(new Commands.RecordCapture(
                        Request.of(key, actor(by)),
                        order,
                        body.tender(),
                        Bodies.money(body.amount()),
                        body.reference())));
    }

    /** Gives back a fee or deduction that a case kept. */
    @PostMapping("/cases/{id}/kept")
    Decided giveBackKept(
            @PathVariable CaseId id,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Kept body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .giveBackKept(new Commands.GiveBackKept(
                        Request.of(key, actor(by)), id, Bodies.money(body.amount()), body.why())));
    }

    /** Settles a shortfall, as paid by the buyer or as written off. */
    @PostMapping("/cases/{id}/shortfall")
    Decided settleShortfall(
            @PathVariable CaseId id,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Settled body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .settleShortfall(new Commands.SettleShortfall(
                        Request.of(key, actor(by)),
                        id,
                        Bodies.moneyOrNone(body.paid()),
                        requireNonNullElse(body.reference(), ""))));
    }
}
