package io.aftersales.ports.gateways;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host's connections to everything outside of after-sales: orders, payments, stock, carriers, people. Assembled with {@link
 * #builder()}.
 *
 * @param orders the host's orders
 * @param payments the payment providers
 * @param topUps the payments that buyers make on top
 * @param inventory the host's stock
 * @param fulfilment the sending of goods to buyers
 * @param prices the prices of goods
 * @param logistics the carriers
 * @param points the loyalty system
 * @param coupons the coupons
 * @param gifts the points and coupons given as goodwill
 * @param notices the notices to buyers and staff
 * @param alarms the alarms to the staff
 * @param agents the agents who work on tickets
 * @param buyers the records of buyers
 * @param returnRouting the routing of goods that buyers return
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
        Buyers buyers,
        ReturnRouting returnRouting) {

    /**
     * Starts an assembly of gateways. The host has to name orders, payments and inventory; alarms are logged by default, every other gateway
     * is its {@code NONE}, and returns are routed by the standard, or on the buyers' own carriers where the host has no logistics.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts an assembly with these gateways, in which some can be replaced. */
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
                .buyers(buyers)
                .returnRouting(returnRouting);
    }

    /** Collects gateways. */
    public static final class Builder {
        private @Nullable Orders orders;
        private @Nullable PaymentGateway payments;
        private TopUps topUps = TopUps.NONE;
        private @Nullable Inventory inventory;
        private Fulfilment fulfilment = Fulfilment.NONE;
        private Prices prices = Prices.NONE;
        private Logistics logistics = Logistics.NONE;
        private Points points = Points.NONE;
        private Coupons coupons = Coupons.NONE;
        private Gifts gifts = Gifts.NONE;
        private Notices notices = Notices.NONE;
        private Alarms alarms = Alarms.LOGGED;
        private Agents agents = Agents.NONE;
        private Buyers buyers = Buyers.NONE;
        private ReturnRouting returnRouting = ReturnRouting.STANDARD;

        private Builder() {}

        /** Sets the host's orders. Required. */
        public Builder orders(Orders gateway) {
            orders = gateway;
            return this;
        }

        /** Sets the payment providers. Required. */
        public Builder payments(PaymentGateway gateway) {
            payments = gateway;
            return this;
        }

        /** Sets the payments that buyers make on top for dearer goods; by default buyers cannot pay on top. */
        public Builder topUps(TopUps gateway) {
            topUps = gateway;
            return this;
        }

        /** Sets the host's stock. Required. */
        public Builder inventory(Inventory gateway) {
            inventory = gateway;
            return this;
        }

        /** Sets the sending of goods to buyers; by default no goods are sent. */
        public Builder fulfilment(Fulfilment gateway) {
            fulfilment = gateway;
            return this;
        }

        /** Sets the prices of goods; by default nothing has a price, and goods are exchanged for the same goods only. */
        public Builder prices(Prices gateway) {
            prices = gateway;
            return this;
        }

        /** Sets the carriers; by default there are none, and buyers return goods on a carrier of their own. */
        public Builder logistics(Logistics gateway) {
            logistics = gateway;
            return this;
        }

        /** Sets the loyalty system; by default there is none, and points with which an order was paid wait for a person. */
        public Builder points(Points gateway) {
            points = gateway;
            return this;
        }

        /** Sets the coupons; by default there are none, and a coupon that is to be given back waits for a person. */
        public Builder coupons(Coupons gateway) {
            coupons = gateway;
            return this;
        }

        /** Sets the points and coupons given as goodwill; by default there are none. */
        public Builder gifts(Gifts gateway) {
            gifts = gateway;
            return this;
        }

        /** Sets the notices to buyers and staff; by default none are sent. */
        public Builder notices(Notices gateway) {
            notices = gateway;
            return this;
        }

        /** Sets the alarms to the staff; by default they are logged. */
        public Builder alarms(Alarms gateway) {
            alarms = gateway;
            return this;
        }

        /** Sets the agents who work on tickets; by default tickets wait in their queues. */
        public Builder agents(Agents gateway) {
            agents = gateway;
            return this;
        }

        /** Sets the records of buyers; by default nothing is known of them. */
        public Builder buyers(Buyers gateway) {
            buyers = gateway;
            return this;
        }

        /** Sets the routing of goods that buyers return; by default each unit goes back to the warehouse it was sent from. */
        public Builder returnRouting(ReturnRouting gateway) {
            returnRouting = gateway;
            return this;
        }

        /**
         * Assembles the collected gateways.
         *
         * @throws IllegalStateException when required gateways are missing; the message names all of them
         */
        public Gateways build() {
            if (orders == null || payments == null || inventory == null) {
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
                    buyers,
                    logistics == Logistics.NONE && returnRouting == ReturnRouting.STANDARD
                            ? ReturnRouting.OWN_CARRIER // no label can be made
                            : returnRouting);
        }

        private List<String> missing() {
            var missing = new ArrayList<String>();
            lacks(missing, "orders", orders);
            lacks(missing, "payments", payments);
            lacks(missing, "inventory", inventory);
            return missing;
        }

        private static void lacks(List<String> missing, String name, @Nullable Object gateway) {
            if (gateway == null) {
                missing.add(name);
            }
        }
    }
}
