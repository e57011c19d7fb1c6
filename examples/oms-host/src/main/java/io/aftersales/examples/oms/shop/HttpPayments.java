package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payment gateway over HTTP to the simulated provider. A call that fails throws, or answers {@code Unknown}: the outcome is then in doubt
 * and the runner queries the provider.
 */
public final class HttpPayments implements PaymentGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JsonMapper mapper = JsonMapper.shared();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI provider;

    /** Creates a gateway to the provider at an address. */
    public HttpPayments(URI provider) {
        this.provider = provider;
    }

    private record Order(String key, String payment, String route, long amount, String currency) {}

    private record Refund(Order order, String status, String reference) {}

    @Override
    public Answer refund(RefundInstruction instruction) {
        var order = new Order(
                instruction.key().value(),
                instruction.paymentReference(),
                instruction.route().name(),
                instruction.amount().minor(),
                instruction.amount().currency().getCurrencyCode());
        return send(HttpRequest.newBuilder(provider.resolve("/refunds"))
                .POST(BodyPublishers.ofString(mapper.writeValueAsString(order))));
    }

    @Override
    public Answer query(RefundInstruction instruction) {
        return send(HttpRequest.newBuilder(
                        provider.resolve("/refunds/" + instruction.key().value()))
                .GET());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> answer(mapper.readValue(response.body(), Refund.class));
                case 404 -> new Answer.NotFound();
                case 503 -> new Answer.Rejected("BUSY", Answer.Retry.SAME_KEY_LATER);
                default -> new Answer.Unknown("HTTP " + response.statusCode());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the provider was asked", e);
        }
    }

    private static Answer answer(Refund refund) {
        return switch (refund.status()) {
            case "SUCCEEDED" -> new Answer.Succeeded(refund.reference());
            case "PENDING" -> new Answer.Pending(refund.reference());
            case "REJECTED" -> new Answer.Rejected(refund.reference(), Answer.Retry.NEVER);
            case "REVERSED" -> new Answer.Reversed(refund.reference());
            default -> new Answer.Unknown(refund.status());
        };
    }

    @Override
    public ProviderProfile profile(String channel) {
        return ProviderProfile.STRAIGHTFORWARD;
    }
}
