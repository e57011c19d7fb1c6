package io.aftersales.examples.workbench.play;

import io.aftersales.inmemory.ScriptedWarehouse;

/** Partners of a shop, which answer as the script says. */
final class Partners {
    private final PlayedPayments payments = new PlayedPayments();
    private final PlayedTopUps topUps = new PlayedTopUps();
    private final PlayedCarrier carrier = new PlayedCarrier();
    private final PlayedStock stock;
    private final PlayedFulfilment fulfilment;

    Partners(ScriptedWarehouse warehouse) {
        stock = new PlayedStock(warehouse);
        fulfilment = new PlayedFulfilment(warehouse);
    }

    /** Changes the answers that are named. */
    void say(PartnerWords words) {
        payments.say(words);
        topUps.say(words);
        carrier.say(words);
        stock.say(words);
        fulfilment.say(words);
    }

    PlayedPayments payments() {
        return payments;
    }

    PlayedTopUps topUps() {
        return topUps;
    }

    PlayedCarrier carrier() {
        return carrier;
    }

    PlayedStock stock() {
        return stock;
    }

    PlayedFulfilment fulfilment() {
        return fulfilment;
    }
}
