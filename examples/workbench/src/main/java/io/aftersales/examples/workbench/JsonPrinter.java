package io.aftersales.examples.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;

/** Prints answers as JSON, with the same bytes on every system: the line separator is always a line feed. */
public final class JsonPrinter {
    private static final ObjectWriter PRETTY = JsonMapper.builder().build().writer(prettyPrinter());

    private JsonPrinter() {}

    /** Prints one answer and a line feed. */
    public static void print(PrintWriter out, JsonNode answer) throws JsonProcessingException {
        out.print(PRETTY.writeValueAsString(answer) + "\n");
        out.flush();
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }
}
