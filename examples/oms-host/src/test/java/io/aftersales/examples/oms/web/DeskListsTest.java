package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What staff work through: parked payments, alarms, notices, tickets. */
class DeskListsTest extends RunningHost {
    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }

    /** A case whose payment the provider refuses as refunded before, which the account does not know. */
    private String parked(String order) {
        PROVIDER.captured("PAY-" + order, 0);
        String id = open(order, "REFUND_ONLY", "ORDER_CANCELLED", "");
        command("rita", id, "approval", "{}");
        return id;
    }

    private JsonNode row(String id) {
        return client().get("fred", "/api/parked")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("caseId").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no parked effect of " + id));
    }

    @Test
    void aParkedPaymentIsResolvedByTwoPersons() {
        String order = paid();
        String id = parked(order);

        JsonNode row = row(id);
        assertThat(row.path("effect").asString()).isEqualTo("PAY_REFUND");
        assertThat(row.path("amount").path("minor").asLong()).isEqualTo(2_727);
        assertThat(row.path("channel").asString()).isEqualTo("CARD");
        assertThat(row.path("cause").asString()).isEqualTo("PAID_BEFORE");
        assertThat(row.path("since").asString()).isNotEmpty();
        assertThat(row.path("order").asString()).isEqualTo(order);
        assertThat(row.path("statements").isArray()).isTrue();
        assertThat(client().get("ann", "/api/parked").status()).isEqualTo(403);

        String word = "{\"said\": \"PAID\", \"reference\": \"BANK-7\"}";
        String path = "parked/" + row.path("key").asString();
        command("fred", id, path, word);
        assertThat(row(id).path("statements").get(0).path("by").asString()).isEqualTo("fred");
        assertThat(row(id).path("statements").get(0).path("said").asString()).isEqualTo("PAID");
        assertThat(row(id).path("statements").get(0).path("reference").asString())
                .isEqualTo("BANK-7");
        assertThat(client().get("saul", "/api/cases/" + id)
                        .body()
                        .path("details")
                        .path("staff")
                        .path("parked")
                        .get(0)
                        .path("statements")
                        .get(0)
                        .path("by")
                        .asString())
                .isEqualTo("fred");

        assertThat(refusal("fred", id, path, word)).isEqualTo("SECOND_PERSON_NEEDED");
        command("fay", id, path, word);
        assertThat(client().get("fay", "/api/parked").body().toString()).doesNotContain(id);
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void whatIsOwedOverAllOrdersIsListedAndSummedUp() {
        long before = owed("PARKED");
        String order = paid();
        String id = parked(order);
        assertThat(client().get("fred", "/api/open-payments?limit=1000").body().path("items"))
                .filteredOn(each -> each.path("caseId").asString().equals(id)
                        && each.path("tender").asString().equals("CARD"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.path("order").asString()).isEqualTo(order);
                    assertThat(each.path("amount").path("minor").asLong()).isEqualTo(2_727);
                    assertThat(each.path("progress").asString()).isEqualTo("PARKED");
                    assertThat(each.path("since").asString()).isNotEmpty();
                });
        assertThat(owed("PARKED") - before).isEqualTo(2_727);
        command("fred", id, "parked/" + row(id).path("key").asString(), "{\"said\": \"PAID\", \"reference\": \"B-1\"}");
        assertThat(owed("PARKED")).isEqualTo(before);
        assertThat(owed("SECOND_PERSON")).isGreaterThanOrEqualTo(2_727);
        command("fay", id, "parked/" + row(id).path("key").asString(), "{\"said\": \"PAID\", \"reference\": \"B-1\"}");
        assertThat(client().get("fred", "/api/open-payments?limit=1000").body().toString())
                .doesNotContain(id);
        assertThat(client().get("rita", "/api/open-payments").status()).isEqualTo(403);
        assertThat(client().get("rita", "/api/open-payments/totals").status()).isEqualTo(403);
    }

    private long owed(String progress) {
        long sum = 0;
        for (JsonNode each :
                client().get("fred", "/api/open-payments/totals").body().path("totals")) {
            sum += each.path("progress").asString().equals(progress)
                    ? each.path("amount").path("minor").asLong()
                    : 0;
        }
        return sum;
    }

    @Test
    void aPaymentThatWasWronglyStatedAsPaidIsPaidAgain() {
        String id = parked(paid());
        String key = row(id).path("key").asString();
        String word = "{\"said\": \"PAID\", \"reference\": \"BANK-8\"}";
        command("fred", id, "parked/" + key, word);
        command("fay", id, "parked/" + key, word);
        assertThat(status(id)).isEqualTo("REFUNDED");

        String path = "payments/" + key + "/not-paid";
        command("fred", id, path, "{\"evidence\": \"not on the statement\"}");
        assertThat(status(id)).as("one person is not enough").isEqualTo("REFUNDED");
        command("fay", id, path, "{\"evidence\": \"the bank says no\"}");
        assertThat(status(id)).isEqualTo("REFUND_FAILED");
        assertThat(refusal("fay", id, path, "{\"evidence\": \"again\"}")).isEqualTo("NOT_STATED_BY_STAFF");
        assertThat(client().get("fred", "/api/journal").body().path("items"))
                .filteredOn(line -> line.path("key").asString("").equals(key))
                .extracting(line -> line.path("kind").asString())
                .containsExactly("REFUND", "VOIDED");
    }

    @Test
    void alarmsAreAcknowledgedUnderAName() {
        String id = parked(paid());
        JsonNode alarm = client().get("saul", "/api/alarms?acknowledged=false&limit=1000")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("caseId").asString().equals(id)
                        && each.path("alarm").asString().equals("PARKED"))
                .findFirst()
                .orElseThrow();
        assertThat(alarm.path("detail").asString()).isEqualTo("PAY_REFUND");
        assertThat(alarm.path("words").asString()).contains(id);
        assertThat(alarm.path("acknowledgedBy").isNull()).isTrue();
        assertThat(client().get("rita", "/api/alarms").text("title")).isEqualTo("NOT_FOR_ROLE");

        String path = "/api/alarms/" + alarm.path("key").asString() + "/acknowledgement";
        assertThat(client().post("ann", path, "").status()).isEqualTo(403);
        Response mine = client().post("saul", path, "");
        assertThat(mine.status()).as(mine.body().toString()).isEqualTo(200);
        assertThat(mine.text("acknowledgedBy")).isEqualTo("saul");
        assertThat(client().post("fred", path, "").text("acknowledgedBy")).isEqualTo("saul");
        String key = alarm.path("key").asString();
        assertThat(texts(
                        client().get("fred", "/api/alarms?acknowledged=true&limit=1000")
                                .body()
                                .path("items"),
                        "key"))
                .contains(key);
        assertThat(texts(
                        client().get("fred", "/api/alarms?acknowledged=false&limit=1000")
                                .body()
                                .path("items"),
                        "key"))
                .doesNotContain(key);
        JsonNode after = client().get(
                        "fred",
                        "/api/alarms?limit=1&after=" + alarm.path("place").asLong())
                .body();
        assertThat(texts(after.path("items"), "key")).doesNotContain(key);
        assertThat(client().post("saul", "/api/alarms/none/acknowledgement", "").text("title"))
                .isEqualTo("NO_SUCH_ALARM");
        for (String person : List.of("fred", "fay")) {
            command(
                    person,
                    id,
                    "parked/" + row(id).path("key").asString(),
                    "{\"said\": \"PAID\", \"reference\": \"BANK-8\"}");
        }
    }

    @Test
    void aBuyerReadsWhatWasToldAndStaffReadAll() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", id, "approval", "{}");
        JsonNode told =
                client().get("ann", "/api/cases/" + id + "/notices").body().path("items");
        assertThat(texts(told, "kind")).containsExactly("APPROVED");
        assertThat(told.get(0).path("words").asString()).contains("CN¥30.00").contains(id);
        assertThat(client().in("zh")
                        .get("ann", "/api/cases/" + id + "/notices?zone=Asia/Shanghai")
                        .body()
                        .path("items")
                        .get(0)
                        .path("words")
                        .asString())
                .containsPattern("[\\u4e00-\\u9fff]");
        JsonNode all =
                client().get("rita", "/api/cases/" + id + "/notices").body().path("items");
        assertThat(texts(all, "audience")).contains("BUYER").hasSizeGreaterThan(1);
        assertThat(client().get("bob", "/api/cases/" + id + "/notices").status())
                .isBetween(403, 404);
    }

    @Test
    void aTicketTellsItsGoalsAndItsLog() {
        String id = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        JsonNode file = client().get("saul", "/api/tickets/" + id + "-1").body();
        JsonNode ticket = file.path("ticket");
        assertThat(ticket.path("caseId").asString()).isEqualTo(id);
        assertThat(ticket.path("order").asString() + ".1").isEqualTo(id);
        assertThat(ticket.path("overdue").asBoolean(true)).isFalse();
        assertThat(ticket.path("response").path("dueAt").asString()).isNotEmpty();
        assertThat(ticket.path("resolution").path("dueAt").asString()).isNotEmpty();
        assertThat(ticket.path("reply").isNull()).isTrue();
        assertThat(texts(file.path("log"), "code").get(0)).isEqualTo("TICKET_OPENED");
        assertThat(file.path("log").get(0).path("words").asString()).startsWith("Opened for");

        command("rita", id, "question", "{\"text\": \"Which one is it?\"}");
        desks.tickets().runDue(now(), 100);
        JsonNode asked =
                client().get("saul", "/api/tickets/" + id + "-1").body().path("ticket");
        assertThat(asked.path("response").path("reachedAt").asString()).isNotEmpty();
        assertThat(asked.path("resolution").path("paused").asBoolean()).isTrue();
        command("ann", id, "info", "{\"text\": \"The first one\"}");
        JsonNode answered =
                client().get("saul", "/api/tickets/" + id + "-1").body().path("ticket");
        assertThat(answered.path("reply").path("dueAt").asString()).isNotEmpty();
        assertThat(answered.path("resolution").path("paused").asBoolean(true)).isFalse();
        assertThat(Duration.between(
                        now(),
                        java.time.Instant.parse(
                                answered.path("reply").path("dueAt").asString())))
                .isPositive();
    }
}
