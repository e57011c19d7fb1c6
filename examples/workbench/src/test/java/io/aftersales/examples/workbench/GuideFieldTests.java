package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of fields in the guide name exactly the fields that the readers know, in their order. */
class GuideFieldTests {
    private static final Pattern KNOWN = Pattern.compile("unknown field, known are (.*)");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");

    private static final String RIGHT_ORDER = "{\"lines\": [ {\"sku\": \"A\", \"quantity\": 1, \"amount\": 9} ]}";
    private static final Map<String, String> UNKNOWN = Map.ofEntries(
            Map.entry("scenario", "{\"?\": 1}"),
            Map.entry("order", order("{\"?\": 1}")),
            Map.entry("line", order("{\"lines\": [ {\"?\": 1} ]}")),
            Map.entry("charge", order("{\"lines\": [], \"charges\": [ {\"?\": 1} ]}")),
            Map.entry("discount", order("{\"lines\": [], \"discounts\": [ {\"?\": 1} ]}")),
            Map.entry(
                    "tier",
                    order("{\"lines\": [], \"discounts\": [ {\"id\": \"C\", \"kind\": \"COUPON\", \"amount\": 0, "
                            + "\"tiers\": [ {\"?\": 1} ]} ]}")),
            Map.entry("tender", order("{\"lines\": [], \"tenders\": [ {\"?\": 1} ]}")),
            Map.entry("opening", order("{\"lines\": [], \"opening\": {\"?\": 1}}")),
            Map.entry("opening unit", order("{\"lines\": [], \"opening\": {\"units\": [ {\"?\": 1} ]}}")),
            Map.entry("opening refund", order("{\"lines\": [], \"opening\": {\"refunded\": [ {\"?\": 1} ]}}")),
            Map.entry("policy", with("\"policy\": {\"?\": 1}")),
            Map.entry("restocking fee", with("\"policy\": {\"restockingFee\": {\"?\": 1}}")),
            Map.entry("refund", step("{\"?\": 1}")),
            Map.entry("refund line", step("{\"lines\": [ {\"?\": 1} ]}")),
            Map.entry("step capture", step("{\"capture\": {\"?\": 1}}")),
            Map.entry("step amend", step("{\"amend\": {\"?\": 1}}")),
            Map.entry("step external", step("{\"external\": {\"?\": 1}}")),
            Map.entry(
                    "external line",
                    step(
                            "{\"external\": {\"tender\": \"T1\", \"amount\": 1, \"reference\": \"R\", \"lines\": [ {\"?\": 1} ]}}")),
            Map.entry("step reverseExternal", step("{\"reverseExternal\": {\"?\": 1}}")),
            Map.entry("step giveBackKept", step("{\"giveBackKept\": {\"?\": 1}}")));

    @TempDir
    private Path folder;

    private static String order(String order) {
        return "{\"order\": " + order + ", \"refunds\": []}";
    }

    private static String with(String more) {
        return "{\"order\": " + RIGHT_ORDER + ", " + more + ", \"refunds\": []}";
    }

    private static String step(String step) {
        return "{\"order\": " + RIGHT_ORDER + ", \"refunds\": [ " + step + " ]}";
    }

    @Test
    void ofAScenario() throws IOException {
        var known = new TreeMap<String, List<String>>();
        UNKNOWN.forEach((part, document) -> known.put(part, known(Run.reading(document, "quote", "-"))));
        assertThat(table("quote")).isEqualTo(known);
    }

    @Test
    void ofAComparedPolicy() throws IOException {
        var known = new TreeMap<String, List<String>>();
        known.put("policy", known(compare("{\"?\": 1}")));
        known.put("policy with cases", known(compare("{\"cases\": {}, \"?\": 1}")));
        known.put("cases", known(compare("{\"cases\": {\"?\": 1}}")));
        assertThat(table("compare")).isEqualTo(known);
    }

    private Run compare(String policy) throws IOException {
        String file = Files.writeString(folder.resolve("policy.json"), policy).toString();
        return new PastFiles(folder).run("compare", "--policy-a", file, "--policy-b", file);
    }

    private static List<String> known(Run run) {
        Matcher message = KNOWN.matcher(run.err());
        assertThat(message.find()).as(run.err()).isTrue();
        return List.of(message.group(1).split(", "));
    }

    /** Returns the fields of each part that the table of a section names. */
    private static Map<String, List<String>> table(String section) throws IOException {
        String page = Files.readString(Path.of("..", "guide", "workbench.md")).replace("\r\n", "\n");
        int start = page.indexOf("\n## " + section + "\n");
        int end = page.indexOf("\n## ", start + 1);
        var rows = new TreeMap<String, List<String>>();
        Arrays.stream(page.substring(start, end).split("\n"))
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> line.split(" *\\| *"))
                .forEach(cells -> rows.put(
                        cells[1],
                        NAME.matcher(cells[2])
                                .results()
                                .map(GuideFieldTests::name)
                                .toList()));
        return rows;
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }
}
