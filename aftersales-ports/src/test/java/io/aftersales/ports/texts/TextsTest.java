package io.aftersales.ports.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.ports.views.TimelineView;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences of both languages: all there, and speaking only of what there is. */
class TextsTest {
    private static final Texts ENGLISH = Texts.in(Locale.US, ZoneOffset.UTC);
    private static final Texts CHINESE = Texts.in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);
    private static final CaseId CASE = CaseId.parse("1001.1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** The kinds of notices that carry more fields than always with some of their codes. */
    private static final Set<String> CARRY_MORE = Set.of("APPROVED", "OFFER_MADE", "EXPIRED");

    static Stream<Texts> languages() {
        return Stream.of(ENGLISH, CHINESE);
    }

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSamePlaces() {
        assertThat(CHINESE.keys()).isEqualTo(ENGLISH.keys());
        for (String key : ENGLISH.keys()) {
            assertThat(Texts.places(CHINESE.sentence(key))).as(key).isEqualTo(Texts.places(ENGLISH.sentence(key)));
            assertThat(CHINESE.sentence(key)).as(key).isNotBlank();
            if (!key.startsWith("part.")) {
                assertThat(CHINESE.sentence(key)).as(key).isNotEqualTo(ENGLISH.sentence(key));
            }
        }
    }

    @Test
    void onePointIsSingularInEnglish() {
        for (String key : List.of("step.POINTS_GRANTED", "step.POINTS_GIVEN_BACK")) {
            assertThat(ENGLISH.say(key, Map.of("points", 1L)))
                    .contains(" 1 point")
                    .doesNotContain("points");
            assertThat(ENGLISH.say(key, Map.of("points", 200L))).contains(" 200 points");
        }
        assertThat(ENGLISH.say("refund.points", Map.of("tender", "T1", "points", 1L)))
                .isEqualTo("to T1 (1 point)");
        assertThat(CHINESE.say("step.POINTS_GRANTED", Map.of("points", 1L))).isEqualTo("您已获得 1 积分。");
    }

    @ParameterizedTest
    @EnumSource
    void everyNoticeHasASentenceThatSpeaksOfWhatTheNoticeCarries(Notice.Kind kind) {
        for (String key : ENGLISH.keys()) {
            if (key.equals("notice." + kind) || key.startsWith("notice." + kind + ".")) {
                assertThat(Texts.places(ENGLISH.sentence(key)))
                        .as(key)
                        .isSubsetOf(union(
                                Set.of("case", "order"),
                                (CARRY_MORE.contains(key.split("\\.")[1]) && key.split("\\.").length > 2
                                                ? Set.of(Notice.Field.values())
                                                : kind.fields())
                                        .stream()
                                                .map(field -> field.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.toSet())));
            }
        }
        assertThat(ENGLISH.keys()).contains("notice." + kind);
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }

    @Test
    void everyStepSpeaksOfWhatItsEventHolds() {
        Map<String, Class<?>> events = Arrays.stream(CaseEvent.class.getPermittedSubclasses())
                .collect(Collectors.toMap(UpperSnake::of, Function.identity()));
        for (String key : ENGLISH.keys()) {
            if (key.startsWith("step.")) {
                Class<?> event = events.get(key.split("\\.")[1]);
                assertThat(event).as("there is an event for %s", key).isNotNull();
                assertThat(Texts.places(ENGLISH.sentence(key)))
                        .as(key)
                        .isSubsetOf(TimelineView.factsForBuyers(event.asSubclass(CaseEvent.class)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusSaysWhatIsNext(CaseStatus status) {
        assertThat(Texts.places(ENGLISH.sentence("next." + status))).isEmpty();
    }

    @Test
    void everySentenceOfProgressIsForAStatusOrAnEvent() {
        for (String key : ENGLISH.keys()) {
            if (key.startsWith("next.")
                    && !Set.of("next.until", "next.destinations").contains(key)) {
                assertThat(Arrays.stream(CaseStatus.values()))
                        .anyMatch(
                                status -> key.matches(
                                        "next\\." + status
                                                + "(\\.(COMPENSATION|POSTED|REST|TO_POST|GIVEN_UP|KEEPING|PACKING|PACKING_TO_POST|ASKS_DIFFERENCE|PAYS_BACK|REFUND_ONLY|RETURN_REFUND|EXCHANGE|RESHIP))?"));
            }
            if (key.startsWith("notice.")) {
                assertThat(NoticeText.isKey(key)).as(key).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyNoticeCanBeSaid(Texts texts) {
        for (Notice.Kind kind : Notice.Kind.values()) {
            for (Notice notice : List.of(full(kind), full(kind).because("OUT_OF_STOCK"))) {
                assertThat(NoticeText.of(CASE, notice, texts))
                        .contains("1001.1")
                        .doesNotContain("{")
                        .doesNotContain("anna");
            }
        }
    }

    /** With just what a notice of its kind always carries. */
    private static Notice full(Notice.Kind kind) {
        Notice notice = Notice.toBuyer(kind, "anna");
        for (Notice.Field field : kind.fields()) {
            notice = switch (field) {
                case AMOUNT -> notice.about(Money.of("12.30", "CNY"));
                case UNTIL -> notice.until(NOON);
                case CODE -> notice.because("DAMAGED");
                case GOODS -> notice.of(List.of(new Goods("MUG", 2)));
            };
        }
        return notice;
    }

    @Test
    void aCodeMayHaveASentenceOfItsOwn() {
        Notice rejected = Notice.toBuyer(Notice.Kind.REJECTED, "anna");
        assertThat(NoticeText.of(CASE, rejected.because("OUT_OF_STOCK"), ENGLISH))
                .contains("out of stock");
        assertThat(NoticeText.of(CASE, rejected.because("OTHER"), ENGLISH))
                .isEqualTo(NoticeText.of(CASE, rejected, ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, CNY, 123456,   'CN¥1,234.56'",
        "zh-CN, CNY, 123456,   '¥1,234.56'",
        "zh-CN, CNY, -5,       '-¥0.05'",
        "en-US, USD, 5,        '$0.05'",
        "de-DE, EUR, 123456,   '1.234,56€'",
        "ja-JP, JPY, 500,      '￥500'",
        "en-US, KWD, 1234,     'KWD1.234'"
    })
    void amountsAreWrittenAsPeopleThereWriteThemWithAllDecimals(
            Locale locale, String currency, long minor, String written) {
        String amount = Texts.in(locale, ZoneOffset.UTC).amount(Money.ofMinor(minor, currency));
        // Whether there is a space, and which, differs between JDKs.
        assertThat(amount.replaceAll("[\\s\\u00A0\\u202F]", "")).isEqualTo(written);
    }

    @Test
    void aHostMayPutItsOwnWordsIn() {
        Texts own = ENGLISH.overriddenBy(Map.of(
                "notice.REFUNDED", "Good news: {amount} for {order}.",
                "notice.REJECTED.FRAUD", "No ({case}).",
                "next.REFUNDED", "Done."));
        Notice refunded = full(Notice.Kind.REFUNDED);
        assertThat(NoticeText.of(CASE, refunded, own)).isEqualTo("Good news: CN¥12.30 for 1001.");
        Notice rejected = Notice.toBuyer(Notice.Kind.REJECTED, "anna").because("FRAUD");
        assertThat(NoticeText.of(CASE, rejected, own)).isEqualTo("No (1001.1).");
        assertThat(own.sentence("notice.EXPIRED")).isEqualTo(ENGLISH.sentence("notice.EXPIRED"));
    }

    @ParameterizedTest
    @CsvSource({
        "notice.EXPIRED,      Too late for {amount}.",
        "notice.REFUNDED,     For {buyer}.",
        "step.CASE_SUBMITTED, By {by}.",
        "next.REFUNDED,       Done {until}.",
        "notice.NOTHING,      What?",
        "whatever,            What?"
    })
    void wordsThatSpeakOfWhatIsNotThereAreRefused(String key, String sentence) {
        assertThatThrownBy(() -> ENGLISH.overriddenBy(Map.of(key, sentence)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void theLanguageIsTheLocalesAndEnglishForAllOthers() {
        assertThat(Texts.in(Locale.TRADITIONAL_CHINESE, ZoneOffset.UTC).sentence("refund.total"))
                .isEqualTo("合计");
        assertThat(Texts.in(Locale.FRANCE, ZoneOffset.UTC).sentence("refund.total"))
                .isEqualTo("Total");
    }

    @Test
    void wordsForConstantsAndCodes() {
        Texts english = Texts.in(Locale.ENGLISH, ZoneOffset.UTC);
        Texts chinese = Texts.in(Locale.CHINESE, ZoneOffset.UTC);
        assertThat(english.word(Role.FINANCE)).isEqualTo("finance");
        assertThat(english.word("NOT_LIKED")).isEqualTo("not liked");
        assertThat(chinese.word("NOT_LIKED")).isNotEqualTo("NOT_LIKED").isNotEqualTo("not liked");
        assertThat(english.word("A_CODE_OF_THE_HOST")).isEqualTo("A_CODE_OF_THE_HOST");
        assertThat(english.word(RoundingMode.UP)).isEqualTo("UP");
    }
}
