package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Answers.granted;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.JdbcTopUps;
import io.aftersales.examples.oms.shop.JdbcWarehouse;
import io.aftersales.examples.oms.shop.OrderDesk;
import io.aftersales.examples.oms.shop.ShopRejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.views.CaseView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for what a front end needs of the shop: its orders, products and reasons, who the reader is, and where a buyer pays a difference. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class ShopController {
    private final AfterSales desks;
    private final CaseRepository cases;
    private final OrderDesk orders;
    private final Catalog catalog;
    private final JdbcWarehouse warehouse;
    private final JdbcTopUps topUps;
    private final ShopPolicy policy;

    private final ShopTexts texts;

    ShopController(
            AfterSales desks,
            CaseRepository cases,
            OrderDesk orders,
            Catalog catalog,
            JdbcWarehouse warehouse,
            JdbcTopUps topUps,
            ShopPolicy policy,
            ShopTexts texts) {
        this.texts = texts;
        this.desks = desks;
        this.cases = cases;
        this.orders = orders;
        this.catalog = catalog;
        this.warehouse = warehouse;
        this.topUps = topUps;
        this.policy = policy;
    }

    /** Tells who the caller is, and what the caller's role may do. */
    @GetMapping("/me")
    ShopViews.Reader me(Authentication by, Locale language) {
        return ShopViews.Reader.of(actor(by), texts.in(language, ZoneOffset.UTC));
    }

    /** Returns words for the codes of answers, in the language of the reader. */
    @GetMapping("/words")
    ShopViews.Words words(Locale language) {
        return new ShopViews.Words(CodeWords.in(language));
    }

    /** Lists the kinds of case that the shop offers, with their reasons. */
    @GetMapping("/reasons")
    Views.Page<ShopViews.Offering> reasons(Locale language) {
        return new Views.Page<>(ShopViews.Offering.of(policy, texts.in(language, ZoneOffset.UTC), language), null);
    }

    /**
     * Lists the products of the shop.
     *
     * @param article only the variants of this article
     */
    @GetMapping("/products")
    Views.Page<ShopViews.Product> products(
            @RequestParam(required = false) @Pattern(regexp = Bodies.NAME) @Nullable String article,
            @RequestParam(required = false) @Pattern(regexp = Bodies.NAME) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            Locale language) {
        List<Catalog.Product> found = catalog.products().stream()
                .filter(each -> article == null || each.article().equals(article))
                .toList();
        var available =
                warehouse.available(found.stream().map(Catalog.Product::sku).collect(Collectors.toSet()));
        return Views.Page.cut(
                found, after, limit, ShopViews.Product.in(language, policy, available), Catalog.Product::sku);
    }

    /**
     * Lists orders by their id: a buyer's own ones, for staff those of all buyers.
     *
     * @param text a part of an order's id, a buyer's id or a product's name
     */
    @GetMapping("/orders")
    Views.Page<ShopViews.OrderInList> orders(
            @RequestParam(required = false) @Pattern(regexp = Bodies.NAME) @Nullable String buyer,
            @RequestParam(required = false) @Pattern(regexp = Bodies.NAME) @Nullable String text,
            @RequestParam(required = false) @Nullable OrderId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            Authentication by,
            Locale language) {
        return Views.Page.read(
                orders.search(actor(by), buyer, text, after, limit),
                limit,
                ShopViews.OrderInList.in(language, catalog),
                each -> each.sale().id().value());
    }

    /** Returns an order with its lines and parcels. */
    @GetMapping("/orders/{order}")
    ShopViews.Order order(@PathVariable OrderId order, Authentication by, Locale language) {
        OrderFacts facts = granted(orders.order(actor(by), order));
        return ShopViews.Order.of(facts, orders, goods(facts, language));
    }

    private OrderGoods goods(OrderFacts order, Locale language) {
        return OrderGoods.of(order, cases.account(order.sale().id()).orElse(null), catalog, language);
    }

    /** Tells what can be claimed of an order now. */
    @GetMapping("/orders/{order}/claimable")
    Views.Page<ShopViews.ClaimableUnits> claimable(
            @PathVariable OrderId order,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        OrderGoods goods = goods(granted(orders.order(actor(by), order)), language);
        List<ShopViews.ClaimableUnits> claimable = granted(desks.applications().claimable(order, actor(by))).stream()
                .map(ShopViews.ClaimableUnits.of(goods, policy, texts.of(order, language, zone), language))
                .toList();
        return new Views.Page<>(claimable, null);
    }

    /** Takes the buyer's payment of the difference in an exchange, as the shop's till does. A payment sent again is the same payment. */
    @PostMapping("/cases/{id}/top-up")
    ShopViews.ToPay payTopUp(@PathVariable CaseId id, @Valid @RequestBody Bodies.Paying body, Authentication by) {
        Actor payer = actor(by);
        CaseView subject = granted(desks.files().file(payer, id)).subject();
        boolean own = subject.buyer().equals(payer.id());
        if (!Permissions.allows(payer.role(), Action.ANSWER_OFFER, own)) {
            throw new Refused(new CaseRejection.NotPermitted(Action.ANSWER_OFFER, payer));
        }
        Preconditions.compare(id, subject.version());
        JdbcTopUps.Request request = topUps.of(id).orElseThrow(() -> new Refused(new ShopRejection.NothingToPay(id)));
        Answer paid = topUps.pay(request.key(), body.channel().name())
                .orElseThrow(() -> new Refused(new ShopRejection.NothingToPay(id)));
        desks.outcomes().report(id.order(), request.key(), paid);
        return ShopViews.ToPay.of(topUps.of(id).orElseThrow());
    }
}
