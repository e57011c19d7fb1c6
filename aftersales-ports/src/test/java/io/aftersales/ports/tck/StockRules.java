package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The operations of a warehouse that the rules need to see its stock. Stock on sale is measured by reserving it, not by what the warehouse
 * says; where nothing is ever reserved, it is what the warehouse says.
 */
abstract class StockRules {
    static final CaseId CASE = new CaseId(OrderId.of("1001"), 1);
    static final Cause CAUSE = new Cause(CASE, "CHANGED_MIND");
    static final EffectKey RESERVATION = new EffectKey("as-1001-1-reserve-0");
    static final EffectKey RELEASE = new EffectKey("as-1001-1-release-0");
    static final int RACERS = 32;

    /** The moment until which reservations stand: none of the kit's expires while it runs, whatever clock the warehouse has. */
    private static final Instant EXPIRES = Instant.parse("2037-01-01T00:00:00Z");

    /** The units that a rule has found on sale and goes on without, as if they were reserved, by SKU. */
    private final Map<String, Long> measured = new HashMap<>();

    private final AtomicInteger others = new AtomicInteger();

    abstract Inventory inventory();

    /** Tells whether the warehouse reserves goods. */
    boolean reservesGoods() {
        return true;
    }

    static Goods mugs(long quantity) {
        return new Goods("MUG", quantity);
    }

    static Goods pots(long quantity) {
        return new Goods("POT", quantity);
    }

    final EffectKey otherKey() {
        return new EffectKey("as-1001-2-other-" + others.incrementAndGet());
    }

    final Answer reserve(EffectKey key, Goods... goods) {
        return inventory().reserve(key, CAUSE, List.of(goods), EXPIRES);
    }

    final void release(EffectKey key, EffectKey reservation, Goods... goods) {
        inventory().release(key, CAUSE, reservation, List.of(goods));
    }

    final void reserved(EffectKey key, Goods... goods) {
        assertSucceeded(reserve(key, goods), "there is enough of it, and no other case wants it");
    }

    static void assertSucceeded(Answer answer, String why) {
        assertThat(answer).as(why).isInstanceOf(Answer.Succeeded.class);
    }

    static void assertRejected(Answer answer, String why) {
        assertThat(answer)
                .as("%s: rejected, and not to be tried again", why)
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.retry()).as(why).isEqualTo(Answer.Retry.NEVER));
    }

    /** Checks that exactly these goods can be reserved, and no unit more; they are reserved afterwards. */
    final void assertFree(Goods goods, String why) {
        if (!reservesGoods()) {
            assertOnSale(goods.sku(), goods.quantity(), why);
            measured.merge(goods.sku(), goods.quantity(), Long::sum);
            return;
        }
        assertNoneFree(goods.sku(), goods.quantity() + 1, why);
        assertSucceeded(reserve(otherKey(), goods), why + ", but fewer are on sale");
    }

    final void assertNoneFree(String sku, String why) {
        if (!reservesGoods()) {
            assertOnSale(sku, 0, why);
            return;
        }
        assertNoneFree(sku, 1, why);
    }

    private void assertOnSale(String sku, long units, String why) {
        assertThat(inventory().available(Set.of(sku)).getOrDefault(sku, 0L))
                .as("available units of %s: %s", sku, why)
                .isEqualTo(units + measured.getOrDefault(sku, 0L));
    }

    private void assertNoneFree(String sku, long units, String why) {
        assertRejected(reserve(otherKey(), new Goods(sku, units)), why + ", but more are on sale");
    }
}
