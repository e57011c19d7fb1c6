package io.aftersales.ports.texts;

import io.aftersales.domain.orders.OrderRejection;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.ports.views.Specimen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the page of refusals: every code in its order of precedence, with its kind, its facts, its meaning and what a front end says.
 * Meanings come from the javadoc of the records, sentences from the bundles.
 */
final class RefusalsPage {
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*?)(?=@param|$)");

    /** The codes in the order in which they are asked; within a section the first obstacle is the answer. */
    static final Map<String, List<String>> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put(
                "Every command, before anything is decided",
                List.of("INVALID_COMMAND", "COMMAND_REUSED", "CASE_NOT_FOUND", "NOTHING_ON_ORDER", "NOT_PERMITTED"));
        SECTIONS.put(
                "An application and a quote",
                List.of(
                        "KIND_NOT_OFFERED",
                        "UNKNOWN_REASON",
                        "ORDER_NOT_FOUND",
                        "NOT_OWNER",
                        "INVALID_ORDER",
                        "ORDER_DOES_NOT_BALANCE",
                        "ORDER_STATE",
                        "NOTHING_ASKED",
                        "UNKNOWN_LINE",
                        "WINDOW_EXPIRED",
                        "NOT_RETURNABLE",
                        "EVIDENCE_REQUIRED",
                        "OPEN_CASE",
                        "QUANTITY_EXCEEDED",
                        "REASON_NOT_VERIFIED",
                        "OUT_OF_STOCK",
                        "NO_PRICE",
                        "VALUE_DIFFERS"));
        SECTIONS.put(
                "A compensation, after ORDER_NOT_FOUND, NOT_PERMITTED and NOTHING_ASKED", List.of("GIFT_NOT_OFFERED"));
        SECTIONS.put(
                "A decision, and every other move of a case",
                List.of(
                        "ILLEGAL_MOVE",
                        "NOT_YET",
                        "APPEAL_CLOSED",
                        "NOT_RESERVED_YET",
                        "TERMS_NOT_POSSIBLE",
                        "AMOUNT_EXCEEDED",
                        "ABOVE_LIMIT",
                        "DAILY_LIMIT_REACHED",
                        "SECOND_PERSON_NEEDED"));
        SECTIONS.put(
                "Goods that come back or go out",
                List.of("INBOUND_NEEDED", "MORE_THAN_ANNOUNCED", "NOTHING_LOST", "STOP_NOT_AWAITED"));
        SECTIONS.put(
                "Money",
                List.of(
                        "NOTHING_TO_RETRY",
                        "NOT_STATED_BY_STAFF",
                        "KEY_OF_GIFT",
                        "NO_OFFLINE_PAYMENT",
                        "UNKNOWN_TENDER",
                        "EXTERNAL_REFUND_KNOWN",
                        "NOTHING_ON_REFERENCE",
                        "CAPTURE_KNOWN",
                        "NOT_PARKED",
                        "RESOLUTION_NOT_POSSIBLE"));
        SECTIONS.put("A rating", List.of("NOT_ENDED", "RATED_ALREADY", "RATING_CLOSED"));
        SECTIONS.put(
                "Tickets",
                List.of(
                        "TICKET_NOT_FOUND",
                        "AGENT_NOT_FOUND",
                        "GROUP_NOT_FOUND",
                        "TICKET_MOVE_NOT_PERMITTED",
                        "ILLEGAL_TICKET_MOVE",
                        "NOT_YOUR_TICKET",
                        "TICKET_UNCHANGED",
                        "AGENT_NOT_SUITED"));
        SECTIONS.put("Every command, at its end", List.of("CONTENDED"));
    }

    private final Path root;
    private final Texts english = Texts.in(Locale.ENGLISH, ZoneOffset.UTC);
    private final Texts chinese = Texts.in(Locale.CHINESE, ZoneOffset.UTC);

    /** The page of the project in this directory. */
    RefusalsPage(Path root) {
        this.root = root;
    }

    String text() {
        Map<String, Class<? extends Rejection>> types =
                Refusals.all().collect(Collectors.toMap(UpperSnake::of, type -> type));
        var page = new StringBuilder("""
                # Refusals

                A desk answers `Either<Rejection, ...>`. A refusal wrote nothing. `code()` is stable, `kind()` is one of six to branch on, `facts()`
                are typed data, `message()` is plain English for logs; `RefusalText.of(refusal, texts)` is what a front end shows, in English or
                Chinese, with the reader's time zone and currency. A host replaces any sentence with `texts.overriddenBy(...)`.

                | Kind | What a caller does |
                |---|---|
                | INVALID | Correct the request; do not repeat it as it is. |
                | NOT_FOUND | Check the id. |
                | NOT_ALLOWED | Let another person do it. The security log is told. |
                | CONFLICT | Read again, then decide whether to try again. |
                | ILLEGAL_MOVE | Read the case again: its status does not allow this now. |
                | POLICY | Tell the reader: a rule of the shop, or a limit of money or goods, is in the way. |

                The codes below stand in their order of precedence: where several obstacles apply, the first is the answer.

                This page is printed from the code. After a change, print it again:

                    mvn -pl aftersales-ports -am test -Dtest=RefusalsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Drefusals.write=true
                """);
        SECTIONS.forEach((title, codes) -> {
            page.append("\n## ").append(title).append('\n');
            codes.forEach(code -> describe(page, code, types.get(code)));
        });
        return page.toString();
    }

    private void describe(StringBuilder page, String code, Class<? extends Rejection> type) {
        if (type == null) {
            throw new AssertionError("no refusal has the code " + code);
        }
        String javadoc = javadoc(type);
        String key = RefusalText.PREFIX + code;
        page.append("\n### ").append(code).append("\n\n");
        page.append(javadoc.split("@param")[0].strip()).append("\n\n");
        page.append("* Kind: ").append(kinds(type)).append('\n');
        page.append("* Facts: ").append(facts(type, javadoc)).append('\n');
        page.append("* English: ").append(english.sentence(key)).append('\n');
        page.append("* Chinese: ").append(chinese.sentence(key)).append('\n');
        String limited = key + RefusalText.LIMITED;
        if (english.has(limited)) {
            page.append("* English, with `left`: ")
                    .append(english.sentence(limited))
                    .append('\n');
            page.append("* Chinese, with `left`: ")
                    .append(chinese.sentence(limited))
                    .append('\n');
        }
    }

    private static String kinds(Class<? extends Rejection> type) {
        return new Specimen(path -> "x", 0).of(type).kind().name();
    }

    private static String facts(Class<? extends Rejection> type, String javadoc) {
        Map<String, String> meanings = PARAM.matcher(javadoc)
                .results()
                .collect(Collectors.toMap(
                        each -> each.group(1), each -> each.group(2).strip()));
        RecordComponent[] facts = type.getRecordComponents();
        return facts.length == 0
                ? "none"
                : Arrays.stream(facts)
                        .map(fact -> told(fact) + ", " + meanings.get(fact.getName()))
                        .collect(Collectors.joining("; "));
    }

    /** The name and type of a fact. A part of an order is told under its kind. */
    private static String told(RecordComponent fact) {
        return fact.getType() == OrderRejection.Part.class
                ? "`line`, `discount`, `charge` or `tender` (String)"
                : "`" + fact.getName() + "` (" + fact.getType().getSimpleName() + ")";
    }

    /** The javadoc of a record in one line, without its markup. */
    private String javadoc(Class<?> type) {
        String source = source(type.getEnclosingClass().getSimpleName() + ".java");
        Matcher declared =
                Pattern.compile("\\brecord " + type.getSimpleName() + "\\(").matcher(source);
        if (!declared.find()) {
            throw new AssertionError("no source of " + type);
        }
        int end = source.lastIndexOf("*/", declared.start());
        int start = source.lastIndexOf("/**", end);
        return source.substring(start + 3, end)
                .replaceAll("\\R\\s*\\*", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private String source(String file) {
        for (String module : List.of("aftersales-domain", "aftersales-ports")) {
            try (Stream<Path> sources = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                for (Path each : (Iterable<Path>) sources::iterator) {
                    if (each.endsWith(file)) {
                        return Files.readString(each).replace("\r\n", "\n");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new AssertionError("no source " + file);
    }
}
