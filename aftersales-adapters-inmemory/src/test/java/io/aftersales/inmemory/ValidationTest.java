package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.UnitsOfLine;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.Validators;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.texts.RefusalText;
import io.aftersales.ports.texts.Texts;
import io.vavr.control.Either;
import jakarta.validation.Constraint;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The limits of every component of every command. */
class ValidationTest {
    private static final Evidence PHOTO = new Evidence("ph", "ab", 1, "image/png");
    private static final String TOO_LONG = "x".repeat(2_001);
    private static final String TOO_LONG_A_CODE = "x".repeat(101);

    private final Bench bench = new Bench();

    static Stream<Arguments> limits() {
        return Stream.of(
                row(
                        CommandSample.OPEN,
                        "items",
                        List.of(new ItemAsked(null, 1, "NOT_LIKED", null, null)),
                        "items[0].line NotNull"),
                row(
                        CommandSample.OPEN,
                        "items",
                        List.of(ItemAsked.of("A", 0, "NOT_LIKED")),
                        "items[0].quantity Positive"),
                row(
                        CommandSample.OPEN,
                        "items",
                        List.of(ItemAsked.of("A", -1, "NOT_LIKED")),
                        "items[0].quantity Positive"),
                row(CommandSample.OPEN, "items", List.of(ItemAsked.of("A", 1, " ")), "items[0].reason NotBlank"),
                row(
                        CommandSample.OPEN,
                        "items",
                        List.of(new ItemAsked(line(), 1, null, null, null)),
                        "items[0].reason NotBlank"),
                row(
                        CommandSample.OPEN,
                        "items",
                        List.of(ItemAsked.of("A", 1, TOO_LONG_A_CODE)),
                        "items[0].reason Size"),
                row(
                        CommandSample.OPEN,
                        "items",
                        List.of(new ItemAsked(line(), 1, "NOT_LIKED", "POT", null)),
                        "items[0].wantedSku WantedInExchange"),
                row(CommandSample.OPEN, "items", Collections.singletonList(null), "items[0].<list element> NotNull"),
                row(
                        CommandSample.OPEN,
                        "items",
                        Collections.nCopies(1_001, ItemAsked.of("A", 1, "NOT_LIKED")),
                        "items Size"),
                row(CommandSample.OPEN, "wholeOrder", "", "wholeOrder Size"),
                row(CommandSample.OPEN, "wholeOrder", TOO_LONG_A_CODE, "wholeOrder Size"),
                row(CommandSample.OPEN, "goodsAreHere", "", "goodsAreHere Size"),
                row(CommandSample.OPEN, "goodsAreHere", TOO_LONG_A_CODE, "goodsAreHere Size"),
                row(CommandSample.OPEN, "exception", "", "exception Size"),
                row(CommandSample.OPEN, "exception", TOO_LONG, "exception Size"),
                row(CommandSample.RECEIVE, "warehouse", "", "warehouse Size"),
                row(CommandSample.RECEIVE, "warehouse", TOO_LONG_A_CODE, "warehouse Size"),
                row(CommandSample.OPEN, "description", TOO_LONG, "description Size"),
                row(CommandSample.OPEN, "evidence", Collections.nCopies(21, PHOTO), "evidence Size"),
                row(
                        CommandSample.OPEN,
                        "evidence",
                        Collections.singletonList(null),
                        "evidence[0].<list element> NotNull"),
                row(CommandSample.REQUEST_INFO, "question", "", "question NotBlank"),
                row(CommandSample.REQUEST_INFO, "question", TOO_LONG, "question Size"),
                row(CommandSample.PROVIDE_INFO, "text", TOO_LONG, "text Size"),
                row(CommandSample.APPROVE, "words", "", "words Size"),
                row(CommandSample.APPROVE, "words", TOO_LONG, "words Size"),
                row(CommandSample.PROVIDE_INFO, "text", " ", "text SaysSomething"),
                row(CommandSample.PROVIDE_INFO, "evidence", Collections.nCopies(21, PHOTO), "evidence Size"),
                row(
                        CommandSample.PROVIDE_INFO,
                        "evidence",
                        Collections.singletonList(null),
                        "evidence[0].<list element> NotNull"),
                row(CommandSample.APPROVE, "fee", yuan(-1), "fee NotNegative"),
                row(CommandSample.APPROVE, "agreed", yuan(-1), "agreed NotNegative"),
                row(CommandSample.REJECT, "reason", "\t", "reason NotBlank"),
                row(CommandSample.REJECT, "reason", TOO_LONG, "reason Size"),
                row(CommandSample.REPORT_POSTED, "carrier", " ", "carrier NotBlank"),
                row(CommandSample.REPORT_POSTED, "carrier", TOO_LONG_A_CODE, "carrier Size"),
                row(CommandSample.REPORT_POSTED, "trackingNumber", "", "trackingNumber NotBlank"),
                row(CommandSample.REPORT_POSTED, "trackingNumber", TOO_LONG_A_CODE, "trackingNumber Size"),
                row(CommandSample.APPEAL, "why", " ", "why NotBlank"),
                row(CommandSample.APPEAL, "why", TOO_LONG, "why Size"),
                row(CommandSample.APPEAL, "evidence", Collections.nCopies(21, PHOTO), "evidence Size"),
                row(CommandSample.CORRECT_INSPECTION, "why", " ", "why NotBlank"),
                row(CommandSample.CORRECT_INSPECTION, "why", TOO_LONG, "why Size"),
                row(CommandSample.CORRECT_INSPECTION, "findings", Collections.nCopies(1_001, good(1)), "findings Size"),
                row(CommandSample.CORRECT_INSPECTION, "findings", List.of(good(0)), "findings[0].quantity Positive"),
                row(CommandSample.CORRECT_INSPECTION, "findings", List.of(good(3)), "findings Downwards"),
                row(
                        CommandSample.CORRECT_INSPECTION,
                        "findings",
                        found(line(), "NO_GRADE", "", List.of()),
                        "findings[0].grade Grade"),
                row(CommandSample.SETTLE_SHORTFALL, "paid", yuan(0), "paid MoreThanNothing"),
                row(CommandSample.SETTLE_SHORTFALL, "reference", " ", "referenceGiven AssertTrue"),
                row(CommandSample.SETTLE_SHORTFALL, "reference", TOO_LONG_A_CODE, "reference Size"),
                row(CommandSample.REPORT_SHIPPED, "carrier", " ", "carrier NotBlank"),
                row(CommandSample.REPORT_SHIPPED, "carrier", TOO_LONG_A_CODE, "carrier Size"),
                row(CommandSample.REPORT_SHIPPED, "trackingNumber", "", "trackingNumber NotBlank"),
                row(CommandSample.REPORT_SHIPPED, "trackingNumber", TOO_LONG_A_CODE, "trackingNumber Size"),
                row(CommandSample.REPORT_FAILED, "reason", " ", "reason NotBlank"),
                row(CommandSample.REPORT_FAILED, "reason", TOO_LONG_A_CODE, "reason Size"),
                row(CommandSample.REPORT_FOUND, "parcel", "", "parcel NotBlank"),
                row(CommandSample.REPORT_FOUND, "parcel", TOO_LONG_A_CODE, "parcel Size"),
                row(CommandSample.RECORD_STOP_ANSWER, "note", " ", "note NotBlank"),
                row(CommandSample.RECORD_STOP_ANSWER, "note", TOO_LONG_A_CODE, "note Size"),
                row(CommandSample.INSPECT, "findings", Collections.nCopies(1_001, good(1)), "findings Size"),
                row(CommandSample.INSPECT, "findings", List.of(good(0)), "findings[0].quantity Positive"),
                row(
                        CommandSample.INSPECT,
                        "findings",
                        Collections.singletonList(null),
                        "findings[0].<list element> NotNull"),
                row(CommandSample.INSPECT, "findings", found(null, "GOOD", "", List.of()), "findings[0].line NotNull"),
                row(
                        CommandSample.INSPECT,
                        "findings",
                        found(line(), null, "", List.of()),
                        "findings[0].grade NotBlank"),
                row(
                        CommandSample.INSPECT,
                        "findings",
                        found(line(), "GOOD", null, List.of()),
                        "findings[0].notes NotNull"),
                row(
                        CommandSample.INSPECT,
                        "findings",
                        found(line(), "GOOD", TOO_LONG, List.of()),
                        "findings[0].notes Size"),
                row(CommandSample.INSPECT, "findings", found(line(), "GOOD", "", null), "findings[0].photos NotNull"),
                row(
                        CommandSample.INSPECT,
                        "findings",
                        found(line(), "GOOD", "", Collections.nCopies(21, PHOTO)),
                        "findings[0].photos Size"),
                row(
                        CommandSample.INSPECT,
                        "findings",
                        found(line(), "GOOD", "", Collections.singletonList(null)),
                        "findings[0].photos[0].<list element> NotNull"),
                row(CommandSample.INSPECT, "surplus", TOO_LONG, "surplus Size"),
                row(CommandSample.CONFIRM_OFFLINE, "reference", "", "reference NotEmpty"),
                row(CommandSample.CONFIRM_OFFLINE, "reference", TOO_LONG_A_CODE, "reference Size"),
                row(CommandSample.GIVE_GOODWILL, "amount", yuan(-1), "amount NotNegative"),
                row(CommandSample.GIVE_GOODWILL, "lines", Collections.nCopies(1_001, line()), "lines Size"),
                row(
                        CommandSample.GIVE_GOODWILL,
                        "lines",
                        Collections.singletonList(null),
                        "lines[0].<list element> NotNull"),
                row(
                        CommandSample.GIVE_GOODWILL,
                        "gifts",
                        Collections.singletonList(null),
                        "gifts[0].<list element> NotNull"),
                row(CommandSample.GIVE_GOODWILL, "gifts", Collections.nCopies(11, new Gift.Points(1)), "gifts Size"),
                row(CommandSample.GIVE_GOODWILL, "why", " ", "why NotBlank"),
                row(CommandSample.GIVE_GOODWILL, "why", TOO_LONG, "why Size"),
                row(CommandSample.RATE, "score", 0, "score Min"),
                row(CommandSample.RATE, "score", 6, "score Max"),
                row(CommandSample.STATE_NOT_PAID, "evidence", " ", "evidence NotBlank"),
                row(CommandSample.STATE_NOT_PAID, "evidence", TOO_LONG_A_CODE, "evidence Size"),
                row(CommandSample.RESOLVE_PARKED, "reference", " ", "reference NotBlank"),
                row(CommandSample.RESOLVE_PARKED, "reference", TOO_LONG_A_CODE, "reference Size"),
                row(CommandSample.RECORD_EXTERNAL_REFUND, "amount", yuan(0), "amount MoreThanNothing"),
                row(CommandSample.RECORD_EXTERNAL_REFUND, "reference", "", "reference NotBlank"),
                row(CommandSample.RECORD_EXTERNAL_REFUND, "reference", TOO_LONG_A_CODE, "reference Size"),
                row(CommandSample.RECORD_EXTERNAL_REFUND, "units", Collections.nCopies(1_001, units(1)), "units Size"),
                row(CommandSample.RECORD_EXTERNAL_REFUND, "units", List.of(units(0)), "units[0].quantity Positive"),
                row(
                        CommandSample.RECORD_EXTERNAL_REFUND,
                        "units",
                        List.of(new UnitsOfLine(null, 1)),
                        "units[0].line NotNull"),
                row(
                        CommandSample.RECORD_EXTERNAL_REFUND,
                        "units",
                        Collections.singletonList(null),
                        "units[0].<list element> NotNull"),
                row(CommandSample.REVERSE_EXTERNAL_REFUND, "amount", yuan(0), "amount MoreThanNothing"),
                row(CommandSample.REVERSE_EXTERNAL_REFUND, "reference", " ", "reference NotBlank"),
                row(CommandSample.REVERSE_EXTERNAL_REFUND, "reference", TOO_LONG_A_CODE, "reference Size"),
                row(CommandSample.RECORD_CAPTURE, "amount", yuan(0), "amount MoreThanNothing"),
                row(CommandSample.RECORD_CAPTURE, "reference", " ", "reference NotBlank"),
                row(CommandSample.RECORD_CAPTURE, "reference", TOO_LONG_A_CODE, "reference Size"),
                row(CommandSample.GIVE_BACK_KEPT, "amount", yuan(0), "amount MoreThanNothing"),
                row(CommandSample.GIVE_BACK_KEPT, "why", " ", "why NotBlank"),
                row(CommandSample.GIVE_BACK_KEPT, "why", TOO_LONG, "why Size"));
    }

    private static Arguments row(CommandSample sample, String component, Object value, String violation) {
        return arguments(sample, component, value, violation);
    }

    private static LineId line() {
        return LineId.of("A");
    }

    private static Money yuan(long minor) {
        return Money.ofMinor(minor, "CNY");
    }

    private static FoundUnits good(long quantity) {
        return FoundUnits.of("A", Grade.GOOD, quantity);
    }

    private static UnitsOfLine units(long quantity) {
        return new UnitsOfLine(line(), quantity);
    }

    private static List<FoundUnits> found(
            @Nullable LineId line, @Nullable String grade, @Nullable String notes, @Nullable List<Evidence> photos) {
        return List.of(new FoundUnits(line, grade, 1, notes, photos));
    }

    @Test
    void goodsWantedInAnExchangeHaveALimitToo() {
        var wanted = List.of(new ItemAsked(line(), 1, "NOT_LIKED", TOO_LONG_A_CODE, null));
        Command command = Sending.with(CommandSample.OPEN.on(bench), "items", wanted);
        assertThat(violations(bench.send(Sending.with(command, "kind", CaseKind.EXCHANGE))))
                .containsExactly("items[0].wantedSku Size");
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("limits")
    void aLimitThatIsNotKeptIsNamed(CommandSample sample, String component, Object value, String violation) {
        Command command = Sending.with(sample.on(bench), component, value);
        List<Object> before = bench.traces();
        assertThat(violations(bench.send(command))).containsExactly(violation);
        assertThat(bench.traces()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(CommandSample.class)
    void everyComponentThatMayNotBeMissingIsNamedWhenItIs(CommandSample sample) {
        Command command = sample.on(bench);
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            for (Class<? extends Annotation> needed : List.of(NotNull.class, NotBlank.class, NotEmpty.class)) {
                if (component.isAnnotationPresent(needed) || isOnField(command, component, needed)) {
                    Command without = Sending.with(command, component.getName(), null);
                    assertThat(violations(bench.send(without)))
                            .containsExactly(component.getName() + " " + needed.getSimpleName());
                }
            }
        }
    }

    private static boolean isOnField(Command command, RecordComponent component, Class<? extends Annotation> sort) {
        try {
            return command.getClass().getDeclaredField(component.getName()).isAnnotationPresent(sort);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyOtherLimitHasARowInTheTable() {
        var asked = new HashSet<String>();
        limits().forEach(row -> asked.add(row.get()[0] + " " + row.get()[1]));
        for (CommandSample sample : CommandSample.values()) {
            Class<?> type = sample.on(new Bench()).getClass();
            for (RecordComponent component : type.getRecordComponents()) {
                if (isLimited(type, component.getName())) {
                    assertThat(asked).contains(sample + " " + component.getName());
                }
            }
        }
    }

    /** Annotations of a component stand on its field. That it is there at all is looked at above, and nested limits stand in rows. */
    private static boolean isLimited(Class<?> command, String component) {
        try {
            return Arrays.stream(command.getDeclaredField(component).getAnnotations())
                    .map(Annotation::annotationType)
                    .anyMatch(each -> each.isAnnotationPresent(Constraint.class) && each != NotNull.class);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(CommandSample.class)
    void noTextHoldsACharacterThatCannotBeStored(CommandSample sample) {
        Command command = sample.on(bench);
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            if (component.getType() == String.class) {
                Command odd = Sending.with(command, component.getName(), "A\u0000");
                assertThat(violations(bench.send(odd))).contains(component.getName() + " Storable");
            }
        }
    }

    static Stream<Arguments> unstorable() {
        Evidence photo = new Evidence("ph", "\u0000", 1, "image/png");
        return Stream.of(
                row(CommandSample.OPEN, "items", List.of(ItemAsked.of("A", 1, "\u0000")), "items[0].reason Storable"),
                row(CommandSample.OPEN, "evidence", List.of(PHOTO, photo), "evidence[1].hash Storable"),
                row(
                        CommandSample.INSPECT,
                        "findings",
                        found(line(), "GOOD", "\u0000", List.of()),
                        "findings[0].notes Storable"),
                row(
                        CommandSample.INSPECT,
                        "findings",
                        found(line(), "GOOD", "", List.of(photo)),
                        "findings[0].photos[0].hash Storable"),
                row(CommandSample.GIVE_GOODWILL, "gifts", List.of(new Gift.Coupon("A\u0000")), "gifts[0].of Storable"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("unstorable")
    void aTextInsideThatCannotBeStoredIsNamed(CommandSample sample, String component, Object value, String violation) {
        Command command = Sending.with(sample.on(bench), component, value);
        assertThat(violations(bench.send(command))).containsExactly(violation);
    }

    @Test
    void allViolationsComeAtOnceSortedByPath() {
        Command command = CommandSample.OPEN.on(bench);
        command = Sending.with(command, "by", null);
        command = Sending.with(command, "description", TOO_LONG);
        command = Sending.with(
                command, "items", List.of(ItemAsked.of("A", 0, ""), new ItemAsked(null, 1, "X", null, null)));
        command = Sending.with(command, "commandId", null);
        assertThat(violations(bench.send(command)))
                .containsExactly(
                        "description Size",
                        "items[0].quantity Positive",
                        "items[0].reason NotBlank",
                        "items[1].line NotNull",
                        "request.by NotNull",
                        "request.id NotNull");
    }

    @Test
    void theLargestThingsWithinTheLimitsAreTaken() {
        Command open = Sending.with(CommandSample.OPEN.on(bench), "description", "x".repeat(2_000));
        assertThat(bench.send(Sending.with(open, "evidence", Collections.nCopies(20, PHOTO)))
                        .isRight())
                .isTrue();
    }

    @Test
    void hugeNumbersAreRefusedByTheRulesAndNeverOverflow() {
        Command open = CommandSample.OPEN.on(bench);
        var huge = ItemAsked.of("A", Long.MAX_VALUE, "NOT_LIKED");
        assertThat(bench.send(Sending.with(open, "items", List.of(huge, huge)))
                        .getLeft()
                        .code())
                .isEqualTo("QUANTITY_EXCEEDED");
        Command approve = CommandSample.APPROVE.on(bench);
        assertThat(bench.send(Sending.with(approve, "agreed", yuan(Long.MAX_VALUE)))
                        .getLeft()
                        .code())
                .isEqualTo("AMOUNT_EXCEEDED");
        assertThat(bench.send(Sending.with(approve, "fee", yuan(Long.MAX_VALUE)))
                        .getLeft()
                        .code())
                .isEqualTo("AMOUNT_EXCEEDED");
    }

    @Test
    void findingsBeyondAnyNumberAreRefused() {
        Command inspect = CommandSample.INSPECT.on(bench);
        List<FoundUnits> huge = List.of(good(Long.MAX_VALUE), good(Long.MAX_VALUE));
        assertThat(bench.send(Sending.with(inspect, "findings", huge)).getLeft().code())
                .isEqualTo("MORE_THAN_ANNOUNCED");
    }

    @Test
    void aQuoteKeepsTheLimitsOfTheApplication() {
        bench.orders.put(SampleOrders.unshipped("1001"));
        var order = SampleOrders.unshipped("1001").sale().id();
        var quote = bench.desks
                .quotes()
                .quote(Bench.BUYER, order, CaseKind.REFUND_ONLY, List.of(ItemAsked.of("A", 0, "NOT_LIKED")));
        assertThat(((InvalidCommand) quote.getLeft()).violations())
                .extracting(Violation::path)
                .containsExactly("items[0].quantity");
    }

    @Test
    void aViolationNamesTheNumbersOfItsLimit() {
        CaseId id = bench.cancelling("1001", 1);
        var longest = new Commands.RequestInfo(Request.of(bench.next(), Bench.REVIEWER), id, TOO_LONG);
        Rejection refused = bench.send(longest).getLeft();
        assertThat(((InvalidCommand) refused).violations())
                .extracting(Violation::path, Violation::constraint, Violation::min, Violation::max)
                .containsExactly(tuple("question", "Size", null, 2_000L));
        assertThat(RefusalText.of(refused, Texts.in(Locale.UK, ZoneOffset.UTC)))
                .isEqualTo("Please check your entries: question is too long: at most 2000.");
    }

    @Test
    void anAnswerMayBeEvidenceAlone() {
        CaseId id = bench.cancelling("1001", 1);
        bench.send(new Commands.RequestInfo(Request.of(bench.next(), Bench.REVIEWER), id, "How does it look?"))
                .get();
        var photo = new Commands.ProvideInfo(Request.of(bench.next(), Bench.BUYER), id, "", List.of(PHOTO));
        assertThat(bench.send(photo).isRight()).isTrue();
    }

    @Test
    void withoutAProviderAssemblyFailsAndNamesWhatIsMissing() throws Exception {
        URL[] withoutProvider = Stream.of(
                        Validators.class, Validation.class, LineId.class, Either.class, LoggerFactory.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        try (var alone = new URLClassLoader(withoutProvider, ClassLoader.getPlatformClassLoader())) {
            var standard = alone.loadClass(Validators.class.getName()).getMethod("standard");
            Thread current = Thread.currentThread();
            ClassLoader before = current.getContextClassLoader();
            current.setContextClassLoader(alone);
            try {
                assertThatThrownBy(() -> standard.invoke(null))
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("org.hibernate.validator:hibernate-validator")
                        .hasMessageContaining("org.apache.bval:bval-jsr");
            } finally {
                current.setContextClassLoader(before);
            }
        }
    }

    private static List<String> violations(Either<Rejection, Receipt> answer) {
        return ((InvalidCommand) answer.getLeft())
                .violations().stream()
                        .map(violation -> violation.path() + " " + violation.constraint())
                        .toList();
    }
}
