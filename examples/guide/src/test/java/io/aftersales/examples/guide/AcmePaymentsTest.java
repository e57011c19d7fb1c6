package io.aftersales.examples.guide;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.tck.CapturedPayment;
import io.aftersales.ports.tck.PaymentGatewayContract;

// guide:start check-your-adapter
class AcmePaymentsTest extends PaymentGatewayContract {
    private final ScriptedPayments sandbox = new ScriptedPayments(); // yours: the provider's sandbox
    private int captured;

    @Override
    protected PaymentGateway gateway() {
        sandbox.always("CARD", Route.BALANCE, new Behaviour.Refuse("NO_BALANCES", Answer.Retry.NEVER));
        return sandbox; // yours: the adapter over it
    }

    @Override
    protected CapturedPayment captured() {
        var payment = new CapturedPayment("CARD", "PAY-" + ++captured, Money.of("80.00", "CNY"));
        sandbox.captured(payment.reference(), payment.amount());
        return payment;
    }

    @Override
    protected long refunded(CapturedPayment payment) {
        return sandbox.paidOn(payment.reference());
    }

    @Override
    protected boolean losesTheNextAnswer() {
        sandbox.next(new Behaviour.PayThenTimeOut());
        return true;
    }
}
// guide:end check-your-adapter
