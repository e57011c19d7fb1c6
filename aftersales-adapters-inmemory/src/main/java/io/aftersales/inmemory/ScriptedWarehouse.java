package io.aftersales.inmemory;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Inventory;
import java.util.List;

/** A warehouse that keeps a ledger, and is out of reach when told so. */
public final class ScriptedWarehouse implements Inventory {
    private final Once<Movement> ledger = new Once<>();
    private int failures;

    /**
     * One movement of stock.
     *
     * @param what what happened
     * @param warehouse where; empty for a stop of fulfilment
     * @param goods which goods
     */
    public record Movement(What what, String warehouse, List<Goods> goods) {
        /** What happened. */
        public enum What {
            /** Reserved goods were given free and will not be shipped. */
            STOPPED,
            /** Goods went back on sale. */
            GOOD,
            /** Goods were taken in as damaged. */
            DAMAGED
        }
    }

    /** A warehouse in working order. */
    public ScriptedWarehouse() {}

    /** The next so many calls fail, and nothing is done. */
    public synchronized void outOfReach(int calls) {
        failures = calls;
    }

    @Override
    public void stopFulfilment(EffectKey key, OrderId order, List<LineId> lines, List<Goods> goods) {
        take(key, new Movement(Movement.What.STOPPED, "", goods));
    }

    @Override
    public void restockGood(EffectKey key, String warehouse, List<Goods> goods) {
        take(key, new Movement(Movement.What.GOOD, warehouse, goods));
    }

    @Override
    public void restockDamaged(EffectKey key, String warehouse, List<Goods> goods) {
        take(key, new Movement(Movement.What.DAMAGED, warehouse, goods));
    }

    private synchronized void take(EffectKey key, Movement movement) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the warehouse is out of reach");
        }
        ledger.add(key, movement);
    }

    /** What happened so far, in order. */
    public List<Movement> ledger() {
        return ledger.all();
    }
}
