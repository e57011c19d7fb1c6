package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code quote} from the outside: what it reads, what it writes, how it ends. */
class QuoteCommandTests {
    private static final String SCENARIO = """
            {"id": "mügs", "order": {"lines": [{"sku": "MÜG", "quantity": 2, "amount": 300}]},
             "refunds": [{"lines": [{"line": "MÜG", "quantity": 1}]}]}
            """;
    private static final String ANSWER = """
            {
              "id": "mügs",
              "refunds": [
                {
                  "goods": 150,
                  "discounts": 0,
                  "shipping": 0,
                  "tax": 0,
                  "otherCharges": 0,
                  "goodwill": 0,
                  "fees": 0,
                  "deductions": 0,
                  "withheld": 0,
                  "total": 150,
                  "payout": 150,
                  "notCollected": 0,
                  "tenders": [
                    {
                      "id": "T1",
                      "amount": 150,
                      "points": 0
                    }
                  ],
                  "lines": [
                    {
                      "line": "MÜG",
                      "quantity": 1,
                      "goods": 150,
                      "discounts": 0,
                      "tax": 0,
                      "total": 150
                    }
                  ],
                  "taxes": [
                    {
                      "rate": "",
                      "gross": 150,
                      "tax": 0
                    }
                  ],
                  "explanation": [
                    "1 of line MÜG at list price: +1.50",
                    "Total: CNY 1.50",
                    "Paid back on T1: CNY 1.50"
                  ]
                }
              ],
              "paid": 300,
              "captured": 300,
              "refunded": 150,
              "paidOut": 150,
              "kept": 0,
              "external": 0,
              "remaining": 150
            }
            """;

    @Nested
    class Answers {

        /** Every form a refund can take, every money rule, every refusal, every other step; each answer compared as a whole. */
        @ParameterizedTest
        @ValueSource(strings = {"forms", "policies", "refusals", "entries"})
        void areTheSameToTheByte(String name) {
            Run run = Run.reading(Run.resource("quote/" + name + ".json"), "quote", "-");

            assertThat(run).isEqualTo(new Run(0, Run.resource("quote/" + name + ".answer.json"), ""));
        }

        @Test
        void comeFromAFile(@TempDir Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("mugs.json"), SCENARIO);

            assertThat(Run.of("quote", file.toString())).isEqualTo(new Run(0, ANSWER, ""));
        }

        @Test
        void comeFromStandardInputWithOrWithoutAByteOrderMark() {
            assertThat(Run.reading(SCENARIO, "quote", "-")).isEqualTo(new Run(0, ANSWER, ""));
            assertThat(Run.reading("\uFEFF" + SCENARIO, "quote", "-")).isEqualTo(new Run(0, ANSWER, ""));
        }

        @Test
        void areAnArrayForAnArray() {
            assertThat(Run.reading("[]", "quote", "-")).isEqualTo(new Run(0, "[]\n", ""));
            assertThat(Run.reading("[" + SCENARIO + "]", "quote", "-").out())
                    .isEqualTo("[\n" + ANSWER.stripTrailing().indent(2) + "]\n");
        }

        @Test
        void haveANullIdForAScenarioWithoutOne() {
            Run run = Run.reading("{\"order\": {\"lines\": []}, \"refunds\": []}", "quote", "-");

            assertThat(run.out()).isEqualTo("""
                            {
                              "id": null,
                              "refunds": [],
                              "paid": 0,
                              "captured": 0,
                              "refunded": 0,
                              "paidOut": 0,
                              "kept": 0,
                              "external": 0,
                              "remaining": 0
                            }
                            """);
        }

        @Test
        void doNotDependOnTheCountry() {
            Locale before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
                assertThat(Run.reading(SCENARIO, "quote", "-").out()).isEqualTo(ANSWER);
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Nested
    class Faults {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "quote                 | Missing required parameter: 'FILE.json'",
                    "quote a.json b.json   | Unmatched argument",
                    "quote --verbose -     | Unknown option: '--verbose'",
                    "frobnicate            | Unmatched argument",
                    "''                    | Missing required subcommand",
                })
        void ofUsageEndWithStatus2(String args, String complaint) {
            Run run = Run.of(args.isEmpty() ? new String[0] : args.split(" "));

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith(complaint)
                    .contains("aftersales-workbench")
                    .doesNotContain("\tat ");
        }

        @Test
        void ofFilesNameTheFile(@TempDir Path folder) {
            String missing = folder.resolve("missing.json").toString();

            assertThat(Run.of("quote", missing)).isEqualTo(new Run(2, "", missing + ": no such file\n"));
            assertThat(Run.of("quote", folder.toString()).err()).startsWith(folder + ": cannot be read");
            assertThat(Run.of("quote", "\0").err()).startsWith("\\u0000: cannot be read");
        }

        @Test
        void ofEncodingNameThePlace() {
            byte[] latin1 = {'{', '"', 'i', 'd', '"', ':', '\n', '"', 'm', (byte) 0xFC, '"', '}'};

            assertThat(Run.reading(latin1, "quote", "-")).isEqualTo(new Run(2, "", "<stdin>:2:3: $: not UTF-8\n"));
        }

        @Test
        void ofOneScenarioLeaveTheOthersUnanswered() {
            Run run = Run.reading("[" + SCENARIO + ",\n{\"order\": 1}]", "quote", "-");

            assertThat(run).isEqualTo(new Run(2, "", "<stdin>:4:11: [1].order: expected an object, found a number\n"));
        }
    }

    @Nested
    class Help {

        @ParameterizedTest
        @ValueSource(strings = {"--help", "-h"})
        void isThereForTheProgramAndForTheCommand(String option) {
            Run program = Run.of(option);
            Run command = Run.of("quote", option);

            assertThat(program.status()).isZero();
            assertThat(program.out())
                    .startsWith("Usage: aftersales-workbench [-h] COMMAND")
                    .containsPattern("quote +Prints the refunds")
                    .containsPattern("replay +Replays")
                    .containsPattern("diagram +Prints");
            assertThat(command.status()).isZero();
            assertThat(command.out()).startsWith("Usage: aftersales-workbench quote [-h] FILE.json");
        }

        @Test
        void showsAScenarioThatWorks() {
            String help = Run.of("quote", "--help").out();
            String scenario = help.substring(help.indexOf('{'), help.lastIndexOf('}') + 1);

            assertThat(Run.reading(scenario, "quote", "-").status()).isZero();
        }
    }
}
