package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseRejection.CaseNotFound;
import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.UnknownReason;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.desks.CaseCommand;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.DeskRejection.CommandReused;
import io.aftersales.ports.desks.DeskRejection.KindNotOffered;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps every command goes through. */
class CommandPipelineTest {
    private final Bench bench = new Bench();

    @Nested
    class OneWrite {
        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void anAcceptedCommandIsExactlyOneCommit(CommandSample sample) {
            Command command = sample.on(bench);
            int before = bench.repository.commits().size();
            bench.transactions.begin(); // so that no effect adds commits of its own

            Receipt receipt = bench.send(command).get();

            List<Commit> commits = bench.repository.commits();
            assertThat(commits).hasSize(before + 1);
            Commit commit = commits.get(before);
            assertThat(commit.receipt()).isEqualTo(receipt);
            assertThat(commit.change().next().saved()).isEqualTo(bench.subject(receipt.caseId()));
            assertThat(receipt.status()).isEqualTo(bench.status(receipt.caseId()));
            assertThat(receipt.version())
                    .isEqualTo(bench.subject(receipt.caseId()).version());
            assertThat(commit.owed()).hasSameSizeAs(commit.change().effects());
        }

        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void theAccountIsReadOnceForACommand(CommandSample sample) {
            var limited = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .dailyLimit(new DailyLimit(MoneyLimits.of(Money.ofMinor(1_000_000, "CNY")), ZoneOffset.UTC))
                    .build()));
            Command command = sample.on(limited);
            limited.transactions.begin(); // so that no effect reads
            int before = limited.repository.accountsRead();
            limited.send(command).get();
            assertThat(limited.repository.accountsRead() - before).isEqualTo(1);
        }

        @Test
        void theAccountIsReadOnceForAQuote() {
            bench.orders.put(SampleOrders.unshipped("1001"));
            bench.desks
                    .quotes()
                    .quote(
                            Bench.BUYER,
                            OrderId.of("1001"),
                            CaseKind.REFUND_ONLY,
                            List.of(ItemAsked.of("A", 1, "NOT_LIKED")))
                    .get();
            assertThat(bench.repository.accountsRead()).isEqualTo(1);
        }

        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void answersOfEffectsAreTheOnlyOtherCommits(CommandSample sample) {
            Command command = sample.on(bench);
            int before = bench.repository.commits().size();
            bench.send(command).get();
            List<Commit> since = bench.repository.commits();
            assertThat(since.subList(before, since.size()))
                    .first()
                    .extracting(
                            commit -> Objects.requireNonNull(commit.receipt()).commandId())
                    .isEqualTo(command.commandId());
            assertThat(since.subList(before + 1, since.size()))
                    .allSatisfy(commit -> assertThat(commit.settled()).isNotNull())
                    .allSatisfy(commit -> assertThat(commit.receipt()).isNull());
        }

        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void aDeniedCommandWritesNothing(CommandSample sample) {
            Command allowed = sample.on(bench);
            Command command = Sending.with(allowed, "by", new Actor("x", roleWithout(allowed.action())));
            assertRefused(command, new NotPermitted(command.action(), command.by()));
        }

        private static Role roleWithout(Action action) {
            return Stream.of(Role.SYSTEM, Role.FINANCE, Role.INSPECTOR)
                    .filter(role -> !Permissions.allows(role, action, false))
                    .findFirst()
                    .orElseThrow();
        }

        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void aCommandAboutNoCaseWritesNothing(CommandSample sample) {
            if (sample.on(bench) instanceof CaseCommand command) {
                var other = new CaseId(OrderId.of("1001"), 99);
                assertRefused(Sending.about(command, other), new CaseNotFound(other));
            }
        }

        @ParameterizedTest
        @EnumSource(
                value = CommandSample.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"REPORT_POSTED", "GIVE_GOODWILL"})
        void aCommandWhoseTimeIsOverWritesNothing(CommandSample sample) {
            Command command = sample.on(bench);
            bench.send(command).get();
            var again = Sending.with(command, "commandId", bench.next());
            List<Object> before = bench.traces();
            assertThat(bench.send(again).isLeft()).isTrue();
            assertThat(bench.traces()).isEqualTo(before);
        }

        private void assertRefused(Command command, Rejection why) {
            List<Object> before = bench.traces();
            assertThat(bench.send(command)).isEqualTo(Either.left(why));
            assertThat(bench.traces()).isEqualTo(before);
            assertThat(bench.storage.receipt(command.order(), command.commandId()))
                    .isEmpty();
        }
    }

    @Nested
    class Repetition {
        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void theSameCommandGetsTheSameReceiptAndDoesNothing(CommandSample sample) {
            Command command = sample.on(bench);
            Receipt first = bench.send(command).get();
            List<Object> before = bench.traces();
            int facts = bench.factsAsked.get();

            assertThat(bench.send(Sending.with(command, "commandId", command.commandId())))
                    .isEqualTo(Either.right(first));

            assertThat(bench.traces()).isEqualTo(before);
            assertThat(bench.factsAsked).hasValue(facts);
        }

        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void theSameIdByAnotherActorIsRefused(CommandSample sample) {
            Command command = sample.on(bench);
            bench.send(command).get();
            List<Object> before = bench.traces();
            Command others =
                    Sending.with(command, "by", new Actor("other", command.by().role()));
            assertThat(bench.send(others)).isEqualTo(Either.left(new CommandReused(command.commandId())));
            assertThat(bench.traces()).isEqualTo(before);
        }

        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void theSameIdWithOtherContentIsRefused(CommandSample sample) {
            Command command = sample.on(bench);
            Receipt receipt = bench.send(command).get();
            Command other = sample == CommandSample.WITHDRAW
                    ? new Commands.AnswerOffer(Request.of(command.commandId(), command.by()), receipt.caseId(), true)
                    : new Commands.Withdraw(Request.of(command.commandId(), command.by()), receipt.caseId());
            assertThat(bench.send(other)).isEqualTo(Either.left(new CommandReused(command.commandId())));
        }

        @Test
        void aBuyerWhoMayNeverGiveTheCommandIsNotToldThatItsIdWasUsed() {
            CaseId id = bench.cancelling("1001", 1);
            var command = new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "why?");
            bench.send(command).get();
            Actor stranger = Actor.buyer("stranger");
            assertThat(bench.send(new Commands.CloseCase(Request.of(command.commandId(), stranger), id)))
                    .isEqualTo(Either.left(new NotPermitted(Action.CLOSE, stranger)));
        }

        @Test
        void contentThatOnlyReadsTheSameIsOtherContent() {
            CaseId id = bench.cancelling("1001", 1);
            var command = new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "a=1:b");
            bench.send(command).get();
            assertThat(bench.send(Sending.with((Command) command, "question", "a=1:b "))
                            .getLeft())
                    .isEqualTo(new CommandReused(command.commandId()));
        }

        @Test
        void anotherOrderMayUseTheSameId() {
            Command first = CommandSample.OPEN.on(bench);
            bench.send(first).get();
            bench.orders.put(SampleOrders.unshipped("1002"));
            assertThat(bench.send(Sending.with(first, "order", OrderId.of("1002")))
                            .isRight())
                    .isTrue();
        }

        @Test
        void aRefusedCommandIsDecidedAnewWhenItIsSentAgain() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Why?"))
                    .get();
            var approve = Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id);
            assertThat(bench.send(approve))
                    .isEqualTo(Either.left(
                            new IllegalMove(CaseKind.REFUND_ONLY, CaseStatus.AWAITING_INFO, CaseMove.APPROVE)));
            bench.send(new Commands.ProvideInfo(Request.of(bench.next(), Bench.BUYER), id, "So", List.of()))
                    .get();
            assertThat(bench.send(approve).get().caseId()).isEqualTo(id);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void theReceiptSaysHowItStoodAfterTheDecisionNotAfterItsEffects() {
            CaseId id = bench.cancelling("1001", 1);
            Receipt receipt = bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                    .get();
            assertThat(receipt.status()).isEqualTo(CaseStatus.APPROVED);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }
    }

    @Nested
    class BeforeTheCase {
        @Test
        void aReasonTheShopDoesNotKnowIsRefused() {
            Command command = CommandSample.OPEN.on(bench);
            var items = List.of(ItemAsked.of("A", 1, "BORED"));
            assertThat(bench.send(Sending.with(command, "items", items)))
                    .isEqualTo(Either.left(new UnknownReason("BORED")));
            var whole = Commands.OpenCase.cancellation(Request.of(bench.next(), Bench.BUYER), command.order(), "BORED");
            assertThat(bench.send(whole)).isEqualTo(Either.left(new UnknownReason("BORED")));
            assertThat(bench.repository.commits()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(CaseKind.class)
        void aKindTheShopDoesNotOfferIsRefused(CaseKind kind) {
            CaseKind[] others = EnumSet.complementOf(EnumSet.of(kind)).toArray(CaseKind[]::new);
            var choosy = new Bench(ShopPolicy.STANDARD.offering(others));
            Command command = Sending.with(CommandSample.OPEN.on(choosy), "kind", kind);
            assertThat(choosy.send(command)).isEqualTo(Either.left(new KindNotOffered(kind)));
            assertThat(choosy.repository.commits()).isEmpty();
        }

        @Test
        void aCommandThatIsNullIsAMistakeOfTheCaller() {
            assertThatThrownBy(() -> bench.desks.applications().open(null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
