package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.examples.oms.web.Client.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of refusal, over HTTP: a status that tells the kind, and a problem that tells the code and the facts. */
class RefusalsTest extends RunningHost {
    private static final String TWO_MUGS =
            "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 2, \"reason\": \"NOT_LIKED\"}]}";

    private String opened() {
        return client().post("ann", "/api/orders/" + delivered() + "/cases", TWO_MUGS)
                .text("caseId");
    }

    private static void assertRefused(Response response, int status, String code, Rejection.Kind kind) {
        assertThat(response.status()).as(response.body().toString()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.text("title")).isEqualTo(code);
        assertThat(response.text("type")).isEqualTo("urn:aftersales:refusal:" + code);
        assertThat(response.text("kind")).isEqualTo(kind.name());
        assertThat(response.text("detail")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/api/cases/1001.1", "/actuator/metrics", "/api/anything"})
    void whoDoesNotSignInIsUnknown(String path) {
        Response response = client().get(null, path);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(client().get("nobody", path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ann | approval | {}",
                "ann | rejection | {'text': 't'}",
                "alex | approval | {}",
                "ines | closing | ",
                "rita | received | {'lost': false}",
                "ann | inspection | {'complete': true}",
                "fred | posted | {'carrier': 'c', 'trackingNumber': 'n'}",
                "alex | retry | ",
                "rita | offline | {'tender': 'CARD', 'paid': true, 'reference': 'r'}",
                "ann | confirmation | ",
                "ann | shipped | {'carrier': 'c', 'trackingNumber': 'n'}",
                "ann | delivered | ",
                "ann | failed | {'text': 't'}",
                "ann | found | {'text': 't'}",
                "alex | conversion | ",
                "ann | question | {'text': 't'}",
                "alex | rating | {'score': 5}",
                "rita | correction | {'why': 'w'}",
            })
    void nobodyDoesWhatTheirRoleMayNot(String user, String what, @Nullable String fields) {
        String body = fields == null ? "" : fields.replace('\'', '"');
        Response response = client().post(user, "/api/cases/" + opened() + "/" + what, body);
        assertRefused(response, 403, "NOT_PERMITTED", Rejection.Kind.NOT_ALLOWED);
    }

    @Test
    void buyersSeeAndDoOnlyWhatIsTheirOwn() {
        String id = opened();
        String order = delivered();
        assertRefused(client().get("bob", "/api/cases/" + id), 404, "CASE_NOT_FOUND", Rejection.Kind.NOT_FOUND);
        assertRefused(
                client().post("bob", "/api/orders/" + order + "/cases", TWO_MUGS),
                404,
                "ORDER_NOT_FOUND",
                Rejection.Kind.NOT_FOUND);
        assertRefused(
                client().post("bob", "/api/orders/" + order + "/quote", TWO_MUGS),
                404,
                "ORDER_NOT_FOUND",
                Rejection.Kind.NOT_FOUND);
        assertRefused(
                client().get("bob", "/api/orders/" + order + "/account"),
                403,
                "NOT_PERMITTED",
                Rejection.Kind.NOT_ALLOWED);
        assertRefused(
                client().get("alex", "/api/orders/" + order + "/account"),
                404,
                "NOTHING_ON_ORDER",
                Rejection.Kind.NOT_FOUND);
        assertThat(client().post("ann", "/api/provider-notices", "{}").status()).isEqualTo(403);
        assertThat(client().get("ann", "/actuator/metrics").status()).isEqualTo(403);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertRefused(
                client().post("ann", "/api/orders/none/cases", TWO_MUGS),
                404,
                "ORDER_NOT_FOUND",
                Rejection.Kind.NOT_FOUND);
        assertRefused(
                client().post("rita", "/api/cases/none.1/approval", "{}"),
                404,
                "CASE_NOT_FOUND",
                Rejection.Kind.NOT_FOUND);
        assertRefused(client().get("rita", "/api/cases/none.1"), 404, "CASE_NOT_FOUND", Rejection.Kind.NOT_FOUND);
        assertRefused(
                client().post("ann", "/api/orders/" + delivered() + "/cases", TWO_MUGS.replace("MUGS", "NONE")),
                404,
                "UNKNOWN_LINE",
                Rejection.Kind.NOT_FOUND);
    }

    @Test
    void aCommandIdIsForOneCommandAndASecondSendingChangesNothing() {
        String path = "/api/orders/" + delivered() + "/cases";
        Response first = client().post("ann", path, TWO_MUGS, "once");

        assertThat(client().post("ann", path, TWO_MUGS, "once")).isEqualTo(first);
        assertRefused(
                client().post("ann", path, TWO_MUGS.replace("2", "1"), "once"),
                409,
                "COMMAND_REUSED",
                Rejection.Kind.CONFLICT);
    }

    @Test
    void aMoveTheCaseCannotMakeIsAConflict() {
        assertRefused(
                client().post("ines", "/api/cases/" + opened() + "/received", "{\"lost\": false}"),
                409,
                "ILLEGAL_MOVE",
                Rejection.Kind.ILLEGAL_MOVE);
    }

    @Test
    void whatTheRulesForbidIsTold() {
        String order = delivered();
        client().post("ann", "/api/orders/" + order + "/cases", TWO_MUGS);

        Response response = client().post("ann", "/api/orders/" + order + "/cases", TWO_MUGS);

        assertRefused(response, 422, "QUANTITY_EXCEEDED", Rejection.Kind.POLICY);
        assertThat(response.text("facts", "line")).isEqualTo("MUGS");
        assertThat(response.body().path("facts").path("asked").asLong()).isEqualTo(2);
        assertThat(response.body().path("facts").path("left").asLong()).isEqualTo(1);
    }

    @Test
    void allLimitsThatAreNotKeptAreToldAtOnce() {
        Response response = client().post(
                        "ann",
                        "/api/orders/" + delivered() + "/cases",
                        "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 0, \"reason\": \"\"}]}");
        assertRefused(response, 400, "INVALID_COMMAND", Rejection.Kind.INVALID);
        assertThat(response.body().path("facts").path("violations"))
                .extracting(violation -> violation.path("path").asString())
                .containsExactly("items[0].quantity", "items[0].reason");
    }

    @Test
    void whatCannotBeReadIsABadRequest() {
        String path = "/api/orders/" + delivered() + "/cases";
        assertThat(client().post("ann", path, "{").status()).isEqualTo(400);
        assertThat(client().post("ann", path, TWO_MUGS.replace("RETURN_REFUND", "GIFT"))
                        .status())
                .isEqualTo(400);
        assertThat(client().post("ann", path, TWO_MUGS, " ").status()).isEqualTo(400);
        assertThat(client().get("rita", "/api/cases/nonsense").status()).isEqualTo(400);
        assertThat(client().get("rita", "/api/cases?limit=9999").status()).isEqualTo(400);
        assertThat(client().get("rita", "/api/cases/nonsense").contentType()).isEqualTo("application/problem+json");
    }
}
