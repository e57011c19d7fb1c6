package io.aftersales.examples.workbench.play;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;

/** Writes the accounts of the orders that have a case. */
final class AccountWriter {
    private AccountWriter() {}

    static void write(ObjectNode json, PlayedShop shop) {
        shop.orders()
                .forEach(order -> shop.repository()
                        .account(order)
                        .ifPresent(account -> account(json.putObject(order.value()), account)));
    }

    private static void account(ObjectNode json, OrderAccount account) {
        json.put("paid", account.payable())
                .put("captured", account.captured())
                .put("refunded", account.refunded())
                .put("paidOut", account.paidOut())
                .put("kept", account.kept())
                .put("external", account.external())
                .put("remaining", account.remaining());
        ObjectNode lines = json.putObject("lines");
        for (LineBalance line : account.toRecord().lines()) {
            ObjectNode places = lines.putObject(line.line().value())
                    .put("held", line.held())
                    .put("gone", line.gone())
                    .putObject("places");
            for (PlaceBalance place : line.places()) {
                places.putObject(place.place().value())
                        .put("held", place.held())
                        .put("gone", place.gone());
            }
        }
    }
}
