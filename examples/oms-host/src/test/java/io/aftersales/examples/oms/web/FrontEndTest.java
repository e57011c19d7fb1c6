package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A front end in the browser: what it needs to show a page without rules and texts of its own. */
class FrontEndTest extends RunningHost {
    private static final String OFFER = "{\"agreed\": %d, \"keeping\": true}";
    private static final String ONE = "{\"kind\": \"RETURN_REFUND\", " + ONE_MUG.formatted("NOT_LIKED", "");

    private HttpResponse<String> exchange(String user, String method, String path, String body, String... headers) {
        return client().exchange(user, path, request -> {
            if (headers.length > 0) {
                request.headers(headers);
            }
            return method.equals("GET")
                    ? request.GET()
                    : request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        });
    }

    private static JsonNode json(HttpResponse<String> response) {
        return tools.jackson.databind.json.JsonMapper.shared().readTree(response.body());
    }

    private String offered(String order, int agreed) {
        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "offer", OFFER.formatted(agreed));
        return id;
    }

    // --- versions

    @Test
    void anOfferThatHasChangedIsNotAccepted() {
        String id = offered(delivered(), 2_500);
        String seen = exchange("ann", "GET", "/api/cases/" + id, "")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        command("ann", id, "offer/answer", "{\"accepts\": false}");
        command("rita", id, "offer", OFFER.formatted(500));

        String path = "/api/cases/" + id + "/offer/answer";
        HttpResponse<String> stale = exchange(
                "ann", "POST", path, "{\"accepts\": true}", "If-Match", seen, "Idempotency-Key", "stale-" + id);
        assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
        assertThat(json(stale).path("title").asString()).isEqualTo("PRECONDITION_FAILED");
        assertThat(json(stale).path("detail").asString()).isNotEmpty();
        assertThat(json(stale).path("facts").path("version").asLong()).isEqualTo(4);
        assertThat(status(id)).isEqualTo("OFFERED");

        for (int again = 0; again < 2; again++) {
            HttpResponse<String> accepted = exchange(
                    "ann", "POST", path, "{\"accepts\": true}", "If-Match", "\"4\"", "Idempotency-Key", "new-" + id);
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"7\", \"1-abc\" | 200", "W/\"1\" | 200", "* | 200", "\"9\" | 412", "\"x\" | 412", "1 | 400"})
    void aCommandIsCarriedOutOnTheVersionsThatItNames(String match, int status) {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        HttpResponse<String> answer = exchange(
                "ann", "POST", "/api/cases/" + id + "/withdrawal", "", "If-Match", match, "Idempotency-Key", "w-" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 400) {
            assertThat(json(answer).path("field").asString()).isEqualTo("If-Match");
        }
        assertThat(status(id)).isEqualTo(status == 200 ? "CLOSED" : "PENDING_REVIEW");
    }

    @Test
    void aStrangerLearnsNoVersion() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        HttpResponse<String> answer = exchange(
                "bob",
                "POST",
                "/api/cases/" + id + "/withdrawal",
                "",
                "If-Match",
                "\"9\"",
                "Idempotency-Key",
                "b-" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    }

    @Test
    void aTicketIsHandledInTheVersionThatIsNamed() {
        String path = "/api/tickets/" + open(delivered(), "RETURN_REFUND", "NOT_LIKED", "") + "-1";
        String seen =
                exchange("saul", "GET", path, "").headers().firstValue("ETag").orElseThrow();
        String body = "{\"priority\": \"HIGH\", \"reason\": \"OTHER\"}";
        client().post("saul", path + "/priority", body);
        assertThat(exchange(
                                "saul",
                                "POST",
                                path + "/priority",
                                body.replace("HIGH", "NORMAL"),
                                "If-Match",
                                seen,
                                "Idempotency-Key",
                                "t-" + path)
                        .statusCode())
                .isEqualTo(412);
    }

    /** Each of the commands could be carried out after each other one, but each names the version before. */
    @Test
    void ofCommandsAtTheSameTimeOnOneVersionOneIsCarriedOut() {
        String path = "/api/tickets/" + open(delivered(), "RETURN_REFUND", "NOT_LIKED", "") + "-1";
        String seen =
                exchange("saul", "GET", path, "").headers().firstValue("ETag").orElseThrow();
        List<Integer> statuses = Stream.of("exchanges", "complaints", "disputes")
                .map(group -> CompletableFuture.supplyAsync(() -> exchange(
                                "saul",
                                "POST",
                                path + "/group",
                                "{\"group\": \"" + group + "\", \"reason\": \"OTHER\"}",
                                "If-Match",
                                seen,
                                "Idempotency-Key",
                                group + path)
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412);
    }

    @Test
    void anAnswerOfAnotherReaderOrLanguageHasAnotherTag() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        String path = "/api/cases/" + id;
        List<HttpResponse<String>> answers = List.of(
                client().exchange("ann", path, request -> request.GET()),
                client().in("zh").exchange("ann", path, request -> request.GET()),
                client().exchange("rita", path, request -> request.GET()));
        assertThat(answers)
                .extracting(each -> each.headers().firstValue("ETag").orElseThrow())
                .doesNotHaveDuplicates()
                .allMatch(each -> each.startsWith("\"1-"));
        assertThat(answers).allSatisfy(each -> {
            assertThat(each.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("private", "no-cache")
                    .doesNotContain("no-store");
            assertThat(String.join(",", each.headers().allValues("Vary"))).contains("Authorization", "Accept-Language");
        });
    }

    // --- problems

    /** Sends a header as its bytes, as browsers do; the client of the JDK sends none beyond ASCII. */
    @Test
    void aKeyThatNoHeaderMayHaveIsRefused() throws IOException {
        String answer;
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/cases/1001.1/withdrawal HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: Basic YW5uOmFubg==\r\nContent-Length: 0\r\nIdempotency-Key: 键\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"field\":\"Idempotency-Key\"");
    }

    @Test
    void aParameterWithAControlCharacterInItsNameIsRefused() {
        assertThat(client().get("ann", "/api/cases?a%07b=1").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"kind\": 7}",
                "{\"kind\": \"MOON\"}",
                "{\"colour\": 1}",
                "",
                "[]",
                "{\"items\": [{\"quantity\": 1.5}]}"
            })
    void inputThatCannotBeReadIsToldInTheLanguageOfTheReader(String body) {
        Response chinese = client().in("zh").post("ann", "/api/orders/1001/cases", body);
        Response english = client().post("ann", "/api/orders/1001/cases", body);
        assertThat(chinese.status()).isEqualTo(400);
        assertThat(chinese.text("reason")).matches(".*\\p{IsHan}.*");
        assertThat(chinese.text("detail")).matches(".*\\p{IsHan}.*");
        assertThat(english.text("detail")).doesNotMatch(".*\\p{IsHan}.*");
        assertThat(chinese.text("code")).matches("[A-Z][A-Z0-9_]+").isEqualTo(english.text("code"));
    }

    @Test
    void everyProblemHasASentenceAndAType() {
        var problems = new ArrayList<Response>();
        Client zh = client().in("zh");
        problems.add(zh.get(null, "/api/cases"));
        problems.add(zh.get("ann", "/api/journal"));
        problems.add(zh.get("ann", "/api/nowhere"));
        problems.add(zh.send("ann", "/api/cases", request -> request.DELETE()));
        problems.add(zh.send(
                "ann",
                "/api/cases",
                request -> request.header("Accept", "text/csv").GET()));
        problems.add(zh.send(
                "ann",
                "/api/orders/1001/quote",
                request -> request.header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x"))));
        problems.add(zh.post("ann", "/api/orders/1001/quote", "x".repeat(2_000_000)));
        assertThat(problems).extracting(Response::status).containsExactly(401, 403, 404, 405, 406, 415, 413);
        assertThat(problems).allSatisfy(each -> {
            assertThat(each.text("detail")).matches(".*\\p{IsHan}.*");
            assertThat(each.text("type")).isEqualTo("urn:aftersales:problem:" + each.text("title"));
        });
    }

    @Test
    void aBrowserAsksForNoPasswordOverAPageThatSentTheRequest() {
        HttpResponse<String> plain = client().exchange(null, "/api/me", request -> request.GET());
        assertThat(plain.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
        HttpResponse<String> page = client().exchange(
                        null,
                        "/api/me",
                        request -> request.header("X-Requested-With", "XMLHttpRequest")
                                .GET());
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void limitsThatAreNotKeptCanBeShownAsTheyAreTold() {
        String path = "/api/orders/" + delivered() + "/cases";
        String body = "{\"kind\": \"RETURN_REFUND\", \"description\": \"" + "x".repeat(5_000)
                + "\", \"items\": [{\"line\": \" \", \"quantity\": 0, \"reason\": \"\"}]}";
        Response answer = client().in("zh").post("ann", path, body);
        assertThat(answer.text("title")).isEqualTo("INVALID_COMMAND");
        JsonNode violations = answer.body().path("facts").path("violations");
        assertThat(violations)
                .extracting(each -> each.path("path").asString())
                .containsExactly("description", "items[0].line", "items[0].quantity", "items[0].reason");
        assertThat(violations)
                .allSatisfy(each -> assertThat(each.path("message").asString()).matches(".*\\p{IsHan}.*"));
        assertThat(violations.get(0).path("max").asLong()).isEqualTo(2_000);
        assertThat(violations.get(0).path("message").asString()).contains("字符");
        assertThat(violations.get(2).path("min").asLong(-1)).isOne();
        assertThat(answer.text("detail"))
                .doesNotContain("items[", "quantity", "^")
                .contains("第 1 项商品的数量");

        String wanted = ONE.replace("\"NOT_LIKED\"", "\"NOT_LIKED\", \"wantedSku\": \"MUG-GOLD\"");
        for (Client reader : List.of(client(), client().in("zh"))) {
            assertThat(reader.post("ann", path, wanted).text("detail")).doesNotContain("WantedInExchange", "items[");
            String quote = path.replace("cases", "quote");
            assertThat(reader.post("ann", quote, ONE.replace("RETURN_REFUND", "EXCHANGE"))
                            .body()
                            .toString())
                    .doesNotContain("quoteOfExchange");
            Response code = reader.post("rita", "/api/tickets/1001.1-1/escalation", "{\"text\": \"odd code\"}");
            assertThat(code.status()).isEqualTo(400);
            assertThat(code.body().toString()).doesNotContain("^[A-Z]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MUGS | 99 | NOT_LIKED | QUANTITY_EXCEEDED | items[1].quantity",
                "NONE | 1 | NOT_LIKED | UNKNOWN_LINE | items[1].line",
                "MUGS | 1 | MOON | UNKNOWN_REASON | items[1].reason"
            })
    void aRefusalAboutAnItemNamesIt(String line, int quantity, String reason, String code, String field) {
        String body =
                ("{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"POT\", \"quantity\": 1, \"reason\": \"NOT_LIKED\"},"
                                + " {\"line\": \"%s\", \"quantity\": %d, \"reason\": \"%s\"}]}")
                        .formatted(line, quantity, reason);
        for (String what : List.of("quote", "cases")) {
            Response answer = client().post("ann", "/api/orders/" + delivered() + "/" + what, body);
            assertThat(answer.text("title")).as(answer.body().toString()).isEqualTo(code);
            assertThat(answer.text("field")).isEqualTo(field);
        }
    }

    @Test
    void aRefusalForMissingEvidenceNamesTheReasonThatNeedsIt() {
        Response answer = client().post(
                        "ann",
                        "/api/orders/" + delivered() + "/cases",
                        "{\"kind\": \"RESHIP\", " + ONE_MUG.formatted("SHORTAGE", ""));
        assertThat(answer.text("title")).as(answer.body().toString()).isEqualTo("EVIDENCE_REQUIRED");
        assertThat(answer.text("field")).isEqualTo("items[0].reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": \"\"}", "{\"text\": \"  \"}", "{\"evidence\": []}"})
    void anAnswerSaysSomethingOrHasEvidence(String body) {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "question", "{\"text\": \"Which one?\"}");
        Response answer = client().in("zh").post("ann", "/api/cases/" + id + "/info", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("text");
        assertThat(answer.text("detail")).contains("凭证");
        assertThat(status(id)).isEqualTo("AWAITING_INFO");
    }

    @ParameterizedTest
    @CsvSource({
        "ann, /api/cases?stauts=CLOSED, 400, stauts",
        "ann, /api/cases?status=, 400, status",
        "ann, /api/cases?order=, 400, order",
        "ann, /api/me?x=1, 400, x",
        "ann, /api/me?zone=Mars, 400, zone",
        "ann, /api/cases?sort=DUE, 403, sort",
        "ann, /api/cases/counts?dueBefore=2026-03-01T00:00:00Z, 403, dueBefore",
        "ann, /api/cases?buyer=bob, 403, buyer"
    })
    void aParameterThatIsNotTakenIsNamed(String user, String path, int status, String field) {
        Response answer = client().get(user, path);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("field")).isEqualTo(field);
    }

    // --- what a page shows

    @Test
    void aQuoteTellsWhatTheCaseWillTell() {
        String order = delivered();
        JsonNode quote = client().in("zh")
                .post("ann", "/api/orders/" + order + "/quote", ONE)
                .body();
        JsonNode refund = quote.path("refund");
        assertThat(refund.path("rows"))
                .extracting(row -> row.path("sort").asString())
                .contains("PART", "TOTAL", "TENDER");
        assertThat(refund.path("rows").get(0).path("label").asString()).startsWith("马克杯");
        assertThat(refund.path("rows"))
                .extracting(row -> row.path("label").asString())
                .contains("退至 银行卡");
        assertThat(refund.path("total")).isEqualTo(quote.path("total"));
        assertThat(refund.path("lines").get(0).path("line").asString()).isEqualTo("MUGS");
        assertThat(refund.path("taxes").size()).isPositive();
        assertThat(refund.path("tenders").size()).isPositive();
        assertThat(refund.has("payout")).isTrue();
    }

    @Test
    void aListOfCasesIsATableWithoutFurtherReads() {
        String order = delivered();
        String opened = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        JsonNode row = client().in("zh")
                .get("ann", "/api/cases?order=" + order)
                .body()
                .path("items")
                .get(0);
        assertThat(row.path("statusWords").asString()).isEqualTo("待审核");
        assertThat(row.path("kindWords").asString()).isEqualTo("退货退款");
        assertThat(row.path("openedAt").asString()).isNotEmpty();
        assertThat(row.path("changedAt").asString())
                .isNotEmpty()
                .isEqualTo(client().get("ann", "/api/cases/" + opened)
                        .body()
                        .path("details")
                        .path("changedAt")
                        .asString());
        assertThat(row.path("items").get(0).path("name").asString()).startsWith("马克杯");
        assertThat(row.path("items").get(0).path("because").asString()).isEqualTo("不喜欢");
        assertThat(row.path("amount").isNull()).isTrue();
    }

    /** Constants with a sentence beside them, and those of programs. */
    private static final Set<String> WITHOUT_WORDS = Set.of(
            "Alarm",
            "CaseSort",
            "MovementDirection",
            "NoticeAudience",
            "NoticeKind",
            "Outcome",
            "ParkedPaymentsCause",
            "ReconciliationFinding",
            "RefundTableSort");

    /** Every constant that a page shows has words under the name of its schema. */
    @Test
    void everyCodeHasWordsInTheLanguageOfTheReader() {
        JsonNode schemas = Contract.of(client()).document().path("components").path("schemas");
        for (Map.Entry<String, String> language :
                Map.of("en", "[^_]*", "zh", ".*\\p{IsHan}.*").entrySet()) {
            JsonNode words = client().in(language.getKey())
                    .get("ann", "/api/words")
                    .body()
                    .path("words");
            assertThat(words.path("CaseStatus").path("OFFERED").asString()).matches(language.getValue());
            schemas.properties().forEach(schema -> {
                for (JsonNode constant : WITHOUT_WORDS.contains(schema.getKey())
                        ? List.<JsonNode>of()
                        : schema.getValue().path("enum")) {
                    assertThat(words.path(schema.getKey())
                                    .path(constant.asString())
                                    .asString(""))
                            .as(language.getKey() + " " + schema.getKey() + " " + constant)
                            .isNotEmpty()
                            .matches(language.getValue());
                }
            });
        }
    }

    @Test
    void theDocumentNamesEveryEnumOnceAndDescribesEveryFieldOfARequest() {
        JsonNode document = Contract.of(client()).document();
        var schemas = document.path("components").path("schemas");
        var operations = new ArrayList<String>();
        document.path("paths")
                .forEach(path -> path.forEach(each -> {
                    operations.add(each.path("operationId").asString());
                    assertThat(each.path("parameters"))
                            .extracting(parameter -> parameter.path("name").asString())
                            .contains("zone", "Accept-Language")
                            .doesNotHaveDuplicates();
                }));
        schemas.properties().forEach(schema -> {
            JsonNode properties = schema.getValue().path("properties");
            if (!schema.getKey().equals("Problem")) {
                assertThat(properties)
                        .as(schema.getKey())
                        .noneMatch(
                                each -> each.has("enum") || each.path("items").has("enum"));
            }
            if (schema.getKey().endsWith("Request")) {
                assertThat(operations)
                        .doesNotContain(schema.getKey().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                                + schema.getKey().substring(1).replaceAll("Request$", ""));
                properties
                        .properties()
                        .forEach(each -> assertThat(
                                        each.getValue().path("description").asString(""))
                                .as(schema.getKey() + "." + each.getKey())
                                .isNotEmpty());
            }
        });
    }

    private @Nullable JsonNode exchangedIn(JsonNode list, String line) {
        return list.valueStream()
                .filter(each -> each.path("line").asString().startsWith(line))
                .findFirst()
                .orElse(null);
    }

    @Test
    void goodsThatAnExchangeBroughtHaveTheirNames() {
        String order = delivered();
        String id = open(order, "EXCHANGE", "NOT_LIKED", ", \"wantedSku\": \"MUG-GOLD\"");
        command("rita", id, "approval", "{}");
        command("ann", id, "posted", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"RX-1\"}");
        command("ines", id, "received", "{\"lost\": false}");
        command(
                "ines",
                id,
                "inspection",
                "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}]}");
        JsonNode file = client().get("ann", "/api/cases/" + id).body();
        assertThat(file.path("subject").path("status").asString()).isEqualTo("AWAITING_TOP_UP");
        assertThat(file.path("payable").asBoolean()).isTrue();
        assertThat(client().get("rita", "/api/cases/" + id)
                        .body()
                        .path("payable")
                        .asBoolean(true))
                .isFalse();
        Response unknown = client().post("ann", "/api/cases/" + id + "/top-up", "{\"channel\": \"NOSUCH\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("field")).isEqualTo("channel");
        assertThat(exchange(
                                "ann",
                                "POST",
                                "/api/cases/" + id + "/top-up",
                                "{\"channel\": \"CARD\"}",
                                "If-Match",
                                "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        command("ann", id, "top-up", "{\"channel\": \"ALIPAY\"}");
        assertThat(client().get("ann", "/api/cases/" + id)
                        .body()
                        .path("payable")
                        .asBoolean(true))
                .isFalse();

        JsonNode read = client().get("ann", "/api/orders/" + order).body();
        JsonNode line = exchangedIn(read.path("exchanged"), "MUGS/");
        assertThat(line).as(read.toString()).isNotNull();
        assertThat(line.path("name").asString()).isEqualTo("Mug with a gilded rim");
        command("ines", id, "shipped", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"SX-1\"}");
        command("ines", id, "delivered", "");
        JsonNode claimable =
                client().get("ann", "/api/orders/" + order + "/claimable").body();
        JsonNode claim = exchangedIn(claimable.path("items"), "MUGS/");
        assertThat(claim).as(claimable.toString()).isNotNull();
        assertThat(claim.path("sku").asString()).isEqualTo("MUG-GOLD");
        assertThat(claim.path("name").asString()).isEqualTo("Mug with a gilded rim");
    }

    // --- names

    @Test
    void textsNameProductsAndWaysOfPayment() {
        String order = delivered();
        assertThat(client().post(
                                "ann",
                                "/api/orders/" + order + "/quote",
                                ONE.replace("{\"kind\"", "{\"refundTo\": \"STORE_CREDIT\", \"kind\""))
                        .body()
                        .path("refund")
                        .path("rows")
                        .findValuesAsString("label"))
                .contains("1 × Mug, blue", "as store credit")
                .doesNotContain("to card");

        JsonNode refused = client().in("zh")
                .post("ann", "/api/orders/" + order + "/quote", ONE.replace("\"quantity\": 1", "\"quantity\": 99"))
                .body();
        assertThat(refused.path("detail").asString()).contains("马克杯(蓝)").doesNotContain("MUGS");
        assertThat(refused.path("facts").path("line").asString()).isEqualTo("MUGS");

        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        assertThat(client().get("rita", "/api/cases/" + id)
                        .body()
                        .path("timeline")
                        .findValuesAsString("words"))
                .contains("Application for return and refund: 1 × Mug, blue (not liked).");
    }
}
