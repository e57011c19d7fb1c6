package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.examples.workbench.play.PartnerWords.Refund;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payment provider that takes one word of the script for each payment, and pays when there are no more. A retry takes no word. */
final class PlayedPayments implements PaymentGateway {
    private final ScriptedPayments provider = new ScriptedPayments();
    private final Map<Route, Deque<Refund>> words = new EnumMap<>(Route.class);
    private final Map<EffectKey, RefundInstruction> sent = new HashMap<>();

    void say(PartnerWords said) {
        if (said.refund() == null) {
            return;
        }
        words.clear();
        said.refund().lists().forEach((route, list) -> words.put(route, new ArrayDeque<>(list)));
        if (said.refund().shared()) {
            words.put(Route.BALANCE, words.computeIfAbsent(Route.ORIGINAL, none -> new ArrayDeque<>()));
        }
    }

    @Override
    public Answer refund(RefundInstruction instruction) {
        boolean isNew = sent.putIfAbsent(instruction.key(), instruction) == null;
        Deque<Refund> list = words.get(instruction.route());
        Refund word = isNew && list != null && !list.isEmpty() ? list.remove() : Refund.PAID;
        switch (word) {
            case PAID -> {}
            case REJECTED -> provider.next(new Behaviour.Refuse("REFUSED", Answer.Retry.NEVER));
            case TIMES_OUT_PAID -> provider.next(new Behaviour.PayThenTimeOut());
            case TIMES_OUT_UNPAID -> provider.next(new Behaviour.TimeOut());
        }
        try {
            return provider.refund(instruction);
        } catch (IllegalStateException e) {
            return new Answer.Unknown("TIME_OUT");
        }
    }

    @Override
    public Answer query(RefundInstruction instruction) {
        return provider.query(instruction);
    }

    @Override
    public ProviderProfile profile(String channel) {
        return provider.profile(channel);
    }

    /** Makes a payment that was sent and not paid; answers what the provider reports. */
    Answer paidAfterAll(EffectKey key) {
        RefundInstruction instruction = sent.get(key);
        Answer answer = instruction == null ? new Answer.NotFound() : provider.refund(instruction);
        return answer instanceof Answer.Succeeded ? answer : new Answer.Succeeded("SAID-" + key);
    }

    /** Returns the payments that were made, in order. */
    List<ScriptedPayments.Payment> payments() {
        return provider.payments();
    }
}
