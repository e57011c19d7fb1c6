package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.WindowCriteria;
import io.aftersales.domain.goods.WindowRule;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryPrices;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Prices;
import io.aftersales.ports.gateways.Prices.Listing;
import io.aftersales.ports.gateways.Prices.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Orders and shop policies of the histories. */
final class Orders {
    static final OrderId ID = OrderId.of("1001");
    static final String BUYER = "buyer-bob";

    /** Free text of buyers and staff. */
    static final String WORDS = "free text of a person";

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final List<String> SKUS = List.of("MUG", "MUG-RED", "MUG-OLD", "POT", "POT-2", "CUP");

    /** Prices, list prices and articles. A mug lists as it is sold; the red one lists the same, and the old one is of another article. */
    static final Prices PRICES = new InMemoryPrices()
            .put("MUG", yuan(2_100))
            .put("MUG-RED", Price.of(yuan(3_000)).taxed("STANDARD", yuan(345)))
            .put("MUG-OLD", Price.of(yuan(500)).taxed("REDUCED", yuan(41)))
            .put("POT", yuan(4_000))
            .put("POT-2", Price.of(yuan(4_000)).taxed("ZERO", yuan(0)))
            .put("CUP", yuan(0))
            .list("MUG", Listing.of(yuan(2_000)).variantOf("MUGS"))
            .list("MUG-RED", Listing.of(yuan(2_000)).variantOf("MUGS"))
            .list("MUG-OLD", Listing.of(yuan(2_000)).variantOf("OLD"))
            .list("POT-2", Listing.of(yuan(4_000)));

    /** Bonus for store credit in every shop. */
    static final CreditBonus BONUS = CreditBonus.percent(10, yuan(1_000));

    /** Rule of the last shop: faulty goods of little worth stay with the buyer. */
    private static final ReviewRule KEPT =
            new ReviewRule("KEPT", Criterion.fault(Fault.SELLER), RuleAction.approveKeeping(yuan(2_500)));

    private static final CasePolicy RULES = CasePolicy.builder()
            .windowDays(3650)
            .grades(
                    Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE")),
                    Grade.refused("WORN_OUT", Disposition.of("WASTE")))
            .destinations(Set.of(RefundDestination.values()))
            .creditBonus(BONUS)
            .rules(StandardRules.verifiedReshipBelow(yuan(1_500)))
            .build();

    /**
     * Policies of the shops: standard, with confirmation by a second person above an amount, with few refund routes and low goodwill
     * limits, with discounts that are taken back and a restocking fee, and with short windows by rules,
     * where a rule pays for cheap faulty goods and leaves them with the buyer. The second settles every difference of
     * an exchange, the third waives small ones.
     */
    static final List<ShopPolicy> SHOPS = List.of(
            ShopPolicy.STANDARD.with(RULES),
            ShopPolicy.STANDARD.with(RULES.toBuilder()
                    .fourEyesAbove(yuan(5_000))
                    .exchangeValue(ExchangeValue.PAID)
                    .build()),
            ShopPolicy.STANDARD.with(RULES.toBuilder()
                    .routes(List.of(Route.ORIGINAL, Route.OFFLINE))
                    .exchangeValue(ExchangeValue.waivingUpTo(yuan(1_500)))
                    .goodwill(GoodwillLimits.builder().eachCase(yuan(500)).build())
                    .build()),
            ShopPolicy.STANDARD
                    .with(RULES)
                    .with(RefundPolicy.STANDARD
                            .withDiscounts(DiscountRule.KEPT_UNTIL_FULL_RETURN, DiscountRule.RE_EVALUATED)
                            .withRestockingFee(RestockingFee.percent(15))),
            ShopPolicy.STANDARD.with(RULES.toBuilder()
                    .windows(shortWindows())
                    .rules(StandardRules.verifiedReshipBelow(yuan(1_500)), KEPT)
                    .build()));

    /** Returns window rules of which each decides about some claims, and ends while a history runs. */
    private static WindowRules shortWindows() {
        return WindowRules.of(
                        WindowRule.within("QUALITY", WindowCriteria.ANY.reasons(Reason.QUALITY_ISSUE), 20)
                                .from(Start.PLACED),
                        WindowRule.within("EXCHANGES", WindowCriteria.ANY.kinds(CaseKind.EXCHANGE), 3),
                        WindowRule.within("STRANGERS", WindowCriteria.ANY.vip(false), 2)
                                .from(Start.LAST_PARCEL))
                .from(Start.LAST_PARCEL);
    }

    /** Returns the grades that inspectors give in every shop. */
    static List<Grade> grades() {
        return Stream.concat(Grade.STANDARD.stream(), RULES.grades().stream()).toList();
    }

    /** Returns the grade with this code. */
    static Grade grade(String code) {
        return RULES.grade(code).orElseThrow();
    }

    /** Parcel that the carrier reports as lost. */
    static final String LOST_PARCEL = "P2";

    /** Order of three mugs and a pot of which two mugs have arrived, one mug is on its way with the pot; paid by two cards. */
    static final OrderFacts IN_TWO_PARCELS = as(
            OrderState.SHIPPED,
            Parcel.packed("P3", "W1", Map.of(LineId.of("A"), 2L))
                    .handedOver(sent(), "SF", "SF-3")
                    .delivered(START.minus(Duration.ofDays(1))),
            Parcel.packed("P4", "W2", contents(1, 1)).handedOver(START.minus(Duration.ofDays(1)), "SF", "SF-4"));

    /** Order of three mugs and a pot that are with the carrier, one mug in a parcel of its own; paid by two cards. */
    static final OrderFacts MUG_ALONE_ON_ITS_WAY = as(
            OrderState.SHIPPED,
            Parcel.packed("P6", "W1", Map.of(LineId.of("A"), 1L)).handedOver(sent(), "SF", "SF-6"),
            Parcel.packed("P7", "W1", contents(2, 1)).handedOver(sent(), "SF", "SF-7"));

    /** Order of three mugs and a pot of which two mugs and the pot are packed, and one mug is not; paid by two cards. */
    static final OrderFacts PACKED_IN_PART = as(OrderState.PAID, Parcel.packed("P5", "W1", contents(2, 1)));

    /** Order of three mugs and a pot that have arrived in two parcels of two warehouses; paid by two cards. */
    static final OrderFacts ARRIVED_FROM_TWO_WAREHOUSES = as(
            OrderState.DELIVERED,
            Parcel.packed("P8", "W1", Map.of(LineId.of("A"), 2L))
                    .handedOver(sent(), "SF", "SF-8")
                    .delivered(START.minus(Duration.ofDays(1))),
            Parcel.packed("P9", "W2", contents(1, 1))
                    .handedOver(sent(), "SF", "SF-9")
                    .delivered(START.minus(Duration.ofDays(2))));

    /** Order of which three mugs and a pot have arrived and two cups have not; paid by card, gift card and points. */
    static final OrderFacts ARRIVED_IN_PART = arrivedInPart();

    /** Order that has not left the warehouse; paid by two cards. */
    static final OrderFacts UNSHIPPED = as(OrderState.PAID, packed());

    /** Order that is with the carrier; paid by two cards. */
    static final OrderFacts ON_ITS_WAY = as(OrderState.SHIPPED, packed().handedOver(sent(), "SF", "SF-1"));

    /** Order that has arrived; paid by two cards. */
    static final OrderFacts ARRIVED = as(
            OrderState.DELIVERED, packed().handedOver(sent(), "SF", "SF-1").delivered(START.minus(Duration.ofDays(1))));

    private Orders() {}

    /** Returns everything that was sold, what was added to the order included. */
    static List<OrderLine> lines(OrderFacts order) {
        return Stream.concat(
                        order.sale().lines().stream(),
                        order.amendments().stream().flatMap(more -> more.lines().stream()))
                .toList();
    }

    static Money yuan(long minor) {
        return Money.ofMinor(minor, "CNY");
    }

    private static Instant sent() {
        return START.minus(Duration.ofDays(9));
    }

    /** Returns units of two lines, in this order: a map without one would pack other parcels in another run. */
    static Map<LineId, Long> contents(long mugs, long pots) {
        var contents = new LinkedHashMap<LineId, Long>();
        contents.put(LineId.of("A"), mugs);
        contents.put(LineId.of("B"), pots);
        return contents;
    }

    private static Parcel packed() {
        return Parcel.packed("P1", "W1", List.of(LineId.of("A"), LineId.of("B")));
    }

    private static OrderFacts arrivedInPart() {
        Sale sale = Sale.of(ID.value(), "CNY")
                .with(
                        OrderLine.of("A", "MUG", 3, 6_000),
                        OrderLine.of("B", "POT", 1, 4_000),
                        OrderLine.of("C", "CUP", 2, 1_999))
                .discountedBy(Discount.coupon("C1", 1_000))
                .shipping(700)
                .paidBy(
                        Tender.money("CARD", "CARD", 8_699),
                        Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 2_000),
                        Tender.points("PTS", 100, 1_000));
        Parcel arrived = packed().handedOver(sent(), "SF", "SF-1").delivered(START.minus(Duration.ofDays(1)));
        Parcel lost = Parcel.packed(LOST_PARCEL, "W1", List.of(LineId.of("C")))
                .handedOver(sent(), "SF", "SF-2")
                .promised(START.minus(Duration.ofDays(5)));
        return new OrderFacts(sale, BUYER, OrderState.SHIPPED, sent(), List.of(arrived, lost), Map.of());
    }

    private static OrderFacts as(OrderState state, Parcel... parcels) {
        Sale sale = Sale.of(ID.value(), "CNY")
                .with(OrderLine.of("A", "MUG", 3, 6_000), OrderLine.of("B", "POT", 1, 4_000))
                .shipping(500)
                .paidBy(Tender.money("CARD", "CARD", 7_500), Tender.money("BANK", "BANK", 3_000));
        return new OrderFacts(sale, BUYER, state, sent(), List.of(parcels), Map.of());
    }
}
