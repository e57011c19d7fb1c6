package io.aftersales.inmemory.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.tck.BrokenRules;
import io.aftersales.ports.tck.InventoryContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The kit on warehouses of shops that offer no exchanges, and so never reserve. */
class ReservesNothingTest {
    private static final Set<Integer> ON_RESERVATIONS = Set.of(1, 2, 3, 4, 5, 6, 7, 9);

    private static class Warehouse implements Inventory {
        final ScriptedWarehouse sound = new ScriptedWarehouse();

        @Override
        public Map<String, Long> available(Set<String> skus) {
            return sound.available(skus);
        }

        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            return new Answer.Rejected("NO_RESERVATIONS", Answer.Retry.NEVER);
        }

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {}

        @Override
        public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
            return sound.stopFulfilment(key, cause, place, lines, goods);
        }

        @Override
        public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
            sound.restock(key, cause, warehouse, disposition, goods);
        }
    }

    private static final class RestocksWithEveryCall extends Warehouse {
        private int calls;

        @Override
        public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
            super.restock(new EffectKey("call-" + ++calls), cause, warehouse, disposition, goods);
        }
    }

    private static final class SellsWhatIsDamaged extends Warehouse {
        @Override
        public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
            super.restock(key, cause, warehouse, Disposition.SELLABLE, goods);
        }
    }

    private static final class Contract extends InventoryContract {
        private final Supplier<Warehouse> adapter;
        private Warehouse made = new Warehouse();
        private int orders;

        Contract(Supplier<Warehouse> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected boolean reservesGoods() {
            return false;
        }

        @Override
        protected Inventory emptyInventory() {
            made = adapter.get();
            return made;
        }

        @Override
        protected void stocks(String sku, long units) {
            made.sound.stocks(sku, units);
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

    @Test
    void theRulesOnReservationsAreSkippedAndTheOthersHold() {
        assertThat(BrokenRules.of(() -> new Contract(Warehouse::new)))
                .isEqualTo(new BrokenRules.Finding(Set.of(), ON_RESERVATIONS));
    }

    @Test
    void theOtherRulesAreStillBrokenByBrokenWarehouses() {
        assertThat(BrokenRules.of(() -> new Contract(RestocksWithEveryCall::new))
                        .broken())
                .containsExactly(10);
        assertThat(BrokenRules.of(() -> new Contract(SellsWhatIsDamaged::new)).broken())
                .containsExactly(11);
    }
}
