package io.aftersales.examples.oms.console;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.views.CaseView;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of cases: the list, and one case with what the reader can do about it. */
@Controller
class CasesController {
    private static final int PAGE = 50;

    /** The fields of the filter that links of the list keep. */
    private static final List<String> FILTERS = List.of("kind", "text", "buyer", "from", "to", "due", "sort");

    private final AfterSales desks;
    private final ShopOrders orders;
    private final Catalog catalog;
    private final ShopRules rules;
    private final InstantSource clock;
    private final BuyerCaseController buyers;
    private final CaseQuotes quotes;

    CasesController(
            AfterSales desks,
            ShopOrders orders,
            Catalog catalog,
            ShopRules rules,
            InstantSource clock,
            BuyerCaseController buyers,
            CaseQuotes quotes) {
        this.desks = desks;
        this.orders = orders;
        this.catalog = catalog;
        this.rules = rules;
        this.clock = clock;
        this.buyers = buyers;
        this.quotes = quotes;
    }

    /** Lists cases: of staff those that match the filter, of a buyer the own ones. */
    @GetMapping("/cases")
    String cases(@RequestParam Map<String, String> typed, @ModelAttribute("reader") Reader reader, Model page) {
        page.addAttribute("statuses", CaseStatus.values());
        page.addAttribute("kinds", CaseKind.values());
        page.addAttribute("catalog", catalog);
        page.addAttribute("sorts", CaseSort.values());
        var values = new FormValues(typed);
        var filter = new CaseFilter(values, reader.zone());
        try {
            page.addAttribute("entered", new Typed("filter", values.all(), Map.of()));
            list(filter, reader, page);
        } catch (Mistyped wrong) {
            String why = wrong.said(reader);
            page.addAttribute("entered", new Typed("filter", values.all(), Map.of(wrong.field(), why)));
            page.addAttribute("cases", List.of());
            page.addAttribute("counts", Map.of());
        }
        page.addAttribute("kept", values.query(FILTERS));
        return "console/cases";
    }

    private void list(CaseFilter filter, Reader reader, Model page) {
        List<CaseView> cases = Answers.granted(desks.files().search(reader.actor(), filter.page(PAGE)));
        page.addAttribute("cases", cases);
        page.addAttribute(
                "next",
                cases.size() < PAGE
                        ? null
                        : cases.get(cases.size() - 1).position(filter.sort()).toString());
        var counts = new EnumMap<CaseStatus, Long>(CaseStatus.class);
        List<CaseCount> all = Answers.granted(
                desks.files().counts(reader.actor(), filter.ofAnyStatus().build()));
        all.forEach(each -> counts.merge(each.status(), each.cases(), Long::sum));
        page.addAttribute("counts", counts);
    }

    @GetMapping("/cases/{id}")
    String one(@PathVariable CaseId id, @ModelAttribute("reader") Reader reader, Model page) {
        CaseFile file = Answers.granted(desks.files().file(reader.actor(), id));
        page.addAttribute("file", file);
        if (reader.actor().role() == Role.BUYER) {
            buyers.show(file, reader, page);
            return "console/buyer-case";
        }
        var subject = new StaffCase(file, orders.facts(id.order()).orElseThrow(), catalog, rules, quotes, reader);
        page.addAttribute("subject", subject);
        TicketId ticket = subject.ticket();
        if (ticket != null) {
            page.addAttribute("ticket", TicketsController.row(desks, ticket, reader, clock));
        }
        return "console/case";
    }
}
