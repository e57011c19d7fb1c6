package io.aftersales.spring.host;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Pays, and notes whether it was ever called within a transaction. */
@Component
public class Provider implements PaymentGateway {
    public final ScriptedPayments payments = new ScriptedPayments();
    public volatile boolean calledInTransaction;
    private volatile Consumer<RefundInstruction> before = instruction -> {};

    /** Lets a test look at the moment before the next payments. */
    public void before(Consumer<RefundInstruction> look) {
        before = look;
    }

    @Override
    public Answer refund(RefundInstruction instruction) {
        before.accept(instruction);
        calledInTransaction |= TransactionSynchronizationManager.isActualTransactionActive();
        return payments.refund(instruction);
    }

    @Override
    public Answer query(RefundInstruction instruction) {
        return payments.query(instruction);
    }

    @Override
    public ProviderProfile profile(String channel) {
        return payments.profile(channel);
    }
}
