package io.aftersales.ports.gateways;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside of after-sales that a host connects: orders, payments, stock, carriers, people. Put together with
 * {@link #builder()}.
 *
 * @param orders the host's orders
 * @param payments the payment providers
 * @param topUps what buyers pay on top
 * @param inventory the stock
 * @param fulfilment whoever sends goods
 * @param prices what goods cost
 * @param logistics the carriers
 * @param points the loyalty system
 * @param coupons the coupons
 * @param gifts what compensations give beside money
 * @param notices words to people
 * @param alarms whoever is woken
 * @param agents who takes care of tickets
 * @param buyers what is known of buyers
 */
public record Gateways(
        Orders orders,
        PaymentGateway payments,
        TopUps topUps,
        Inventory inventory,
        Fulfilment fulfilment,
        Prices prices,
        Logistics logistics,
        Points points,
        Coupons coupons,
        Gifts gifts,
        Notices notices,
        Alarms alarms,
        Agents agents,
        Buyers buyers) {

    /**
     * Starts gateways. Orders, payments, inventory, logistics, notices and alarms have to be named; every other one is its {@code NONE}
     * otherwise.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts gateways that are these ones, but for what is named anew. */
    public Builder toBuilder() {
        return new Builder()
                .orders(orders)
                .payments(payments)
                .topUps(topUps)
                .inventory(inventory)
                .fulfilment(fulfilment)
                .prices(prices)
                .logistics(logistics)
                .points(points)
                .coupons(coupons)
                .gifts(gifts)
                .notices(notices)
                .alarms(alarms)
                .agents(agents)
                .buyers(buyers);
    }

    /** Collects gateways. */
    public static final class Builder {
        private @Nullable Orders orders;
        private @Nullable PaymentGateway payments;
        private TopUps topUps = TopUps.NONE;
        private @Nullable Inventory inventory;
        private Fulfilment fulfilment = Fulfilment.NONE;
        private Prices prices = Prices.NONE;
        private @Nullable Logistics logistics;
        private Points points = Points.NONE;
        private Coupons coupons = Coupons.NONE;
        private Gifts gifts = Gifts.NONE;
        private @Nullable Notices notices;
        private @Nullable Alarms alarms;
        private Agents agents = Agents.NONE;
        private Buyers buyers = Buyers.NONE;

        private Builder() {}

        /** The host's orders. */
        public Builder orders(Orders gateway) {
            orders = gateway;
            return this;
        }

        /** The payment providers. */
        public Builder payments(PaymentGateway gateway) {
            payments = gateway;
            return this;
        }

        /** What buyers pay on top for dearer goods; nobody pays on top by default. */
        public Builder topUps(TopUps gateway) {
            topUps = gateway;
            return this;
        }

        /** The host's stock. */
        public Builder inventory(Inventory gateway) {
            inventory = gateway;
            return this;
        }

        /** The sending of goods to buyers; by default no goods are sent. */
        public Builder fulfilment(Fulfilment gateway) {
            fulfilment = gateway;
            return this;
        }

        /** What goods cost today; by default nothing has a price, and goods are exchanged for the same goods only. */
        public Builder prices(Prices gateway) {
            prices = gateway;
            return this;
        }

        /** The carriers. */
        public Builder logistics(Logistics gateway) {
            logistics = gateway;
            return this;
        }

        /** The loyalty system; by default there is none, and points that an order was paid with wait for a person. */
        public Builder points(Points gateway) {
            points = gateway;
            return this;
        }

        /** The coupons; by default there are none, and a coupon that is to be given back waits for a person. */
        public Builder coupons(Coupons gateway) {
            coupons = gateway;
            return this;
        }

        /** What goodwill gives beside money; nothing by default. */
        public Builder gifts(Gifts gateway) {
            gifts = gateway;
            return this;
        }

        /** Words to people. */
        public Builder notices(Notices gateway) {
            notices = gateway;
            return this;
        }

        /** Alarms for those who run the host. */
        public Builder alarms(Alarms gateway) {
            alarms = gateway;
            return this;
        }

        /** Who takes care of tickets; by default tickets wait in their queues. */
        public Builder agents(Agents gateway) {
            agents = gateway;
            return this;
        }

        /** What is known of buyers; nothing by default. */
        public Builder buyers(Buyers gateway) {
            buyers = gateway;
            return this;
        }

        /**
         * The gateways as collected.
         *
         * @throws IllegalStateException when one that has to be named is missing; the message names all of them
         */
        public Gateways build() {
            if (orders == null
                    || payments == null
                    || inventory == null
                    || logistics == null
                    || notices == null
                    || alarms == null) {
                throw new IllegalStateException("Gateways.builder() lacks " + String.join(", ", missing()));
            }
            return new Gateways(
                    orders,
                    payments,
                    topUps,
                    inventory,
                    fulfilment,
                    prices,
                    logistics,
                    points,
                    coupons,
                    gifts,
                    notices,
                    alarms,
                    agents,
                    buyers);
        }

        private List<String> missing() {
            var missing = new ArrayList<String>();
            lacks(missing, "orders", orders);
            lacks(missing, "payments", payments);
            lacks(missing, "inventory", inventory);
            lacks(missing, "logistics", logistics);
            lacks(missing, "notices", notices);
            lacks(missing, "alarms", alarms);
            return missing;
        }

        private static void lacks(List<String> missing, String name, @Nullable Object gateway) {
            if (gateway == null) {
                missing.add(name);
            }
        }
    }
}
