package io.aftersales.ports.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.ports.views.Specimen;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Sentences about hostile values, in both languages: said in full, and what is in a value stays a value. */
public class TextsFuzzTest {
    private static final List<Texts> READERS = Stream.of(
                    Locale.US, Locale.SIMPLIFIED_CHINESE, Locale.ROOT, Locale.forLanguageTag("ar-EG"), Locale.GERMANY)
            .flatMap(locale ->
                    Stream.of("UTC", "Asia/Shanghai", "-18:00").map(zone -> Texts.in(locale, ZoneId.of(zone))))
            .toList();
    private static final List<Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(each -> each.getDefaultFractionDigits() >= 0)
            .sorted((one, other) -> one.getCurrencyCode().compareTo(other.getCurrencyCode()))
            .toList();
    private static final List<Class<?>> FAMILIES = List.copyOf(Refusals.families());
    private static final List<Goods> GOODS = List.of(new Specimen(path -> "x1", 0).of(Goods.class));
    private static final CaseId CASE = CaseId.parse("1001.1");

    @FuzzTest
    void everySentenceIsSaid(FuzzedDataProvider data) {
        Texts texts = data.pickValue(READERS);
        switch (data.consumeInt(0, 6)) {
            case 0 -> {
                CaseEvent event = specimen(data, CaseEvent.class);
                if (event != null) {
                    assertThat(EventText.of(event, texts)).isNotBlank();
                }
            }
            case 1 -> {
                TicketEvent event = specimen(data, TicketEvent.class);
                if (event != null) {
                    assertThat(EventText.of(event, texts)).isNotBlank();
                }
            }
            case 2 -> {
                if (specimen(data, data.pickValue(FAMILIES)) instanceof Rejection refusal) {
                    assertThat(RefusalText.of(refusal, texts)).isNotBlank();
                    assertThat(refusal.message()).isNotBlank();
                }
            }
            case 3 -> {
                Alarm alarm = data.pickValue(Alarm.values());
                String detail = data.consumeRemainingAsString();
                boolean told = Texts.places(texts.sentence("alarm." + alarm)).contains("detail");
                assertThat(AlarmText.of(CASE, alarm, detail, texts))
                        .isNotBlank()
                        .contains(told ? texts.word(detail) : "");
            }
            case 4 -> assertThat(NoticeText.of(CASE, notice(data), texts)).isNotBlank();
            case 5 -> assertThat(RefusalText.of(ofHost(data), texts)).isNotBlank();
            default -> overridden(data, texts);
        }
    }

    private static Notice notice(FuzzedDataProvider data) {
        Notice.Kind kind = data.pickValue(Notice.Kind.values());
        return Notice.toBuyer(kind, "b1")
                .of(GOODS)
                .about(amount(data))
                .until(moment(data))
                .because(data.consumeRemainingAsString());
    }

    /** A refusal of the host's own with facts of every type. */
    private static Rejection ofHost(FuzzedDataProvider data) {
        return new OfHost(
                amount(data),
                moment(data),
                data.consumeLong(),
                List.of(amount(data), moment(data)),
                data.consumeRemainingAsString());
    }

    /** A refusal that a host adds. */
    public record OfHost(Money amount, Instant until, long count, List<Object> all, String reason)
            implements Rejection {
        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String message() {
            return "refused by the host";
        }
    }

    /** A host's own sentences are refused with a reason, or said. */
    private static void overridden(FuzzedDataProvider data, Texts texts) {
        List<String> keys = texts.keys().stream().sorted().toList();
        String detail = data.consumeString(20);
        try {
            String key = data.consumeBoolean() ? "alarm.PARKED" : data.pickValue(keys);
            Texts own = texts.overriddenBy(Map.of(key, data.consumeString(60)))
                    .withRefusals(Map.of(OfHost.class, data.consumeString(60)));
            AlarmText.of(CASE, Alarm.PARKED, detail, own);
            assertThat(RefusalText.of(ofHost(data), own)).isNotNull();
        } catch (IllegalArgumentException unknown) {
            assertThat(unknown).hasMessageContaining("no values for the places");
        }
    }

    private static Money amount(FuzzedDataProvider data) {
        return Money.ofMinor(data.consumeLong(), data.pickValue(CURRENCIES));
    }

    private static Instant moment(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 3)) {
            case 0 -> Instant.MIN.plusSeconds(data.consumeInt(0, 100_000));
            case 1 -> Instant.MAX.minusSeconds(data.consumeInt(0, 100_000));
            default ->
                Instant.ofEpochSecond(data.consumeLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
        };
    }

    /** A member of a family with hostile texts; null when one of its parts is an id, or a code, and refuses the text. */
    private static <T> T specimen(FuzzedDataProvider data, Class<T> family) {
        int variant = data.consumeInt(0, 200);
        boolean inIds = data.consumeBoolean();
        String text = data.consumeRemainingAsString();
        try {
            return new Specimen(path -> inIds || !isId(path) ? text : "x1", variant).of(family);
        } catch (AssertionError refused) {
            if (refused.getCause() instanceof IllegalArgumentException
                    || refused.getCause() instanceof AssertionError) {
                return null;
            }
            throw refused;
        }
    }

    private static boolean isId(String path) {
        return path.endsWith("value") || path.endsWith("id") || path.endsWith("order");
    }
}
