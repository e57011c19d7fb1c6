package shop;

// guide:start first-hour-payments
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
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
        return answer(refund, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    @Override
    public Answer query(RefundInstruction refund) {
        return answer(refund, HttpRequest.newBuilder().GET());
    }

    @Override
    public ProviderProfile profile(String channel) {
        return ProviderProfile.STRAIGHTFORWARD;
    }

    /** Answers what is certain. Everything else is thrown or unknown, and after-sales asks again. */
    private Answer answer(RefundInstruction refund, HttpRequest.Builder request) {
        HttpRequest call = request.uri(URI.create(provider + "/refunds/" + refund.key())).build();
        // The timeout of a request ends with the head of the answer, this one with its last byte.
        HttpResponse<String> response = client.sendAsync(call, BodyHandlers.ofString())
                .orTimeout(1, TimeUnit.SECONDS)
                .join();
        return switch (response.statusCode()) {
            case 200 -> new Answer.Succeeded(response.body());
            case 402 -> new Answer.Rejected(response.body(), Answer.Retry.NEVER);
            case 404 -> new Answer.NotFound();
            default -> new Answer.Unknown("HTTP " + response.statusCode());
        };
    }
}
// guide:end first-hour-payments
