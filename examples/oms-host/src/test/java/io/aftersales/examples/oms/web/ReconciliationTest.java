package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.provider.PaymentProvider.Fault;
import io.aftersales.examples.oms.web.Client.Response;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A provider's statement over HTTP, compared with the journal. */
class ReconciliationTest extends RunningHost {
    private static final String HEADER = "key,transaction_id,occurred_at,amount_minor,currency,kind";

    private Response sent(String user, String body) {
        return client().send(
                        user,
                        "/api/reconciliation?until=2100-01-01T00:00:00Z",
                        request -> request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(body)));
    }

    /** The rows of a statement that says what the journal says about the payments of a case. */
    private List<String> rows(String id) {
        var rows = new ArrayList<String>();
        client().get("rita", "/api/cases/" + id)
                .body()
                .path("subject")
                .path("staff")
                .path("payments")
                .forEach(each -> rows.add(each.path("key").asString() + ","
                        + each.path("reference").asString() + ","
                        + each.path("paidAt").asString() + ","
                        + each.path("amount").path("minor").asLong() + ",CNY,REFUND"));
        return rows;
    }

    private String refunded() {
        String id = open(paid(), "REFUND_ONLY", "ORDER_CANCELLED", "");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("REFUNDED");
        return id;
    }

    private static List<String> findings(JsonNode answer, String id) {
        return answer.path("differences")
                .valueStream()
                .filter(each -> each.path("key").asString().contains(id.replace('.', '-') + "-")
                        || each.path("key").asString().equals("unknown"))
                .map(each -> each.path("finding").asString() + " "
                        + each.path("here").path("minor").asLong(-1) + " "
                        + each.path("there").path("minor").asLong(-1))
                .toList();
    }

    @Test
    void differencesAreToldByKindWithTheirSums() {
        String id = refunded();
        List<String> rows = rows(id);
        assertThat(rows).hasSize(2);
        JsonNode same =
                sent("fred", HEADER + "\n" + String.join("\n", rows) + "\n").body();
        assertThat(findings(same, id)).isEmpty();
        JsonNode matched = same.path("counts").get(0);
        assertThat(matched.path("finding").asString()).isEqualTo("MATCHED");
        assertThat(matched.path("payments").asLong()).isEqualTo(2);
        assertThat(matched.path("here").path("minor").asLong()).isEqualTo(3_000);
        assertThat(matched.path("there").path("minor").asLong()).isEqualTo(3_000);

        JsonNode other = sent(
                        "fred",
                        HEADER + "\r\n" + rows.get(0).replace(",2727,", ",2700,")
                                + "\r\nunknown,X-1,2026-03-01T00:00:00,500,CNY,REFUND\r\n")
                .body();
        assertThat(findings(other, id))
                .containsExactlyInAnyOrder("AMOUNT_DIFFERS 2727 2700", "MISSING_THERE 273 -1", "MISSING_HERE -1 500");
    }

    @Test
    void aPaymentWithoutAKeyIsFoundByItsTransaction() {
        String id = refunded();
        String row = rows(id).get(0);
        JsonNode answer = sent("fred", HEADER + "\n" + row.substring(row.indexOf(',')) + "\n")
                .body();
        assertThat(findings(answer, id)).containsExactly("MISSING_THERE 273 -1");
    }

    @Test
    void everyBadRowIsRefusedWithItsReason() {
        Response refused = sent(
                "fred",
                HEADER + "\na,b,2026-03-01T00:00:00Z,1.5,CNY,REFUND\na,b,2026-03-01T00:00:00Z,1,CNY,REFUND\n"
                        + "a,b,yesterday,1,CNY,REFUND\na,b\na,b,2026-03-01T00:00:00Z,1,yuan,REFUND\n"
                        + "a,b,2026-03-01T00:00:00Z,1,CNY,OWED\n");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("title")).isEqualTo("UNREADABLE_STATEMENT");
        assertThat(refused.body().path("facts").path("rows"))
                .extracting(row -> row.path("row").asInt())
                .containsExactly(2, 4, 5, 6, 7);
        assertThat(refused.body()
                        .path("facts")
                        .path("rows")
                        .get(0)
                        .path("reason")
                        .asString())
                .contains("1.5");
        assertThat(refused.text("detail")).isEqualTo("The statement has rows that cannot be read: 2, 4, 5, 6, 7.");
        assertThat(sent("fred", "key,amount_minor\n").body().path("facts").toString())
                .contains("transaction_id");
        assertThat(sent("fred", "\n").status()).isEqualTo(400);
    }

    @Test
    void statementsAreForFinanceAndAreTables() {
        assertThat(sent("saul", HEADER).text("title")).isEqualTo("NOT_FOR_ROLE");
        assertThat(client().post("fred", "/api/reconciliation", "{}").status()).isEqualTo(415);
        assertThat(sent("fred", HEADER + "\n" + "x".repeat(1_100_000)).status()).isEqualTo(413);
    }

    private Response in(String period, String body) {
        return client().send(
                        "fred",
                        "/api/reconciliation" + period,
                        request -> request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(body)));
    }

    @Test
    void aStatementWithoutRowsHasNothingOfItsPeriod() {
        String id = refunded();
        assertThat(findings(in("", HEADER + "\n").body(), id))
                .containsExactlyInAnyOrder("MISSING_THERE 2727 -1", "MISSING_THERE 273 -1");
        assertThat(findings(in("?from=2100-01-01T00:00:00Z", HEADER + "\n").body(), id))
                .isEmpty();
        assertThat(findings(in("?until=2001-01-01T00:00:00Z", HEADER + "\n").body(), id))
                .containsExactlyInAnyOrder("OPEN 2727 -1", "OPEN 273 -1");
    }

    @Test
    void aMissingFirstRowIsFoundInAPeriodThatIsGiven() {
        String before = refunded();
        List<String> rows = rows(refunded());
        JsonNode answer = in("?from=2001-01-01T00:00:00Z", HEADER + "\n" + String.join("\n", rows))
                .body();
        assertThat(answer.path("from").asString()).isEqualTo("2001-01-01T00:00:00Z");
        assertThat(findings(answer, before)).containsExactlyInAnyOrder("MISSING_THERE 2727 -1", "MISSING_THERE 273 -1");
        assertThat(findings(in("", HEADER + "\n" + String.join("\n", rows)).body(), before))
                .isEmpty();
    }

    @Test
    void aPaymentUnderWayIsOpenAndInDoubtOnceTheStatementHasIt() {
        String id = open(paid(), "REFUND_ONLY", "ORDER_CANCELLED", "");
        PROVIDER.next(Fault.PAY_LATER);
        command("rita", id, "approval", "{}");
        JsonNode answer = in("", HEADER + "\n").body();
        assertThat(findings(answer, id)).contains("OPEN 2727 -1");
        JsonNode open = answer.path("differences")
                .valueStream()
                .filter(each -> each.path("finding").asString().equals("OPEN")
                        && each.path("caseId").asString().equals(id))
                .findFirst()
                .orElseThrow();
        String row = open.path("key").asString() + ",X-9,2026-03-01T00:00:00Z,2727,CNY,REFUND\n";
        assertThat(findings(in("", HEADER + "\n" + row).body(), id)).contains("IN_DOUBT 2727 2727");
    }

    @Test
    void sumsAreToldForEachCurrency() {
        String id = refunded();
        String other = rows(id).get(0).replace(",CNY,", ",USD,");
        JsonNode answer = in("", HEADER + "\n" + other).body();
        assertThat(answer.path("counts")
                        .valueStream()
                        .filter(each -> each.path("finding").asString().equals("AMOUNT_DIFFERS"))
                        .map(each -> each.path("here").path("currency").asString() + " "
                                + each.path("here").path("minor").asLong() + " "
                                + each.path("there").path("minor").asLong()))
                .containsExactly("CNY 2727 0", "USD 0 2727");
    }
}
