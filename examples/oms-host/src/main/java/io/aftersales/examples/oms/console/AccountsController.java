package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.finance.CreditNote;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.views.CaseView;
import io.vavr.control.Either;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the accounts of orders, and the entries of money that finance staff make there. */
@Controller
class AccountsController {
    private static final String PAGE = "/accounts";
    private static final int CASES = 500;

    private final AfterSales desks;
    private final Catalog catalog;

    AccountsController(AfterSales desks, Catalog catalog) {
        this.desks = desks;
        this.catalog = catalog;
    }

    /** The figures of a credit note of a case. */
    record Note(CaseId caseId, CreditNote.Issued issued) {}

    @GetMapping(PAGE)
    String find(@RequestParam(defaultValue = "") String order) {
        return order.isBlank() ? "console/accounts" : Forms.toOrder(PAGE, order);
    }

    @GetMapping(PAGE + "/{order}")
    String account(
            @PathVariable OrderId order, @ModelAttribute("reader") Reader reader, Model page, RedirectAttributes told) {
        Either<Rejection, OrderAccount> found = desks.files().account(reader.actor(), order);
        if (found.isLeft() && found.getLeft().kind() != Rejection.Kind.NOT_ALLOWED) {
            return Forms.answered(found, PAGE, reader, told);
        }
        OrderAccount account = Answers.granted(found);
        List<CaseView> cases = Answers.granted(desks.files().search(reader.actor(), CaseQuery.ofOrder(order)));
        page.addAttribute("account", account);
        page.addAttribute("currency", account.frozen().currency());
        page.addAttribute("cases", cases);
        page.addAttribute("waiting", Waiting.of(account, reader));
        page.addAttribute("kept", kept(account));
        page.addAttribute(
                "notes", notes(account, cases, Answers.granted(desks.files().journal(reader.actor(), order))));
        var names = new HashMap<String, String>();
        account.frozen()
                .sale()
                .lines()
                .forEach(each -> names.put(each.id().value(), catalog.name(each.sku(), reader.locale())));
        page.addAttribute("names", names);
        for (Action each : List.of(
                Action.RECORD_EXTERNAL_REFUND,
                Action.REVERSE_EXTERNAL_REFUND,
                Action.RECORD_CAPTURE,
                Action.GIVE_BACK_KEPT)) {
            page.addAttribute(each.name(), Permissions.allows(reader.actor().role(), each, false));
        }
        return "console/account";
    }

    /** Amounts that the cases still keep, in minor units. */
    private static Map<CaseId, Long> kept(OrderAccount account) {
        var kept = new LinkedHashMap<CaseId, Long>();
        for (BookedRefund each : account.bookings()) {
            if (each.caseId() != null && each.kept() > 0) {
                kept.merge(each.caseId(), each.kept(), Math::addExact);
            }
        }
        return kept;
    }

    private static List<Note> notes(OrderAccount account, List<CaseView> cases, List<AccountEntry> journal) {
        return cases.stream()
                .flatMap(each ->
                        CreditNote.ofCase(each.id(), account.frozen().currency(), each.refund(), journal).stream()
                                .map(note -> new Note(each.id(), note)))
                .toList();
    }

    // --- entries

    /** An entry that a person makes in a form: what was typed, and the page it goes back to. */
    private final class Entry {
        private final OrderId order;
        private final TypedForm form;
        private final Reader reader;
        private final RedirectAttributes told;

        Entry(OrderId order, String name, Map<String, String> values, Reader reader, RedirectAttributes told) {
            this.order = order;
            this.form = TypedForm.of(name, values);
            this.reader = reader;
            this.told = told;
        }

        private String page() {
            return Forms.page(PAGE, order);
        }

        String refusedAt(String field, String why) {
            return form.refusedAt(field, reader.say(why), page(), told);
        }

        /** Reads the amount in the currency of the order, and makes the entry of it. */
        String of(String amount, Function<Money, Either<Rejection, Receipt>> made) {
            Either<Rejection, OrderAccount> account = desks.files().account(reader.actor(), order);
            if (account.isLeft()) {
                return form.answered(account, page(), reader, told);
            }
            Optional<Money> money =
                    MoneyField.read(amount, account.get().frozen().currency());
            if (money.isEmpty()) {
                return refusedAt("amount", "form.amount");
            }
            Either<Rejection, Receipt> answer = made.apply(money.get());
            if (answer.isRight() && answer.get().next().what() == Awaited.What.SECOND_APPROVAL) {
                told.addFlashAttribute("done", reader.say("entry.waits"));
                return "redirect:" + page();
            }
            return form.answered(answer, page(), reader, told);
        }
    }

    /** The moment that a person typed in the own time zone; empty for a text that is none. */
    private static Optional<Instant> moment(String typed, Reader reader) {
        try {
            return Optional.of(LocalDateTime.parse(typed).atZone(reader.zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @PostMapping(PAGE + "/{order}/external-refunds")
    String recordExternal(
            @PathVariable OrderId order,
            @RequestParam CommandId command,
            @RequestParam TenderId tender,
            @RequestParam String amount,
            @RequestParam String reference,
            @RequestParam String at,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var typed = Map.of("tender", tender.value(), "amount", amount, "reference", reference, "at", at);
        var entry = new Entry(order, "external", typed, reader, told);
        return moment(at, reader)
                .map(moment -> entry.of(
                        amount,
                        money -> desks.refunds()
                                .recordExternal(new Commands.RecordExternalRefund(
                                        Request.of(command, reader.actor()),
                                        order,
                                        tender,
                                        money,
                                        reference.strip(),
                                        moment))))
                .orElseGet(() -> entry.refusedAt("at", "field.moment"));
    }

    @PostMapping(PAGE + "/{order}/reversals")
    String reverseExternal(
            @PathVariable OrderId order,
            @RequestParam CommandId command,
            @RequestParam String reference,
            @RequestParam String amount,
            @RequestParam String at,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var typed = Map.of("amount", amount, "reference", reference, "at", at);
        var entry = new Entry(order, "reversal", typed, reader, told);
        return moment(at, reader)
                .map(moment -> entry.of(
                        amount,
                        money -> desks.refunds()
                                .reverseExternal(new Commands.ReverseExternalRefund(
                                        Request.of(command, reader.actor()), order, reference, money, moment))))
                .orElseGet(() -> entry.refusedAt("at", "field.moment"));
    }

    @PostMapping(PAGE + "/{order}/captures")
    String recordCapture(
            @PathVariable OrderId order,
            @RequestParam CommandId command,
            @RequestParam TenderId tender,
            @RequestParam String amount,
            @RequestParam String reference,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var typed = Map.of("tender", tender.value(), "amount", amount, "reference", reference);
        return new Entry(order, "capture", typed, reader, told)
                .of(
                        amount,
                        money -> desks.refunds()
                                .recordCapture(new Commands.RecordCapture(
                                        Request.of(command, reader.actor()), order, tender, money, reference.strip())));
    }

    @PostMapping(PAGE + "/{order}/kept")
    String giveBackKept(
            @PathVariable OrderId order,
            @RequestParam CommandId command,
            @RequestParam CaseId caseId,
            @RequestParam String amount,
            @RequestParam String why,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var typed = new TreeMap<>(Map.of("caseId", caseId.toString(), "amount", amount, "why", why));
        return new Entry(order, "kept", typed, reader, told)
                .of(
                        amount,
                        money -> desks.refunds()
                                .giveBackKept(new Commands.GiveBackKept(
                                        Request.of(command, reader.actor()), caseId, money, why.strip())));
    }
}
