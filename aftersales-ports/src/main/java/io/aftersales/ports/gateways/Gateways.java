package io.aftersales.ports.gateways;

/**
 * All of the world outside, as a host passes it.
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
        Buyers buyers) {}
