package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.util.function.Consumer;

/**
 * Watch over payments: no payment of a case may go out before every partner that was to stop its goods has decided.
 *
 * @param real the payment provider
 * @param watch checks a case whose money is about to go out
 */
record UnansweredStops(PaymentGateway real, Consumer<CaseId> watch) implements PaymentGateway {
    @Override
    public Answer refund(RefundInstruction instruction) {
        watch.accept(instruction.caseId());
        return real.refund(instruction);
    }

    @Override
    public Answer query(RefundInstruction instruction) {
        return real.query(instruction);
    }

    @Override
    public ProviderProfile profile(String channel) {
        return real.profile(channel);
    }
}
