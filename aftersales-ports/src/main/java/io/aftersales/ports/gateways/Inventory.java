package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import java.util.List;

/** The host's stock. */
public interface Inventory {

    /**
     * Does not ship these lines of an order and gives the stock free that was reserved for them.
     *
     * @param lines the lines; none means the order as such
     * @param goods what is given free
     */
    void stopFulfilment(EffectKey key, OrderId order, List<LineId> lines, List<Goods> goods);

    /** Puts goods back on sale. */
    void restockGood(EffectKey key, String warehouse, List<Goods> goods);

    /** Takes goods in as damaged. */
    void restockDamaged(EffectKey key, String warehouse, List<Goods> goods);
}
