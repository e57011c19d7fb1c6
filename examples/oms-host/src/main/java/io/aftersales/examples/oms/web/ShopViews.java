package io.aftersales.examples.oms.web;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.JdbcTopUps;
import io.aftersales.examples.oms.shop.OrderDesk;
import io.aftersales.examples.oms.shop.Wording;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.texts.RefusalText;
import io.aftersales.ports.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Response bodies about the shop itself: its orders, products, reasons and readers. */
final class ShopViews {
    private ShopViews() {}

    /**
     * Reader of the API.
     *
     * @param words the role in the reader's language
     * @param may the actions that the role may take, on own cases or on those of others; the state of a case decides which of them it allows
     */
    record Reader(String name, Role role, String words, List<Action> may) {
        static Reader of(Actor by, Texts texts) {
            List<Action> may = Arrays.stream(Action.values())
                    .filter(each ->
                            Permissions.allows(by.role(), each, true) || Permissions.allows(by.role(), each, false))
                    .toList();
            return new Reader(by.id(), by.role(), texts.word(by.role()), may);
        }
    }

    /**
     * Words for codes.
     *
     * @param words the words by the name of the code's schema, such as CaseStatus, and the code
     */
    record Words(Map<String, Map<String, String>> words) {}

    /**
     * Product that the shop sells.
     *
     * @param article the article that the product is a variant of; variants can be exchanged for each other
     * @param name the name in the reader's language
     * @param price the price of one unit, tax included
     * @param returnable whether the product is taken back through the buyer's own fault
     * @param available the units that can be sold now
     */
    record Product(
            String sku,
            String article,
            String name,
            Money price,
            String taxRate,
            String category,
            boolean returnable,
            long available) {
        static Function<Catalog.Product, Product> in(Locale language, ShopPolicy policy, Map<String, Long> available) {
            return each -> new Product(
                    each.sku(),
                    each.article(),
                    each.name(language),
                    each.price(),
                    each.taxRate(),
                    each.category(),
                    !policy.cases().notReturnable().contains(each.category()),
                    available.getOrDefault(each.sku(), 0L));
        }
    }

    /**
     * Kind of case that the shop offers, with the reasons that may be given for it.
     *
     * @param words the kind in the reader's language
     * @param sendsBack whether the buyer sends goods back
     * @param sendsGoods whether goods go out to the buyer
     */
    record Offering(CaseKind kind, String words, boolean sendsBack, boolean sendsGoods, List<Why> reasons) {
        /**
         * Reason.
         *
         * @param words the reason in the reader's language
         * @param fault the party at fault
         * @param windowDays the days in which it can be given, where the shop has no other rule for the goods; null for ever
         * @param evidence whether evidence is needed
         */
        record Why(
                String code,
                String words,
                Fault fault,
                @Nullable Integer windowDays,
                boolean evidence) {}

        static List<Offering> of(ShopPolicy policy, Texts texts, Locale language) {
            return policy.offered().stream()
                    .sorted()
                    .map(kind -> new Offering(
                            kind,
                            texts.word(kind),
                            kind.hasReturn(),
                            kind.sendsGoods(),
                            policy.cases().reasons().stream()
                                    .map(each -> why(each, kind, language))
                                    .toList()))
                    .toList();
        }

        private static Why why(Reason reason, CaseKind kind, Locale language) {
            return new Why(
                    reason.code(),
                    Wording.of(reason, language),
                    reason.fault(),
                    reason.windowDays(),
                    reason.needsEvidence(kind));
        }
    }

    /** Units of a product in an order. */
    record Goods(LineId line, String sku, String name, long quantity) {}

    /**
     * Order in a list.
     *
     * @param total what was agreed to be paid
     */
    record OrderInList(String id, String buyer, OrderState state, Instant placedAt, Money total, List<Goods> goods) {
        static Function<OrderFacts, OrderInList> in(Locale language, Catalog catalog) {
            return order -> new OrderInList(
                    order.sale().id().value(),
                    order.buyer(),
                    order.state(),
                    order.placedAt(),
                    agreed(order),
                    parts(order)
                            .flatMap(part -> part.lines().stream())
                            .map(line -> new Goods(
                                    line.id(), line.sku(), catalog.name(line.sku(), language), line.quantity()))
                            .toList());
        }
    }

    /**
     * Order with everything in it. Amounts are as they were sold; what went back is in the cases and, for staff, in the account.
     *
     * @param exchanged the goods that exchanges brought, on lines of their own
     * @param taxes the tax in the order by rate
     * @param total what was agreed to be paid
     * @param captured what was taken so far
     * @param pending what is still to be collected
     */
    record Order(
            String id,
            String buyer,
            OrderState state,
            Instant placedAt,
            List<Line> lines,
            List<Goods> exchanged,
            List<Sent> parcels,
            List<Charged> charges,
            List<Discounted> discounts,
            List<Paying> tenders,
            List<Tax> taxes,
            Money total,
            Money captured,
            Money pending) {
        /**
         * Line of an order.
         *
         * @param amount the list price of the whole line
         * @param discount the line's own discount
         * @param category the category of the goods; null for none
         */
        record Line(
                LineId line,
                String sku,
                String name,
                @Nullable String category,
                long quantity,
                Money amount,
                Money discount,
                Money tax,
                String taxRate) {}

        /**
         * Parcel of an order.
         *
         * @param state how far it is
         * @param contents the units in it by line; null for all units of the line
         */
        record Sent(
                Place parcel,
                State state,
                String warehouse,
                @Nullable String carrier,
                @Nullable String trackingNumber,
                List<Packed> contents,
                @Nullable Instant handedOverAt,
                @Nullable Instant promisedAt,
                @Nullable Instant deliveredAt) {
            /** Progress of a parcel. */
            enum State {
                PACKED,
                ON_ITS_WAY,
                DELIVERED,
                LOST,
                RETURNING
            }

            /** Units of a line in a parcel. */
            record Packed(LineId line, long quantity) {}

            static Sent of(io.aftersales.domain.orders.Parcel parcel, Map<LineId, Long> sold) {
                return new Sent(
                        parcel.place(),
                        state(parcel),
                        parcel.warehouse(),
                        parcel.carrier(),
                        parcel.trackingNumber(),
                        parcel.contents().entrySet().stream()
                                .map(each -> new Packed(
                                        each.getKey(), Math.min(each.getValue(), sold.getOrDefault(each.getKey(), 0L))))
                                .toList(),
                        parcel.handedOverAt(),
                        parcel.promisedAt(),
                        parcel.deliveredAt());
            }

            private static State state(io.aftersales.domain.orders.Parcel parcel) {
                if (parcel.deliveredAt() != null) {
                    return State.DELIVERED;
                }
                if (parcel.ending() != null) {
                    return switch (parcel.ending()) {
                        case LOST -> State.LOST;
                        case RETURNING -> State.RETURNING;
                    };
                }
                return parcel.handedOverAt() == null ? State.PACKED : State.ON_ITS_WAY;
            }
        }

        /** Charge beside the goods; negative for a credit. */
        record Charged(String id, String kind, Money amount, Money tax, String taxRate) {}

        /**
         * Discount on the whole order.
         *
         * @param lines the lines it was given for; empty for all
         */
        record Discounted(String id, String kind, Money amount, List<LineId> lines) {}

        /**
         * Tender of an order.
         *
         * @param amount what was agreed to be paid this way
         * @param captured what was taken so far
         * @param pending what is still to be collected
         * @param points the number of points; 0 for money
         */
        record Paying(
                TenderId tender,
                String channel,
                TenderKind kind,
                Money amount,
                Money captured,
                Money pending,
                long points) {}

        /** Tax in an order under one rate. */
        record Tax(String rate, Money amount) {}

        static Order of(OrderFacts order, OrderDesk desk, OrderGoods goods) {
            Currency currency = order.sale().currency();
            Function<Long, Money> money = minor -> Money.ofMinor(minor, currency);
            List<Paying> tenders = parts(order)
                    .flatMap(part -> part.tenders().stream())
                    .map(each -> {
                        long captured = desk.captured(order, each);
                        return new Paying(
                                each.id(),
                                each.channel(),
                                each.kind(),
                                money.apply(each.amount()),
                                money.apply(captured),
                                money.apply(each.amount() - captured),
                                each.points());
                    })
                    .toList();
            long captured =
                    tenders.stream().mapToLong(each -> each.captured().minor()).sum();
            Money total = agreed(order);
            var sold = new TreeMap<LineId, Long>((one, other) -> one.value().compareTo(other.value()));
            parts(order).flatMap(part -> part.lines().stream()).forEach(line -> sold.put(line.id(), line.quantity()));
            return new Order(
                    order.sale().id().value(),
                    order.buyer(),
                    order.state(),
                    order.placedAt(),
                    parts(order)
                            .flatMap(part -> part.lines().stream())
                            .map(line -> new Line(
                                    line.id(),
                                    line.sku(),
                                    goods.name(line.id().value()),
                                    order.categories().get(line.id()),
                                    line.quantity(),
                                    money.apply(line.amount()),
                                    money.apply(line.discount()),
                                    money.apply(line.tax()),
                                    line.taxRate()))
                            .toList(),
                    goods.exchanged(),
                    order.parcels().stream().map(each -> Sent.of(each, sold)).toList(),
                    parts(order)
                            .flatMap(part -> part.charges().stream())
                            .map(each -> new Charged(
                                    each.id(),
                                    each.kind().code(),
                                    money.apply(each.amount()),
                                    money.apply(each.tax()),
                                    each.taxRate()))
                            .toList(),
                    parts(order)
                            .flatMap(part -> part.discounts().stream())
                            .map(each -> new Discounted(
                                    each.id(), each.kind().code(), money.apply(each.amount()), each.scope()))
                            .toList(),
                    tenders,
                    taxes(order).entrySet().stream()
                            .map(each -> new Tax(each.getKey(), money.apply(each.getValue())))
                            .toList(),
                    total,
                    money.apply(captured),
                    money.apply(total.minor() - captured));
        }

        private static Map<String, Long> taxes(OrderFacts order) {
            var taxes = new TreeMap<String, Long>();
            parts(order).forEach(part -> {
                part.lines().forEach(each -> taxes.merge(each.taxRate(), each.tax(), Long::sum));
                part.charges().forEach(each -> taxes.merge(each.taxRate(), each.tax(), Long::sum));
            });
            taxes.values().removeIf(tax -> tax == 0);
            return taxes;
        }
    }

    /** Returns the sale and what was added to it, as parts of one form. */
    private static Stream<Amendment> parts(OrderFacts order) {
        return Stream.concat(Stream.of(Amendment.of(order.sale())), order.amendments().stream());
    }

    private static Money agreed(OrderFacts order) {
        Sale sale = order.sale();
        long sum = parts(order)
                .flatMap(part -> part.tenders().stream())
                .mapToLong(each -> each.amount())
                .sum();
        return Money.ofMinor(sum, sale.currency());
    }

    /**
     * Units of a line in one place, and what can be claimed for them now.
     *
     * @param parcel the parcel they are in, or {@code -} for none
     * @param stage how far they are on their way to the buyer
     * @param free the units that can be claimed
     * @param whole whether a refund without return can be claimed for the whole parcel only
     */
    record ClaimableUnits(
            LineId line,
            String sku,
            String name,
            Place parcel,
            Stage stage,
            long free,
            boolean whole,
            List<Possible> kinds) {
        /**
         * Kind of case that the shop offers for the units.
         *
         * @param words the kind in the reader's language
         * @param reasons the reasons that are possible now
         * @param refusal the code of why none is possible; null where one is
         * @param detail the same as a sentence in the reader's language; null where a reason is possible
         */
        record Possible(
                CaseKind kind,
                String words,
                List<Because> reasons,
                @Nullable String refusal,
                @Nullable String detail) {}

        /**
         * Reason that is possible now.
         *
         * @param until the last instant of its window; null for ever
         * @param evidence whether evidence is needed
         */
        record Because(String code, String words, @Nullable Instant until, boolean evidence) {}

        static Function<Claimable, ClaimableUnits> of(
                OrderGoods goods, ShopPolicy policy, Texts texts, Locale language) {
            return each -> new ClaimableUnits(
                    each.line(),
                    goods.sku(each.line()),
                    goods.name(each.line().value()),
                    each.place(),
                    each.stage(),
                    each.free(),
                    each.whole(),
                    new EnumMap<>(each.kinds())
                            .entrySet().stream()
                                    .map(kind -> possible(kind.getKey(), kind.getValue(), policy, texts, language))
                                    .toList());
        }

        private static Possible possible(
                CaseKind kind, Claimable.Kind claims, ShopPolicy policy, Texts texts, Locale language) {
            Rejection refusal = claims.refusal();
            return new Possible(
                    kind,
                    texts.word(kind),
                    claims.reasons().entrySet().stream()
                            .map(each -> new Because(
                                    each.getKey(),
                                    policy.cases()
                                            .reason(each.getKey())
                                            .map(reason -> Wording.of(reason, language))
                                            .orElse(each.getKey()),
                                    each.getValue().until(),
                                    each.getValue().evidence()))
                            .toList(),
                    refusal == null ? null : refusal.code(),
                    refusal == null ? null : RefusalText.of(refusal, texts));
        }
    }

    /** Difference of an exchange that the buyer is asked to pay. */
    record ToPay(OrderId order, Money amount, Instant until, JdbcTopUps.State state) {
        static ToPay of(JdbcTopUps.Request request) {
            return new ToPay(request.caseId().order(), request.amount(), request.expires(), request.state());
        }
    }

    /**
     * Clock of the sample shop.
     *
     * @param now what it shows
     * @param ahead how far it was moved, as ISO 8601 writes a duration
     * @param done the effects, deadlines and tickets that were due on the way
     */
    record Clock(Instant now, String ahead, int done) {
        static Clock of(Instant now, Duration ahead, int done) {
            return new Clock(now, ahead.toString(), done);
        }
    }
}
