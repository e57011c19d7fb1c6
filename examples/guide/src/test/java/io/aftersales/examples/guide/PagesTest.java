package io.aftersales.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that {@link Pages} finds every way in which a page may differ from the code. */
class PagesTest {
    private static final String GOOD = "```java sum\nint sum = 1 + 2;\n\nprint(sum);\n```\n\n```text sum\n3\n```\n";

    @TempDir
    private Path root;

    @BeforeEach
    void aRegion() throws IOException {
        source(
                "        // guide:start sum\n        int sum = 1 + 2;\n\n        print(sum);\n        // guide:end sum\n");
    }

    private void source(String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("examples")).resolve("Sum.java"), text);
    }

    private List<String> faultsOf(String page) throws IOException {
        Files.writeString(root.resolve("page.md"), page);
        return new Pages(root).faultsOfBlocks(Map.of("sum", "3\n"));
    }

    private List<String> linksOf(String page) throws IOException {
        Files.writeString(root.resolve("page.md"), page);
        return new Pages(root).brokenLinks();
    }

    @Test
    void aPageThatShowsWhatIsThereHasNoFault() throws IOException {
        assertThat(faultsOf(GOOD)).isEmpty();
    }

    @Test
    void aBlockWithoutARegionIsAFault() throws IOException {
        assertThat(faultsOf(GOOD + "```java\nint other;\n```\n"))
                .containsExactly("page.md:10: there is no region \"\"");
        assertThat(faultsOf(GOOD + "```java other\nint other;\n```\n"))
                .containsExactly("page.md:10: there is no region \"other\"");
        assertThat(faultsOf(GOOD + "```\nint other;\n```\n"))
                .hasSize(1)
                .first()
                .asString()
                .contains("a block of \"\"");
    }

    @Test
    void aBlockThatSaysSomethingElseIsAFault() throws IOException {
        assertThat(faultsOf(GOOD.replace("1 + 2", "2 + 1")))
                .containsExactly(
                        "page.md:1: the page does not show the region sum, which is\nint sum = 1 + 2;\n\nprint(sum);\n");
        assertThat(faultsOf(GOOD.replace("\n3\n", "\n4\n")))
                .containsExactly("page.md:7: the page does not show the output sum, which is\n3\n");
    }

    @Test
    void aRegionOrAnOutputThatNoPageShowsIsAFault() throws IOException {
        assertThat(faultsOf("Nothing."))
                .containsExactly("no page shows the region sum", "no page shows the output sum");
    }

    @Test
    void aRegionWithoutAnEndOrThereTwiceIsAFault() throws IOException {
        source("// guide:start sum\nint sum = 1 + 2;\n");
        assertThat(faultsOf("Nothing.")).contains("Sum.java: the region sum has no end");
        source("// guide:start sum\n// guide:end sum\n// guide:start sum\n// guide:end sum\n");
        assertThat(faultsOf("Nothing.")).contains("Sum.java: the region sum ends without a start, or is there twice");
    }

    @Test
    void aLinkToNowhereIsAFault() throws IOException {
        assertThat(linksOf(
                        "# The sum, told\n[it](#the-sum-told), [file](examples/Sum.java), [web](https://example.org)"))
                .isEmpty();
        assertThat(linksOf("[it](#the-sum), [page](other.md)"))
                .containsExactly("page.md links to #the-sum", "page.md links to other.md");
    }
}
