package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;

/** A gateway in order, for others to break. */
class DelegatingPayments implements PaymentGateway {
    private final PaymentGateway sound;
    private final Thread home = Thread.currentThread();

    DelegatingPayments(PaymentGateway sound) {
        this.sound = sound;
    }

    /** Whether this is one of many threads. */
    final boolean isRacing() {
        return Thread.currentThread() != home;
    }

    static RefundInstruction under(String key, RefundInstruction of) {
        return new RefundInstruction(
                new EffectKey(key),
                of.caseId(),
                of.channel(),
                of.paymentReference(),
                of.route(),
                of.amount(),
                of.captured(),
                of.reason());
    }

    static RefundInstruction by(Route route, RefundInstruction of) {
        return new RefundInstruction(
                of.key(),
                of.caseId(),
                of.channel(),
                of.paymentReference(),
                route,
                of.amount(),
                of.captured(),
                of.reason());
    }

    /** What the provider is really sent. */
    RefundInstruction sent(RefundInstruction instruction) {
        return instruction;
    }

    /** What is made of the provider's answer. */
    Answer read(Answer answer) {
        return answer;
    }

    @Override
    public Answer refund(RefundInstruction instruction) {
        return read(sound.refund(sent(instruction)));
    }

    @Override
    public Answer query(RefundInstruction instruction) {
        return read(sound.query(sent(instruction)));
    }

    @Override
    public ProviderProfile profile(String channel) {
        return sound.profile(channel);
    }
}
