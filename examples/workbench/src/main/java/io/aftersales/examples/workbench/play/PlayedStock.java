package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.examples.workbench.play.PartnerWords.ByPlace;
import io.aftersales.examples.workbench.play.PartnerWords.KeepingBack;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stock of the shop: answers each stop once and for all, as the script says at that moment. */
final class PlayedStock implements Inventory {
    private final ScriptedWarehouse warehouse;
    private final Map<EffectKey, Answer> answers = new HashMap<>();
    private ByPlace<KeepingBack> stops = ByPlace.all(KeepingBack.STOPPED);

    PlayedStock(ScriptedWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    void say(PartnerWords said) {
        stops = said.stop() == null ? stops : said.stop();
    }

    @Override
    public Map<String, Long> available(Set<String> skus) {
        return warehouse.available(skus);
    }

    @Override
    public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
        return warehouse.reserve(key, cause, goods, expires);
    }

    @Override
    public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
        warehouse.release(key, cause, reservation, goods);
    }

    @Override
    public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
        return answers.computeIfAbsent(key, unseen -> switch (stops.of(place.value())) {
            case STOPPED -> warehouse.stopFulfilment(key, cause, place, lines, goods);
            case TOO_LATE -> new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER);
            case SILENT -> new Answer.Pending(key.value());
        });
    }

    /** Stops goods that were not stopped before; answers what the warehouse reports. */
    Answer stoppedAfterAll(CaseId caseId, Effect.StopFulfilment stop) {
        return warehouse.stopFulfilment(
                stop.key(), new Cause(caseId, stop.reason()), stop.place(), stop.lines(), stop.goods());
    }

    @Override
    public void restock(EffectKey key, Cause cause, String to, Disposition disposition, List<Goods> goods) {
        warehouse.restock(key, cause, to, disposition, goods);
    }
}
