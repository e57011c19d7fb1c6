package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lists of cases over HTTP: what a returns desk filters, sorts and counts by. */
class CaseListsTest extends RunningHost {

    private List<String> ids(String user, String query) {
        var ids = new ArrayList<String>();
        Response response = client().get(user, "/api/cases?" + query);
        assertThat(response.status()).as(response.body().toString()).isEqualTo(200);
        response.body().path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    /** Reads a list two by two. */
    private List<String> paged(String user, String query) {
        return read(user, query + "&limit=2");
    }

    /** Reads a list to its end. */
    private List<String> read(String user, String query) {
        var ids = new ArrayList<String>();
        String after = "";
        while (ids.size() < 1000) {
            JsonNode page = client().get(user, "/api/cases?" + query + after).body();
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            if (page.path("next").isNull()) {
                return ids;
            }
            after = "&after=" + URLEncoder.encode(page.path("next").asString(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("the list has no end: " + query);
    }

    private JsonNode counts(String user, String query) {
        Response response = client().get(user, "/api/cases/counts?" + query);
        assertThat(response.status()).as(response.body().toString()).isEqualTo(200);
        return response.body();
    }

    private String opened() {
        return open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
    }

    private static String order(String id) {
        return id.substring(0, id.lastIndexOf('.'));
    }

    @Test
    void aListIsFilteredByEveryParameter() {
        Instant before = now();
        String refund = opened();
        String asked = opened();
        command("rita", asked, "question", "{\"text\": \"Which one?\"}");
        String order = order(refund);

        assertThat(ids("rita", "order=" + order)).containsExactly(refund);
        assertThat(ids("rita", "text=" + order)).containsExactly(refund);
        assertThat(ids("rita", "text=" + refund)).containsExactly(refund);
        assertThat(ids("rita", "text=" + order + "&kind=EXCHANGE")).isEmpty();
        assertThat(ids("rita", "text=" + order + "&kind=EXCHANGE&kind=RETURN_REFUND"))
                .containsExactly(refund);
        assertThat(ids("rita", "text=" + order.substring(1) + "x")).isEmpty();
        assertThat(ids("rita", "status=AWAITING_INFO&sort=NEWEST&limit=1")).containsExactly(asked);
        assertThat(ids("rita", "text=an&sort=NEWEST&limit=2")).containsExactly(asked, refund);
        assertThat(ids("rita", "buyer=an")).isEmpty();
        command("rita", refund, "approval", "{\"words\": \"Keep the box\"}");
        command("ann", refund, "posted", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"Back-" + order + "\"}");
        assertThat(ids("rita", "text=BACK-" + order)).containsExactly(refund);
        assertThat(ids("rita", "text=AN&sort=NEWEST&limit=2")).containsExactly(asked, refund);
        assertThat(client().get("ann", "/api/cases/" + refund)
                        .body()
                        .path("details")
                        .path("messages"))
                .extracting(each -> each.path("text").asString())
                .containsExactly("Keep the box");
        assertThat(ids("rita", "order=" + order + "&openedFrom=" + before)).containsExactly(refund);
        assertThat(ids("rita", "order=" + order + "&openedTo=" + before)).isEmpty();
        assertThat(ids("rita", "order=" + order + "&changedSince=" + before)).containsExactly(refund);
        assertThat(ids("rita", "order=" + order + "&changedSince=9999-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(ids("rita", "order=" + order + "&dueBefore=" + before)).isEmpty();
        assertThat(ids("rita", "order=" + order + "&dueBefore=9999-12-31T00:00:00Z"))
                .containsExactly(refund);
    }

    @Test
    void aListIsReadPageByPageInEachSort() {
        var cases = new ArrayList<String>();
        String order = delivered();
        for (int i = 0; i < 3; i++) {
            cases.add(open(order, "RETURN_REFUND", "NOT_LIKED", ""));
        }
        command("ann", cases.get(0), "withdrawal", "{}");
        List<String> newest = new ArrayList<>(cases);
        Collections.reverse(newest);

        assertThat(paged("rita", "order=" + order)).isEqualTo(cases);
        assertThat(paged("rita", "order=" + order + "&sort=ID")).isEqualTo(cases);
        assertThat(paged("rita", "order=" + order + "&sort=NEWEST")).isEqualTo(newest);
        assertThat(paged("ann", "order=" + order + "&sort=NEWEST")).isEqualTo(newest);
        assertThat(paged("rita", "order=" + order + "&sort=DUE"))
                .as("what is not due comes last")
                .containsExactly(cases.get(1), cases.get(2), cases.get(0));
        assertThat(read("rita", "sort=DUE")).doesNotHaveDuplicates().hasSameElementsAs(read("rita", "sort=ID"));
    }

    @Test
    void casesAreCountedByStatusAndKind() {
        String order = delivered();
        String first = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        open(order, "RETURN_REFUND", "NOT_LIKED", "");
        command("ann", first, "withdrawal", "{}");

        assertThat(counts("rita", "order=" + order).toString())
                .isEqualTo("{\"total\":2,\"counts\":["
                        + "{\"status\":\"PENDING_REVIEW\",\"kind\":\"RETURN_REFUND\",\"cases\":1},"
                        + "{\"status\":\"CLOSED\",\"kind\":\"RETURN_REFUND\",\"cases\":1}]}");
        assertThat(counts("rita", "text=" + order + "&status=CLOSED")
                        .path("total")
                        .asInt())
                .isOne();
        assertThat(counts("rita", "").path("total").asInt())
                .isEqualTo(read("rita", "").size());
        assertThat(counts("ann", "").path("total").asInt())
                .isEqualTo(read("ann", "").size());
        assertThat(counts("bob", "text=" + order).toString()).isEqualTo("{\"total\":0,\"counts\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/cases?sort=DUE, ann",
        "/api/cases?dueBefore=2026-01-01T00:00:00Z, ann",
        "/api/cases/counts?dueBefore=2026-01-01T00:00:00Z, ann",
        "/api/cases/counts?buyer=bob, ann"
    })
    void aBuyerIsNotToldOfOthersOrOfTheShopsDeadlines(String path, String buyer) {
        Response response = client().get(buyer, path);
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.text("title")).isEqualTo("NOT_PERMITTED");
    }

    @ParameterizedTest
    @CsvSource({
        "kind=GONE, kind",
        "kind=return_refund, kind",
        "kind=0, kind",
        "kind=EXCHANGE&kind=gone, kind",
        "text=, text",
        "text=%20, text",
        "text=%00, text",
        "text=%C2%85, text",
        "openedFrom=yesterday, openedFrom",
        "openedFrom=2026-03-01, openedFrom",
        "openedFrom=1700000000000, openedFrom",
        "openedFrom=%2B100000-01-01T00:00:00Z, openedFrom",
        "openedTo=2026-03-01T12:00:00, openedTo",
        "openedTo=2026-02-30T12:00:00Z, openedTo",
        "dueBefore=1, dueBefore",
        "changedSince=x, changedSince"
    })
    void anOddCriterionIsRefusedInListsAndCounts(String query, String field) {
        for (String path : List.of("/api/cases?", "/api/cases/counts?")) {
            assertRefused(path + query, field);
        }
        assertRefused("/api/cases?text=" + "x".repeat(101), "text");
    }

    @ParameterizedTest
    @CsvSource({
        "sort=newest, sort",
        "sort=1, sort",
        "sort=UP, sort",
        "sort=%00, sort",
        "sort=%20, sort",
        "after=, after",
        "after=x, after",
        "sort=NEWEST&after=1001.1, after",
        "sort=NEWEST&after=_1001.1, after",
        "sort=NEWEST&after=2026-03-01_1001.1, after",
        "sort=DUE&after=1001.1, after",
        "sort=DUE&after=2026-03-01T12:00:00Z_1001, after",
        "sort=DUE&after=2026-03-01T12:00:00Z_1001.0, after",
        "sort=DUE&after=2026-03-01T12:00:00Z_%00.1, after",
        "sort=DUE&after=%2B999999999-12-31T23:59:59Z_1001.1, after",
        "sort=NEWEST&after=-999999999-01-01T00:00:00Z_1001.1, after"
    })
    void anOddSortOrPositionIsRefused(String query, String field) {
        assertRefused("/api/cases?" + query, field);
    }

    private void assertRefused(String path, String field) {
        Response response = client().get("rita", path);
        assertThat(response.status()).as(response.body().toString()).isEqualTo(400);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.text("field")).as(response.body().toString()).isEqualTo(field);
        assertThat(response.text("reason")).isNotEmpty();
    }
}
