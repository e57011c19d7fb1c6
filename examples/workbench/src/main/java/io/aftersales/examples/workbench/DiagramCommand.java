package io.aftersales.examples.workbench;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.LifeCycleDiagram;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code diagram}: prints the life cycle of a kind of case, or of goods that come back, as a diagram. */
@Command(
        name = "diagram",
        description =
                "Prints the life cycle of a kind of case, or of goods that come back, from the library's own table of moves.")
final class DiagramCommand implements Callable<Integer> {

    /** Language of the diagram. */
    enum Format {
        MERMAID,
        DOT
    }

    /** Subject of the diagram: one kind of case, or inbounds. */
    private static final class Subject {
        @Option(
                names = "--kind",
                required = true,
                paramLabel = "KIND",
                description = "One of ${COMPLETION-CANDIDATES}.")
        private @Nullable CaseKind kind;

        @Option(names = "--inbounds", required = true, description = "The goods of a case that come back to the shop.")
        private boolean inbounds;

        LifeCycleDiagram diagram() {
            return inbounds || kind == null ? LifeCycleDiagram.ofInbounds() : LifeCycleDiagram.of(kind);
        }
    }

    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

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
        LifeCycleDiagram diagram = subject.diagram();
        spec.commandLine().getOut().print(format == Format.DOT ? diagram.dot() : diagram.mermaid());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
