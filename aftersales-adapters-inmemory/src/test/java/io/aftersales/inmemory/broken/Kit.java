package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.tck.BrokenRules;
import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.FulfilmentContract;
import io.aftersales.ports.tck.HostTransaction;
import io.aftersales.ports.tck.InventoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;
import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TicketStorage;
import io.aftersales.ports.tck.TopUpsContract;
import io.aftersales.ports.tck.Warehouse;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs a contract on an adapter and tells the numbers of the rules it breaks. */
final class Kit {
    private Kit() {}

    private static final class Repository extends CaseRepositoryContract {
        private final Supplier<SoundRepository> adapter;

        Repository(Supplier<SoundRepository> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected Storage emptyStorage() {
            SoundRepository made = adapter.get();
            return new Storage(made, made, made instanceof HostTransaction transaction ? transaction : null);
        }
    }

    private static final class Outbox extends OutboxContract {
        private final Supplier<SoundRepository> adapter;

        Outbox(Supplier<SoundRepository> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected Storage emptyStorage() {
            SoundRepository made = adapter.get();
            return new Storage(made, made);
        }
    }

    private static final class Inventory extends InventoryContract {
        private final Supplier<DelegatingWarehouse> adapter;
        private DelegatingWarehouse made;
        private int orders;

        Inventory(Supplier<DelegatingWarehouse> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected io.aftersales.ports.gateways.Inventory emptyInventory() {
            made = adapter.get();
            return made;
        }

        @Override
        protected void stocks(String sku, long units) {
            made.stocks(sku, units);
        }

        @Override
        protected OrderId sold(String sku, long units) {
            orders++;
            return OrderId.of("200" + orders);
        }

        @Override
        protected Place packs(OrderId order) {
            return Place.parcel("P-" + order);
        }

        @Override
        protected void leaves(OrderId order, Place parcel) {
            made.sound.leaves(order, parcel);
        }
    }

    private static final class Fulfilment extends FulfilmentContract {
        private final Supplier<DelegatingWarehouse> adapter;
        private DelegatingWarehouse made;

        Fulfilment(Supplier<DelegatingWarehouse> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected Warehouse emptyWarehouse() {
            made = adapter.get();
            return new Warehouse(made, made);
        }

        @Override
        protected void stocks(String sku, long units) {
            made.stocks(sku, units);
        }

        @Override
        protected void ships(String order) {
            made.sound.ships(order);
        }
    }

    private static final class TopUps extends TopUpsContract {
        private final Supplier<DelegatingTopUps> adapter;
        private DelegatingTopUps made;

        TopUps(Supplier<DelegatingTopUps> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected io.aftersales.ports.gateways.TopUps unusedTopUps() {
            made = adapter.get();
            return made;
        }

        @Override
        protected boolean pays(EffectKey key) {
            return made.pays(key);
        }

        @Override
        protected long asked() {
            return made.asked();
        }
    }

    private static final class Tickets extends TicketRepositoryContract {
        private final Supplier<SoundTickets> adapter;

        Tickets(Supplier<SoundTickets> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected TicketStorage emptyStorage() {
            SoundTickets made = adapter.get();
            return new TicketStorage(
                    made.cases, made.cases, made, made instanceof HostTransaction transaction ? transaction : null);
        }
    }

    static Set<Integer> brokenAsTickets(Supplier<SoundTickets> adapter) {
        return BrokenRules.of(() -> new Tickets(adapter)).broken();
    }

    static Set<Integer> brokenAsInventory(Supplier<DelegatingWarehouse> adapter) {
        return BrokenRules.of(() -> new Inventory(adapter)).broken();
    }

    static Set<Integer> brokenAsFulfilment(Supplier<DelegatingWarehouse> adapter) {
        return BrokenRules.of(() -> new Fulfilment(adapter)).broken();
    }

    static Set<Integer> brokenAsTopUps(Supplier<DelegatingTopUps> adapter) {
        return BrokenRules.of(() -> new TopUps(adapter)).broken();
    }

    static Set<Integer> brokenAsRepository(Supplier<SoundRepository> adapter) {
        return BrokenRules.of(() -> new Repository(adapter)).broken();
    }

    static Set<Integer> brokenAsOutbox(Supplier<SoundRepository> adapter) {
        return BrokenRules.of(() -> new Outbox(adapter)).broken();
    }

    static Supplier<?> repository(Supplier<SoundRepository> adapter) {
        return () -> new Repository(adapter);
    }

    static Supplier<?> tickets(Supplier<SoundTickets> adapter) {
        return () -> new Tickets(adapter);
    }

    /** All rules of a contract. */
    static Set<Integer> rules(Class<?> contract) {
        return BrokenRules.methods(contract, Test.class).stream()
                .map(BrokenRules::number)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
