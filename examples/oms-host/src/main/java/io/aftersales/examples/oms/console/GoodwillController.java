package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.claims.GoodwillGrant;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.examples.oms.PolicyProperties;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.views.CaseView;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.util.UriUtils;

/** The page of goodwill: it is given for an order, and what waits for a second person is approved. */
@Controller
class GoodwillController {
    private static final String PAGE = "/goodwill";
    private static final int CASES = 500;
    static final int ROWS = 50;
    private static final int LONGEST_NUMBER = 9;

    private final AfterSales desks;
    private final Orders orders;
    private final Catalog catalog;
    private final PolicyProperties policy;
    private final CaseNews news;

    GoodwillController(AfterSales desks, Orders orders, Catalog catalog, PolicyProperties policy, CaseNews news) {
        this.desks = desks;
        this.orders = orders;
        this.catalog = catalog;
        this.policy = policy;
        this.news = news;
    }

    /**
     * Goodwill that waits for a second person.
     *
     * @param amount the money; null where gifts alone are given
     * @param gifts the gifts in words
     * @param mine whether the reader gave it, so that another person has to approve it
     * @param decidable whether the reader may approve and reject it
     * @param seen what the forms carry of the case
     */
    record Row(
            CaseView subject,
            @Nullable Money amount,
            List<String> gifts,
            String why,
            Actor by,
            boolean mine,
            boolean decidable,
            int seen) {}

    @GetMapping(PAGE)
    String page(
            @RequestParam(defaultValue = "") String order,
            @RequestParam(required = false) @Nullable CaseId after,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        Menu.GOODWILL.refuseOthers(reader.actor());
        page.addAttribute("catalog", catalog);
        page.addAttribute("order", order.strip());
        found(order).ifPresent(facts -> page.addAttribute("facts", facts));
        page.addAttribute("alone", policy.goodwillAlone());
        CasePages.Part<Row> part = CasePages.Part.of(waiting(after, reader), ROWS);
        page.addAttribute("rows", part.rows());
        Row last = part.next();
        page.addAttribute("next", last == null ? null : last.subject().id());
        return "console/goodwill";
    }

    /** The goodwill that waits for a second person. */
    Stream<Row> waiting(@Nullable CaseId after, Reader reader) {
        CaseQuery query = CaseQuery.in(CaseStatus.PENDING_REVIEW).atMost(CASES);
        return CasePages.all(desks, reader.actor(), after == null ? query : query.after(after))
                .filter(CaseView::compensation)
                .flatMap(each -> row(each, reader).stream());
    }

    private Optional<OrderFacts> found(String order) {
        OrderId id;
        try {
            id = OrderId.of(order.strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no order has such a number
        }
        return orders.facts(id);
    }

    private Optional<Row> row(CaseView view, Reader reader) {
        return view.whole().flatMap(subject -> {
            GoodwillGrant grant = subject.submission().compensation();
            if (grant == null || Awaited.by(subject).what().party() != Awaited.Party.STAFF) {
                return Optional.empty();
            }
            Actor by = subject.submission().openedBy();
            Currency currency =
                    orders.facts(view.id().order()).orElseThrow().sale().currency();
            boolean mine = by.isSamePersonAs(reader.actor());
            CaseFile file = Answers.granted(desks.files().file(reader.actor(), view.id()));
            boolean decidable = !mine && file.allowed().contains(Action.APPROVE);
            return Optional.of(new Row(
                    view,
                    grant.isGiftsAlone() ? null : Money.ofMinor(grant.money().amount(), currency),
                    grant.gifts().stream().map(reader::gift).toList(),
                    subject.submission().description(),
                    by,
                    mine,
                    decidable,
                    CaseNews.seen(file)));
        });
    }

    @PostMapping(PAGE)
    String give(
            @RequestParam CommandId command,
            @RequestParam OrderId order,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String points,
            @RequestParam(defaultValue = "") String coupon,
            @RequestParam(defaultValue = "") String why,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        String page = PAGE + "?order=" + UriUtils.encode(order.value(), StandardCharsets.UTF_8);
        var typed = new LinkedHashMap<String, String>();
        typed.put("what", what);
        typed.put("amount", amount);
        typed.put("points", points);
        typed.put("coupon", coupon);
        typed.put("why", why);
        TypedForm form = TypedForm.of("give", typed);
        Optional<OrderFacts> facts = orders.facts(order);
        if (facts.isEmpty()) {
            return "redirect:" + page;
        }
        if (amount.isBlank() && points.isBlank() && coupon.isBlank()) {
            return form.refusedAt("amount", reader.say("goodwill.nothing"), page, told);
        }
        Money money = null;
        if (!amount.isBlank()) {
            Optional<Money> read = MoneyField.read(amount, facts.get().sale().currency());
            if (read.isEmpty()) {
                return form.refusedAt("amount", reader.say("form.amount"), page, told);
            }
            money = read.get();
        }
        if (!points.isBlank() && !isCount(points.strip())) {
            return form.refusedAt("points", reader.say("field.count"), page, told);
        }
        List<LineId> lines;
        try {
            lines = what.startsWith("line:") ? List.of(LineId.of(what.substring("line:".length()))) : List.of();
        } catch (IllegalArgumentException e) {
            return form.refusedAt("what", reader.say("form.choice"), page, told);
        }
        Either<Rejection, Receipt> answer = desks.refunds()
                .giveGoodwill(new Commands.GiveGoodwill(
                        Request.of(command, reader.actor()),
                        order,
                        lines,
                        what.equals("shipping"),
                        money,
                        gifts(points.strip(), coupon.strip()),
                        why.strip()));
        if (answer.isLeft()) {
            return form.answered(answer, page, reader, told);
        }
        boolean waits = answer.get().next().what().party() == Awaited.Party.STAFF;
        told.addFlashAttribute("done", reader.say(waits ? "goodwill.waits" : "goodwill.given"));
        return "redirect:" + PAGE;
    }

    private static boolean isCount(String typed) {
        return typed.length() <= LONGEST_NUMBER && typed.matches("[1-9][0-9]*");
    }

    private static List<Gift> gifts(String points, String coupon) {
        var gifts = new ArrayList<Gift>();
        if (!points.isEmpty()) {
            gifts.add(new Gift.Points(Long.parseLong(points)));
        }
        if (!coupon.isEmpty()) {
            gifts.add(new Gift.Coupon(coupon));
        }
        return gifts;
    }

    @PostMapping(PAGE + "/{id}/approval")
    String approve(
            @PathVariable CaseId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return Forms.answered("approve-" + id, new FormValues(typed), PAGE, reader, told, (form, by) -> {
            news.refuseOutdated(id, by.id(), form, reader);
            return desks.reviews().approve(Commands.ApproveCase.byPolicy(by, id));
        });
    }

    @PostMapping(PAGE + "/{id}/rejection")
    String reject(
            @PathVariable CaseId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return Forms.answered("reject-" + id, new FormValues(typed), PAGE, reader, told, (form, by) -> {
            news.refuseOutdated(id, by.id(), form, reader);
            return desks.reviews()
                    .reject(new Commands.RejectCase(
                            by, id, form.all().getOrDefault("why", "").strip()));
        });
    }
}
