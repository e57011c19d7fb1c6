package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Bodies.orNone;
import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.web.Views.Decided;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.CaseRepository;
import java.util.List;
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
@RequestMapping("/api")
final class MoneyController {
    private static final int MOST_ROWS = 1_000;

    private final AfterSales desks;
    private final CaseRepository cases;

    MoneyController(AfterSales desks, CaseRepository cases) {
        this.desks = desks;
        this.cases = cases;
    }

    /** Lists the first parked effects. The next ones follow once these are resolved. */
    @GetMapping("/parked")
    List<Views.Parked> parked(@RequestParam(defaultValue = "100") int limit, Authentication by) {
        return Answers.granted(desks.parked().parked(actor(by), null, limit)).stream()
                .map(Views.Parked::of)
                .toList();
    }

    @PostMapping("/cases/{id}/parked/{effect}")
    Decided resolve(
            @PathVariable String id,
            @PathVariable String effect,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Resolved body,
            Authentication by) {
        return Answers.decided(desks.parked()
                .resolve(new Commands.ResolveParked(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        new EffectKey(effect),
                        body.said(),
                        requireNonNullElse(body.reference(), ""))));
    }

    /** Lists the journal of all orders after a sequence number. A reader keeps the last number and continues from there. */
    @GetMapping("/journal")
    List<Views.Booked> journal(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "1000") int limit) {
        return cases.journal(after, Math.min(limit, MOST_ROWS)).stream()
                .map(Views.Booked::of)
                .toList();
    }

    @PostMapping("/orders/{order}/goodwill")
    Decided giveGoodwill(
            @PathVariable String order,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Compensation body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .giveGoodwill(new Commands.GiveGoodwill(
                        Request.of(key, actor(by)),
                        OrderId.of(order),
                        orNone(body.lines()).stream().map(LineId::of).toList(),
                        requireNonNullElse(body.shipping(), false),
                        Bodies.money(body.amount()),
                        body.gifts(),
                        requireNonNullElse(body.why(), ""))));
    }

    @PostMapping("/orders/{order}/external-refunds")
    Decided recordExternal(
            @PathVariable String order,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.PaidElsewhere body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .recordExternal(new Commands.RecordExternalRefund(
                        Request.of(key, actor(by)),
                        OrderId.of(order),
                        TenderId.of(body.tender()),
                        Bodies.money(body.amount()),
                        requireNonNullElse(body.reference(), ""),
                        body.occurredAt(),
                        body.back())));
    }

    @PostMapping("/orders/{order}/external-refunds/{reference}/reversals")
    Decided reverseExternal(
            @PathVariable String order,
            @PathVariable String reference,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.CameBack body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .reverseExternal(new Commands.ReverseExternalRefund(
                        Request.of(key, actor(by)),
                        OrderId.of(order),
                        reference,
                        Bodies.money(body.amount()),
                        body.occurredAt())));
    }

    @PostMapping("/orders/{order}/captures")
    Decided recordCapture(
            @PathVariable String order,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Captured body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .recordCapture(new Commands.RecordCapture(
                        Request.of(key, actor(by)),
                        OrderId.of(order),
                        TenderId.of(body.tender()),
                        Bodies.money(body.amount()),
                        requireNonNullElse(body.reference(), ""))));
    }

    @PostMapping("/cases/{id}/kept")
    Decided giveBackKept(
            @PathVariable String id,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Kept body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .giveBackKept(new Commands.GiveBackKept(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        Bodies.money(body.amount()),
                        requireNonNullElse(body.why(), ""))));
    }

    @PostMapping("/cases/{id}/shortfall")
    Decided settleShortfall(
            @PathVariable String id,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Settled body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .settleShortfall(new Commands.SettleShortfall(
                        Request.of(key, actor(by)),
                        CaseId.parse(id),
                        Bodies.money(body.paid()),
                        requireNonNullElse(body.reference(), ""))));
    }
}
