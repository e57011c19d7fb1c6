package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.AGENT;
import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.FINANCE;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseRejection.CaseNotFound;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.Rating;
import io.aftersales.domain.claims.CaseMessage;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.Bench.Denial;
import io.aftersales.ports.desks.CaseCommand;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.DeskRejection.NothingOnOrder;
import io.aftersales.ports.desks.FileDesk;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.Party;
import io.aftersales.ports.views.TimelineView;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking cases up. */
class CaseFilesTest {
    private static final Actor STRANGER = Actor.buyer("mallory");

    private final Bench bench = new Bench();

    private Set<Action> allowed(Actor by, CaseId id) {
        return bench.desks.files().file(by, id).get().allowed();
    }

    @Nested
    class OneCase {
        @Test
        void holdsTheWholeCaseAndItsTimelineForStaff() {
            CaseId id = bench.refunded("1001", 1);
            CaseFile file = bench.desks.files().file(AGENT, id).get();
            assertThat(file.subject().whole()).contains(bench.subject(id));
            assertThat(file.timeline())
                    .extracting(TimelineView::internal)
                    .isEqualTo(bench.storage.timeline(id))
                    .isNotEmpty();
        }

        @Test
        void isTheBuyersViewForItsBuyer() {
            CaseId id = bench.refunded("1001", 1);
            CaseFile file = bench.desks.files().file(BUYER, id).get();
            assertThat(file.subject()).isEqualTo(CaseView.forBuyer(bench.subject(id), bench.storage.timeline(id)));
            assertThat(file.timeline())
                    .isEqualTo(TimelineView.forBuyer(bench.subject(id), bench.storage.timeline(id)))
                    .isNotEmpty();
        }

        @Test
        void isNotThereWhenNobodyOpenedIt() {
            var id = new CaseId(OrderId.of("1001"), 1);
            assertThat(bench.desks.files().file(AGENT, id)).isEqualTo(Either.left(new CaseNotFound(id)));
        }

        @Test
        void tellsThatMoneyTakesThePlaceOfGoodsOnlyWhereMoneyIsPaid() {
            bench.warehouse.stocks("MUG", 3);
            CaseId id =
                    bench.opened(SampleOrders.delivered("1001"), CaseKind.EXCHANGE, ItemAsked.of("A", 1, "NOT_LIKED"));
            bench.later(Duration.ZERO);
            bench.approved(id);
            bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                    .get();
            bench.send(Commands.InspectReturn.complete(Request.of(bench.next(), INSPECTOR), id, List.of()))
                    .get();
            bench.later(Duration.ZERO);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.CLOSED);
            CaseView.NewGoods goods =
                    bench.desks.files().file(BUYER, id).get().subject().replacement();
            assertThat(Objects.requireNonNull(goods).givenUp()).isFalse();
        }

        @Test
        void tellsTheBuyerTheFeeAndWhatTheReviewerSaysAboutIt() {
            CaseId id = bench.opened(
                    SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"));
            bench.send(new Commands.MakeOffer(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id)
                            .agreedOn(Money.ofMinor(100, "CNY"))
                            .saying("For the scratch")))
                    .get();
            bench.send(new Commands.AnswerOffer(Request.of(bench.next(), BUYER), id, false))
                    .get();
            bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id)
                            .withFee(Money.ofMinor(500, "CNY"))
                            .saying("For the label"))
                    .get();

            CaseView seen = bench.desks.files().file(BUYER, id).get().subject();
            assertThat(seen.messages())
                    .extracting(CaseView.Message::by, CaseView.Message::text)
                    .containsExactly(tuple(Party.SHOP, "For the scratch"), tuple(Party.SHOP, "For the label"));
            assertThat(seen.fee()).isEqualTo(Money.ofMinor(500, "CNY"));
        }

        /** The words of the first of two persons are no decision yet. */
        @Test
        void tellsTheWordsOfTheSecondPersonAlone() {
            var shop = ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .fourEyesAbove(Money.ofMinor(1_000, "CNY"))
                    .build());
            var careful = new Bench(shop);
            CaseId id = careful.opened(
                    SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"));
            careful.send(Commands.ApproveCase.byPolicy(Request.of(careful.next(), REVIEWER), id)
                            .saying("First"))
                    .get();
            assertThat(careful.subject(id).submission().remarks()).isEmpty();
            careful.send(Commands.ApproveCase.byPolicy(Request.of(careful.next(), Bench.SECOND), id)
                            .saying("Second"))
                    .get();
            assertThat(careful.subject(id).submission().remarks())
                    .extracting(CaseMessage::text)
                    .containsExactly("Second");
        }

        @Test
        void isNotForOtherBuyers() {
            CaseId id = bench.cancelling("1001", 1);
            assertThat(bench.desks.files().file(STRANGER, id))
                    .isEqualTo(Either.left(new NotPermitted(Action.VIEW, STRANGER)));
        }
    }

    @Nested
    class WhatIsAllowed {
        @Test
        void dependsOnWhoAsksAndWhereTheCaseStands() {
            CaseId id = bench.cancelling("1001", 1);
            assertThat(allowed(BUYER, id))
                    .containsExactlyInAnyOrder(Action.QUOTE, Action.OPEN, Action.VIEW, Action.WITHDRAW);
            assertThat(allowed(REVIEWER, id))
                    .containsExactlyInAnyOrder(
                            Action.QUOTE,
                            Action.VIEW,
                            Action.VIEW_ACCOUNT,
                            Action.REQUEST_INFO,
                            Action.APPROVE,
                            Action.OFFER,
                            Action.REJECT);
            assertThat(allowed(INSPECTOR, id)).containsExactly(Action.VIEW);
            bench.approved(id);
            assertThat(allowed(REVIEWER, id)).containsExactlyInAnyOrder(Action.QUOTE, Action.VIEW, Action.VIEW_ACCOUNT);
        }

        /** Another number, or another parcel, is news, and goods can be found to be worth less once more. */
        private static final Set<CommandSample> POSSIBLE_AGAIN = EnumSet.of(
                CommandSample.REPORT_POSTED,
                CommandSample.REPORT_SHIPPED,
                CommandSample.REPORT_FOUND,
                CommandSample.STATE_NOT_PAID,
                CommandSample.CORRECT_INSPECTION);

        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void namesWhatACommandWouldDoNow(CommandSample sample) {
            if (sample.on(bench) instanceof CaseCommand command) {
                assertThat(allowed(command.by(), command.caseId())).contains(command.action());
                bench.send(command).get();
                if (!POSSIBLE_AGAIN.contains(sample)) {
                    assertThat(allowed(command.by(), command.caseId())).doesNotContain(command.action());
                }
            }
        }

        @Test
        void isToEnterMoneyAsLongAsTheAccountHasSomethingToEnter() {
            CaseId id = bench.refunded("1001", 1);
            assertThat(allowed(FINANCE, id)).contains(Action.RECORD_EXTERNAL_REFUND);
            assertThat(allowed(FINANCE, id))
                    .doesNotContain(Action.RECORD_CAPTURE, Action.REVERSE_EXTERNAL_REFUND, Action.GIVE_BACK_KEPT);
            bench.send(new Commands.RecordExternalRefund(
                            Request.of(bench.next(), FINANCE),
                            OrderId.of("1001"),
                            TenderId.of("CARD"),
                            Money.ofMinor(700, "CNY"),
                            "D-1",
                            Bench.noon(),
                            List.of()))
                    .get();
            assertThat(allowed(FINANCE, id)).contains(Action.REVERSE_EXTERNAL_REFUND);
        }

        @Test
        void isToRateForThirtyDaysAfterTheEnd() {
            CaseId id = bench.refunded("1001", 1);
            assertThat(allowed(BUYER, id)).contains(Action.RATE);
            assertThat(allowed(AGENT, id)).doesNotContain(Action.RATE);
            bench.clock.advance(Rating.OPEN_FOR);
            assertThat(allowed(BUYER, id)).contains(Action.RATE);
            bench.clock.advance(Duration.ofNanos(1));
            assertThat(allowed(BUYER, id)).doesNotContain(Action.RATE);
        }

        @Test
        void isToAppealForSevenDaysAfterARejection() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(new Commands.RejectCase(Request.of(bench.next(), REVIEWER), id, "Worn"))
                    .get();
            CaseFile rejected = bench.desks.files().file(BUYER, id).get();
            assertThat(rejected.allowed()).contains(Action.APPEAL);
            assertThat(rejected.appealUntil()).isEqualTo(Bench.noon().plus(Duration.ofDays(7)));
            assertThat(rejected.rateUntil()).isEqualTo(Bench.noon().plus(Rating.OPEN_FOR));
            assertThat(rejected.changedAt()).isEqualTo(Bench.noon());
            bench.clock.advance(Duration.ofDays(7));
            assertThat(allowed(BUYER, id)).contains(Action.APPEAL);
            bench.clock.advance(Duration.ofNanos(1));
            CaseFile later = bench.desks.files().file(BUYER, id).get();
            assertThat(later.allowed()).doesNotContain(Action.APPEAL);
            assertThat(later.appealUntil()).isNull();
            assertThat(later.rateUntil()).isNotNull();
            bench.clock.advance(Rating.OPEN_FOR);
            assertThat(bench.desks.files().file(BUYER, id).get().rateUntil()).isNull();
        }

        @Test
        void isForAnotherPersonToDecideAfterAnAppeal() {
            CaseId id = bench.cancelling("1001", 1);
            Actor saul = Actor.supervisor("saul");
            bench.send(new Commands.RejectCase(Request.of(bench.next(), saul), id, "Worn"))
                    .get();
            bench.send(new Commands.AppealCase(Request.of(bench.next(), BUYER), id, "Not worn", List.of()))
                    .get();
            assertThat(allowed(saul, id)).doesNotContain(Action.APPROVE, Action.OFFER, Action.REJECT);
            assertThat(allowed(REVIEWER, id)).doesNotContain(Action.APPROVE, Action.OFFER, Action.REJECT);
            assertThat(allowed(Actor.supervisor("sara"), id)).contains(Action.APPROVE, Action.OFFER, Action.REJECT);
        }

        @Test
        void isNotToConfirmWhileAParcelIsBeingStopped() {
            bench.carrier.onInterception("P1", new Answer.Pending(""));
            CaseId id = bench.approved(bench.opened(
                    SampleOrders.mugOnItsWay("1001"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED")));
            assertThat(allowed(Bench.SECOND, id)).doesNotContain(Action.CONFIRM_REFUND, Action.CLOSE);
            assertThat(allowed(Bench.SECOND, id)).contains(Action.RECORD_STOP_ANSWER);
            assertThat(allowed(BUYER, id)).contains(Action.WITHDRAW).doesNotContain(Action.RECORD_STOP_ANSWER);
        }

        /** The account would tell of units that are booked, of a case whose refund is still to be confirmed. */
        @Test
        void isToldOfOneMomentThoughTheCaseMovesMeanwhile() {
            bench.warehouse.onStop(SampleOrders.P1, new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER));
            CaseId id = bench.refunded("1001", 3);
            assertThat(allowed(Bench.SECOND, id)).contains(Action.CONFIRM_REFUND);
            bench.repository.beforeAccount(() -> bench.send(
                            new Commands.ConfirmRefund(Request.of(bench.next(), Bench.SECOND), id))
                    .get());
            CaseFile file = bench.desks.files().file(Bench.SECOND, id).get();
            assertThat(file.subject().whole()).contains(bench.subject(id));
            assertThat(file.allowed()).doesNotContain(Action.CONFIRM_REFUND);
        }

        @Test
        void isNotToWithdrawOnceTheWarehouseIsAsked() {
            bench.warehouse.onStop(SampleOrders.P1, new Answer.Pending(""));
            CaseId id = bench.refunded("1001", 1);
            assertThat(allowed(BUYER, id)).doesNotContain(Action.WITHDRAW);
            assertThat(allowed(INSPECTOR, id)).contains(Action.RECORD_STOP_ANSWER);
        }
    }

    @Nested
    class Searching {
        private List<CaseId> threeOrders() {
            var ids = new ArrayList<CaseId>();
            for (String order : List.of("1001", "1002", "1003")) {
                ids.add(bench.cancelling(order, 1));
                ids.add(bench.cancelling(order, 1));
            }
            return ids;
        }

        private List<CaseId> found(Actor by, CaseQuery query) {
            return bench.desks.files().search(by, query).get().stream()
                    .map(CaseView::id)
                    .toList();
        }

        @Test
        void turnsPagesUntilNothingIsLeft() {
            List<CaseId> all = threeOrders();
            var seen = new ArrayList<CaseId>();
            CaseQuery page = CaseQuery.in(CaseStatus.PENDING_REVIEW).atMost(4);
            for (List<CaseId> ids = found(AGENT, page); !ids.isEmpty(); ids = found(AGENT, page)) {
                seen.addAll(ids);
                page = page.after(ids.get(ids.size() - 1));
            }
            assertThat(seen).isEqualTo(all);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 1000})
        void aPageIsFullThoughTheHostHidesSomeOfIt(int limit) {
            List<CaseId> all = threeOrders();
            FileDesk narrowed = bench.assemble(
                            gateways -> gateways,
                            assembly -> assembly.authorizer(
                                    (by, action, order) -> !order.value().equals("1002")))
                    .files();
            var shown = new ArrayList<CaseId>(all);
            shown.removeAll(all.subList(2, 4));
            var seen = new ArrayList<CaseId>();
            CaseQuery page = CaseQuery.in(CaseStatus.PENDING_REVIEW).atMost(limit);
            for (int left = shown.size(); left > 0; left -= limit) {
                List<CaseId> ids = narrowed.search(AGENT, page).get().stream()
                        .map(CaseView::id)
                        .toList();
                assertThat(ids).hasSize(Math.min(left, limit));
                seen.addAll(ids);
                page = page.after(ids.get(ids.size() - 1));
            }
            assertThat(seen).isEqualTo(shown);
            assertThat(narrowed.search(AGENT, page).get())
                    .as("the page after the last, though the host withholds what is left")
                    .isEmpty();
        }

        @Test
        void aBuyerFindsNoCompensationThatIsNotGranted() {
            CaseId id = bench.cancelling("1001", 1);
            CaseId sorry = bench.send(Commands.GiveGoodwill.onOrder(
                            Request.of(bench.next(), AGENT), OrderId.of("1001"), Money.ofMinor(300, "CNY"), "Late"))
                    .get()
                    .caseId();
            assertThat(found(BUYER, CaseQuery.ofBuyer(SampleOrders.BUYER))).containsExactly(id);
            assertThat(bench.desks.files().file(BUYER, sorry).isLeft()).isTrue();
            assertThat(found(AGENT, CaseQuery.ofBuyer(SampleOrders.BUYER))).containsExactly(id, sorry);
            bench.approved(sorry);
            assertThat(found(BUYER, CaseQuery.ofBuyer(SampleOrders.BUYER))).containsExactly(id, sorry);
        }

        @Test
        void isRefusedWhereEverythingFoundIsWithheld() {
            threeOrders();
            FileDesk narrowed = bench.assemble(
                            gateways -> gateways,
                            assembly -> assembly.authorizer(
                                    (by, action, order) -> !order.value().startsWith("100")))
                    .files();
            for (CaseQuery query :
                    List.of(CaseQuery.in(CaseStatus.PENDING_REVIEW), CaseQuery.ofOrder(OrderId.of("1001")))) {
                assertThat(narrowed.search(AGENT, query)).isEqualTo(Either.left(new NotPermitted(Action.VIEW, AGENT)));
            }
            assertThat(bench.denials).hasSize(2);
            assertThat(narrowed.search(AGENT, CaseQuery.in(CaseStatus.CLOSED)).get())
                    .as("nothing was found that could be withheld")
                    .isEmpty();
        }

        @Test
        void findsByOrderBuyerAndStatus() {
            List<CaseId> all = threeOrders();
            bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), all.get(3)))
                    .get();
            assertThat(found(AGENT, CaseQuery.ofOrder(OrderId.of("1002")))).isEqualTo(all.subList(2, 4));
            assertThat(found(AGENT, CaseQuery.ofBuyer(SampleOrders.BUYER))).isEqualTo(all);
            assertThat(found(AGENT, CaseQuery.in(CaseStatus.CLOSED))).containsExactly(all.get(3));
        }

        private List<CaseCount> counted(Actor by, CaseQuery query) {
            return bench.desks.files().counts(by, query).get();
        }

        private static List<CaseCount> refunds(CaseStatus status, long cases) {
            return List.of(new CaseCount(status, CaseKind.REFUND_ONLY, cases));
        }

        @Test
        void goesOnAfterThePositionOfALastViewInEachSort() {
            List<CaseId> all = threeOrders();
            for (CaseSort sort : CaseSort.values()) {
                CaseQuery page = CaseQuery.builder().sort(sort).limit(4).build();
                List<CaseView> first = bench.desks.files().search(AGENT, page).get();
                assertThat(Stream.concat(
                                first.stream().map(CaseView::id),
                                found(AGENT, page.after(first.get(3).position(sort))).stream()))
                        .containsExactlyElementsOf(bench.storage.search(page.atMost(10)).stream()
                                .map(AfterSalesCase::id)
                                .toList())
                        .hasSameSizeAs(all);
            }
            CaseQuery newest =
                    CaseQuery.builder().sort(CaseSort.NEWEST).limit(5).build();
            List<CaseView> own = bench.desks.files().search(BUYER, newest).get();
            assertThat(found(BUYER, newest.after(own.get(4).position(CaseSort.NEWEST))))
                    .containsExactly(all.get(0));
        }

        @Test
        void isNotByTheShopsDeadlinesForABuyer() {
            CaseId id = bench.cancelling("1001", 1);
            for (CaseQuery.Builder due : List.of(
                    CaseQuery.builder().sort(CaseSort.DUE), CaseQuery.builder().dueBefore(bench.clock.instant()))) {
                assertThat(bench.desks.files().search(BUYER, due.build()))
                        .isEqualTo(Either.left(new NotPermitted(Action.VIEW, BUYER)));
                assertThat(bench.desks.files().counts(BUYER, due.build()))
                        .isEqualTo(Either.left(new NotPermitted(Action.VIEW, BUYER)));
            }
            CaseView own = bench.desks.files().file(BUYER, id).get().subject();
            assertThatIllegalArgumentException().isThrownBy(() -> own.position(CaseSort.DUE));
        }

        @Test
        void countsWhatIsFoundOnAllPages() {
            List<CaseId> all = threeOrders();
            bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), all.get(3)))
                    .get();
            CaseQuery one = CaseQuery.builder().limit(1).build();
            List<CaseCount> counts = List.of(
                    new CaseCount(CaseStatus.PENDING_REVIEW, CaseKind.REFUND_ONLY, 5),
                    new CaseCount(CaseStatus.CLOSED, CaseKind.REFUND_ONLY, 1));
            assertThat(counted(AGENT, one)).isEqualTo(counts);
            assertThat(counted(AGENT, one.after(all.get(5)))).isEqualTo(counts);
            assertThat(counted(BUYER, one)).isEqualTo(counts);
            assertThat(counted(AGENT, CaseQuery.ofOrder(OrderId.of("1001"))))
                    .isEqualTo(refunds(CaseStatus.PENDING_REVIEW, 2));
        }

        @Test
        void countsForABuyerNothingThatTheBuyerDoesNotSee() {
            bench.cancelling("1001", 1);
            assertThat(bench.send(Commands.GiveGoodwill.onOrder(
                                    Request.of(bench.next(), AGENT),
                                    OrderId.of("1001"),
                                    Money.ofMinor(300, "CNY"),
                                    "Late"))
                            .isRight())
                    .isTrue();
            assertThat(counted(AGENT, CaseQuery.in())).isEqualTo(refunds(CaseStatus.PENDING_REVIEW, 2));
            assertThat(counted(BUYER, CaseQuery.in())).isEqualTo(refunds(CaseStatus.PENDING_REVIEW, 1));
            assertThat(counted(STRANGER, CaseQuery.in())).isEmpty();
            assertThat(bench.desks.files().counts(STRANGER, CaseQuery.ofBuyer(BUYER.id())))
                    .isEqualTo(Either.left(new NotPermitted(Action.VIEW, STRANGER)));
        }

        @Test
        void countsNothingThatTheHostWithholds() {
            threeOrders();
            FileDesk narrowed = bench.assemble(
                            gateways -> gateways,
                            assembly -> assembly.authorizer(
                                    (by, action, order) -> !order.value().equals("1002")))
                    .files();
            assertThat(narrowed.counts(AGENT, CaseQuery.in().atMost(1)).get())
                    .isEqualTo(refunds(CaseStatus.PENDING_REVIEW, 4));
            for (CaseQuery query : List.of(CaseQuery.ofOrder(OrderId.of("1002")), textOf("1002"))) {
                assertThat(narrowed.counts(AGENT, query)).isEqualTo(Either.left(new NotPermitted(Action.VIEW, AGENT)));
            }
        }

        /** A first approval is no news to the buyer. */
        @Test
        void tellsWhenACaseChangedForItsReader() {
            var two = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .fourEyesAbove(Money.ofMinor(1_000, "CNY"))
                    .build()));
            CaseId id = two.cancelling("1001", 1);
            two.cancelling("1002", 1);
            two.clock.advance(Duration.ofHours(1));
            two.approved(id);
            for (Actor by : List.of(AGENT, BUYER)) {
                List<CaseView> listed =
                        two.desks.files().search(by, CaseQuery.in()).get();
                assertThat(listed)
                        .extracting(CaseView::changedAt)
                        .containsExactly(
                                by.equals(AGENT) ? Bench.noon().plus(Duration.ofHours(1)) : Bench.noon(), Bench.noon());
                assertThat(two.desks.files().file(by, id).get().changedAt())
                        .isEqualTo(listed.get(0).changedAt());
            }
        }

        /** What the shop keeps to itself cannot be told by asking when it happened either. */
        @Test
        void findsForABuyerWhatHasChangedForTheBuyer() {
            var two = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .fourEyesAbove(Money.ofMinor(1_000, "CNY"))
                    .build()));
            CaseId id = two.cancelling("1001", 1);
            two.cancelling("1002", 1);
            two.clock.advance(Duration.ofHours(1));
            two.approved(id);
            FileDesk files = two.desks.files();
            CaseQuery since =
                    CaseQuery.builder().changedSince(Bench.noon().plusNanos(1)).build();
            assertThat(files.search(AGENT, since).get())
                    .extracting(CaseView::id)
                    .containsExactly(id);
            assertThat(files.search(BUYER, since).get()).isEmpty();
            assertThat(files.counts(BUYER, since).get()).isEmpty();
            CaseQuery fromNoon =
                    since.toBuilder().changedSince(Bench.noon()).limit(1).build();
            assertThat(files.search(BUYER, fromNoon).get())
                    .extracting(CaseView::id)
                    .containsExactly(id);

            two.send(Commands.ApproveCase.byPolicy(Request.of(two.next(), Bench.SECOND), id))
                    .get();
            assertThat(files.search(BUYER, since).get())
                    .extracting(CaseView::id)
                    .containsExactly(id);
        }

        private static CaseQuery textOf(String typed) {
            return CaseQuery.builder().text(typed).build();
        }

        @Test
        void showsABuyerOwnCasesOnlyWhateverIsAsked() {
            List<CaseId> bobs = threeOrders();
            OrderFacts hers = SampleOrders.unshipped("2001");
            bench.orders.put(new OrderFacts(
                    hers.sale(), STRANGER.id(), hers.state(), hers.placedAt(), hers.parcels(), hers.categories()));
            CaseId own = bench.send(Commands.OpenCase.of(
                            Request.of(bench.next(), STRANGER),
                            OrderId.of("2001"),
                            CaseKind.REFUND_ONLY,
                            List.of(ItemAsked.of("A", 1, "NOT_LIKED"))))
                    .get()
                    .caseId();
            assertThat(found(BUYER, CaseQuery.in(CaseStatus.PENDING_REVIEW))).isEqualTo(bobs);
            assertThat(bench.denials).isEmpty();
            for (CaseQuery others : List.of(CaseQuery.ofBuyer(STRANGER.id()), CaseQuery.ofOrder(OrderId.of("2001")))) {
                assertThat(bench.desks.files().search(BUYER, others))
                        .isEqualTo(Either.left(new NotPermitted(Action.VIEW, BUYER)));
            }
            assertThat(bench.denials)
                    .containsExactly(
                            new Denial(BUYER, Action.VIEW, null, "NOT_PERMITTED"),
                            new Denial(BUYER, Action.VIEW, OrderId.of("2001"), "NOT_PERMITTED"));
            assertThat(found(STRANGER, CaseQuery.in(CaseStatus.PENDING_REVIEW))).containsExactly(own);
        }
    }

    @Nested
    class TheAccount {
        private static List<String> waiting(FileDesk files, @Nullable String after, int limit) {
            return files.accountsWaiting(FINANCE, after == null ? null : OrderId.of(after), limit).get().stream()
                    .map(account -> account.order().value())
                    .toList();
        }

        @Test
        void isListedWhereAnEntryWaitsForASecondPerson() {
            var two = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .fourEyesAbove(Money.ofMinor(1_000, "CNY"))
                    .build()));
            for (String order : List.of("1003", "1001", "1002")) {
                CaseId id = two.cancelling(order, 1);
                assertThat(two.send(new Commands.RecordExternalRefund(
                                        Request.of(two.next(), FINANCE),
                                        id.order(),
                                        TenderId.of("CARD"),
                                        Money.ofMinor(2_000, "CNY"),
                                        "R-1",
                                        two.clock.instant()))
                                .isRight())
                        .isTrue();
            }
            two.cancelling("1004", 1);
            FileDesk files = two.desks.files();
            assertThat(waiting(files, null, 2)).containsExactly("1001", "1002");
            assertThat(waiting(files, "1002", 2)).containsExactly("1003");
            for (Actor by : List.of(BUYER, INSPECTOR)) {
                assertThat(files.accountsWaiting(by, null, 2))
                        .isEqualTo(Either.left(new NotPermitted(Action.VIEW_ACCOUNT, by)));
            }
            assertThat(waiting(narrowed(two, "1001"), null, 2))
                    .as("reads on over what the host withholds")
                    .containsExactly("1002", "1003");
            assertThat(narrowed(two, "100").accountsWaiting(FINANCE, null, 2))
                    .as("all of it is withheld")
                    .isEqualTo(Either.left(new NotPermitted(Action.VIEW_ACCOUNT, FINANCE)));
        }

        @Test
        void ofCasesThatOweMoneyAreListedForFinance() {
            for (String order : List.of("1003", "1001", "1002")) {
                bench.payments.next(new ScriptedPayments.Behaviour.PayThenTimeOut());
                bench.refunded(order, 1);
            }
            FileDesk files = bench.desks.files();
            assertThat(owing(files, null, 2)).containsExactly("1001.1", "1002.1");
            assertThat(owing(files, "1002.1", 2)).containsExactly("1003.1");
            assertThat(owing(narrowed(bench, "1001"), null, 2)).containsExactly("1002.1", "1003.1");
            for (Actor by : List.of(BUYER, INSPECTOR, REVIEWER)) {
                assertThat(files.casesOwing(by, null, 2))
                        .isEqualTo(Either.left(new NotPermitted(Action.RESOLVE_PARKED, by)));
            }
            bench.muchLater();
            assertThat(owing(files, null, 2)).as("queried and paid").isEmpty();
        }

        private static List<String> owing(FileDesk files, @Nullable String after, int limit) {
            return files.casesOwing(FINANCE, after == null ? null : CaseId.parse(after), limit).get().stream()
                    .map(subject -> subject.id().toString())
                    .toList();
        }

        private static FileDesk narrowed(Bench bench, String withheld) {
            return bench.assemble(
                            gateways -> gateways,
                            assembly -> assembly.authorizer(
                                    (by, action, order) -> !order.value().startsWith(withheld)))
                    .files();
        }

        @Test
        void isForThoseWhoHandleMoneyOrDecide() {
            CaseId id = bench.cancelling("1001", 1);
            for (Actor by : List.of(AGENT, REVIEWER, FINANCE)) {
                assertThat(bench.desks.files().account(by, id.order()).get()).isEqualTo(bench.account(id));
            }
            for (Actor by : List.of(BUYER, INSPECTOR)) {
                bench.denials.clear();
                assertThat(bench.desks.files().account(by, id.order()))
                        .isEqualTo(Either.left(new NotPermitted(Action.VIEW_ACCOUNT, by)));
                assertThat(bench.denials)
                        .containsExactly(new Denial(by, Action.VIEW_ACCOUNT, id.order(), "NOT_PERMITTED"));
            }
            var untouched = OrderId.of("2001");
            assertThat(bench.desks.files().account(AGENT, untouched))
                    .isEqualTo(Either.left(new NothingOnOrder(untouched)));
        }
    }
}
