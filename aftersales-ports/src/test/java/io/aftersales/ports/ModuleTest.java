package io.aftersales.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the module shows its consumers. */
class ModuleTest {
    private final ModuleDescriptor module = ModuleFinder.of(Path.of("target", "classes"))
            .find("io.aftersales.ports")
            .orElseThrow()
            .descriptor();

    @Test
    void theModuleExportsDesksPortsTextsAndViewsAndKeepsTheRunnerToItself() {
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        "io.aftersales.ports.desks",
                        "io.aftersales.ports.gateways",
                        "io.aftersales.ports.repositories",
                        "io.aftersales.ports.texts",
                        "io.aftersales.ports.views");
        assertThat(module.packages()).contains("io.aftersales.ports.runner");
    }
}
