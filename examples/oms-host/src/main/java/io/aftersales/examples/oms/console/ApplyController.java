package io.aftersales.examples.oms.console;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.OrderDesk;
import io.aftersales.examples.oms.shop.Wording;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.texts.RefundTable;
import io.aftersales.ports.texts.RefusalText;
import io.aftersales.ports.views.CaseView;
import io.vavr.control.Either;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages on which a buyer applies: a form for each kind of case with what is possible, and the quote that goes with what is chosen. */
@Controller
class ApplyController {
    /** How long ago the same application counts as sent a moment ago. */
    private static final Duration MOMENT = Duration.ofMinutes(10);

    private final AfterSales desks;
    private final OrderDesk orders;
    private final Catalog catalog;
    private final ShopPolicy policy;
    private final CaseRepository cases;

    ApplyController(AfterSales desks, OrderDesk orders, Catalog catalog, ShopPolicy policy, CaseRepository cases) {
        this.desks = desks;
        this.orders = orders;
        this.catalog = catalog;
        this.policy = policy;
        this.cases = cases;
    }

    /**
     * Goods that can be chosen.
     *
     * @param parcel the number of their parcel; null when they are in none
     * @param reasons the reasons that are possible
     * @param variants for an exchange, the products that can be wanted instead
     * @param typed what the form has for them
     */
    record Choice(
            Claimable claim,
            String name,
            @Nullable Integer parcel,
            List<Why> reasons,
            List<Catalog.Product> variants,
            ApplicationForm.Row typed) {}

    /** Reason that is possible, in the buyer's words. */
    record Why(String code, String words, @Nullable Instant until, boolean evidence) {}

    @GetMapping("/orders/{id}/apply")
    String form(
            @PathVariable OrderId id,
            @RequestParam(required = false) @Nullable CaseKind kind,
            @RequestParam(defaultValue = "false") boolean whole,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        return show(id, kind, ApplicationForm.of(kind == null ? CaseKind.RETURN_REFUND : kind, whole), reader, page);
    }

    private String show(OrderId id, @Nullable CaseKind asked, ApplicationForm typed, Reader reader, Model page) {
        BuyerOrder order = order(id, reader);
        List<Claimable> claims = Answers.granted(desks.applications().claimable(id, reader.actor()));
        List<CaseKind> kinds = BuyerClaims.of(claims, order, reader).kinds().stream()
                .map(BuyerClaims.Possible::kind)
                .toList();
        List<Why> wholeReasons = kinds.contains(CaseKind.REFUND_ONLY) ? wholeReasons(id, claims, reader) : List.of();
        boolean whole = typed.whole() && !wholeReasons.isEmpty();
        CaseKind kind = asked != null && kinds.contains(asked) ? asked : kinds.isEmpty() ? asked : kinds.get(0);
        page.addAttribute("order", order);
        page.addAttribute("kinds", kinds);
        page.addAttribute("kind", kind);
        page.addAttribute("whole", whole);
        page.addAttribute("wholeReasons", wholeReasons);
        page.addAttribute("typed", typed);
        page.addAttribute(
                "otherLanguage",
                Forms.page("/orders", id, "apply") + "?kind=" + (kind == null ? "" : kind) + "&whole=" + whole
                        + "&lang=" + (reader.locale().getLanguage().equals("zh") ? "en" : "zh"));
        page.addAttribute("choices", kind == null || whole ? List.of() : choices(order, claims, kind, typed, reader));
        page.addAttribute("destinations", kind == null || kind.sendsGoods() ? List.of() : destinations());
        page.addAttribute("mostEvidence", Commands.MOST_EVIDENCE);
        page.addAttribute("longestText", Commands.LONGEST_TEXT);
        return "console/apply";
    }

    private BuyerOrder order(OrderId id, Reader reader) {
        return BuyerOrder.of(Answers.granted(orders.order(reader.actor(), id)), catalog, reader.locale());
    }

    private List<RefundDestination> destinations() {
        Set<RefundDestination> allowed = policy.cases().destinations();
        return allowed.size() < 2 ? List.of() : List.copyOf(new TreeSet<>(allowed));
    }

    private List<Choice> choices(
            BuyerOrder order, List<Claimable> claims, CaseKind kind, ApplicationForm typed, Reader reader) {
        return claims.stream()
                .filter(each -> BuyerClaims.isPossible(each, kind))
                .map(each -> {
                    BuyerOrder.Sent parcel = order.parcel(each.place().value());
                    String line = each.line().value();
                    return new Choice(
                            each,
                            order.name(line),
                            parcel == null ? null : parcel.number(),
                            reasons(Objects.requireNonNull(each.kinds().get(kind)), reader),
                            kind == CaseKind.EXCHANGE ? variants(order, line) : List.of(),
                            typed.row(each.line(), each.place()));
                })
                .toList();
    }

    private List<Why> reasons(Claimable.Kind possible, Reader reader) {
        return possible.reasons().entrySet().stream()
                .map(each -> why(
                        each.getKey(), each.getValue().until(), each.getValue().evidence(), reader))
                .toList();
    }

    private Why why(String code, @Nullable Instant until, boolean evidence, Reader reader) {
        String words = policy.cases()
                .reason(code)
                .map(reason -> Wording.of(reason, reader.locale()))
                .orElse(code);
        return new Why(code, words, until, evidence);
    }

    private List<Catalog.Product> variants(BuyerOrder order, String line) {
        String sku = order.goods().stream()
                .filter(each -> each.line().equals(line))
                .map(BuyerOrder.Goods::sku)
                .findFirst()
                .orElse("");
        return catalog.find(sku).map(Catalog.Product::article).stream()
                .flatMap(article -> catalog.products().stream()
                        .filter(each ->
                                each.article().equals(article) && !each.sku().equals(sku)))
                .toList();
    }

    /**
     * The reasons for which the whole order can be cancelled: those for which the quote of it is not refused; none once everything was
     * delivered.
     */
    private List<Why> wholeReasons(OrderId id, List<Claimable> claims, Reader reader) {
        if (claims.stream().allMatch(each -> each.stage() == Stage.DELIVERED)) {
            return List.of();
        }
        var possible = new ArrayList<Why>();
        for (Reason reason : policy.cases().reasons()) {
            boolean forAll = claims.stream().allMatch(each -> {
                Claimable.Kind of = each.kinds().get(CaseKind.REFUND_ONLY);
                return of != null && of.reasons().containsKey(reason.code());
            });
            if (forAll) {
                var whole = Commands.OpenCase.cancellation(
                        Request.of(CommandId.of("quote"), reader.actor()), id, reason.code());
                if (desks.quotes().quote(whole).isRight()) {
                    possible.add(why(reason.code(), null, reason.needsEvidence(CaseKind.REFUND_ONLY), reader));
                }
            }
        }
        return possible;
    }

    /** The quote of what is chosen so far, or what is still to be chosen, or why it is refused. */
    @PostMapping("/orders/{id}/quote")
    String quote(
            @PathVariable OrderId id,
            @ModelAttribute ApplicationForm typed,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        BuyerOrder order = order(id, reader);
        page.addAttribute("order", order);
        ApplicationForm.Missing missing = typed.missing();
        if (missing != null) {
            page.addAttribute("hint", told(missing, order, reader));
            return "console/quote";
        }
        Commands.OpenCase asked = typed.application(CommandId.of("quote"), id, reader);
        if (asked.kind() == CaseKind.EXCHANGE) {
            desks.quotes()
                    .quoteOfExchange(asked)
                    .peek(quote -> page.addAttribute("exchange", quote))
                    .peekLeft(why -> refused(why, reader, page));
        } else {
            desks.quotes()
                    .quote(asked)
                    .peek(quote -> {
                        page.addAttribute("quote", quote);
                        page.addAttribute(
                                "sums",
                                Sums.of(
                                        quote.breakdown(),
                                        RefundTable.of(quote.breakdown(), asked.refundTo(), reader.texts())));
                        page.addAttribute("reship", asked.kind() == CaseKind.RESHIP);
                        page.addAttribute("toCredit", asked.refundTo() == RefundDestination.STORE_CREDIT);
                    })
                    .peekLeft(why -> refused(why, reader, page));
        }
        return "console/quote";
    }

    /** Finds the same application of a moment ago, which the buyer may be sending once more without meaning to. */
    private Optional<CaseView> justOpened(OrderId id, CommandId command, ApplicationForm typed, Reader reader) {
        return typed.again() || cases.receipt(id, command).isPresent()
                ? Optional.empty()
                : Answers.granted(desks.files().search(reader.actor(), CaseQuery.ofOrder(id))).stream()
                        .filter(each -> typed.isAbout(each)
                                && !reader.isPast(each.openedAt().plus(MOMENT)))
                        .findFirst();
    }

    private static void refused(Rejection why, Reader reader, Model page) {
        page.addAttribute("why", RefusalText.of(why, reader.texts()));
    }

    private static String told(ApplicationForm.Missing missing, BuyerOrder order, Reader reader) {
        LineId line = missing.line();
        return reader.say(missing.key(), line == null ? "" : order.name(line.value()));
    }

    @PostMapping("/orders/{id}/apply")
    String apply(
            @PathVariable OrderId id,
            @ModelAttribute ApplicationForm typed,
            @ModelAttribute("reader") Reader reader,
            Model page,
            HttpServletResponse response,
            RedirectAttributes told) {
        ApplicationForm.Missing missing = typed.missing();
        CommandId command = typed.command();
        String why;
        Optional<CaseView> same =
                missing == null && command != null ? justOpened(id, command, typed, reader) : Optional.empty();
        if (same.isPresent()) {
            page.addAttribute("again", true);
            why = reader.say(
                    "apply.again",
                    same.get().id().toString(),
                    reader.until(same.get().openedAt()));
        } else if (missing == null && command != null) {
            Either<Rejection, Receipt> opened = desks.applications().open(typed.application(command, id, reader));
            if (opened.isRight()) {
                told.addFlashAttribute("done", reader.say("apply.done"));
                return "redirect:" + Forms.page("/cases", opened.get().caseId());
            }
            why = RefusalText.of(opened.getLeft(), reader.texts());
        } else {
            why = missing == null ? reader.say("error.400") : told(missing, order(id, reader), reader);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("refused", why);
        return show(id, typed.kind(), typed, reader, page);
    }
}
