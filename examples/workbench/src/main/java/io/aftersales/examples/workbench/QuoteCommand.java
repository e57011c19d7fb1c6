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

/** Command {@code quote FILE.json}: prints refunds of an order with their explanation. */
@Command(
        name = "quote",
        description = {
            "Prints the refunds of an order, and explains them.",
            "Each refund has its parts, its split over the tenders, and an explanation to the cent.",
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
        // Read before any is answered, so that a fault in one scenario leaves no partial answer.
        var scenarios = json.elements(ScenarioReader::read);
        var answers = JsonNodeFactory.instance.arrayNode(scenarios.size());
        scenarios.forEach(scenario -> answers.add(QuotationWriter.answer(scenario)));
        return answers;
    }
}
