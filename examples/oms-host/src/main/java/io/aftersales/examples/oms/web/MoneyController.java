package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Bodies.orNone;
import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.shop.JournalDays;
import io.aftersales.examples.oms.shop.OpenPayments;
import io.aftersales.examples.oms.shop.ParkedPayments;
import io.aftersales.examples.oms.web.Views.Decided;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.texts.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
    private final JournalDays days;
    private final OpenPayments open;

    private final ShopTexts texts;

    MoneyController(
            AfterSales desks,
            CaseRepository cases,
            ParkedPayments parked,
            JournalDays days,
            OpenPayments open,
            ShopTexts texts) {
        this.texts = texts;
        this.desks = desks;
        this.cases = cases;
        this.parked = parked;
        this.days = days;
        this.open = open;
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

    /** States that a payment was not made, though the staff had stated that it was. Two persons state it before the amount is owed again. */
    @PostMapping("/cases/{id}/payments/{effect}/not-paid")
    Decided stateNotPaid(
            @PathVariable CaseId id,
            @PathVariable EffectKey effect,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.NotPaid body,
            Authentication by) {
        return Answers.decided(desks.refunds()
                .stateNotPaid(new Commands.StateNotPaid(Request.of(key, actor(by)), id, effect, body.evidence())));
    }

    /** Lists the journal of all orders after a sequence number. A reader keeps the last number and continues from there. */
    @GetMapping("/journal")
    Views.Page<MoneyViews.Booked> journal(
            @RequestParam(defaultValue = "0") @PositiveOrZero long after,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(Views.MOST_ITEMS) int limit) {
        return Views.Page.read(
                cases.journal(after, limit), limit, MoneyViews.Booked::of, line -> Long.toString(line.sequence()));
    }

    /**
     * Sums up the journal by currency, kind and way of payment.
     *
     * @param from the moment from which entries were booked; left out for the beginning
     * @param to the moment before which entries were booked; left out for the end
     */
    @GetMapping("/journal/sums")
    MoneyViews.BookedSums sums(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return MoneyViews.BookedSums.of(days.sums(new JournalDays.Days(from, to)));
    }

    /**
     * Lists the payments that are owed over all orders and not made for certain.
     *
     * @param limit the most cases whose payments are listed
     */
    @GetMapping("/open-payments")
    Views.Page<MoneyViews.OpenPayment> openPayments(
            @RequestParam(required = false) @Nullable CaseId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            Authentication by) {
        OpenPayments.Rows rows = Answers.granted(open.list(actor(by), after, limit));
        return new Views.Page<>(
                rows.rows().stream().map(MoneyViews.OpenPayment::of).toList(),
                rows.next() == null ? null : rows.next().toString());
    }

    /** Sums up the payments that are owed over all orders, by currency and progress. */
    @GetMapping("/open-payments/totals")
    MoneyViews.OpenTotals openTotals(Authentication by) {
        return new MoneyViews.OpenTotals(Answers.granted(open.totals(actor(by))));
    }

    /** Lists the credit notes of an order's cases: one for each booking, and a further one for each later entry that credits more. */
    @GetMapping("/orders/{order}/credit-notes")
    MoneyViews.CreditNotes creditNotes(@PathVariable OrderId order, Authentication by) {
        OrderAccount account = Answers.granted(desks.files().account(actor(by), order));
        List<AccountEntry> journal = Answers.granted(desks.files().journal(actor(by), order));
        return new MoneyViews.CreditNotes(
                Answers.granted(desks.files().search(actor(by), CaseQuery.ofOrder(order))).stream()
                        .flatMap(each -> MoneyViews.CreditNoteOfCase.all(each, account, journal))
                        .toList());
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
