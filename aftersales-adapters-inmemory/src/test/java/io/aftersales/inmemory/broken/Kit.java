package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.FulfilmentContract;
import io.aftersales.ports.tck.InventoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;
import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TicketStorage;
import io.aftersales.ports.tck.TopUpsContract;
import io.aftersales.ports.tck.Warehouse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs a contract on an adapter and tells the numbers of the rules it breaks. */
final class Kit {
    private Kit() {}

    private static final class Repository extends CaseRepositoryContract {
        private final Supplier<Delegating> adapter;

        Repository(Supplier<Delegating> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected Storage emptyStorage() {
            Delegating made = adapter.get();
            return new Storage(made, made);
        }
    }

    private static final class Outbox extends OutboxContract {
        private final Supplier<Delegating> adapter;

        Outbox(Supplier<Delegating> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected Storage emptyStorage() {
            Delegating made = adapter.get();
            return new Storage(made, made);
        }
    }

    private static final class Inventory extends InventoryContract {
        private final Supplier<DelegatingWarehouse> adapter;
        private DelegatingWarehouse made;

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
            return OrderId.of("2001");
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
        private final Supplier<DelegatingTickets> adapter;

        Tickets(Supplier<DelegatingTickets> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected TicketStorage emptyStorage() {
            DelegatingTickets made = adapter.get();
            return new TicketStorage(made.cases, made.cases, made);
        }
    }

    static Set<Integer> brokenAsTickets(Supplier<DelegatingTickets> adapter) {
        return broken(Tickets.class, () -> new Tickets(adapter));
    }

    static Set<Integer> brokenAsInventory(Supplier<DelegatingWarehouse> adapter) {
        return broken(Inventory.class, () -> new Inventory(adapter));
    }

    static Set<Integer> brokenAsFulfilment(Supplier<DelegatingWarehouse> adapter) {
        return broken(Fulfilment.class, () -> new Fulfilment(adapter));
    }

    static Set<Integer> brokenAsTopUps(Supplier<DelegatingTopUps> adapter) {
        return broken(TopUps.class, () -> new TopUps(adapter));
    }

    static Set<Integer> brokenAsRepository(Supplier<Delegating> adapter) {
        return broken(Repository.class, () -> new Repository(adapter));
    }

    static Set<Integer> brokenAsOutbox(Supplier<Delegating> adapter) {
        return broken(Outbox.class, () -> new Outbox(adapter));
    }

    private static Set<Integer> broken(Class<?> contract, Supplier<Object> instance) {
        List<Method> starts = new ArrayList<>();
        List<Method> rules = new ArrayList<>();
        for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                method.setAccessible(true);
                if (method.isAnnotationPresent(BeforeEach.class)) {
                    starts.add(method);
                } else if (method.isAnnotationPresent(Test.class)) {
                    rules.add(method);
                }
            }
        }
        var broken = new TreeSet<Integer>();
        for (Method rule : rules) {
            Object fresh = instance.get();
            if (!starts.stream().allMatch(start -> passes(start, fresh)) || !passes(rule, fresh)) {
                broken.add(Integer.parseInt(rule.getName().substring(4, 6)));
            }
        }
        return broken;
    }

    private static boolean passes(Method method, Object on) {
        try {
            method.invoke(on);
            return true;
        } catch (InvocationTargetException e) {
            return false;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
