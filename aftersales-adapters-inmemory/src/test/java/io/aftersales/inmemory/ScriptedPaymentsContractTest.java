package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import io.aftersales.ports.tck.CapturedPayment;
import io.aftersales.ports.tck.PaymentGatewayContract;

public class ScriptedPaymentsContractTest extends PaymentGatewayContract {
    private ScriptedPayments payments;
    private int captured;

    @Override
    protected PaymentGateway gateway() {
        payments = new ScriptedPayments();
        return payments;
    }

    @Override
    protected CapturedPayment captured() {
        var payment = new CapturedPayment("CARD", "PAY-" + ++captured, Money.ofMinor(40_000, "CNY"));
        payments.captured(payment.reference(), payment.amount());
        return payment;
    }

    @Override
    protected long refunded(CapturedPayment payment) {
        return paid(payment, Route.ORIGINAL);
    }

    @Override
    protected long credited(CapturedPayment payment) {
        return paid(payment, Route.BALANCE);
    }

    private long paid(CapturedPayment payment, Route route) {
        return payments.payments().stream()
                .map(ScriptedPayments.Payment::instruction)
                .filter(each -> each.paymentReference().equals(payment.reference()) && each.route() == route)
                .map(RefundInstruction::amount)
                .mapToLong(Money::minor)
                .sum();
    }

    @Override
    protected boolean losesTheNextAnswer() {
        return does(new Behaviour.PayThenTimeOut());
    }

    @Override
    protected boolean paysTheNextLater() {
        return does(new Behaviour.PayLater());
    }

    @Override
    protected void completes(EffectKey key) {
        payments.complete(key);
    }

    @Override
    protected boolean isBusyForTheNext() {
        return does(new Behaviour.Refuse("BUSY", Answer.Retry.SAME_KEY_LATER));
    }

    private boolean does(Behaviour next) {
        payments.next(next);
        return true;
    }

    @Override
    protected boolean takesBack(EffectKey key) {
        payments.takeBack(key);
        return true;
    }
}
