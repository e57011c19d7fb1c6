package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.RefundDesk;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.views.CaseView;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of what waits for a second person: approvals and refunds of cases, and entries of money. */
@Controller
class ConfirmationsController {
    private static final String PAGE = "/confirmations";
    private static final int CASES = 500;
    static final int ROWS = 50;

    private final AfterSales desks;
    private final GoodwillController goodwill;
    private final CaseNews news;

    ConfirmationsController(AfterSales desks, GoodwillController goodwill, CaseNews news) {
        this.desks = desks;
        this.goodwill = goodwill;
        this.news = news;
    }

    /**
     * A case that waits for a second person.
     *
     * @param what what the second person does: approve the same, or confirm the refund
     * @param amount the amount that was approved; null before
     * @param first the first person; null where none decided
     * @param mine whether the reader is the first person
     * @param decidable whether the reader may be the second person
     * @param confirmable whether that is done here, by confirming; the other cases are decided on their own pages
     * @param seen what the form carries of the case
     */
    record Row(
            CaseView subject,
            Awaited.What what,
            @Nullable Money amount,
            @Nullable Actor first,
            boolean mine,
            boolean decidable,
            boolean confirmable,
            int seen) {}

    @GetMapping(PAGE)
    String waiting(
            @RequestParam(required = false) @Nullable CaseId after,
            @RequestParam(required = false) @Nullable OrderId afterOrder,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        Menu.CONFIRMATIONS.refuseOthers(reader.actor());
        CasePages.Part<Row> part = CasePages.Part.of(cases(after, reader), ROWS);
        page.addAttribute("rows", part.rows());
        Row last = part.next();
        page.addAttribute("next", last == null ? null : last.subject().id());
        page.addAttribute("goodwill", goodwill.waiting(null, reader).limit(ROWS).toList());
        List<OrderAccount> accounts = Answers.granted(desks.files().accountsWaiting(reader.actor(), afterOrder, ROWS));
        page.addAttribute(
                "entries",
                accounts.stream()
                        .flatMap(each -> Waiting.of(each, reader).stream())
                        .toList());
        page.addAttribute(
                "nextOrder",
                accounts.size() < ROWS ? null : accounts.get(ROWS - 1).order());
        return "console/confirmations";
    }

    private Stream<Row> cases(@Nullable CaseId after, Reader reader) {
        CaseQuery query = CaseQuery.in(CaseStatus.PENDING_REVIEW, CaseStatus.INSPECTION_PASSED)
                .atMost(CASES);
        return CasePages.all(desks, reader.actor(), after == null ? query : query.after(after))
                .filter(each -> !each.compensation())
                .flatMap(each -> row(each, reader).stream());
    }

    /** Counts what waits for the reader, at most so many. */
    long waitingFor(Reader reader, int most) {
        Stream<?> entries = Answers.granted(desks.files().accountsWaiting(reader.actor(), null, most)).stream()
                .flatMap(each -> Waiting.of(each, reader).stream())
                .filter(each -> !each.mine());
        Stream<?> decidable = goodwill.waiting(null, reader).filter(GoodwillController.Row::decidable);
        Stream<?> others = cases(null, reader).filter(Row::decidable);
        return Stream.of(others, decidable, entries)
                .flatMap(each -> each)
                .limit(most)
                .count();
    }

    private Optional<Row> row(CaseView view, Reader reader) {
        return view.whole().flatMap(subject -> {
            Awaited.What what = Awaited.by(subject).what();
            if (what != Awaited.What.SECOND_APPROVAL && what != Awaited.What.CONFIRMATION) {
                return Optional.empty();
            }
            Actor first = subject.review().reviewer();
            boolean mine = first != null && first.isSamePersonAs(reader.actor());
            CaseFile file = Answers.granted(desks.files().file(reader.actor(), view.id()));
            boolean confirms = what == Awaited.What.CONFIRMATION;
            List<Action> deciding = confirms ? List.of(Action.CONFIRM_REFUND) : List.of(Action.APPROVE, Action.OFFER);
            boolean decidable = !mine && deciding.stream().anyMatch(file.allowed()::contains);
            return Optional.of(new Row(
                    view,
                    what,
                    subject.review().approvedAmount(),
                    first,
                    mine,
                    decidable,
                    decidable && confirms,
                    CaseNews.seen(file)));
        });
    }

    @PostMapping(PAGE + "/cases/{id}")
    String confirm(
            @PathVariable CaseId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return Forms.answered("confirm-" + id, new FormValues(typed), PAGE, reader, told, (form, by) -> {
            news.refuseOutdated(id, by.id(), form, reader);
            return desks.refunds().confirm(new Commands.ConfirmRefund(by, id));
        });
    }

    /** Confirms an entry as the page showed it: an entry that took its place since is another one. */
    @PostMapping(PAGE + "/orders/{order}")
    String confirm(
            @PathVariable OrderId order,
            @RequestParam CommandId command,
            @RequestParam WaitingEntry.Kind kind,
            @RequestParam(required = false) @Nullable CaseId caseId,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam long minor,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = PAGE) String from,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        Either<Rejection, Receipt> answer = desks.files()
                .account(reader.actor(), order)
                .flatMap(account -> account.waiting().stream()
                        .filter(each -> each.kind() == kind
                                && each.reference().equals(reference)
                                && Objects.equals(each.caseId(), caseId)
                                && each.minor() == minor)
                        .findFirst()
                        .map(entry -> made(entry, account, Request.of(command, reader.actor()), why))
                        .orElseGet(() -> Either.left(new AccountRejection.NothingOnReference(reference))));
        return Forms.answered(answer, from.equals(PAGE) ? PAGE : Forms.page("/accounts", order), reader, told);
    }

    /** Makes the same entry as the first person. */
    private Either<Rejection, Receipt> made(WaitingEntry entry, OrderAccount account, Request request, String why) {
        RefundDesk desk = desks.refunds();
        OrderId order = account.order();
        Money amount = Money.ofMinor(entry.minor(), account.frozen().currency());
        return switch (entry.kind()) {
            case CAPTURE ->
                desk.recordCapture(new Commands.RecordCapture(
                        request, order, Objects.requireNonNull(entry.tender()), amount, entry.reference()));
            case EXTERNAL_REFUND ->
                desk.recordExternal(new Commands.RecordExternalRefund(
                        request,
                        order,
                        Objects.requireNonNull(entry.tender()),
                        amount,
                        entry.reference(),
                        entry.at(),
                        units(entry)));
            case EXTERNAL_REVERSAL ->
                desk.reverseExternal(
                        new Commands.ReverseExternalRefund(request, order, entry.reference(), amount, entry.at()));
            case KEPT_GIVEN_BACK ->
                desk.giveBackKept(
                        new Commands.GiveBackKept(request, Objects.requireNonNull(entry.caseId()), amount, why));
            case PAYMENT_NOT_MADE ->
                desk.stateNotPaid(new Commands.StateNotPaid(
                        request, Objects.requireNonNull(entry.caseId()), new EffectKey(entry.reference()), why));
            case SHORTFALL_WRITTEN_OFF ->
                desk.settleShortfall(
                        Commands.SettleShortfall.writtenOff(request, Objects.requireNonNull(entry.caseId())));
            case SHORTFALL_RECOVERED ->
                desk.settleShortfall(new Commands.SettleShortfall(
                        request, Objects.requireNonNull(entry.caseId()), amount, entry.reference()));
        };
    }

    private static List<Commands.UnitsOfLine> units(WaitingEntry entry) {
        return entry.units().stream()
                .map(each -> new Commands.UnitsOfLine(each.line(), each.quantity()))
                .toList();
    }
}
