package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.LifeCycleDiagram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code diagram}: the life cycle as the library prints it. */
class DiagramCommandTests {

    @ParameterizedTest
    @EnumSource
    void printsEveryKindInBothFormats(CaseKind kind) {
        var diagram = LifeCycleDiagram.of(kind);
        assertThat(Run.of("diagram", "--kind", kind.name(), "--format", "mermaid"))
                .isEqualTo(new Run(0, diagram.mermaid(), ""));
        assertThat(Run.of("diagram", "--kind", kind.name(), "--format", "dot"))
                .isEqualTo(new Run(0, diagram.dot(), ""));
    }

    @Test
    void printsInboundsInBothFormats() {
        var diagram = LifeCycleDiagram.ofInbounds();
        assertThat(Run.of("diagram", "--inbounds", "--format", "mermaid")).isEqualTo(new Run(0, diagram.mermaid(), ""));
        assertThat(Run.of("diagram", "--inbounds", "--format", "dot")).isEqualTo(new Run(0, diagram.dot(), ""));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(Run.of("diagram", "--kind", "GIFT", "--format", "dot").status())
                .isEqualTo(2);
        assertThat(Run.of("diagram", "--kind", "RESHIP", "--format", "svg").status())
                .isEqualTo(2);
        assertThat(Run.of("diagram", "--kind", "RESHIP").status()).isEqualTo(2);
        assertThat(Run.of("diagram", "--format", "dot").status()).isEqualTo(2);
        assertThat(Run.of("diagram", "--kind", "RESHIP", "--inbounds", "--format", "dot")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void helpNamesKindsAndFormats() {
        assertThat(Run.of("diagram", "--help").out()).contains("RETURN_REFUND", "--inbounds", "mermaid|dot");
    }
}
