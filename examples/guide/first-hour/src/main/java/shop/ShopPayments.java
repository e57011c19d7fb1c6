package shop;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Calls the shop's payment provider, which remembers idempotency keys and can be asked by key. */
@Component
class ShopPayments implements PaymentGateway {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String provider;

    ShopPayments(@Value("${shop.provider}") String provider) {
        this.provider = provider;
    }

    @Override
    public Answer refund(RefundInstruction refund) {
        if (refund.route() != Route.ORIGINAL) {
            return new Answer.Rejected("NO_BALANCE", Answer.Retry.NEVER);
        }
        String body = refund.paymentReference() + " " + refund.amount().minor();
        return answer(request(refund).POST(BodyPublishers.ofString(body)));
    }

    @Override
    public Answer query(RefundInstruction refund) {
        return answer(request(refund).GET());
    }

    @Override
    public ProviderProfile profile(String channel) {
        return ProviderProfile.STRAIGHTFORWARD;
    }

    private HttpRequest.Builder request(RefundInstruction refund) {
        return HttpRequest.newBuilder(URI.create(provider + "/refunds/" + refund.key()))
                .timeout(Duration.ofSeconds(1));
    }

    /** Answers what is certain. Everything else is thrown or unknown, and after-sales asks again. */
    private Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> new Answer.Succeeded(response.body());
                case 402 -> new Answer.Rejected(response.body(), Answer.Retry.NEVER);
                case 404 -> new Answer.NotFound();
                default -> new Answer.Unknown("HTTP " + response.statusCode());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
