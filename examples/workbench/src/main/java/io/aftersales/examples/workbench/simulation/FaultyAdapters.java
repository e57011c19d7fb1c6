package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Transactions;

/** Replaceable parts of the host. The defaults change nothing; a test overrides one to check that the simulation detects its mistake. */
interface FaultyAdapters {
    /** Host without mistakes. */
    FaultyAdapters NONE = new FaultyAdapters() {};

    /** Stores a decision. */
    default void write(InMemoryCaseRepository real, Commit commit) {
        real.commit(commit);
    }

    /** Stores the outcome of an effect. */
    default boolean settle(InMemoryCaseRepository real, OutboxEntry entry) {
        return real.settle(entry);
    }

    /** Tells whether the warehouse remembers released reservations. */
    default boolean remembersReleases() {
        return true;
    }

    /** Tells whether the warehouse keeps goods that it has stopped. */
    default boolean keepsWhatItStopped() {
        return true;
    }

    /** Returns the answer that the host reads from a provider's webhook. */
    default Answer notice(Answer answer) {
        return answer;
    }

    /** Returns the host's orders. */
    default Orders orders(Orders real) {
        return real;
    }

    /** Returns the repository that the desks use. */
    default CaseRepository repository(CaseRepository real) {
        return real;
    }

    /** Returns the outbox that the runner uses. */
    default Outbox outbox(Outbox real) {
        return real;
    }

    /** Returns the host's transactions that the desks use. */
    default Transactions transactions(Transactions real) {
        return real;
    }

    /** Returns the adapter of the payment provider. */
    default PaymentGateway payments(PaymentGateway real) {
        return real;
    }

    /** Returns the adapter of the stock. */
    default Inventory inventory(Inventory real) {
        return real;
    }

    /** Returns the adapter of the fulfilment of replacement orders. */
    default Fulfilment fulfilment(Fulfilment real) {
        return real;
    }

    /** Returns the adapter of the carriers. */
    default Logistics logistics(Logistics real) {
        return real;
    }

    /** Returns the adapter that grants points and coupons as goodwill. */
    default Gifts gifts(Gifts real) {
        return real;
    }

    /** Returns the adapter of the notices to buyers. */
    default Notices notices(Notices real) {
        return real;
    }
}
