package io.aftersales.examples.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quote FILE.json}: what would be refunded, and why. */
@Command(
        name = "quote",
        description = {
            "Says what refunds of an order would come to, and why.",
            "Each comes with its parts, its split over what was paid with, and an explanation to the cent.",
            "Reads one scenario or an array of them; refunds run in order, each on top of the ones before. "
                    + "All amounts are whole minor units. A refused order or refund is an answer, not an error."
        },
        footerHeading = "%nA small scenario:%n",
        footer = {
            "  { \"currency\": \"CNY\",",
            "    \"order\": { \"shipping\": 500,",
            "               \"lines\": [ {\"sku\": \"MUG\", \"quantity\": 3, \"amount\": 2000} ] },",
            "    \"refunds\": [ {\"lines\": [ {\"line\": \"MUG\", \"quantity\": 1} ]} ] }",
            "%nExit status: 0 answered, 2 wrong usage or a file that is not in this format."
        })
final class QuoteCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE.json",
            description = "The scenario, or an array of scenarios; - reads standard input.")
    private String file = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream standardInput;

    QuoteCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        JsonValue json = JsonTree.read(InputText.read(file, standardInput));
        JsonPrinter.print(spec.commandLine().getOut(), answer(json));
        return 0;
    }

    private static JsonNode answer(JsonValue json) {
        if (!json.isArray()) {
            return QuotationWriter.answer(ScenarioReader.read(json));
        }
        var scenarios = json.elements(ScenarioReader::read); // all of them first: one fault, no answer
        var answers = JsonNodeFactory.instance.arrayNode(scenarios.size());
        scenarios.forEach(scenario -> answers.add(QuotationWriter.answer(scenario)));
        return answers;
    }
}
