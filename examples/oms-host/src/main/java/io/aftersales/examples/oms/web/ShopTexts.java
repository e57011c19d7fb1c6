package io.aftersales.examples.oms.web;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.examples.oms.shop.ShopRejection;
import io.aftersales.examples.oms.shop.Wording;
import io.aftersales.jdbc.StorageFailure;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.texts.Names;
import io.aftersales.ports.texts.Texts;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The library's texts as this shop's people read them: with sentences for the refusals of the shop itself, words for its grades and rules, and
 * the names of its products, ways of payment, warehouses and groups.
 */
@Component
public final class ShopTexts {
    private static final Logger LOG = LoggerFactory.getLogger(ShopTexts.class);

    private static final Map<Class<? extends Rejection>, String> ENGLISH = Map.of(
            ShopRejection.NotForRole.class, "This is not for your role ({role}).",
            ShopRejection.NothingToPay.class, "Nothing is to be paid for the case {caseId}.",
            ShopRejection.NoSuchAlarm.class, "There is no alarm {alarm}.",
            ShopRejection.UnreadableStatement.class, "The statement has rows that cannot be read: {rows}.");

    private static final Map<Class<? extends Rejection>, String> CHINESE = Map.of(
            ShopRejection.NotForRole.class, "您的角色（{role}）不能进行此操作。",
            ShopRejection.NothingToPay.class, "售后单 {caseId} 无需付款。",
            ShopRejection.NoSuchAlarm.class, "没有编号为 {alarm} 的告警。",
            ShopRejection.UnreadableStatement.class, "对账单中有无法读取的行，行号：{rows}。");

    /** The codes of the shop that sentences mention: the names of its rules, and a grade of its own. */
    private static final List<String> CODES = List.of(
            "rule.UNSHIPPED_REFUND",
            "rule.RISK",
            "rule.VERIFIED_RESHIP",
            "rule.NOT_WORTH_THE_WAY_BACK",
            "rule.SELLERS_FAULT",
            "rule.CLEAN_RECORD",
            "rule.ELSE_A_PERSON",
            "rule.OTHERWISE",
            "rule.REASON",
            "rule.VIP",
            "rule.ORDER_VALUE",
            "grade.USED");

    private final Catalog catalog;
    private final ShopOrders orders;
    private final CaseRepository cases;

    ShopTexts(Catalog catalog, ShopOrders orders, CaseRepository cases) {
        this.catalog = catalog;
        this.orders = orders;
        this.cases = cases;
    }

    /** Returns the texts for a reader: Chinese for a Chinese locale, otherwise English. Lines of orders have no names in them. */
    public Texts in(Locale language, ZoneId zone) {
        boolean chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
        return Texts.in(language, zone)
                .withRefusals(chinese ? CHINESE : ENGLISH)
                .overriddenBy(words(language))
                .naming((thing, id) -> name(thing, id, language));
    }

    /** Returns the texts about one order, whose lines have the names of their products. */
    public Texts of(OrderId order, Locale language, ZoneId zone) {
        var lines = new Lines(order);
        return in(language, zone)
                .naming((thing, id) ->
                        thing == Names.Thing.LINE ? catalog.name(lines.sku(id), language) : name(thing, id, language));
    }

    /** Returns the texts about the order, case or ticket that the path of a request names; those about none where it names none. */
    public Texts of(RequestAttributes request, Locale language, ZoneId zone) {
        return order(request).map(order -> of(order, language, zone)).orElseGet(() -> in(language, zone));
    }

    private static Optional<OrderId> order(RequestAttributes request) {
        Object path =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        Object page =
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (!(path instanceof Map<?, ?> names) || !(page instanceof String pattern)) {
            return Optional.empty();
        }
        try {
            if (names.get("order") instanceof String order) {
                return Optional.of(OrderId.of(order));
            }
            if (!(names.get("id") instanceof String id)) {
                return Optional.empty();
            }
            if (pattern.contains("/orders/{id}")) {
                return Optional.of(OrderId.of(id));
            }
            return Optional.of(
                    (pattern.contains("/tickets/{id}") ? TicketId.parse(id).caseId() : CaseId.parse(id)).order());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // refused where the path is read
        }
    }

    private String name(Names.Thing thing, String id, Locale language) {
        return switch (thing) {
            case LINE -> id;
            case SKU -> catalog.name(id, language);
            case TENDER -> Wording.ofTender(id, language);
            case WAREHOUSE -> Wording.word("warehouse." + id, id, language);
            case GROUP -> Wording.word("group." + id, id, language);
        };
    }

    private static Map<String, String> words(Locale language) {
        var words = new HashMap<String, String>();
        for (String key : CODES) {
            String code = key.substring(key.indexOf('.') + 1);
            String word = Wording.word(key, code, language);
            words.put(
                    "code." + code,
                    key.startsWith("rule.")
                            ? Wording.word("rule.named", "{0}", language).replace("{0}", word)
                            : word);
        }
        return words;
    }

    /** The SKUs of the lines of an order, also of those that exchanges opened; read when the first one is asked for. */
    private final class Lines {
        private final OrderId order;
        private @Nullable Map<String, String> skus;

        Lines(OrderId order) {
            this.order = order;
        }

        String sku(String line) {
            if (skus == null) {
                skus = known();
            }
            return skus.getOrDefault(line, line);
        }

        /** Reads the SKUs. A sentence with the id of a line says more than none, so a database that fails takes nothing but the names. */
        private Map<String, String> known() {
            try {
                return read();
            } catch (StorageFailure | DataAccessException | TransactionException e) {
                LOG.warn("the products of order {} could not be named", order, e);
                return Map.of();
            }
        }

        private Map<String, String> read() {
            var read = new HashMap<String, String>();
            orders.facts(order).stream()
                    .flatMap(Lines::sold)
                    .forEach(each ->
                            each.lines().forEach(line -> read.put(line.id().value(), line.sku())));
            cases.account(order).map(OrderAccount::replacements).stream()
                    .flatMap(List::stream)
                    .forEach(each -> read.put(each.line().value(), each.sku()));
            return read;
        }

        private static Stream<Amendment> sold(OrderFacts facts) {
            return Stream.concat(Stream.of(Amendment.of(facts.sale())), facts.amendments().stream());
        }
    }
}
