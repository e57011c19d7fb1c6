package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.RunningHost;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the forms of staff on the page of a case refuse, and what they show before a decision. */
class StaffFormsTest extends RunningHost {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    /** The form of an action on a page; fails where the page has none. */
    private static String form(String page, String action) {
        Matcher found = Pattern.compile("<form[^>]*data-action=\"" + action + "\".*?</form>", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as("form " + action + " in " + page).isTrue();
        return found.group();
    }

    /** What a browser sends of the fields that a form has from the start. */
    private static String untouched(String page, String action) {
        var sent = new StringBuilder();
        Matcher hidden = HIDDEN.matcher(form(page, action));
        while (hidden.find()) {
            if (!hidden.group(1).equals("_csrf")) {
                sent.append(hidden.group(1))
                        .append('=')
                        .append(encoded(hidden.group(2)))
                        .append('&');
            }
        }
        return sent.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Person person(String name) throws Exception {
        return new Person(name, port);
    }

    private static String page(Person of, String id) throws Exception {
        return of.get("/cases/" + id).body();
    }

    private static String send(Person by, String id, String action, String form) throws Exception {
        return by.post("/cases/" + id + "/do/" + action, Person.FORM, form).body();
    }

    private String openTwo(String order) {
        return client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 2, \"reason\":"
                                + " \"NOT_LIKED\"}]}")
                .text("caseId");
    }

    private long refunded(String order) {
        return accountOf(order).path("refunded").path("minor").asLong();
    }

    // --- inspection

    private String arrived(String order) {
        String id = openTwo(order);
        approve(id);
        command("ines", id, "received", "{\"lost\": false}");
        return id;
    }

    @Test
    void anEmptyInspectionIsRefused() throws Exception {
        String order = delivered();
        String id = arrived(order);
        Person ines = person("ines");
        String told = send(ines, id, "INSPECT", untouched(page(ines, id), "inspect"));
        assertThat(told).contains("Nothing was counted");
        assertThat(status(id)).isEqualTo("RETURNED");

        told = send(ines, id, "INSPECT", untouched(told, "inspect") + "partial=on&rest=on");
        assertThat(told).contains("Nothing was counted");
        assertThat(status(id)).isEqualTo("RETURNED");
    }

    @Test
    void unitsThatWereNotCountedAreMissingOnlyWhenTheInspectorSaysSo() throws Exception {
        String order = delivered();
        String id = arrived(order);
        Person ines = person("ines");
        String told = send(ines, id, "INSPECT", untouched(page(ines, id), "inspect") + "found.MUGS.GOOD=1");
        assertThat(told).contains("Not counted: 1 × Mug, blue").contains("The rest is missing");
        assertThat(form(told, "inspect")).contains("value=\"1\"");
        assertThat(status(id)).isEqualTo("RETURNED");

        told = send(ines, id, "INSPECT", untouched(told, "inspect") + "found.MUGS.GOOD=1&rest=on");
        assertThat(told).contains("Done.");
        assertThat(refunded(order)).isEqualTo(3_000);
    }

    @Test
    void anInspectionInPartsNeedsNoWordAboutTheRest() throws Exception {
        String order = delivered();
        String id = arrived(order);
        Person ines = person("ines");
        String told = send(ines, id, "INSPECT", untouched(page(ines, id), "inspect") + "found.MUGS.GOOD=1&partial=on");
        assertThat(told).contains("Done.");
        assertThat(refunded(order)).isZero();
        told = send(ines, id, "INSPECT", untouched(told, "inspect") + "found.MUGS.GOOD=1");
        assertThat(told).contains("Done.");
        assertThat(refunded(order)).isEqualTo(6_000);
    }

    @Test
    void aCorrectionInTheBuyersFavourIsToldWhereItIsMade() throws Exception {
        String order = delivered();
        String id = arrived(order);
        Person ines = person("ines");
        send(
                ines,
                id,
                "INSPECT",
                untouched(page(ines, id), "inspect") + "found.MUGS.GOOD=1&found.MUGS.DAMAGED=1&notes.MUGS=crack");
        Person ivan = person("ivan");
        assertThat(send(
                        ivan,
                        id,
                        "CORRECT_INSPECTION",
                        untouched(page(ivan, id), "correct_inspection") + "found.MUGS.GOOD=&why=nothing"))
                .contains("Nothing was counted");
        String told = send(
                ivan,
                id,
                "CORRECT_INSPECTION",
                untouched(page(ivan, id), "correct_inspection") + "found.MUGS.GOOD=2&why=it+is+whole");
        assertThat(told)
                .contains("A correction can only lower what was found")
                .contains("Give back what was kept")
                .doesNotContain("Downwards");
        assertThat(form(told, "correct_inspection")).contains("it is whole");
        assertThat(page(new Person("ivan", port), id)).doesNotContain("Downwards");
    }

    // --- a page that another person has overtaken

    @Test
    void aFormIsRefusedWhenTheCaseHasChangedSince() throws Exception {
        String id = openTwo(delivered());
        Person rita = person("rita");
        String old = page(rita, id);
        command("saul", id, "question", "{\"text\": \"Were they used?\"}");
        command("ann", id, "info", "{\"text\": \"For a month\"}");

        String told = send(rita, id, "APPROVE", untouched(old, "approve") + "fee=5.00&release=ON_RECEIPT");
        assertThat(told)
                .contains("The case has changed since you opened this page")
                .contains("ann (buyer)")
                .contains("saul (supervisor)");
        assertThat(status(id)).isEqualTo("PENDING_REVIEW");
        String again = form(told, "approve");
        assertThat(again).contains("value=\"5.00\"").contains("value=\"ON_RECEIPT\" selected");

        String approval = untouched(told, "approve") + "fee=5.00";
        assertThat(send(rita, id, "APPROVE", approval)).contains("Done.");
        assertThat(status(id)).isEqualTo("WAITING_RETURN");
        assertThat(send(rita, id, "APPROVE", approval))
                .as("the same form once more")
                .contains("Done.");
    }

    @Test
    void whatWasTypedIsThereWhenTheActionIsNot() throws Exception {
        String id = openTwo(delivered());
        Person rita = person("rita");
        String old = page(rita, id);
        approve(id);
        String told = send(rita, id, "REJECT", untouched(old, "reject") + "reason=They+were+worn+for+a+month");
        assertThat(told)
                .contains("The case has changed since you opened this page")
                .contains("rita (reviewer)")
                .contains("They were worn for a month")
                .doesNotContain("is not possible while");
    }

    // --- an appeal

    @Test
    void aReviewerIsNotOfferedTheAppealAgainstTheOwnRejection() throws Exception {
        String id = openTwo(delivered());
        command("rita", id, "rejection", "{\"text\": \"Worn\"}");
        command("ann", id, "appeal", "{\"text\": \"They are new\"}");
        assertThat(page(person("rita"), id))
                .contains("Another person decides the appeal")
                .doesNotContain("data-action=\"approve\"")
                .doesNotContain("data-action=\"offer\"")
                .doesNotContain("data-action=\"reject\"")
                .contains("data-action=\"request_info\"");
        assertThat(page(person("sara"), id))
                .doesNotContain("Another person decides the appeal")
                .contains("data-action=\"approve\"")
                .contains("data-action=\"reject\"");
    }

    // --- what a decision comes to

    @Test
    void whatAnApprovalComesToIsShownBeforeIt() throws Exception {
        String id = openTwo(delivered());
        String page = page(person("rita"), id);
        assertThat(page)
                .contains("What it comes to now")
                .contains("60.00")
                .contains("54.55")
                .contains("5.45");
        command("rita", id, "approval", "{\"fee\": 500}");
        assertThat(page(person("rita"), id)).doesNotContain("What it comes to now");
    }

    @Test
    void theDifferenceOfAnExchangeIsShownToBothSidesBeforeItIsPaid() throws Exception {
        String id = open(delivered(), "EXCHANGE", "WRONG_COLOUR", ", \"wantedSku\": \"MUG-GOLD\"");
        assertThat(page(person("rita"), id))
                .contains("What it comes to now")
                .contains("The buyer pays on top")
                .contains("15.00");
        assertThat(page(person("ann"), id)).contains("You pay on top").contains("15.00");
        approve(id);
        assertThat(page(person("ann"), id)).contains("You pay on top").contains("15.00");
        assertThat(page(person("rita"), id)).contains("The buyer pays on top").contains("15.00");
        command("ines", id, "received", "{\"lost\": false}");
        command(
                "ines",
                id,
                "inspection",
                "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}]}");
        assertThat(page(person("ann"), id)).contains("Please pay CN¥15.00").doesNotContain("You pay on top");
        assertThat(page(person("rita"), id)).contains("<dt>The buyer pays on top</dt><dd>CN¥15.00</dd>");
    }

    // --- what a page leaves out

    @Test
    void anOrderWithNothingLeftToClaimHasNoFormToOpenACase() throws Exception {
        String order = paid();
        Person alex = person("alex");
        assertThat(alex.get("/orders/" + order).body()).contains("data-action=\"open\"");
        client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}");
        assertThat(alex.get("/orders/" + order).body())
                .contains("No units of this order are left to claim.")
                .doesNotContain("data-action=\"open\"");
    }

    @Test
    void aBuyerReadsNoEmptyTableOfGoodsBesideGoodwill() throws Exception {
        String order = delivered();
        String body = "{\"points\": 500, \"why\": \"late\"}";
        client().post("alex", "/api/orders/" + order + "/goodwill", body);
        approve(order + ".1");
        assertThat(page(person("ann"), order + ".1"))
                .contains("500 points")
                .contains(">given<")
                .contains("You can rate this case until")
                .doesNotContain("Goods of this case");
        assertThat(person("ann").get("/cases").body()).contains("Compensation").doesNotContain("Goodwill");
    }

    @Test
    void aBuyerReadsTheFeeOfAnExchangeOnceAndThatOfAnOfferAsTakenOff() throws Exception {
        String exchange = open(delivered(), "EXCHANGE", "WRONG_COLOUR", ", \"wantedSku\": \"MUG-GOLD\"");
        command("rita", exchange, "approval", "{\"fee\": 200}");
        assertThat(page(person("ann"), exchange)).contains("17.00").doesNotContain("A fee of");
        String offered = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", offered, "offer", "{\"agreed\": 2000, \"fee\": 300}");
        assertThat(page(person("ann"), offered)).contains("Fee, already taken off");
        String approved = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "");
        command("rita", approved, "approval", "{\"fee\": 300}");
        assertThat(page(person("ann"), approved)).contains("A fee of CN¥3.00 is kept; it is already taken off.");
    }
}
