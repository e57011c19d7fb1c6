package io.aftersales.examples.oms.console;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.OrderDesk;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.views.CaseView;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of a buyer's orders: the list, and one order with what can be asked for of it. */
@Controller
class BuyerOrdersController {
    private static final int PAGE = 10;
    private static final int MOST = 1000;

    private final AfterSales desks;
    private final OrderDesk orders;
    private final Catalog catalog;
    private final StaffOrdersController staff;

    BuyerOrdersController(AfterSales desks, OrderDesk orders, Catalog catalog, StaffOrdersController staff) {
        this.desks = desks;
        this.orders = orders;
        this.catalog = catalog;
        this.staff = staff;
    }

    /**
     * Order in the list.
     *
     * @param openCases the number of cases that have not ended
     */
    record InList(BuyerOrder order, BuyerClaims claims, long openCases, long cases) {}

    @GetMapping("/orders")
    String orders(@RequestParam(defaultValue = "1") int page, @ModelAttribute("reader") Reader reader, Model model) {
        List<OrderFacts> all = orders.search(reader.actor(), null, null, null, MOST).stream()
                .sorted(Comparator.comparing(OrderFacts::placedAt)
                        .thenComparing(each -> each.sale().id().value())
                        .reversed())
                .toList();
        int shown = Math.max(1, page);
        model.addAttribute(
                "orders",
                all.stream()
                        .skip((shown - 1L) * PAGE)
                        .limit(PAGE)
                        .map(each -> inList(each, reader))
                        .toList());
        model.addAttribute("newer", shown > 1 ? shown - 1 : null);
        model.addAttribute("older", (long) shown * PAGE < all.size() ? shown + 1 : null);
        return "console/orders";
    }

    private InList inList(OrderFacts facts, Reader reader) {
        BuyerOrder order = BuyerOrder.of(facts, catalog, reader.locale());
        List<CaseView> cases = casesOf(order.id(), reader);
        return new InList(
                order,
                claims(order, reader),
                cases.stream().filter(each -> !each.status().isEnd()).count(),
                cases.size());
    }

    private BuyerClaims claims(BuyerOrder order, Reader reader) {
        return BuyerClaims.of(
                Answers.granted(desks.applications().claimable(order.id(), reader.actor())), order, reader);
    }

    private List<CaseView> casesOf(OrderId order, Reader reader) {
        return Answers.granted(desks.files().search(reader.actor(), CaseQuery.ofOrder(order)));
    }

    @GetMapping("/orders/{id}")
    String order(@PathVariable OrderId id, @ModelAttribute("reader") Reader reader, Model model) {
        if (reader.actor().role() != Role.BUYER) {
            return staff.show(id, reader, model);
        }
        OrderFacts facts = Answers.granted(orders.order(reader.actor(), id));
        BuyerOrder order = BuyerOrder.of(facts, catalog, reader.locale());
        model.addAttribute("order", order);
        model.addAttribute("claims", claims(order, reader));
        model.addAttribute("cases", casesOf(id, reader));
        return "console/order";
    }
}
