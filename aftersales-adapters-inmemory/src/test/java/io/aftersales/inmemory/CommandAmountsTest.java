package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import io.aftersales.ports.desks.Request;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** BookingAmounts of commands are in the currency of the order, which is CNY here. */
class CommandAmountsTest {
    private static final Money DOLLAR = Money.of("1.00", "USD");

    private final Bench bench = new Bench();

    static Stream<Arguments> amounts() {
        return Stream.of(
                arguments(CommandSample.APPROVE, "fee"),
                arguments(CommandSample.APPROVE, "agreed"),
                arguments(CommandSample.GIVE_GOODWILL, "amount"),
                arguments(CommandSample.RECORD_EXTERNAL_REFUND, "amount"),
                arguments(CommandSample.REVERSE_EXTERNAL_REFUND, "amount"),
                arguments(CommandSample.RECORD_CAPTURE, "amount"),
                arguments(CommandSample.GIVE_BACK_KEPT, "amount"));
    }

    private static Violation notIn(String path, String currency) {
        return new Violation(
                path, "Currency", "must be in CNY, the currency of the order, not in %s".formatted(currency));
    }

    @ParameterizedTest(name = "{0} with its {1} in another currency is refused")
    @MethodSource("amounts")
    void anAmountInAnotherCurrencyIsRefusedAndNothingIsWritten(CommandSample sample, String path) {
        Command command = sample.on(bench);
        List<Object> before = bench.traces();
        Command other = Sending.with(command, path, DOLLAR);

        assertThat(bench.send(other)).isEqualTo(Either.left(new InvalidCommand(List.of(notIn(path, "USD")))));

        assertThat(bench.traces()).isEqualTo(before);
        assertThat(bench.send(Sending.with(command, path, Money.of("1.00", "CNY")))
                        .isRight())
                .isTrue();
    }

    @Test
    void allAmountsThatAreInAnotherCurrencyAreNamedAtOnceByPath() {
        var approve = (Commands.ApproveCase) CommandSample.APPROVE.on(bench);
        assertThat(bench.send(approve.withFee(DOLLAR).agreedOn(Money.of("1", "JPY"))))
                .isEqualTo(Either.left(new InvalidCommand(List.of(notIn("agreed", "JPY"), notIn("fee", "USD")))));
    }

    @Test
    void theCurrencyIsLookedAtAfterPermissionAndBeforeTheCase() {
        var approve = (Commands.ApproveCase) CommandSample.APPROVE.on(bench);
        Command inDollars = approve.withFee(DOLLAR);
        Command byBuyer = Sending.with(inDollars, "by", Bench.BUYER);
        assertThat(bench.send(byBuyer).getLeft().code()).isEqualTo("NOT_PERMITTED");
        bench.send(approve).get();
        var again = Commands.ApproveCase.byPolicy(Request.of(bench.next(), Bench.REVIEWER), approve.caseId());
        assertThat(bench.send(again.withFee(DOLLAR)).getLeft().code()).isEqualTo("INVALID_COMMAND");
        assertThat(bench.send(again).getLeft().code()).isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void namedFactoriesSayWhatIsMeant() {
        var request = Request.of("c-1", Bench.AGENT);
        var give = (Commands.GiveGoodwill) CommandSample.GIVE_GOODWILL.on(bench);
        List<Gift> gifts = List.of(new Gift.Points(5));
        assertThat(Commands.GiveGoodwill.onShipping(request, give.order(), DOLLAR, "late")
                        .with(gifts))
                .isEqualTo(new Commands.GiveGoodwill(request, give.order(), List.of(), true, DOLLAR, gifts, "late"));
        var inspect = (Commands.InspectReturn) CommandSample.INSPECT.on(bench);
        assertThat(Commands.InspectReturn.partial(request, inspect.caseId(), inspect.findings())
                        .withSurplus("a hat"))
                .isEqualTo(new Commands.InspectReturn(
                        request, inspect.caseId(), null, inspect.findings(), false, null, "a hat"));
        assertThat(Commands.ReceiveReturn.lost(request, inspect.caseId()))
                .isEqualTo(new Commands.ReceiveReturn(request, inspect.caseId(), null, null, true));
    }
}
