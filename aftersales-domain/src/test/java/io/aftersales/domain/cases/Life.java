package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The life of one case: each verb is done and written down, one line for each decision. */
final class Life {
    /** A verb of the case, waiting for who does it. */
    interface Verb {
        Either<Rejection, Change> on(AfterSalesCase subject, OrderAccount account, DecisionContext context);
    }

    private final Shop shop;
    private AfterSalesCase subject;
    private final List<String> story = new ArrayList<>();
    private final List<Effect> owed = new ArrayList<>();
    private Change last;

    Life(Shop shop, Actor by, Either<Rejection, Change> opened) {
        this.shop = shop;
        write(by, null, granted(opened));
    }

    private static Change granted(Either<Rejection, Change> answer) {
        assertThat(answer.isRight()).as(() -> "refused: " + answer.getLeft()).isTrue();
        return answer.get();
    }

    private void write(Actor by, AfterSalesCase before, Change change) {
        ChangeChecks.check(before, change, by, shop.now());
        last = change;
        subject = change.next().saved();
        shop.saves(change.account());
        shop.saves(change.next());
        shop.warehouse().owe(change.effects());
        owed.addAll(change.effects());
        story.add(ChangeText.decision(change));
    }

    // --- verbs
    // -----------------------------------------------------------------------------------------------------------

    Life does(Actor by, Verb verb) {
        AfterSalesCase before = subject;
        write(by, before, granted(verb.on(subject, shop.account(), shop.context(by))));
        return this;
    }

    Rejection refuses(Actor by, Verb verb) {
        return verb.on(subject, shop.account(), shop.context(by)).getLeft();
    }

    Verb confirm() {
        return (subject, account, context) -> CaseDecisions.confirmRefund(subject, account, shop.facts(), context);
    }

    Life approvedBy(Actor by, ApprovalTerms terms) {
        return does(by, approve(terms));
    }

    Life approvedBy(Actor by) {
        return approvedBy(by, ApprovalTerms.BY_POLICY);
    }

    Verb approve(ApprovalTerms terms) {
        return (subject, account, context) -> CaseDecisions.approve(subject, account, terms, shop.facts(), context);
    }

    Verb offer(ApprovalTerms terms) {
        return (subject, account, context) -> CaseDecisions.offer(subject, account, terms, shop.facts(), context);
    }

    Life offeredBy(Actor by, ApprovalTerms terms) {
        return does(by, offer(terms));
    }

    Verb answerOffer(boolean accepts) {
        return (subject, account, context) ->
                CaseDecisions.answerOffer(subject, account, accepts, shop.facts(), context);
    }

    Life accepts() {
        return does(CaseFixtures.BUYER, answerOffer(true));
    }

    Life declines() {
        return does(CaseFixtures.BUYER, answerOffer(false));
    }

    Verb appeal() {
        return (subject, account, context) -> CaseDecisions.appeal(
                subject, account, "It is broken.", List.of(CaseFixtures.PHOTO), shop.factsBeside(subject), context);
    }

    Life appealed() {
        return does(CaseFixtures.BUYER, appeal());
    }

    Life rejected() {
        return does(
                CaseFixtures.REVIEWER,
                (subject, account, context) -> CaseDecisions.reject(subject, account, "no", context));
    }

    Life asked() {
        return does(
                CaseFixtures.REVIEWER,
                (subject, account, context) -> CaseDecisions.requestInfo(subject, account, "Which one?", context));
    }

    Life answered() {
        return does(
                CaseFixtures.BUYER,
                (subject, account, context) -> CaseDecisions.provideInfo(
                        subject, account, "That.", List.of(CaseFixtures.PHOTO), shop.facts(), context));
    }

    Life withdrawn() {
        return does(CaseFixtures.BUYER, CaseDecisions::withdraw);
    }

    Life closed() {
        return does(CaseFixtures.REVIEWER, CaseDecisions::close);
    }

    Life posted(String carrier, String number) {
        return does(
                CaseFixtures.BUYER,
                (subject, account, context) -> CaseDecisions.posted(subject, account, null, carrier, number, context));
    }

    Life received() {
        return received(null, null);
    }

    Life received(Integer inbound, String warehouse) {
        return does(CaseFixtures.INSPECTOR, receive(inbound, warehouse, false));
    }

    Verb receive(Integer inbound, String warehouse, boolean lost) {
        return (subject, account, context) ->
                CaseDecisions.receive(subject, account, inbound, warehouse, lost, shop.factsBeside(subject), context);
    }

    Life lostOnReturn() {
        return does(CaseFixtures.INSPECTOR, receive(null, null, true));
    }

    Life inspected(InspectionReport look) {
        return inspected(null, look);
    }

    Life inspected(Integer inbound, InspectionReport look) {
        return does(
                CaseFixtures.INSPECTOR,
                (subject, account, context) ->
                        CaseDecisions.inspect(subject, account, inbound, look, shop.factsBeside(subject), context));
    }

    Life inspected(Finding... findings) {
        return inspected(InspectionReport.complete(findings));
    }

    /** The warehouse has reserved the goods. */
    Life reserved() {
        return hears(Effect.ReserveStock.class, new Outcome.Done("RSV"));
    }

    Life outOfStock() {
        return hears(Effect.ReserveStock.class, new Outcome.Refused("GONE"));
    }

    /** The goods come back and are found like this. */
    Life comesBack(Finding... findings) {
        return reserved().approvedBy(CaseFixtures.REVIEWER).received().inspected(findings);
    }

    Life ordered(String order) {
        return hears(Effect.CreateReplacementOrder.class, new Outcome.Done(order));
    }

    Life shipped(String carrier, String number) {
        return does(
                CaseFixtures.AGENT,
                (subject, account, context) -> CaseDecisions.shipped(subject, account, carrier, number, context));
    }

    Life delivered() {
        return does(CaseFixtures.AGENT, CaseDecisions::delivered);
    }

    Life failed(String why) {
        return does(
                CaseFixtures.AGENT,
                (subject, account, context) -> CaseDecisions.failed(subject, account, why, context));
    }

    Life converted() {
        return does(CaseFixtures.REVIEWER, CaseDecisions::convert);
    }

    Life found(String parcel, boolean comingBack) {
        return does(
                CaseFixtures.AGENT,
                (subject, account, context) -> CaseDecisions.found(subject, account, parcel, comingBack, context));
    }

    Life confirmedBy(Actor by) {
        return does(by, confirm());
    }

    Life retried() {
        return does(CaseFixtures.FINANCE, CaseDecisions::retryRefund);
    }

    Life offline(String tender, Outcome outcome) {
        return does(
                CaseFixtures.FINANCE,
                (subject, account, context) ->
                        CaseDecisions.confirmOffline(subject, account, TenderId.of(tender), null, outcome, context));
    }

    // --- answers and time
    // ------------------------------------------------------------------------------------------------

    Life hears(EffectKey key, Outcome outcome) {
        Optional<Change> change = settle(key, outcome);
        assertThat(change).as("%s to %s changes nothing", outcome, key).isPresent();
        shop.warehouse().hear(key, outcome);
        write(Actor.SYSTEM, subject, change.orElseThrow());
        return this;
    }

    Life ignores(EffectKey key, Outcome outcome) {
        assertThat(settle(key, outcome)).as("%s to %s", outcome, key).isEmpty();
        shop.warehouse().hear(key, outcome);
        return this;
    }

    private Optional<Change> settle(EffectKey key, Outcome outcome) {
        return CaseDecisions.settle(subject, key, outcome, shop.account(), shop.context(Actor.SYSTEM));
    }

    /** The parts of these tenders are paid, or the points given back. */
    Life paid(String... tenders) {
        for (String tender : tenders) {
            hears(part(tender).key(), new Outcome.Done("tx-" + tender));
        }
        return this;
    }

    Life refusedPayment(String tender) {
        return hears(part(tender).key(), new Outcome.Refused("CARD_CLOSED"));
    }

    Life takenBack(String tender) {
        return hears(part(tender).key(), new Outcome.TakenBack("rv-" + tender));
    }

    /** The last effect of this type is answered, and it makes no difference. */
    Life ignores(Class<? extends Effect> type, Outcome outcome) {
        return ignores(keyOf(type), outcome);
    }

    /** The last effect of this type answers. */
    Life hears(Class<? extends Effect> type, Outcome outcome) {
        return hears(keyOf(type), outcome);
    }

    /** The warehouse keeps back what it was asked to. */
    Life stopped() {
        return hears(Effect.StopFulfilment.class, new Outcome.Done("kept"));
    }

    /** Time passes, and what is due happens. */
    Life waits(Duration time) {
        shop.after(time);
        Optional<Change> change = CaseDecisions.meetDeadline(subject, shop.account(), shop.context(Actor.SYSTEM));
        assertThat(change).as("nothing is due").isPresent();
        write(Actor.SYSTEM, subject, change.orElseThrow());
        return this;
    }

    Life waitsInVain(Duration time) {
        shop.after(time);
        assertThat(CaseDecisions.meetDeadline(subject, shop.account(), shop.context(Actor.SYSTEM)))
                .isEmpty();
        return this;
    }

    // --- what came of it
    // -------------------------------------------------------------------------------------------------

    AfterSalesCase subject() {
        return subject;
    }

    /** Whether a person can take an action now. */
    boolean isPossible(Action action, Actor by) {
        return CaseDecisions.isPossible(subject, action, shop::account, shop::facts, shop.context(by));
    }

    Change last() {
        return last;
    }

    List<String> story() {
        return story;
    }

    /** The last decisions of the story. */
    Shop shop() {
        return shop;
    }

    /** The last thing that happened. */
    CaseEvent lastEvent() {
        return last.events().get(last.events().size() - 1).event();
    }

    List<String> lately(int decisions) {
        return story.subList(story.size() - decisions, story.size());
    }

    List<Effect> owed() {
        return owed;
    }

    EffectKey keyOf(Class<? extends Effect> type) {
        return keyOf(type::isInstance);
    }

    EffectKey keyOf(Predicate<Effect> which) {
        return owed.stream()
                .filter(which)
                .reduce((first, second) -> second)
                .orElseThrow()
                .key();
    }

    RefundPart part(String tender) {
        return subject.refund().parts().stream()
                .filter(part -> part.tender().id().value().equals(tender))
                .findFirst()
                .orElseThrow();
    }

    /** The parts in one line each. */
    List<String> parts() {
        return subject.refund().parts().stream().map(ChangeText::part).toList();
    }

    List<Effect> lastOf(Class<?>... types) {
        return last.effects().stream()
                .filter(effect -> Arrays.stream(types).anyMatch(type -> type.isInstance(effect)))
                .toList();
    }
}
