package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.LineId;
import io.aftersales.inmemory.ScriptedCarrier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders of the sample shop, one for each story that a person may want to try. The README tells the stories. */
public final class SampleShop {
    private static final String MISSED = "P-1005-B";

    private final Catalog catalog;

    /** Creates the sample shop over its catalog. */
    public SampleShop(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the sample orders as they are at a moment. */
    public List<OrderFacts> orders(Instant now) {
        return List.of(
                SampleOrders.delivered("1001", "ann", now),
                SampleOrders.paid("1002", "ann", now),
                SampleOrders.overdue("1003", "ann", now),
                halfDelivered(now),
                onItsWayInTwoParcels(now),
                severalTaxRates(now),
                deposit(now),
                paidInManyWays(now),
                old(now),
                toExchange(now),
                SampleOrders.delivered("2001", "bob", now),
                large(now),
                shortOrDamaged(now),
                ofCarol(now));
    }

    /** Has the carrier miss a parcel of the sample orders that it is asked to stop. */
    public static void scripts(ScriptedCarrier carrier) {
        carrier.onInterception(MISSED, new Answer.Rejected("OUT_FOR_DELIVERY", Answer.Retry.NEVER));
    }

    private OrderFacts halfDelivered(Instant now) {
        return new Draft("1004", "ann")
                .line("MUGS", "MUG-RED", 2)
                .line("POT", "POT-1", 1)
                .parcel("P-1004-A", now.minus(days(4)), now.minus(days(2)), "MUGS")
                .parcel("P-1004-B", now.minus(days(1)), null, "POT")
                .placed(OrderState.SHIPPED, now.minus(days(5)));
    }

    private OrderFacts onItsWayInTwoParcels(Instant now) {
        return new Draft("1005", "ann")
                .line("MUGS", "MUG-BLUE", 4)
                .line("POT", "POT-IRON", 1)
                .parcel("P-1005-A", now.minus(days(1)), null, "MUGS")
                .parcel(MISSED, now.minus(days(1)), null, "POT")
                .placed(OrderState.SHIPPED, now.minus(days(2)));
    }

    private OrderFacts severalTaxRates(Instant now) {
        return new Draft("1006", "ann")
                .line("MUGS", "MUG-BLUE", 3)
                .line("TEA", "TEA-GREEN", 2)
                .line("BOOK", "TEA-BOOK", 1)
                .discounted(Discount.promotion("SPEND-200", 2_000, Tier.spend(20_000, 2_000)))
                .discounted(Discount.coupon("SPRING-10", 1_000))
                .parcel("P-1006", now.minus(days(3)), now.minus(days(1)), "MUGS", "TEA")
                .placed(OrderState.DELIVERED, now.minus(days(4)));
    }

    private OrderFacts deposit(Instant now) {
        return new Draft("1007", "ann")
                .line("KETTLE", "KETTLE-STEEL", 1)
                .onDeposit(40_000)
                .placed(OrderState.PAID, now.minus(days(1)));
    }

    private OrderFacts paidInManyWays(Instant now) {
        return new Draft("1008", "ann")
                .line("POT", "POT-IRON", 1)
                .line("MUGS", "MUG-GOLD", 2)
                .paid(Tender.points("POINTS", 5_000, 5_000).referredToAs("POINTS-1008"))
                .paid(Tender.of("CREDIT", "BALANCE", TenderKind.STORE_CREDIT, 4_000)
                        .referredToAs("CREDIT-1008"))
                .paid(Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 10_000).referredToAs("GIFT-1008"))
                .parcel("P-1008", now.minus(days(4)), now.minus(days(2)), "POT", "MUGS")
                .placed(OrderState.DELIVERED, now.minus(days(6)));
    }

    private OrderFacts old(Instant now) {
        return new Draft("1009", "ann")
                .line("MUGS", "MUG-RED", 2)
                .line("KETTLE", "KETTLE-STEEL", 1)
                .parcel("P-1009", now.minus(days(43)), now.minus(days(40)), "MUGS", "KETTLE")
                .placed(OrderState.DELIVERED, now.minus(days(45)));
    }

    private OrderFacts toExchange(Instant now) {
        return new Draft("1010", "ann")
                .line("MUGS", "MUG-BLUE", 2)
                .line("POT", "POT-1", 1)
                .parcel("P-1010", now.minus(days(3)), now.minus(days(1)), "MUGS", "POT")
                .placed(OrderState.DELIVERED, now.minus(days(4)));
    }

    private OrderFacts large(Instant now) {
        return new Draft("2002", "bob")
                .line("KETTLES", "KETTLE-COPPER", 3)
                .parcel("P-2002", now.minus(days(4)), now.minus(days(2)), "KETTLES")
                .placed(OrderState.DELIVERED, now.minus(days(6)));
    }

    private OrderFacts shortOrDamaged(Instant now) {
        return new Draft("2003", "bob")
                .line("MUGS", "MUG-GOLD", 4)
                .parcel("P-2003", now.minus(days(3)), now.minus(days(1)), "MUGS")
                .placed(OrderState.DELIVERED, now.minus(days(5)));
    }

    private OrderFacts ofCarol(Instant now) {
        return new Draft("3001", "carol")
                .line("MUGS", "MUG-PLAIN", 2)
                .line("POT", "POT-1", 1)
                .parcel("P-3001", now.minus(days(3)), now.minus(days(1)), "MUGS", "POT")
                .placed(OrderState.DELIVERED, now.minus(days(5)));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    /** An order in the making. What no other tender pays is paid by card. */
    private final class Draft {
        private static final long SHIPPING = 1_000;
        private static final long TAX_IN_SHIPPING = 57;

        private final String id;
        private final String buyer;
        private final List<OrderLine> lines = new ArrayList<>();
        private final Map<LineId, String> categories = new LinkedHashMap<>();
        private final List<Discount> discounts = new ArrayList<>();
        private final List<Tender> tenders = new ArrayList<>();
        private final List<Parcel> parcels = new ArrayList<>();
        private @Nullable Long captured;

        Draft(String id, String buyer) {
            this.id = id;
            this.buyer = buyer;
        }

        Draft line(String line, String sku, long quantity) {
            Catalog.Product product = catalog.find(sku).orElseThrow();
            lines.add(product.line(line, quantity));
            categories.put(LineId.of(line), product.category());
            return this;
        }

        Draft discounted(Discount discount) {
            discounts.add(discount);
            return this;
        }

        Draft paid(Tender tender) {
            tenders.add(tender);
            return this;
        }

        Draft onDeposit(long minor) {
            captured = minor;
            return this;
        }

        Draft parcel(String parcel, Instant handedOver, @Nullable Instant delivered, String... content) {
            var contents = new ArrayList<LineId>();
            for (String line : content) {
                contents.add(LineId.of(line));
            }
            Parcel sent = Parcel.packed(parcel, "EAST", contents)
                    .handedOver(handedOver, "FASTPOST", "FP-" + parcel)
                    .promised(handedOver.plus(days(4)));
            parcels.add(delivered == null ? sent : sent.delivered(delivered));
            return this;
        }

        OrderFacts placed(OrderState state, Instant at) {
            long rest = SHIPPING
                    + lines.stream().mapToLong(OrderLine::amount).sum()
                    - discounts.stream().mapToLong(Discount::amount).sum()
                    - tenders.stream().mapToLong(Tender::amount).sum();
            Tender card = Tender.money("CARD", "CARD", rest).referredToAs("PAY-" + id);
            tenders.add(0, captured == null ? card : card.captured(captured));
            Sale sale = Sale.of(id, "CNY")
                    .with(lines.toArray(OrderLine[]::new))
                    .discountedBy(discounts.toArray(Discount[]::new))
                    .charged(Charge.shipping(SHIPPING).taxed(TAX_IN_SHIPPING, "VAT-6"))
                    .paidBy(tenders.toArray(Tender[]::new));
            return new OrderFacts(sale, buyer, state, at, parcels, categories);
        }
    }
}
