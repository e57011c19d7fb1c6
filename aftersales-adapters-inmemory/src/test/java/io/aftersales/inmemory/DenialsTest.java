package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.AGENT;
import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static io.aftersales.inmemory.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseRejection.DailyLimitReached;
import io.aftersales.domain.cases.CaseRejection.NotOwner;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.Bench.Denial;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may not, and who is told of it. */
class DenialsTest {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final Actor STRANGER = Actor.buyer("mallory");

    private final Bench bench = new Bench();

    @Nested
    class TheTable {
        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void eachCommandIsForItsRolesAndEveryDenialIsToldOnce(CommandSample sample) {
            Set<Role> permitted = EnumSet.noneOf(Role.class);
            for (Role role : Role.values()) {
                var fresh = new Bench();
                Command command = sample.on(fresh);
                Actor by = role == Role.BUYER ? BUYER : new Actor("someone", role);
                Command theirs = Sending.with(command, "by", by);
                fresh.denials.clear();
                var answer = fresh.send(theirs);
                if (answer.isRight()) {
                    permitted.add(role);
                    assertThat(fresh.denials).isEmpty();
                } else {
                    assertThat(answer.getLeft()).isEqualTo(new NotPermitted(command.action(), by));
                    assertThat(fresh.denials).containsExactly(new Denial(by, command.action(), ORDER, "NOT_PERMITTED"));
                }
            }
            assertThat(permitted).isEqualTo(rolesFor(sample));
        }

        private static Set<Role> rolesFor(CommandSample sample) {
            return switch (sample) {
                case OPEN, WITHDRAW, PROVIDE_INFO, ANSWER_OFFER, APPEAL -> EnumSet.of(Role.BUYER, Role.AGENT);
                case REPORT_POSTED -> EnumSet.of(Role.BUYER, Role.AGENT, Role.INSPECTOR, Role.SYSTEM);
                case REQUEST_INFO, GIVE_GOODWILL -> EnumSet.of(Role.AGENT, Role.REVIEWER, Role.SUPERVISOR);
                case APPROVE, OFFER, REJECT, CLOSE, CONFIRM, CONVERT -> EnumSet.of(Role.REVIEWER, Role.SUPERVISOR);
                case RECEIVE -> EnumSet.of(Role.AGENT, Role.INSPECTOR);
                case REPORT_SHIPPED, REPORT_DELIVERED, REPORT_FAILED, REPORT_FOUND ->
                    EnumSet.of(Role.AGENT, Role.INSPECTOR, Role.SYSTEM);
                case RECORD_STOP_ANSWER ->
                    EnumSet.of(Role.AGENT, Role.REVIEWER, Role.SUPERVISOR, Role.INSPECTOR, Role.FINANCE);
                case INSPECT, CORRECT_INSPECTION -> EnumSet.of(Role.INSPECTOR);
                case RATE -> EnumSet.of(Role.BUYER);
                case RETRY,
                        CONFIRM_OFFLINE,
                        STATE_NOT_PAID,
                        RESOLVE_PARKED,
                        RECORD_EXTERNAL_REFUND,
                        REVERSE_EXTERNAL_REFUND,
                        SETTLE_SHORTFALL -> EnumSet.of(Role.FINANCE); // a payment; others write off
                case RECORD_CAPTURE -> EnumSet.of(Role.FINANCE, Role.SYSTEM);
                case GIVE_BACK_KEPT -> EnumSet.of(Role.SUPERVISOR, Role.FINANCE);
            };
        }

        @Test
        void aBuyerMayNotApplyOnSomebodyElsesOrder() {
            Command open = Sending.with(CommandSample.OPEN.on(bench), "by", STRANGER);
            assertThat(bench.send(open)).isEqualTo(Either.left(new NotOwner(ORDER)));
            assertThat(bench.denials).containsExactly(new Denial(STRANGER, Action.OPEN, ORDER, "NOT_OWNER"));
            assertThat(bench.repository.commits()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = CommandSample.class,
                names = {"WITHDRAW", "PROVIDE_INFO", "REPORT_POSTED", "ANSWER_OFFER", "APPEAL", "RATE"})
        void aBuyerMayNotTouchSomebodyElsesCase(CommandSample sample) {
            Command command = Sending.with(sample.on(bench), "by", STRANGER);
            List<Object> before = bench.traces();
            assertThat(bench.send(command)).isEqualTo(Either.left(new NotPermitted(command.action(), STRANGER)));
            assertThat(bench.traces()).isEqualTo(before);
        }

        @ParameterizedTest
        @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "FINANCE")
        void nobodyElseLearnsWhetherAnOrderHasCasesByRecordingARefundMadeElsewhere(Role role) {
            Actor by = new Actor("someone", role);
            var refund = new Commands.RecordExternalRefund(
                    Request.of(bench.next(), by),
                    ORDER,
                    TenderId.of("CARD"),
                    Money.ofMinor(500, "CNY"),
                    "CB-1",
                    SampleOrders.NOON);
            assertThat(bench.send(refund)).isEqualTo(Either.left(new NotPermitted(Action.RECORD_EXTERNAL_REFUND, by)));
            assertThat(bench.denials)
                    .containsExactly(new Denial(by, Action.RECORD_EXTERNAL_REFUND, ORDER, "NOT_PERMITTED"));
            assertThat(bench.repository.commits()).isEmpty();
        }

        @Test
        void nobodyReviewsWhatTheyAppliedFor() {
            bench.orders.put(SampleOrders.unshipped("1001"));
            var items = List.of(ItemAsked.of("A", 1, "NOT_LIKED"));
            CaseId id = bench.send(
                            Commands.OpenCase.of(Request.of(bench.next(), AGENT), ORDER, CaseKind.REFUND_ONLY, items))
                    .get()
                    .caseId();
            Actor sameInAnotherRole = Actor.reviewer(AGENT.id());
            assertThat(bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), sameInAnotherRole), id)))
                    .isEqualTo(Either.left(new NotPermitted(Action.APPROVE, sameInAnotherRole)));
        }

        @Test
        void aMissingSecondPersonIsToldAsADenial() {
            var shop = ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .fourEyesAbove(Money.ofMinor(1_000, "CNY"))
                    .build());
            var strict = new Bench(shop);
            CaseId id = strict.approved(strict.cancelling("1001", 2));
            assertThat(strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), REVIEWER), id)))
                    .isEqualTo(Either.left(new SecondPersonNeeded(REVIEWER)));
            assertThat(strict.denials)
                    .containsExactly(new Denial(REVIEWER, Action.APPROVE, ORDER, "SECOND_PERSON_NEEDED"));
        }
    }

    @Nested
    class Limits {
        private Bench strict(CasePolicy policy) {
            return new Bench(ShopPolicy.STANDARD.with(policy));
        }

        @Test
        void anAmountAboveTheReviewersLimitIsToldAsADenialAndASupervisorMayGrantIt() {
            var strict = strict(
                    CasePolicy.builder().reviewerLimit(Money.ofMinor(1, "CNY")).build());
            CaseId id = strict.cancelling("1001", 1);
            List<Object> before = strict.traces();
            var refused = strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), REVIEWER), id));
            assertThat(refused.getLeft().code()).isEqualTo("ABOVE_LIMIT");
            assertThat(strict.traces()).isEqualTo(before);
            assertThat(strict.denials).containsExactly(new Denial(REVIEWER, Action.APPROVE, ORDER, "ABOVE_LIMIT"));
            assertThat(strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), SECOND), id))
                            .isRight())
                    .isTrue();
        }

        @Test
        void whatAPersonMayGrantInADayIsCountedOverOrdersAndBeginsAnewTheNextDay() {
            CaseId probe = bench.approved(bench.cancelling("9000", 1));
            long each = bench.storage
                    .find(probe)
                    .orElseThrow()
                    .review()
                    .approvedAmount()
                    .minor();
            var strict = strict(CasePolicy.builder()
                    .dailyLimit(DailyLimit.of(ZoneOffset.UTC, Money.ofMinor(2 * each, "CNY")))
                    .build());
            strict.approved(strict.cancelling("1001", 1));
            strict.approved(strict.cancelling("1002", 1));
            CaseId third = strict.cancelling("1003", 1);
            var refused = strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), REVIEWER), third));
            assertThat(refused)
                    .isEqualTo(Either.left(new DailyLimitReached(
                            REVIEWER, Money.ofMinor(each, "CNY"), Money.ofMinor(2 * each, "CNY"))));
            assertThat(strict.denials)
                    .containsExactly(new Denial(REVIEWER, Action.APPROVE, OrderId.of("1003"), "DAILY_LIMIT_REACHED"));
            assertThat(strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), SECOND), third))
                            .isRight())
                    .as("somebody else may")
                    .isTrue();
            CaseId fourth = strict.cancelling("1004", 1);
            strict.clock.advance(Duration.ofDays(1));
            assertThat(strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), REVIEWER), fourth))
                            .isRight())
                    .isTrue();
        }

        @Test
        void aDailyLimitNeedsSomebodyWhoCounts() {
            var policy = CasePolicy.builder()
                    .dailyLimit(DailyLimit.of(ZoneOffset.UTC, Money.ofMinor(1, "CNY")))
                    .build();
            assertThatIllegalStateException()
                    .isThrownBy(() -> AfterSales.builder()
                            .cases(bench.storage)
                            .outbox(bench.storage)
                            .tickets(bench.tickets)
                            .gateways(bench.gateways())
                            .policy(ShopPolicy.STANDARD.with(policy))
                            .build());
        }
    }

    @Nested
    class TheHost {
        private AfterSales letting(boolean permits) {
            return bench.assemble(gateways -> gateways, assembly -> assembly.authorizer((by, action, on) -> permits));
        }

        @Test
        void narrowsTheTable() {
            CaseId id = bench.cancelling("1001", 1);
            var approve = Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id);
            assertThat(letting(false).reviews().approve(approve))
                    .isEqualTo(Either.left(new NotPermitted(Action.APPROVE, REVIEWER)));
            assertThat(bench.denials).containsExactly(new Denial(REVIEWER, Action.APPROVE, ORDER, "NOT_PERMITTED"));
            assertThat(letting(true).reviews().approve(approve).isRight()).isTrue();
        }

        @Test
        void neverWidensIt() {
            CaseId id = bench.cancelling("1001", 1);
            var approve = Commands.ApproveCase.byPolicy(Request.of(bench.next(), AGENT), id);
            assertThat(letting(true).reviews().approve(approve))
                    .isEqualTo(Either.left(new NotPermitted(Action.APPROVE, AGENT)));
            assertThat(letting(true).files().file(STRANGER, id).isLeft()).isTrue();
        }
    }

    @Nested
    class TheSecurityLog {
        @Test
        void mayFailWithoutFailingTheCommand() {
            CaseId id = bench.cancelling("1001", 1);
            AfterSales desks = bench.assemble(
                    gateways -> gateways,
                    assembly -> assembly.securityLog((by, action, order, code) -> {
                        throw new IllegalStateException("the log is full");
                    }));
            var denied = Commands.ApproveCase.byPolicy(Request.of(bench.next(), AGENT), id);
            assertThat(desks.reviews().approve(denied)).isEqualTo(Either.left(new NotPermitted(Action.APPROVE, AGENT)));
        }

        @Test
        void isNotToldOfRefusalsThatAreNoDenials() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(new Commands.CloseCase(Request.of(bench.next(), REVIEWER), id));
            bench.send(new Commands.ConfirmRefund(Request.of(bench.next(), SECOND), id));
            assertThat(bench.denials).isEmpty();
        }

        @Test
        void hearsOfLooksAndQuotesToo() {
            CaseId id = bench.cancelling("1001", 1);
            bench.desks.files().file(STRANGER, id);
            List<ItemAsked> items = List.of(ItemAsked.of("A", 1, "NOT_LIKED"));
            bench.desks.quotes().quote(STRANGER, ORDER, CaseKind.REFUND_ONLY, items);
            bench.desks.quotes().quote(Bench.INSPECTOR, ORDER, CaseKind.REFUND_ONLY, items);
            assertThat(bench.denials)
                    .containsExactly(
                            new Denial(STRANGER, Action.VIEW, ORDER, "NOT_PERMITTED"),
                            new Denial(STRANGER, Action.QUOTE, ORDER, "NOT_OWNER"),
                            new Denial(Bench.INSPECTOR, Action.QUOTE, ORDER, "NOT_PERMITTED"));
        }
    }
}
