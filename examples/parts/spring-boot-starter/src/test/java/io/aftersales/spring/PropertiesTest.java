package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.spring.host.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What the properties under {@code aftersales} do. */
class PropertiesTest {
    private final ApplicationContextRunner complete = StarterContext.complete();

    @Test
    void defaultsAreThoseOfTheLibrary() {
        complete.run(context -> {
            var properties = context.getBean(AfterSalesProperties.class);
            assertThat(properties)
                    .isEqualTo(new AfterSalesProperties(
                            null,
                            Duration.ofMinutes(2),
                            null,
                            new AfterSalesProperties.Retry(Duration.ofSeconds(10), Duration.ofHours(1), 12),
                            new AfterSalesProperties.DueWork(false, Duration.ofSeconds(1), 20),
                            new AfterSalesProperties.Schema(true)));
            assertThat(properties.retry().policy()).isEqualTo(RetryPolicy.STANDARD);
        });
    }

    @Test
    void everyPropertyIsBound() {
        complete.withPropertyValues(
                        "aftersales.node=n1",
                        "aftersales.lease=5s",
                        "aftersales.after-commit-threads=0",
                        "aftersales.retry.first=2s",
                        "aftersales.retry.longest=3s",
                        "aftersales.retry.attempts=4",
                        "aftersales.due-work.every=7s",
                        "aftersales.due-work.batch=8",
                        "aftersales.schema.migrate=false")
                .run(context -> assertThat(context.getBean(AfterSalesProperties.class))
                        .isEqualTo(new AfterSalesProperties(
                                "n1",
                                Duration.ofSeconds(5),
                                0,
                                new AfterSalesProperties.Retry(Duration.ofSeconds(2), Duration.ofSeconds(3), 4),
                                new AfterSalesProperties.DueWork(false, Duration.ofSeconds(7), 8),
                                new AfterSalesProperties.Schema(false))));
    }

    @Test
    void valuesThatCannotWorkAreRefused() {
        refused("aftersales.lease=0s", "aftersales.lease is positive, not PT0S");
        refused("aftersales.after-commit-threads=-1", "aftersales.after-commit-threads is not negative, as -1 is");
        refused("aftersales.due-work.every=-1s", "aftersales.due-work.every is positive, not PT-1S");
        refused("aftersales.due-work.batch=0", "aftersales.due-work.batch is at least 1, not 0");
        refused("aftersales.retry.attempts=0", "attempts at least 1");
    }

    private void refused(String property, String message) {
        complete.withPropertyValues(property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
    }

    @Test
    void effectsAreClaimedUnderTheNameOfTheNodeForTheLease() {
        Instant now = InstantSource.system().instant();
        complete.withPropertyValues("aftersales.node=n1", "aftersales.lease=1000d")
                .run(context -> {
                    OutboxEntry claimed = claimed(context);
                    assertThat(claimed.owner()).isEqualTo("n1");
                    assertThat(claimed.nextAt()).isAfter(now.plus(Duration.ofDays(999)));
                });
    }

    @Test
    void nodesWithoutANameHaveDifferentOnes() {
        var names = new ArrayList<String>();
        for (int node = 0; node < 2; node++) {
            StarterContext.complete().run(context -> names.add(claimed(context).owner()));
        }
        assertThat(names).doesNotContainNull().doesNotHaveDuplicates().allMatch(name -> name.contains("-"));
    }

    /** The payment as it is stored while the provider is called. */
    private OutboxEntry claimed(ApplicationContext context) {
        var claimed = new ArrayList<OutboxEntry>();
        context.getBean(Provider.class)
                .before(instruction -> claimed.add(StarterContext.payment(context, instruction.caseId())));
        StarterContext.refunded(context, "1001");
        return claimed.get(0);
    }

    /** The processor of Spring Boot has written them from the code; the page is read where it stands beside this module. */
    @Test
    void everyPropertyIsDescribedForEditorsAndInTheGuideWithItsDefault() throws IOException {
        String metadata;
        try (InputStream file =
                AfterSalesProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            metadata = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        String properties = metadata.substring(metadata.indexOf("\"properties\": ["));
        List<String> described = Pattern.compile("\\{[^{}]*\"description\"[^{}]*}")
                .matcher(properties)
                .results()
                .map(MatchResult::group)
                .toList();
        List<String> rows = Files.readAllLines(Path.of("..", "..", "guide", "spring-boot.md"));

        assertThat(described).hasSize(11).hasSize(properties.split("\"name\": ", -1).length - 1);
        assertThat(described).allSatisfy(property -> {
            String name = field(property, "name");
            String standard = field(property, "defaultValue");
            assertThat(rows)
                    .as(name)
                    .anyMatch(row -> row.startsWith("| `" + name + "` |")
                            && (standard.isEmpty() || row.contains("| `" + standard + "` |")));
        });
    }

    private static String field(String property, String name) {
        Matcher field = Pattern.compile("\"" + name + "\": \"?([^\",\\s}]*)").matcher(property);
        return field.find() ? field.group(1) : "";
    }
}
