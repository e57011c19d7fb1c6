package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers are alike everywhere: money, ids, moments, lists, and the headers that tell where a case is and in which version. */
class UniformAnswersTest extends RunningHost {
    private static final String ONE = "{\"kind\": \"REFUND_ONLY\", " + ONE_MUG.formatted("NOT_LIKED", "");

    private HttpResponse<String> opened(String order) {
        return client().exchange(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        request -> request.header("Content-Type", "application/json")
                                .header("Idempotency-Key", "of-" + order)
                                .POST(BodyPublishers.ofString(ONE)));
    }

    @Test
    void moneyIsAnAmountItsMinorUnitsAndItsCurrency() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        command("rita", id, "approval", "{\"fee\": 70}");
        String figures = "/api/figures?from=2020-01-01&to=2100-01-01&orders=9";
        String quote = "/api/orders/" + paid() + "/quote";
        assertThat(client().post("ann", quote, ONE).body().path("total"))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"amount\": \"30.00\", \"minor\": 3000, \"currency\": \"CNY\"}"));
        for (JsonNode answer : List.of(
                client().get("rita", "/api/cases/" + id).body(),
                client().get("ann", "/api/cases?order=" + order).body(),
                client().post("ann", quote, ONE).body(),
                client().get("fred", "/api/journal").body(),
                client().get("saul", figures).body(),
                accountOf(order))) {
            var amounts = new ArrayList<JsonNode>();
            amounts(answer, amounts);
            assertThat(amounts).as(answer.toString()).isNotEmpty().allSatisfy(amount -> {
                assertThat(amount.propertyNames()).containsExactly("amount", "minor", "currency");
                assertThat(amount.path("amount").asString()).matches("-?[0-9]+[.][0-9]{2}");
                assertThat(new BigDecimal(amount.path("amount").asString()).movePointRight(2))
                        .isEqualByComparingTo(
                                BigDecimal.valueOf(amount.path("minor").asLong()));
            });
            assertThat(answer.toString()).doesNotContain("{\"value\":").doesNotMatch(".*\"amount\":[0-9-].*");
        }
    }

    private static void amounts(JsonNode node, List<JsonNode> found) {
        if (node.has("minor") || node.has("currency")) {
            found.add(node);
        }
        node.forEach(each -> amounts(each, found));
    }

    @Test
    void aNewCaseIsFoundAtItsLocation() {
        HttpResponse<String> response = opened(paid());
        assertThat(response.statusCode()).isEqualTo(201);
        String location = response.headers().firstValue("Location").orElseThrow();
        JsonNode found = client().get("ann", location).body();
        assertThat(found.path("subject").path("id").asString())
                .isEqualTo(JsonMapper.shared()
                        .readTree(response.body())
                        .path("caseId")
                        .asString());
    }

    @Test
    void aReaderWhoHasTheVersionOfACaseIsToldSo() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        String tag = toldOnce("ann", "/api/cases/" + id);
        assertThat(tag).startsWith("\"1-");
        command("rita", id, "question", "{\"text\": \"Which one?\"}");
        assertThat(newTag("ann", "/api/cases/" + id, tag)).startsWith("\"2-");
    }

    @Test
    void aReaderWhoHasTheVersionOfAnAccountIsToldSo() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        String path = "/api/orders/" + order + "/account";
        String tag = toldOnce("fred", path);
        approve(id);
        newTag("fred", path, tag);
    }

    @Test
    void aReaderWhoHasTheVersionOfATicketIsToldSo() {
        String path = "/api/tickets/" + open(delivered(), "RETURN_REFUND", "NOT_LIKED", "") + "-1";
        String tag = toldOnce("saul", path);
        client().post("saul", path + "/priority", "{\"priority\": \"HIGH\", \"reason\": \"OTHER\"}");
        newTag("saul", path, tag);
    }

    /** Reads an answer, and once more with its tag. */
    private String toldOnce(String user, String path) {
        String tag = tag(user, path, "\"\"", 200);
        assertThat(tag(user, path, tag, 304)).isEqualTo(tag);
        return tag;
    }

    private String newTag(String user, String path, String before) {
        String tag = tag(user, path, before, 200);
        assertThat(tag).isNotEqualTo(before);
        return tag;
    }

    private String tag(String user, String path, String known, int status) {
        HttpResponse<String> answer = client().exchange(
                        user,
                        path,
                        request -> request.header("If-None-Match", known).GET());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().isEmpty()).isEqualTo(status == 304);
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void everyIdIsAText() {
        approve(open(paid(), "REFUND_ONLY", "NOT_LIKED", ""));
        JsonNode line =
                client().get("fred", "/api/journal").body().path("items").get(0);
        assertThat(line.path("sequence").isString()).as(line.toString()).isTrue();
    }

    @Test
    void aListIsReadInPartsThatFollowEachOther() {
        String order = delivered();
        var cases = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            cases.add(open(order, "RETURN_REFUND", "NOT_LIKED", ""));
        }
        assertThat(all("alex", "/api/cases?order=" + order, "id")).containsExactlyElementsOf(cases);
        assertThat(all("fred", "/api/journal?zone=UTC", "sequence"))
                .isEqualTo(ids(client().get("fred", "/api/journal").body(), "sequence"));
        List<String> tickets =
                ids(client().get("saul", "/api/tickets/waiting?group=returns").body(), "id");
        assertThat(all("saul", "/api/tickets/waiting?group=returns", "id")).isEqualTo(tickets);
        List<String> mine = ids(client().get("rita", "/api/tickets/mine").body(), "id");
        assertThat(mine).as("two agents share the tickets of three cases").isNotEmpty();
        assertThat(all("rita", "/api/tickets/mine?zone=UTC", "id")).isEqualTo(mine);
        assertThat(client().get("rita", "/api/tickets/mine?after=none.1-1").text("field"))
                .isEqualTo("after");
    }

    /** Reads a list one by one. */
    private List<String> all(String user, String path, String id) {
        var found = new ArrayList<String>();
        String after = "";
        while (found.size() < 1000) {
            JsonNode part = client().get(user, path + "&limit=1" + after).body();
            found.addAll(ids(part, id));
            if (part.path("next").isNull()) {
                return found;
            }
            assertThat(part.path("items")).hasSize(1);
            after = "&after=" + part.path("next").asString();
        }
        throw new AssertionError("the list has no end: " + path);
    }

    private static List<String> ids(JsonNode part, String id) {
        var ids = new ArrayList<String>();
        part.path("items").forEach(item -> ids.add(item.path(id).asString()));
        return ids;
    }

    @Test
    void aMomentIsWrittenAsIso8601() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        JsonNode file = client().get("rita", "/api/cases/" + id).body();
        assertThat(Instant.parse(file.path("timeline").get(0).path("at").asString()))
                .isBeforeOrEqualTo(now());
        assertThat(Instant.parse(
                        file.path("subject").path("staff").path("dueAt").asString()))
                .isAfter(now());
    }
}
