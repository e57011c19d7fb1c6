package io.aftersales.ports.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.EvidenceRule;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderRejection;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.DeskRejection;
import io.aftersales.ports.views.Specimen;
import io.aftersales.ports.views.TimelineView;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal, event and alarm is said in both languages, in full and without a piece of the machine. */
class SentencesTest {
    private static final Texts ENGLISH = Texts.in(Locale.UK, ZoneOffset.UTC);
    private static final Texts CHINESE = Texts.in(Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"));

    /** An unfilled place, an absent value, an ISO instant, nanoseconds, a record's or a constant's own notation. */
    private static final Pattern OF_THE_MACHINE =
            Pattern.compile("[{}]|\\bnull\\b|\\d{4}-\\d{2}-\\d{2}T|123456789|\\w\\[|\\b[A-Z]{2,}_[A-Z_]+\\b");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** As many variants as the largest family of constants or members has. */
    private static <T> Stream<T> specimens(Class<T> type) {
        return IntStream.range(0, 30).mapToObj(variant -> new Specimen(path -> "x1", variant).of(type));
    }

    private static void assertSaid(String code, Function<Texts, String> said) {
        String english = said.apply(ENGLISH);
        String chinese = said.apply(CHINESE);
        assertThat(english)
                .as(code)
                .isNotBlank()
                .doesNotContainPattern(OF_THE_MACHINE)
                .doesNotContainPattern(HAN);
        assertThat(chinese)
                .as(code)
                .isNotBlank()
                .doesNotContainPattern(OF_THE_MACHINE)
                .containsPattern(HAN);
    }

    static Stream<Class<? extends Rejection>> refusals() {
        return Refusals.all();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalIsSaidWithItsFacts(Class<? extends Rejection> type) {
        specimens(type).forEach(each -> assertSaid(each.code(), texts -> RefusalText.of(each, texts)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everySentenceOfARefusalSpeaksOfItsFacts(Class<? extends Rejection> type) {
        String key = RefusalText.PREFIX + UpperSnake.of(type);
        List<String> facts = Arrays.stream(type.getRecordComponents())
                .map(each -> each.getName())
                .toList();
        assertThat(ENGLISH.keys()).contains(key);
        assertThat(Texts.places(ENGLISH.sentence(key))).isSubsetOf(facts);
        String limited = key + RefusalText.LIMITED;
        if (ENGLISH.has(limited)) {
            assertThat(Texts.places(ENGLISH.sentence(limited))).isSubsetOf(facts);
        }
    }

    @Test
    void anOrderThatCannotBeIsSaidWithTheMostThatWouldBePossibleWhereThatIsKnown() {
        var coupon = new OrderRejection.Part("discount", "C1");
        var tooLarge = new OrderRejection.InvalidOrder("discounts[0].amount", 700, coupon, 500L);
        assertThat(RefusalText.of(tooLarge, ENGLISH))
                .isEqualTo(
                        "The data of the order cannot be right: discounts[0].amount is 700, at most 500 is possible.");
        assertThat(RefusalText.of(tooLarge, CHINESE)).isEqualTo("订单数据有误：discounts[0].amount 为 700，最多可为 500。");
        var negative = new OrderRejection.InvalidOrder("discounts[0].amount", -1, coupon);
        assertThat(RefusalText.of(negative, ENGLISH))
                .isEqualTo("The data of the order cannot be right: discounts[0].amount is -1.");
        assertThat(RefusalText.of(negative, CHINESE)).isEqualTo("订单数据有误：discounts[0].amount 为 -1。");
    }

    static Stream<Class<?>> events() {
        return Specimen.records(CaseEvent.class).stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventOfACaseIsSaidToStaff(Class<?> type) {
        specimens(type.asSubclass(CaseEvent.class))
                .forEach(each -> assertSaid(each.code(), texts -> EventText.of(each, texts)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventABuyerSeesHasASentenceAndNoOtherHas(Class<?> type) {
        assertThat(ENGLISH.has("step." + UpperSnake.of(type)))
                .isEqualTo(TimelineView.isForBuyers(type.asSubclass(CaseEvent.class)));
    }

    static Stream<Class<?>> ticketEvents() {
        return Specimen.records(TicketEvent.class).stream();
    }

    @ParameterizedTest
    @MethodSource("ticketEvents")
    void everyEventOfATicketIsSaid(Class<?> type) {
        specimens(type.asSubclass(TicketEvent.class))
                .forEach(each -> assertSaid(each.code(), texts -> EventText.of(each, texts)));
    }

    @ParameterizedTest
    @EnumSource
    void everyAlarmIsSaid(Alarm alarm) {
        for (String detail : List.of("x1", "REFUNDING", "PAY_REFUND", "OUT_OF_STOCK")) {
            assertSaid(alarm.name(), texts -> AlarmText.of(CaseId.parse("1001.1"), alarm, detail, texts));
        }
        assertThat(AlarmText.of(CaseId.parse("1001.1"), Alarm.OVERDUE, "REFUNDING", CHINESE))
                .isEqualTo("1001.1：在“退款中”状态下等待过久，请尽快处理。");
    }

    @Test
    void goodsInNoParcelAreSaidToBeInNone() {
        var stopped = new CaseEvent.FulfilmentStopAnswered(Place.NO_PARCEL, true);
        assertThat(EventText.of(stopped, ENGLISH)).isEqualTo("The warehouse kept goods back (in no parcel).");
        var left = new CaseEvent.FulfilmentStopAnswered(Place.parcel("P-1"), false);
        assertThat(EventText.of(left, ENGLISH)).isEqualTo("The warehouse could not keep goods back (P-1).");
        assertThat(AlarmText.of(CaseId.parse("1001.1"), Alarm.STOP_REFUSED, "-", CHINESE))
                .isEqualTo("1001.1：仓库未能停止发货（未装包裹），请确认是否还需处理。");
    }

    @Test
    void everyConstantHasAWord() {
        ValueText.CONSTANTS.forEach((type, where) -> {
            for (Object constant : type.getEnumConstants()) {
                assertThat(ENGLISH.keys()).contains(where + ((Enum<?>) constant).name());
            }
        });
    }

    @Test
    void everyReasonEveryGradeAndEveryEffectHasAWord() {
        for (Reason reason : Reason.STANDARD) {
            assertThat(ENGLISH.keys()).contains(ValueText.CODE + reason.code());
        }
        for (Grade grade : Grade.STANDARD) {
            assertThat(ENGLISH.keys()).contains(ValueText.GRADE + grade.code());
        }
        for (Class<?> effect : Specimen.records(Effect.class)) {
            assertThat(ENGLISH.keys()).contains(ValueText.CODE + UpperSnake.of(effect));
        }
    }

    @Test
    void noSentenceIsForNothing() {
        Set<String> used = new HashSet<>();
        Refusals.all().forEach(each -> used.add(RefusalText.PREFIX + UpperSnake.of(each)));
        events().forEach(each -> used.add(EventText.OF_CASE + UpperSnake.of(each)));
        ticketEvents().forEach(each -> used.add(EventText.OF_TICKET + UpperSnake.of(each)));
        for (Alarm alarm : Alarm.values()) {
            used.add(AlarmText.PREFIX + alarm);
        }
        ValueText.CONSTANTS.forEach((type, where) -> {
            for (Object constant : type.getEnumConstants()) {
                used.add(where + ((Enum<?>) constant).name());
            }
        });
        Grade.STANDARD.forEach(each -> used.add(ValueText.GRADE + each.code()));
        Set<String> left = new TreeSet<>(ENGLISH.keys());
        left.removeAll(used);
        left.removeIf(key -> key.startsWith("event.RULE_APPLIED."));
        left.removeAll(Set.of(
                "event.INTERCEPTION_ANSWERED.MISSED",
                "event.FULFILMENT_STOP_ANSWERED.REFUSED",
                "event.LOST_PARCEL_FOUND.COMING_BACK",
                "event.WINDOW_RULE_APPLIED.OPEN",
                "event.OPENED_AS_EXCEPTION.NOT_NEEDED",
                "event.FIRST_ENTRY_MADE.OF_CASE",
                "refusal.INVALID_ORDER.LIMITED",
                "refusal.VALUE_DIFFERS.LIMITED"));
        left.removeIf(
                key -> key.matches("(notice|step|next|refund|part|time|code|field|entry)\\..*")); // looked at elsewhere
        assertThat(left).isEmpty();
    }

    @Test
    void aBuyerOfAChineseShopReadsChineseInTheirOwnTime() {
        Instant end = Instant.parse("2026-03-08T15:59:59.999999999Z");
        var expired = new CaseRejection.WindowExpired(LineId.of("MUG"), end, "");
        assertThat(RefusalText.of(expired, CHINESE)).isEqualTo("商品 MUG 的售后申请期已于 2026年3月8日 23:59 截止。");
        assertThat(RefusalText.of(expired, ENGLISH))
                .isEqualTo("The time to apply for item MUG ended on 8 March 2026, 15:59.");
        var missing = new CaseRejection.EvidenceRequired(LineId.of("MUG"), "DAMAGED");
        assertThat(RefusalText.of(missing, CHINESE)).isEqualTo("请为商品 MUG 上传照片等凭证（原因：到货破损）。");
    }

    @Test
    void staffReadWhichWindowRuleAppliedAndWhatAnExceptionLifted() {
        var lines = List.of(LineId.of("MUG"), LineId.of("POT"));
        Instant end = Instant.parse("2026-03-08T15:59:00Z");
        assertThat(EventText.of(new CaseEvent.WindowRuleApplied("HOLIDAYS", lines, end), ENGLISH))
                .isEqualTo("Window rule HOLIDAYS: MUG, POT can be claimed until 8 March 2026, 15:59.");
        assertThat(EventText.of(new CaseEvent.WindowRuleApplied("VIP", lines, null), ENGLISH))
                .isEqualTo("Window rule VIP: the time to claim MUG, POT has no end yet.");
        var lifted = new CaseEvent.OpenedAsException(List.of("WINDOW_EXPIRED", "NOT_RETURNABLE", "EVIDENCE_REQUIRED"));
        assertThat(EventText.of(lifted, ENGLISH))
                .isEqualTo("Opened as an exception, in spite of an ended window, goods that are not taken back, missing"
                        + " evidence.");
        assertThat(EventText.of(lifted, CHINESE)).isEqualTo("作为例外受理：期限已过、商品不可退、缺少凭证。");
        assertThat(EventText.of(new CaseEvent.OpenedAsException(List.of()), ENGLISH))
                .isEqualTo("Opened as an exception, although nothing stood in the way.");
    }

    @Test
    void aFirstEntryIsSaidWithItsReferenceWhereItHasOne() {
        Money amount = Money.of("700.00", "CNY");
        var ofPayment = new CaseEvent.FirstEntryMade(WaitingEntry.Kind.CAPTURE, amount, "CAP-1");
        var ofCase = new CaseEvent.FirstEntryMade(WaitingEntry.Kind.KEPT_GIVEN_BACK, amount, "");
        assertThat(EventText.of(ofPayment, ENGLISH)).contains("CAP-1", "700.00");
        assertThat(EventText.of(ofCase, ENGLISH))
                .contains("700.00 entered; a second person has to enter the same.")
                .doesNotContain("()", "{");
        assertThat(EventText.of(ofCase, CHINESE)).contains("700.00，待第二人登记相同内容。");
    }

    @Test
    void amountsHaveTheDecimalsOfTheirCurrency() {
        var yen = new AccountRejection.AmountExceeded(Money.ofMinor(1_500, "JPY"), Money.ofMinor(1_000, "JPY"));
        assertThat(RefusalText.of(yen, CHINESE)).contains("1,500", "1,000").doesNotContain("1,500.", "1,000.");
    }

    @Test
    void everyLimitThatIsNotKeptIsNamedInWords() {
        var invalid = new DeskRejection.InvalidCommand(List.of(
                new DeskRejection.Violation("items[0].quantity", "Positive", "of the provider"),
                new DeskRejection.Violation("by", "NotNull", "of the provider")));
        assertThat(RefusalText.of(invalid, ENGLISH))
                .isEqualTo(
                        "Please check your entries: quantity of item 1 must be greater than zero, person is missing.");
        assertThat(RefusalText.of(invalid, CHINESE)).isEqualTo("请检查您填写的内容：第 1 件商品的数量 必须大于零、操作人 必填。");
    }

    @Test
    void aFieldIsNamedFromTheInsideOut() {
        assertThat(ValueText.ofPath("items[1].evidence[0].text", ENGLISH))
                .isEqualTo("text of piece of evidence 1 of item 2");
        assertThat(ValueText.ofPath("items[0].<list element>", ENGLISH)).isEqualTo("item 1");
        assertThat(ValueText.ofPath("hostsOwn[2]", ENGLISH)).isEqualTo("hostsOwn 3");
        assertThat(ValueText.ofPath("items[1].reason", CHINESE)).isEqualTo("第 2 件商品的原因");
    }

    @Test
    void theFieldsOfTheCommandsHaveWords() {
        assertThat(Arrays.stream(Commands.class.getDeclaredClasses())
                        .filter(Class::isRecord)
                        .flatMap(command -> Arrays.stream(command.getRecordComponents()))
                        .filter(field -> field.getType() != boolean.class)
                        .map(field -> ValueText.FIELD + field.getName()))
                .isNotEmpty()
                .isSubsetOf(ENGLISH.keys());
    }

    @Test
    void anOrderThatDoesNotBalanceIsNoMatterOfTheBuyer() {
        var refusal = new OrderRejection.OrderDoesNotBalance(9_617, 9_497);
        assertThat(RefusalText.of(refusal, ENGLISH))
                .isEqualTo("We cannot take up this order at the moment. Please contact us.");
        assertThat(RefusalText.of(refusal, CHINESE)).doesNotContainPattern("\\d");
    }

    @Test
    void theLimitsOfTheCommandsHaveWords() {
        Set<String> limits = Stream.of(
                        NotNull.class,
                        NotBlank.class,
                        NotEmpty.class,
                        Size.class,
                        Positive.class,
                        PositiveOrZero.class,
                        Min.class,
                        Max.class,
                        jakarta.validation.constraints.Pattern.class)
                .map(limit -> ValueText.CODE + limit.getSimpleName())
                .collect(Collectors.toSet());
        assertThat(ENGLISH.keys()).containsAll(limits);
    }

    @Test
    void aRefusalOfTheHostsOwnSaysItsMessage() {
        record ClosedToday() implements Rejection {
            @Override
            public Kind kind() {
                return Kind.POLICY;
            }

            @Override
            public String message() {
                return "the shop is closed today";
            }
        }
        assertThat(RefusalText.of(new ClosedToday(), CHINESE)).isEqualTo("the shop is closed today");
    }

    public record QueueFull(Role role, int before) implements Rejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "the queue is full";
        }
    }

    @Test
    void aRefusalOfTheHostsOwnMayHaveASentenceOfItsFacts() {
        Texts own = CHINESE.withRefusals(Map.of(QueueFull.class, "{role}的队列已满，前面还有 {before} 位。"));
        assertThat(RefusalText.of(new QueueFull(Role.FINANCE, 3), own)).isEqualTo("财务的队列已满，前面还有 3 位。");
        assertThatThrownBy(() -> CHINESE.withRefusals(Map.of(QueueFull.class, "前面有 {after} 位。")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refusal.QUEUE_FULL")
                .hasMessageContaining("after");
    }

    @Test
    void aReasonIsSaidInWordsWhereItHasSome() {
        var item = CaseItem.of("MUGS", 2, Reason.NOT_LIKED);
        assertThat(ENGLISH.say("part.item", ValueText.parts(item))).isEqualTo("2 × MUGS (not liked)");
        assertThat(CHINESE.say("part.item", ValueText.parts(item))).isEqualTo("MUGS × 2（不喜欢）");
        var own = CaseItem.of("MUGS", 2, new Reason("TOO_TIGHT", Fault.BUYER, null, EvidenceRule.NEVER));
        assertThat(ENGLISH.say("part.item", ValueText.parts(own))).isEqualTo("2 × MUGS (TOO_TIGHT)");
    }

    @Test
    void aHostMayNameItsOwnReasons() {
        var unknown = new CaseRejection.EvidenceRequired(LineId.of("MUG"), "TOO_TIGHT");
        Texts own = CHINESE.overriddenBy(Map.of("code.TOO_TIGHT", "偏紧"));
        assertThat(RefusalText.of(unknown, own)).contains("偏紧");
    }

    @Test
    void actorsAndKindsAreNamedInTheReadersLanguage() {
        var illegal = new CaseRejection.NotPermitted(Action.APPROVE, Actor.agent("ada"));
        assertThat(RefusalText.of(illegal, CHINESE)).isEqualTo("您没有权限进行此操作：审核通过。");
        assertThat(RefusalText.of(new DeskRejection.KindNotOffered(CaseKind.RESHIP), CHINESE))
                .isEqualTo("本店暂不支持补发。");
    }
}
