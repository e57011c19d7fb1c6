package io.aftersales.ports.gateways;

/**
 * All of the world outside, as a host passes it.
 *
 * @param orders the host's orders
 * @param payments the payment providers
 * @param inventory the stock
 * @param logistics the carriers
 * @param points the loyalty system
 * @param coupons the coupons
 * @param notices words to people
 * @param alarms whoever is woken
 * @param tickets the list of cases that need a person
 */
public record Gateways(
        Orders orders,
        PaymentGateway payments,
        Inventory inventory,
        Logistics logistics,
        Points points,
        Coupons coupons,
        Notices notices,
        Alarms alarms,
        Tickets tickets) {}
