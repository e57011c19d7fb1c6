package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.web.RunningHost;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What each role finds on the pages besides a case: the way in, numbers in the menu, what waits, and words instead of codes. */
class PagesByRoleTest extends RunningHost {

    private static String giveGoodwill(Person by, String order, String fields) throws Exception {
        return by.post(
                        "/goodwill",
                        Person.FORM,
                        "command=g-" + order + "&order=" + order + "&what=order&why=late&" + fields)
                .body();
    }

    @Test
    void theAddressLoginLeadsToTheFirstPageOfTheRole() throws Exception {
        for (String[] each : new String[][] {{"fred", "/parked"}, {"rita", "/queue"}, {"ann", "/orders"}}) {
            HttpResponse<String> page = new Person(each[0], port).get("/login");
            assertThat(page.statusCode()).as(each[0]).isEqualTo(200);
            assertThat(page.uri().getPath()).isEqualTo(each[1]);
        }
    }

    @Test
    void theNumbersOfTheMenuAreNotWhereASignInLeadsTo() throws Exception {
        Person rita = new Person("rita", port);
        Matcher header = Pattern.compile("hx-get=\"/menu-numbers\"[^>]*hx-headers='\\{\"([^\"]+)\": \"([^\"]+)\"}'")
                .matcher(rita.get("/cases").body());
        assertThat(header.find()).isTrue();
        rita.post("/sign-out", Person.FORM, "");
        rita.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/menu-numbers"))
                .header(header.group(1), header.group(2)));
        rita.get("/sign-in");
        assertThat(rita.post("/sign-in", Person.FORM, "username=rita&password=rita")
                        .uri()
                        .getPath())
                .isEqualTo("/queue");
    }

    @Test
    void anUnknownOrderNumberIsToldWhereItWasTyped() throws Exception {
        HttpResponse<String> page = new Person("alex", port).get("/orders?number=RET1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("There is no order RET1").contains("value=\"RET1\"");
    }

    @Test
    void goodwillOfNothingIsRefusedWithASentenceAndTheLimitIsTold() throws Exception {
        String order = delivered();
        Person alex = new Person("alex", port);
        assertThat(alex.get("/goodwill?order=" + order).body()).contains("All goodwill waits for a second person.");
        assertThat(giveGoodwill(alex, order, "")).contains("Give money, points or a coupon.");
    }

    @Test
    void goodwillThatWaitsIsAmongWhatIsToBeConfirmedAndInTheMenu() throws Exception {
        String order = delivered();
        giveGoodwill(new Person("alex", port), order, "amount=5.00&points=50");
        Person saul = new Person("saul", port);
        assertThat(saul.get("/confirmations").body())
                .contains(order + ".1")
                .contains("50 points")
                .contains("Decide about the goodwill");
        String numbers = saul.get("/menu-numbers").body();
        assertThat(numbers).containsPattern("id=\"menu-GOODWILL\" hx-swap-oob=\"true\">\\([1-9]");
        assertThat(numbers).containsPattern("id=\"menu-CONFIRMATIONS\" hx-swap-oob=\"true\">\\([1-9]");
        assertThat(saul.get("/cases/" + order + ".1").body())
                .contains("50 points")
                .contains("late");
    }

    @Test
    void goodwillThatChangedMeanwhileIsNotDecidedFromAnOldPage() throws Exception {
        String order = delivered();
        giveGoodwill(new Person("alex", port), order, "amount=5.00");
        Person saul = new Person("saul", port);
        String told = saul.post("/goodwill/" + order + ".1/approval", Person.FORM, "command=old&seen=0")
                .body();
        assertThat(told)
                .contains("The case has changed since you opened this page")
                .contains("alex (agent)");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isZero();
    }

    @Test
    void namesOfRulesAreWrittenInWords() throws Exception {
        String order = next(delivered());
        String id = client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 40, \"reason\":"
                                + " \"NOT_LIKED\"}]}")
                .text("caseId");
        String page = new Person("rita", port).get("/tickets/" + id + "-1").body();
        assertThat(page).doesNotContain("ORDER_VALUE").contains("by rule “high order value”");
    }

    private String next(String order) {
        orders.put(SampleOrders.manyDelivered(order, "ann", now(), 40));
        return order;
    }

    @Test
    void theSameApplicationOfAMomentAgoIsToldBeforeItIsSentAgain() throws Exception {
        String order = delivered();
        Person ann = new Person("ann", port);
        String form = "&kind=RETURN_REFUND&whole=false&rows[0].line=MUGS&rows[0].place=P-" + order
                + "&rows[0].quantity=1&rows[0].reason=NOT_LIKED";
        String apply = "/orders/" + order + "/apply";
        assertThat(ann.post(apply, Person.FORM, "command=a1" + form).uri().getPath())
                .isEqualTo("/cases/" + order + ".1");
        assertThat(ann.post(apply, Person.FORM, "command=a1" + form).uri().getPath())
                .as("the same form once more")
                .isEqualTo("/cases/" + order + ".1");
        HttpResponse<String> told = ann.post(apply, Person.FORM, "command=a2" + form);
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("You applied for this a moment ago: case " + order + ".1");
        assertThat(ann.post(apply, Person.FORM, "command=a3&again=true" + form)
                        .uri()
                        .getPath())
                .isEqualTo("/cases/" + order + ".2");
    }

    @Test
    void theOtherLanguageIsOfTheSamePage() throws Exception {
        String order = delivered();
        String page = new Person("ann", port)
                .get("/orders/" + order + "/apply?kind=EXCHANGE")
                .body();
        assertThat(page)
                .containsPattern("id=\"language\" href=\"/orders/" + order + "/apply\\?kind=EXCHANGE[^\"]*lang=zh\"");
        assertThat(new Person("rita", port).get("/cases?buyer=ann&sort=DUE").body())
                .containsPattern("id=\"language\" href=\"/cases\\?buyer=ann&amp;sort=DUE&amp;lang=zh\"");
    }

    @Test
    void aStatementWithoutRowsDoesNotMatch() throws Exception {
        String id = open(paid(), "REFUND_ONLY", "ORDER_CANCELLED", "");
        approve(id);
        String form = "--B\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String page = new Person("fred", port)
                .post(
                        "/reconciliation",
                        "multipart/form-data; boundary=B",
                        form.formatted(
                                        "statement",
                                        "; filename=\"empty.csv\"",
                                        "key,transaction_id,occurred_at,amount_minor,currency,kind")
                                + form.formatted("from", "", "2001-01-01T00:00")
                                + "--B--\r\n")
                .body();
        assertThat(page)
                .contains("No rows")
                .contains("1 January 2001, 00:00")
                .contains("Missing in the statement")
                .contains(">" + id + "<")
                .doesNotContain("Everything in this period matches");
    }
}
