package io.aftersales.examples.workbench.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.shared.OneLine;
import io.aftersales.examples.workbench.InputText;
import io.aftersales.examples.workbench.JsonPrinter;
import io.aftersales.examples.workbench.JsonTree;
import io.aftersales.examples.workbench.JsonValue;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code play FILE.json}: plays what happens to orders, and prints what came of it. */
@Command(
        name = "play",
        description = {
            "Plays what happens to orders, step by step, and prints what came of each step and how everything stands at "
                    + "the end.",
            "Reads one script or an array of them; scripts share nothing. A script has an order, what partners answer, "
                    + "the rules of the shop, and steps: time passes, people send commands, the world changes. All amounts are "
                    + "minor units, moments end with Z, lengths of time are like P7D or PT36H.",
            "Commands: open, quote, claimable, goodwill, recordExternal, reverseExternal, capture, giveBackKept, settleShortfall, "
                    + "withdraw, requestInfo, provideInfo, approve, offer, answerOffer, appeal, reject, close, "
                    + "convert, rate, posted, receive, inspect, correct, shipped, delivered, failed, found, confirm, retry, "
                    + "confirmOffline, answer. The world: pass, facts, amend, stock, prices, partners.",
            "A refused step is part of the result; it changes nothing, and the next step goes on. With \"expect\", any part "
                    + "of the result, differences are printed to standard error."
        },
        footerHeading = "%nA small script:%n",
        footer = {
            "  { \"now\": \"2026-03-02T10:00:00Z\",",
            "    \"order\": {",
            "      \"lines\": [ {\"sku\": \"MUG\", \"quantity\": 3, \"amount\": 6000} ],",
            "      \"parcels\": [ {\"id\": \"P1\", \"deliveredAt\": \"2026-03-01T10:00:00Z\"} ] },",
            "    \"steps\": [",
            "      {\"by\": \"BUYER b1\", \"open\": {\"as\": \"c\", \"kind\": \"RETURN_REFUND\",",
            "        \"items\": [ {\"line\": \"MUG\", \"quantity\": 1, \"reason\": \"NOT_LIKED\"} ]}},",
            "      {\"by\": \"REVIEWER r1\", \"approve\": {\"case\": \"c\"}},",
            "      {\"pass\": \"P2D\"},",
            "      {\"by\": \"BUYER b1\", \"posted\": {\"case\": \"c\"}},",
            "      {\"by\": \"INSPECTOR i1\", \"receive\": {\"case\": \"c\"}},",
            "      {\"by\": \"INSPECTOR i1\", \"inspect\": {\"case\": \"c\",",
            "        \"findings\": [ {\"line\": \"MUG\", \"grade\": \"GOOD\", \"quantity\": 1} ]}} ],",
            "    \"expect\": { \"cases\": {\"c\": {\"status\": \"REFUNDED\", \"total\": 2000}} } }",
            "%nExit status: 0 played, 1 played and not as expected, 2 wrong usage or a file that is not in this format."
        })
public final class PlayCommand implements Callable<Integer> {
    private static final int NOT_AS_EXPECTED = 1;

    @Parameters(paramLabel = "FILE.json", description = "The script, or an array of scripts; - reads standard input.")
    private String file = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream standardInput;

    /** Creates the command with the input that {@code -} reads. */
    public PlayCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        JsonValue json = JsonTree.read(InputText.read(file, standardInput));
        // All scripts are read before the first is played, so that a fault in one leaves no partial result.
        List<Script> scripts = json.isArray() ? json.elements(ScriptReader::read) : List.of(ScriptReader.read(json));
        var results = new ArrayList<ObjectNode>();
        scripts.forEach(script -> results.add(ResultWriter.write(Play.of(script))));
        JsonPrinter.print(spec.commandLine().getOut(), json.isArray() ? array(results) : results.get(0));
        return tell(differences(scripts, results)) ? NOT_AS_EXPECTED : 0;
    }

    private static JsonNode array(List<ObjectNode> results) {
        return JsonNodeFactory.instance.arrayNode(results.size()).addAll(results);
    }

    private static List<String> differences(List<Script> scripts, List<ObjectNode> results) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < results.size(); i++) {
            JsonValue expected = scripts.get(i).expect();
            if (expected != null) {
                differences.addAll(Expectation.differences(expected, results.get(i)));
            }
        }
        return differences;
    }

    /** Prints differences to standard error; tells whether there are any. */
    private boolean tell(List<String> differences) {
        PrintWriter err = spec.commandLine().getErr();
        differences.forEach(each -> err.print(OneLine.of(each) + "\n"));
        err.flush();
        return !differences.isEmpty();
    }
}
