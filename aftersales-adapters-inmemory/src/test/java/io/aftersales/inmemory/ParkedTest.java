package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.FINANCE;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseRejection.KeyOfGift;
import io.aftersales.domain.cases.CaseRejection.NotParked;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.ResolutionNotPossible;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.cases.ParkedEffect;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.tck.Racers;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was given up: somebody is woken once, and a person's evidence brings the case on. */
class ParkedTest {
    private static final Actor COLLEAGUE = Actor.finance("finn");
    private static final ProviderProfile KNOWS_NO_KEYS =
            ProviderProfile.STRAIGHTFORWARD.asked(false, Duration.ZERO, false).remembering(Duration.ZERO);

    private final Bench bench = new Bench();

    /** A refund nobody knows of whether it was paid. */
    private CaseId unknownPayment(String order) {
        bench.payments.profile("CARD", KNOWS_NO_KEYS);
        bench.payments.next(new Behaviour.PayThenTimeOut());
        return bench.refunded(order, 1);
    }

    private OutboxEntry payment(CaseId id) {
        return bench.owed(id, PayRefund.class).get(0);
    }

    private static Either<Rejection, Receipt> says(
            Bench bench, Actor by, OutboxEntry entry, ParkedResolution said, String reference) {
        return bench.send(
                new Commands.ResolveParked(Request.of(bench.next(), by), entry.caseId(), entry.key(), said, reference));
    }

    private Either<Rejection, Receipt> says(Actor by, CaseId id, ParkedResolution said, String reference) {
        return says(bench, by, payment(id), said, reference);
    }

    private void bothSay(CaseId id, ParkedResolution said, String reference) {
        says(FINANCE, id, said, reference).get();
        says(COLLEAGUE, id, said, reference).get();
    }

    @Nested
    class AGift {
        private final Bench generous = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                .destinations(Set.of(RefundDestination.values()))
                .creditBonus(CreditBonus.percent(10, Money.ofMinor(150, "CNY")))
                .build()));

        /** No two persons undo what the host's own books report, so its books report what is not in them. */
        @Test
        void thatIsNotInTheBooksOfTheHostIsUndoneByTheirReportAndGivenAgain() {
            generous.rewards.grantsCredit();
            generous.orders.put(SampleOrders.unshipped("1001"));
            CaseId id = generous.desks
                    .applications()
                    .open(Commands.OpenCase.of(
                                    Request.of("q1", Bench.BUYER),
                                    OrderId.of("1001"),
                                    CaseKind.REFUND_ONLY,
                                    List.of(ItemAsked.of("A", 1, "ORDER_CANCELLED")))
                            .refundTo(RefundDestination.STORE_CREDIT))
                    .get()
                    .caseId();
            generous.approved(id);
            EffectKey key = generous.owed(id, Effect.GrantGift.class).get(0).key();
            assertThat(generous.send(new Commands.StateNotPaid(
                                    Request.of(generous.next(), FINANCE), id, key, "not there"))
                            .getLeft())
                    .isEqualTo(new KeyOfGift(key));

            assertThat(generous.desks.outcomes().report(id.order(), key, new Answer.Reversed("not there")))
                    .isTrue();
            assertThat(generous.alarmsOf(id)).contains("GIFT_FAILED REVERSED");
            generous.send(new Commands.RetryRefund(Request.of(generous.next(), FINANCE), id))
                    .get();
            assertThat(generous.owed(id, Effect.GrantGift.class))
                    .extracting(OutboxEntry::state)
                    .containsExactly(State.DONE, State.DONE);
            assertThat(generous.journal(id))
                    .endsWith(
                            AccountEntry.Kind.CREDIT_GIVEN,
                            AccountEntry.Kind.CREDIT_TAKEN_BACK,
                            AccountEntry.Kind.CREDIT_GIVEN);
            assertThat(generous.desks.outcomes().report(id.order(), key, new Answer.Reversed("not there")))
                    .as("told again")
                    .isFalse();
        }
    }

    @Nested
    class APayment {
        @Test
        void isToldToItsCaseWithAnAlarmAndATicketInOneWrite() {
            CaseId id = unknownPayment("1001");

            var commit = bench.repository.commits().stream()
                    .filter(each -> each.settled() != null && each.settled().state() == State.PARKED)
                    .toList();
            assertThat(commit).hasSize(1);
            assertThat(commit.get(0).change().effects())
                    .extracting(Effect::code)
                    .containsExactly("RAISE_ALARM", "OPEN_TICKET");
            assertThat(bench.timeline(id)).containsOnlyOnce("EFFECT_PARKED");
            assertThat(bench.alarmsOf(id)).containsExactly("PARKED PAY_REFUND");
            assertThat(bench.ticketsOf(id)).endsWith("PARKED");
            assertThat(bench.subject(id).attention().needed()).isTrue();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
            bench.muchLater();
            assertThat(bench.alarmsOf(id)).as("once").hasSize(1);
        }

        @Test
        void isPaidWhenTwoPersonsSaySo() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.PAID, "R1").get();
            assertThat(bench.status(id)).as("one word is not enough").isEqualTo(CaseStatus.REFUNDING);
            assertThat(payment(id).state()).isEqualTo(State.PARKED);
            assertThat(bench.account(id).moneyOwed()).isEqualTo(2_000);

            says(COLLEAGUE, id, ParkedResolution.PAID, "R1").get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.subject(id).refund().parts().get(0).reference()).isEqualTo("R1");
            assertThat(bench.subject(id).parked()).isEmpty();
            assertThat(bench.subject(id).attention().needed()).isFalse();
            assertThat(payment(id).state()).isEqualTo(State.DONE);
            assertThat(bench.account(id).moneyOwed()).isZero();
            assertThat(bench.timeline(id)).containsOnlyOnce("PARKED_EFFECT_JUDGED", "EFFECT_RESOLVED");
            bench.muchLater();
            assertThat(bench.payments.calls()).isEqualTo(1);
        }

        @Test
        void isNotSettledByOnePersonWhoSaysItTwice() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.NOT_PAID, "statement of March").get();
            var before = bench.traces();
            assertThat(says(FINANCE, id, ParkedResolution.NOT_PAID, "statement of March"))
                    .isEqualTo(Either.left(new SecondPersonNeeded(FINANCE)));
            assertThat(bench.traces()).isEqualTo(before);
            assertThat(bench.denials).extracting(Bench.Denial::code).containsExactly("SECOND_PERSON_NEEDED");
        }

        @Test
        void isJudgedAnewByAnotherWord() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.NOT_PAID, "statement").get();
            says(COLLEAGUE, id, ParkedResolution.PAID, "R1").get();
            says(FINANCE, id, ParkedResolution.PAID, "R2").get();
            assertThat(payment(id).state()).as("three words, no two alike").isEqualTo(State.PARKED);
            says(COLLEAGUE, id, ParkedResolution.PAID, "R2").get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void isNotPaidWhenTwoPersonsSaySoEachInOwnWords() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.NOT_PAID, "not on the statement of 1 March")
                    .get();
            says(COLLEAGUE, id, ParkedResolution.NOT_PAID, "the bank's help line, Ms Wu")
                    .get();
            assertThat(payment(id).state()).isEqualTo(State.REJECTED);
            assertThat(bench.owed(id, PayRefund.class))
                    .extracting(OutboxEntry::key)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }

        @Test
        void isNotPaidUnderAReferenceThatTheSecondPersonDoesNotSee() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.PAID, "R1").get();
            says(COLLEAGUE, id, ParkedResolution.PAID, "R2").get();
            assertThat(payment(id).state()).isEqualTo(State.PARKED);
            assertThat(bench.subject(id).parked().get(0).isContradicted()).isTrue();
        }

        @Test
        void keepsWhatEachPersonSaidWhereOneContradictsTheOther() {
            CaseId id = unknownPayment("1001");
            Receipt first =
                    says(FINANCE, id, ParkedResolution.NOT_PAID, "statement").get();
            Receipt second = says(COLLEAGUE, id, ParkedResolution.PAID, "R1").get();
            assertThat(List.of(first, second))
                    .extracting(each -> each.next().what())
                    .containsOnly(Awaited.What.SECOND_APPROVAL);
            ParkedEffect parked = bench.subject(id).parked().get(0);
            assertThat(parked.isContradicted()).isTrue();
            assertThat(parked.statements())
                    .containsExactly(
                            new ParkedEffect.Statement(FINANCE, ParkedResolution.NOT_PAID, "statement"),
                            new ParkedEffect.Statement(COLLEAGUE, ParkedResolution.PAID, "R1"));
            says(FINANCE, id, ParkedResolution.OTHER_ROUTE, "statement").get();
            assertThat(bench.subject(id).parked().get(0).statements())
                    .as("each person's newest")
                    .extracting(ParkedEffect.Statement::said)
                    .containsExactly(ParkedResolution.PAID, ParkedResolution.OTHER_ROUTE);

            says(Actor.finance("third"), id, ParkedResolution.PAID, "R1").get();
            assertThat(bench.status(id)).as("two of three agree").isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void thatWasWronglyResolvedAsPaidIsOwedAgainAndPaidUnderANewKey() {
            CaseId id = unknownPayment("1001");
            bothSay(id, ParkedResolution.PAID, "R1");
            EffectKey wrong = payment(id).key();
            for (Actor by : List.of(FINANCE, COLLEAGUE)) {
                bench.send(new Commands.StateNotPaid(Request.of(bench.next(), by), id, wrong, "says " + by.id()))
                        .get();
            }
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
            assertThat(bench.account(id).moneyOwed()).isEqualTo(2_000);
            assertThat(bench.ticketsOf(id)).isNotEmpty();

            bench.send(new Commands.RetryRefund(Request.of(bench.next(), FINANCE), id))
                    .get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.owed(id, PayRefund.class))
                    .extracting(OutboxEntry::key)
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(bench.journal(id))
                    .filteredOn(AccountEntry.Kind::isMoney)
                    .containsExactly(
                            AccountEntry.Kind.CREDITED,
                            AccountEntry.Kind.REFUND,
                            AccountEntry.Kind.VOIDED,
                            AccountEntry.Kind.REFUND);
            bench.desks.outcomes().report(id.order(), wrong, new Answer.Succeeded("late"));
            assertThat(bench.alarmsOf(id)).as("paid twice after all").contains("PAID_ON_A_DEAD_ROUTE CARD");
        }

        @Test
        void thatTheProviderReportsAfterAllIsNoLongerThePersonsWord() {
            CaseId id = unknownPayment("1001");
            bothSay(id, ParkedResolution.PAID, "R1");
            bench.desks.outcomes().report(id.order(), payment(id).key(), new Answer.Succeeded("R1"));
            assertThat(bench.timeline(id)).contains("STATED_PAYMENT_REPORTED");
            OutboxEntry known = payment(id);
            assertThat(bench.desks.outcomes().report(id.order(), known.key(), new Answer.Succeeded("R1")))
                    .isFalse();
            assertThat(payment(id)).as("a repeated report writes nothing").isEqualTo(known);
            assertThat(bench.send(new Commands.StateNotPaid(
                                    Request.of(bench.next(), FINANCE),
                                    id,
                                    payment(id).key(),
                                    "no"))
                            .getLeft()
                            .code())
                    .isEqualTo("NOT_STATED_BY_STAFF");
        }

        @Test
        void thatWasNotMadeIsNotMadeAgainWhereTheRouteBeforeItHasPaidAfterAll() {
            bench.payments.profile("CARD", KNOWS_NO_KEYS);
            bench.payments.next(new Behaviour.Refuse("CLOSED", Answer.Retry.NEVER));
            bench.payments.next(new Behaviour.PayThenTimeOut());
            CaseId id = bench.refunded("1001", 1);
            List<OutboxEntry> tries = bench.owed(id, PayRefund.class);
            assertThat(tries).extracting(OutboxEntry::state).containsExactly(State.REJECTED, State.PARKED);
            bench.desks.outcomes().report(id.order(), tries.get(0).key(), new Answer.Succeeded("late"));
            assertThat(bench.alarmsOf(id)).contains("PAID_ON_A_DEAD_ROUTE CARD");
            for (Actor by : List.of(FINANCE, COLLEAGUE)) {
                says(bench, by, tries.get(1), ParkedResolution.NOT_PAID, "statement")
                        .get();
            }

            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.states(id, PayRefund.class)).containsExactly(State.DONE, State.REJECTED);
            assertThat(bench.subject(id).refund().parts().get(0).reference()).isEqualTo("late");
            assertThat(bench.account(id).moneyOwed()).isZero();
        }

        @Test
        void thatWasNotMadeIsMadeAgainTheSameWayUnderANewKey() {
            CaseId id = unknownPayment("1001");
            bothSay(id, ParkedResolution.NOT_PAID, "statement");
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.states(id, PayRefund.class)).containsExactly(State.REJECTED, State.DONE);
            assertThat(bench.owed(id, PayRefund.class))
                    .extracting(OutboxEntry::key)
                    .doesNotHaveDuplicates();
            assertThat(bench.subject(id).refund().parts().get(0).route()).isEqualTo(Route.ORIGINAL);
            assertThat(bench.subject(id).attention().needed()).isFalse();
        }

        @Test
        void thatWasNotMadeTakesAnotherRouteWhenThatIsSaid() {
            CaseId id = unknownPayment("1001");
            bothSay(id, ParkedResolution.OTHER_ROUTE, "card expired");
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.subject(id).refund().parts().get(0).route()).isEqualTo(Route.BALANCE);
        }

        @Test
        void isTriedAgainByOnePersonUnderItsOwnKeyAndTheSameRules() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.TRY_AGAIN, "provider is back").get();
            assertThat(bench.subject(id).attention().needed()).isFalse();
            bench.later(Duration.ZERO);
            assertThat(bench.payments.calls())
                    .as("it knows no keys: never sent twice")
                    .isEqualTo(1);
            assertThat(payment(id).state()).isEqualTo(State.PARKED);
            assertThat(bench.alarmsOf(id)).hasSize(2);

            bench.payments.profile("CARD", ProviderProfile.STRAIGHTFORWARD);
            says(FINANCE, id, ParkedResolution.TRY_AGAIN, "provider answers queries now")
                    .get();
            bench.later(Duration.ZERO);
            assertThat(bench.payments.calls()).as("asked, not sent").isEqualTo(1);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void isSettledByTheProvidersNoticeAsWellAndThenNotByAPerson() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.PAID, "R1").get();
            bench.desks.outcomes().report(id.order(), payment(id).key(), new Answer.Succeeded("R1"));
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.subject(id).parked()).isEmpty();
            assertThat(bench.subject(id).attention().needed()).isFalse();
            assertThat(says(COLLEAGUE, id, ParkedResolution.PAID, "R1"))
                    .isEqualTo(Either.left(new NotParked(payment(id).key())));
            assertThat(bench.account(id).moneyOwed()).isZero();
        }

        @Test
        void whoseNoticeComesWhileTheSecondPersonSpeaksIsSettledOnce() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.NOT_PAID, "statement").get();
            bench.repository.beforeCommit(
                    () -> bench.desks.outcomes().report(id.order(), payment(id).key(), new Answer.Succeeded("R1")));
            assertThat(says(COLLEAGUE, id, ParkedResolution.NOT_PAID, "statement"))
                    .isEqualTo(Either.left(new NotParked(payment(id).key())));
            assertThat(bench.states(id, PayRefund.class)).containsExactly(State.DONE);
            assertThat(bench.payments.calls()).isEqualTo(1);
        }

        @Test
        void isPaidAgainOnceHoweverManyConfirmAtOnce() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.NOT_PAID, "statement").get();
            OutboxEntry entry = payment(id);
            List<Callable<Either<Rejection, Receipt>>> racers = IntStream.range(0, 16)
                    .<Callable<Either<Rejection, Receipt>>>mapToObj(racer -> () ->
                            says(bench, Actor.finance("f-" + racer), entry, ParkedResolution.NOT_PAID, "statement"))
                    .toList();
            var answers =
                    Racers.race(racers).stream().map(finish -> finish.value()).toList();
            assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
            assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft))
                    .containsOnly(new NotParked(entry.key()));
            assertThat(bench.payments.calls()).isEqualTo(2);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void whoseEntryIsTouchedWhileTheSecondPersonSpeaksIsResolvedAllTheSame() {
            CaseId id = unknownPayment("1001");
            says(FINANCE, id, ParkedResolution.PAID, "R1").get();
            bench.repository.beforeCommit(() -> bench.storage.settle(payment(id)));
            says(COLLEAGUE, id, ParkedResolution.PAID, "R1").get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }

        @ParameterizedTest
        @EnumSource(
                value = ParkedResolution.class,
                names = {"DONE", "GIVE_UP"})
        void isNeverGivenUpNorDoneInPassing(ParkedResolution said) {
            CaseId id = unknownPayment("1001");
            assertThat(says(FINANCE, id, said, "x"))
                    .isEqualTo(Either.left(new ResolutionNotPossible(said, "PAY_REFUND")));
        }

        @Test
        void thatIsNotParkedIsNobodysToResolve() {
            CaseId id = bench.refunded("1001", 1);
            assertThat(says(FINANCE, id, ParkedResolution.NOT_PAID, "x"))
                    .isEqualTo(Either.left(new NotParked(payment(id).key())));
        }
    }

    @Nested
    class AReservation {
        private final Bench away =
                new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(Inventory.class, "reserve", 12));

        private OutboxEntry given(CaseId id) {
            return away.owed(id, Effect.ReserveStock.class).get(0);
        }

        private CaseId exchange() {
            away.warehouse.stocks("MUG", 3);
            CaseId id = away.opened(SampleOrders.delivered("1001"), CaseKind.EXCHANGE, ItemAsked.of("A", 1, "DAMAGED"));
            away.muchLater();
            assertThat(given(id).state()).isEqualTo(State.PARKED);
            return id;
        }

        @Test
        void thatIsGivenUpEndsAnExchangeAsOutOfStock() {
            CaseId id = exchange();
            says(away, FINANCE, given(id), ParkedResolution.GIVE_UP, "warehouse burnt")
                    .get();
            assertThat(away.status(id)).isEqualTo(CaseStatus.REJECTED);
            assertThat(away.account(id).unitsHeld()).isZero();
        }

        @Test
        void thatIsDoneLetsTheCaseGoOn() {
            CaseId id = exchange();
            says(away, FINANCE, given(id), ParkedResolution.DONE, "by phone").get();
            assertThat(away.send(Commands.ApproveCase.byPolicy(Request.of(away.next(), REVIEWER), id))
                            .isRight())
                    .isTrue();
        }

        @Test
        void thatIsTriedAgainIsReserved() {
            CaseId id = exchange();
            says(away, FINANCE, given(id), ParkedResolution.TRY_AGAIN, "warehouse is back")
                    .get();
            away.later(Duration.ZERO);
            assertThat(given(id).state()).isEqualTo(State.DONE);
            assertThat(away.warehouse.reserved()).isEqualTo(1);
        }
    }

    @Nested
    class WhatTellsPeople {
        @Test
        void anAlarmThatCannotBeRaisedRaisesNoOther() {
            var deaf = new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(Alarms.class, "raise", 1_000));
            deaf.payments.profile("CARD", KNOWS_NO_KEYS);
            deaf.payments.next(new Behaviour.TimeOut());
            CaseId id = deaf.refunded("1001", 1);
            deaf.muchLater();
            deaf.muchLater();
            assertThat(deaf.states(id, Effect.RaiseAlarm.class)).containsExactly(State.PARKED);
            assertThat(deaf.subject(id).parked()).hasSize(2);
            assertThat(deaf.ticketsOf(id)).endsWith("PARKED");
        }

        @Test
        void aTicketThatCannotBeOpenedRaisesAnAlarmAndOpensNoOther() {
            bench.watched.fails(12);
            CaseId id = bench.cancelling("1001", 1);
            bench.muchLater();
            bench.muchLater();
            assertThat(bench.states(id, Effect.OpenTicket.class)).containsExactly(State.PARKED);
            assertThat(bench.alarmsOf(id)).containsExactly("PARKED OPEN_TICKET");
        }
    }

    @Nested
    class TheList {
        @Test
        void isForFinanceInPages() {
            List<CaseId> ids = List.of(unknownPayment("1001"), unknownPayment("1002"), unknownPayment("1003"));
            List<OutboxEntry> all = ids.stream().map(ParkedTest.this::payment).toList();
            var desk = bench.desks.parked();
            assertThat(desk.parked(FINANCE, null, 2).get()).isEqualTo(all.subList(0, 2));
            assertThat(desk.parked(FINANCE, all.get(1), 2).get()).isEqualTo(all.subList(2, 3));
            assertThat(desk.parked(REVIEWER, null, 2))
                    .isEqualTo(Either.left(new NotPermitted(Action.RESOLVE_PARKED, REVIEWER)));
            assertThat(bench.denials)
                    .containsExactly(new Bench.Denial(REVIEWER, Action.RESOLVE_PARKED, null, "NOT_PERMITTED"));
        }
    }

    @Nested
    class AListOfWhichTheHostWithholdsTheFirstEntries {
        @Test
        void showsTheEntriesBehindThem() {
            List<CaseId> ids = List.of(unknownPayment("1001"), unknownPayment("1002"), unknownPayment("1003"));
            List<OutboxEntry> seen =
                    ids.subList(2, 3).stream().map(ParkedTest.this::payment).toList();
            var narrowed = bench.assemble(
                            gateways -> gateways,
                            assembly -> assembly.authorizer(
                                    (by, action, order) -> order.value().equals("1003")))
                    .parked();

            assertThat(narrowed.parked(FINANCE, null, 1)).isEqualTo(Either.right(seen));
            assertThat(narrowed.parked(FINANCE, seen.get(0), 1)).isEqualTo(Either.right(List.of()));
            assertThat(bench.denials).isEmpty();
        }
    }

    @Nested
    class AReleaseOfWhatWasNeverReserved {
        private final Bench away =
                new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(Inventory.class, "reserve", 12));

        @Test
        void withdrawsTheReservationUnsent() {
            // Written in a transaction and left, so that neither was sent when the other was owed.
            away.warehouse.stocks("MUG", 3);
            away.transactions.begin();
            CaseId id = away.opened(SampleOrders.delivered("1001"), CaseKind.EXCHANGE, ItemAsked.of("A", 1, "DAMAGED"));
            away.transactions.commitAndForget();
            away.clock.advance(Duration.ofSeconds(1));
            OutboxEntry reserve = away.storage.ofOrder(id.order()).stream()
                    .filter(entry -> entry.effect() instanceof Effect.ReserveStock)
                    .findFirst()
                    .orElseThrow();
            assertThat(reserve.state()).isEqualTo(State.READY);
            away.send(new Commands.Withdraw(Request.of(away.next(), Bench.BUYER), id))
                    .get();
            assertThat(away.states(id, Effect.ReserveStock.class)).containsExactly(State.REJECTED);
            assertThat(away.states(id, Effect.ReleaseStock.class)).containsExactly(State.DONE);
            away.muchLater();
            assertThat(away.warehouse.ledger()).isEmpty();
            assertThat(away.states(id, Effect.ReserveStock.class)).containsExactly(State.REJECTED);
        }

        @Test
        void waitsWhileTheReservationIsInDoubt() {
            away.warehouse.stocks("MUG", 3);
            CaseId id = away.opened(SampleOrders.delivered("1001"), CaseKind.EXCHANGE, ItemAsked.of("A", 1, "DAMAGED"));
            away.send(new Commands.Withdraw(Request.of(away.next(), Bench.BUYER), id))
                    .get();
            assertThat(away.states(id, Effect.ReserveStock.class)).containsExactly(State.READY);
            assertThat(away.states(id, Effect.ReleaseStock.class)).containsExactly(State.READY);
            away.muchLater();
            assertThat(away.states(id, Effect.ReleaseStock.class)).containsExactly(State.DONE);
            assertThat(away.warehouse.reserved()).isZero();
        }
    }
}
