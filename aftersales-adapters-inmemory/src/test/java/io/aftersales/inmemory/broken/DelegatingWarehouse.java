package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A warehouse in order, for others to break. */
class DelegatingWarehouse implements Inventory, Fulfilment {
    final ScriptedWarehouse sound = new ScriptedWarehouse();
    private final Thread home = Thread.currentThread();
    private final AtomicInteger others = new AtomicInteger();

    /** A key nobody else has: what is called under it is done. */
    final EffectKey otherKey() {
        return new EffectKey("broken-" + others.incrementAndGet());
    }

    /** Whether this is one of many threads. */
    final boolean isRacing() {
        return Thread.currentThread() != home;
    }

    void stocks(String sku, long units) {
        sound.stocks(sku, units);
    }

    final void stocks(List<Goods> goods) {
        goods.forEach(each -> sound.stocks(each.sku(), each.quantity()));
    }

    @Override
    public Map<String, Long> available(Set<String> skus) {
        return sound.available(skus);
    }

    @Override
    public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
        return sound.reserve(key, cause, goods, expires);
    }

    @Override
    public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
        sound.release(key, cause, reservation, goods);
    }

    @Override
    public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
        return sound.stopFulfilment(key, cause, place, lines, goods);
    }

    @Override
    public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
        sound.restock(key, cause, warehouse, disposition, goods);
    }

    @Override
    public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
        return sound.create(key, caseId, reservation, goods);
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
        return sound.cancel(key, caseId, replacement);
    }
}
