package io.aftersales.examples.workbench;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.LifeCycleDiagram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code diagram}: prints the life cycle of a kind of case as a diagram. */
@Command(
        name = "diagram",
        description = "Prints the life cycle of a kind of case, from the library's own table of moves.")
final class DiagramCommand implements Callable<Integer> {

    /** Language of the diagram. */
    enum Format {
        MERMAID,
        DOT
    }

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private CaseKind kind = CaseKind.RETURN_REFUND;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "mermaid|dot",
            description = "mermaid for Markdown, dot for Graphviz.")
    private Format format = Format.MERMAID;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var diagram = LifeCycleDiagram.of(kind);
        spec.commandLine().getOut().print(format == Format.DOT ? diagram.dot() : diagram.mermaid());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
