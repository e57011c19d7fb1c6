package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.OrderDesk;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of an order for staff, who open a case for its buyer there. */
@Controller
class StaffOrdersController {
    private static final String UNITS = "units.";

    private final AfterSales desks;
    private final OrderDesk orders;
    private final Catalog catalog;
    private final ShopRules rules;

    StaffOrdersController(AfterSales desks, OrderDesk orders, Catalog catalog, ShopRules rules) {
        this.desks = desks;
        this.orders = orders;
        this.catalog = catalog;
        this.rules = rules;
    }

    /** Goes to the order whose number a clerk typed. */
    @GetMapping(path = "/orders", params = "number")
    String find(@RequestParam String number, @ModelAttribute("reader") Reader reader, RedirectAttributes told) {
        if (isKnown(number.strip(), reader)) {
            return Forms.toOrder("/orders", number);
        }
        told.addFlashAttribute("refused", reader.say("goodwill.noOrder", number.strip()));
        told.addFlashAttribute("number", number.strip());
        return "redirect:/cases";
    }

    private boolean isKnown(String number, Reader reader) {
        try {
            return orders.order(reader.actor(), OrderId.of(number)).isRight();
        } catch (IllegalArgumentException e) {
            return false; // no order has such a number
        }
    }

    /** Shows the page of an order to staff. */
    String show(OrderId id, Reader reader, Model page) {
        OrderFacts facts = Answers.granted(orders.order(reader.actor(), id));
        boolean reads = Permissions.allows(reader.actor().role(), Action.VIEW_ACCOUNT, false);
        OrderAccount account = reads ? desks.files().account(reader.actor(), id).getOrNull() : null;
        page.addAttribute(
                "order",
                new StaffOrder(
                        facts,
                        desks.applications().claimable(id, reader.actor()).getOrElse(List.of()),
                        Answers.granted(desks.files().search(reader.actor(), CaseQuery.ofOrder(id))),
                        account,
                        catalog,
                        reader));
        page.addAttribute("reasons", rules.reasons());
        page.addAttribute("destinations", RefundDestination.values());
        return "console/staff-order";
    }

    @PostMapping("/orders/{id}/open")
    String open(
            @PathVariable OrderId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var opened = new ArrayList<String>();
        String back =
                Forms.answered("open", new FormValues(typed), Forms.page("/orders", id), reader, told, (form, by) -> {
                    Either<Rejection, Receipt> answer = desks.applications().open(application(id, form, by));
                    answer.peek(receipt -> opened.add(receipt.caseId().toString()));
                    return answer;
                });
        return opened.isEmpty() ? back : "redirect:" + Forms.page("/cases", opened.get(0));
    }

    private static Commands.OpenCase application(OrderId id, FormValues form, Request by) {
        CaseKind kind = form.parsed("kind", CaseKind::valueOf);
        boolean whole = form.isTicked("whole");
        return new Commands.OpenCase(
                by,
                id,
                kind,
                whole ? List.of() : items(form, kind),
                whole ? form.needed("wholeReason") : null,
                form.orNone("goodsAreHere"),
                form.choice("refundTo", RefundDestination.class),
                form.orNone("exception"),
                form.text("description"),
                List.of());
    }

    private static List<ItemAsked> items(FormValues form, CaseKind kind) {
        var items = new ArrayList<ItemAsked>();
        for (String field : form.fields(UNITS)) {
            long units = form.count(field);
            if (units > 0) {
                String line = field.substring(UNITS.length());
                String wanted = kind == CaseKind.EXCHANGE ? form.orNone("wanted." + line) : null;
                items.add(new ItemAsked(
                        FormValues.line(field, line), units, form.needed("reason." + line), wanted, null));
            }
        }
        return items;
    }
}
