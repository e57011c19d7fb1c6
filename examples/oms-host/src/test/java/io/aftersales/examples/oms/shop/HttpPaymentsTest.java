package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.examples.oms.provider.PaymentProvider;
import io.aftersales.examples.oms.provider.PaymentProvider.Fault;
import io.aftersales.examples.oms.web.Client;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.tck.CapturedPayment;
import io.aftersales.ports.tck.PaymentGatewayContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;

class HttpPaymentsTest extends PaymentGatewayContract {
    private final PaymentProvider provider = provider();
    private int captured;

    private static PaymentProvider provider() {
        try {
            return new PaymentProvider(Files.createTempFile("payments-", ".journal"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Override
    protected PaymentGateway gateway() {
        return new HttpPayments(URI.create("http://localhost:" + provider.port()));
    }

    @Override
    protected CapturedPayment captured() {
        captured++;
        var payment = new CapturedPayment("CARD", "PAY-" + captured, Money.parse("CNY 100.00"));
        provider.captured(payment.reference(), payment.amount().minor());
        return payment;
    }

    @Override
    protected long refunded(CapturedPayment payment) {
        return paid(payment, "ORIGINAL");
    }

    @Override
    protected long credited(CapturedPayment of) {
        return paid(of, "BALANCE");
    }

    private long paid(CapturedPayment payment, String route) {
        var journal = new Client(provider.port()).get(null, "/refunds").body();
        return StreamSupport.stream(journal.spliterator(), false)
                .filter(refund -> refund.path("status").asString().matches("SUCCEEDED|PENDING"))
                .map(refund -> refund.path("order"))
                .filter(order -> order.path("payment").asString().equals(payment.reference()))
                .filter(order -> order.path("route").asString().equals(route))
                .mapToLong(order -> order.path("amount").asLong())
                .sum();
    }

    @Override
    protected boolean losesTheNextAnswer() {
        provider.next(Fault.LOSE_ANSWER);
        return true;
    }

    @Override
    protected boolean paysTheNextLater() {
        provider.next(Fault.PAY_LATER);
        return true;
    }

    @Override
    protected void completes(EffectKey key) {
        new Client(provider.port()).post(null, "/refunds/" + key + "/completion", "");
    }

    @Override
    protected boolean isBusyForTheNext() {
        provider.next(Fault.BUSY);
        return true;
    }

    @Override
    protected boolean takesBack(EffectKey key) {
        new Client(provider.port()).post(null, "/refunds/" + key + "/reversal", "");
        return true;
    }
}
