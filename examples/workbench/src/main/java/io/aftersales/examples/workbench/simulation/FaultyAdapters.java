package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Transactions;

/**
 * Where a host may be rebuilt. As it stands nothing is changed; whoever wants to know whether the simulation notices a mistake makes it
 * here.
 */
interface FaultyAdapters {
    /** A sound host. */
    FaultyAdapters NONE = new FaultyAdapters() {};

    /** Stores a decision. */
    default void write(InMemoryCaseRepository real, Commit commit) {
        real.commit(commit);
    }

    /** Stores what became of an effect. */
    default boolean settle(InMemoryCaseRepository real, OutboxEntry entry) {
        return real.settle(entry);
    }

    /** Whether the warehouse remembers which reservations were given free. */
    default boolean remembersReleases() {
        return true;
    }

    /** What a provider's notice is taken for. */
    default Answer notice(Answer answer) {
        return answer;
    }

    /** The repository as the desks see it. */
    default CaseRepository repository(CaseRepository real) {
        return real;
    }

    /** The outbox as the runner sees it. */
    default Outbox outbox(Outbox real) {
        return real;
    }

    /** The host's transactions as the desks see them. */
    default Transactions transactions(Transactions real) {
        return real;
    }

    /** The adapter of the payment provider. */
    default PaymentGateway payments(PaymentGateway real) {
        return real;
    }

    /** The adapter of the stock. */
    default Inventory inventory(Inventory real) {
        return real;
    }

    /** The adapter of whoever sends goods. */
    default Fulfilment fulfilment(Fulfilment real) {
        return real;
    }

    /** The adapter of the carriers. */
    default Logistics logistics(Logistics real) {
        return real;
    }

    /** The adapter of whatever gives points and coupons as compensations. */
    default Gifts gifts(Gifts real) {
        return real;
    }

    /** The adapter of the words to people. */
    default Notices notices(Notices real) {
        return real;
    }
}
