package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.workbench.play.PartnerWords.Sending;
import io.aftersales.examples.workbench.play.PartnerWords.Stopping;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.ports.gateways.Fulfilment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sending of goods to buyers: answers each request once and for all, as the script says at that moment. */
final class PlayedFulfilment implements Fulfilment {
    private final ScriptedWarehouse warehouse;
    private final Map<EffectKey, Answer> answers = new HashMap<>();
    private Sending replacements = Sending.SENT;
    private Stopping cancellations = Stopping.STOPPED;

    PlayedFulfilment(ScriptedWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    void say(PartnerWords said) {
        replacements = said.replacement() == null ? replacements : said.replacement();
        cancellations = said.cancelReplacement() == null ? cancellations : said.cancelReplacement();
    }

    @Override
    public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
        return answers.computeIfAbsent(
                key,
                unseen -> replacements == Sending.REFUSED
                        ? new Answer.Rejected("NO_SERVICE", Answer.Retry.NEVER)
                        : warehouse.create(key, caseId, reservation, goods));
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
        return answers.computeIfAbsent(
                key,
                unseen -> cancellations == Stopping.TOO_LATE
                        ? new Answer.Rejected("SHIPPED", Answer.Retry.NEVER)
                        : warehouse.cancel(key, caseId, replacement));
    }
}
