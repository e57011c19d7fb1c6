package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The guide's page on the workbench has a section for each command, with options that there are. */
class GuidePageTests {
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    @Test
    void everyCommandHasASectionAndNoOtherThingHas() throws IOException {
        assertThat(sections().keySet()).isEqualTo(commands().keySet());
    }

    @Test
    void everyOptionThatIsNamedIsThere() throws IOException {
        Map<String, CommandLine> commands = commands();
        assertThat(sections())
                .allSatisfy((name, text) -> assertThat(
                                OPTION.matcher(text).results().map(MatchResult::group))
                        .allSatisfy(option -> assertThat(
                                        commands.get(name).getCommandSpec().findOption(option))
                                .as(option)
                                .isNotNull()));
    }

    private static Map<String, CommandLine> commands() {
        var nowhere = new PrintWriter(new StringWriter());
        return Workbench.commandLine(InputStream.nullInputStream(), nowhere, nowhere)
                .getSubcommands();
    }

    /** The sections of the page by their headings. */
    private static Map<String, String> sections() throws IOException {
        String page = Files.readString(Path.of("..", "guide", "workbench.md")).replace("\r\n", "\n");
        return Arrays.stream(page.split("\n## "))
                .skip(1)
                .collect(Collectors.toMap(section -> section.substring(0, section.indexOf('\n')), Function.identity()));
    }
}
