package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.repositories.CaseRepository;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of every {@link ApprovalTotals}, each under its number in the interface. The counted amounts come from real decisions of the
 * domain.
 */
@ExtendWith(SkippedRules.class)
public abstract class ApprovalTotalsContract {
    private static final Actor FIRST = Actor.reviewer("reviewer-1");
    private static final Actor BUYER = Actor.buyer(Samples.BUYER);
    private static final Actor SECOND = Actor.supervisor("supervisor-1");

    /** The refund of a granted case of the kit, minor units: one mug of twelve that were 12000 together. */
    private static final long GRANTED = 1_000;

    private CaseRepository repository;
    private ApprovalTotals grants;
    private Samples samples;

    /** Creates an empty repository; called before each rule. */
    protected abstract CaseRepository emptyRepository();

    /** Creates the totals over the cases of this repository. */
    protected abstract ApprovalTotals over(CaseRepository cases);

    /** Lets the totals see everything that was written so far; for totals that lag behind. */
    protected void catchesUp() {}

    /** The currency of the shop in which the kit approves. */
    protected Currency currency() {
        return Currency.getInstance("CNY");
    }

    @BeforeEach
    final void start() {
        repository = emptyRepository();
        grants = over(repository);
        samples = new Samples(repository).in(currency());
    }

    private long granted(Actor by, Instant since) {
        catchesUp();
        return grants.since(since, by, currency());
    }

    private Currency otherCurrency() {
        Currency yen = Currency.getInstance("JPY");
        return currency().equals(yen) ? Currency.getInstance("CNY") : yen;
    }

    private interface Decision {
        Either<Rejection, Change> about(
                AfterSalesCase subject, OrderAccount account, CaseFacts facts, DecisionContext context);
    }

    private void approve(CaseId id, Actor by) {
        decide(
                id,
                by,
                (subject, account, facts, context) ->
                        CaseDecisions.approve(subject, account, ApprovalTerms.BY_POLICY, facts, context));
    }

    private void decide(CaseId id, Actor by, Decision decision) {
        CasePolicy fourEyes =
                CasePolicy.builder().fourEyesAbove(Money.ofMinor(1, currency())).build();
        var account = samples.account(id);
        CaseFacts facts = CaseFacts.of(samples.order(id.order().value()));
        var change = decision.about(
                        samples.subject(id), account, facts, new DecisionContext(by, Samples.NOON, fourEyes))
                .get();
        samples.write(samples.commit(change, account, null, null));
    }

    @Test
    final void rule01_countsFromTheMomentOn() {
        samples.approved("1001", "c1");
        samples.at(Samples.NOON.plusSeconds(60)).approved("1002", "c1");
        assertThat(granted(FIRST, Samples.NOON))
                .as("amounts granted from that moment on, itself included")
                .isEqualTo(2 * GRANTED);
        assertThat(granted(FIRST, Samples.NOON.plusSeconds(1)))
                .as("no amounts from before")
                .isEqualTo(GRANTED);
    }

    @Test
    final void rule02_countsThePerson() {
        samples.approved("1001", "c1");
        assertThat(granted(Actor.supervisor(FIRST.id()), Samples.NOON))
                .as("a person has one total over all roles: compare ids, not roles")
                .isEqualTo(GRANTED);
        assertThat(granted(SECOND, Samples.NOON))
                .as("amounts that other persons granted count for them")
                .isZero();
    }

    @Test
    final void rule03_countsOneCurrency() {
        samples.approved("1001", "c1");
        catchesUp();
        assertThat(grants.since(Samples.NOON, FIRST, otherCurrency()))
                .as("minor units of two currencies are not added up")
                .isZero();
    }

    @Test
    final void rule05_countsCompensationsApart() {
        Actor agent = Actor.agent("agent-1");
        samples.approved("1001", "c1");
        samples.write(samples.compensation("1002", agent, 200, new Gift.Points(500)));
        samples.at(Samples.NOON.plusSeconds(60))
                .write(samples.at(Samples.NOON.plusSeconds(60)).compensation("1003", SECOND, 50));
        catchesUp();

        assertThat(grants.goodwillSince(Samples.NOON, agent, currency()))
                .as(
                        "goodwill that a person proposed, gifts with what they are worth; not what other persons proposed or approved")
                .isEqualTo(300);
        assertThat(grants.goodwillSince(Samples.NOON, Actor.supervisor(agent.id()), currency()))
                .as("goodwill counts for its person in every role")
                .isEqualTo(300);
        assertThat(grants.goodwillSince(Samples.NOON, null, currency()))
                .as("the goodwill of all persons, and no refund")
                .isEqualTo(350);
        assertThat(grants.goodwillSince(Samples.NOON.plusSeconds(1), null, currency()))
                .as("no amounts from before")
                .isEqualTo(50);
        assertThat(grants.goodwillSince(Samples.NOON, null, otherCurrency()))
                .as("goodwill in one currency")
                .isZero();
    }

    @Test
    final void rule06_countsOffers() {
        CaseId id = samples.opened("1001", "c1");
        offer(id, FIRST);
        assertThat(granted(FIRST, Samples.NOON)).as("a first offer counts").isEqualTo(GRANTED);
        offer(id, SECOND);
        assertThat(granted(SECOND, Samples.NOON))
                .as("the same offer by the second person counts")
                .isEqualTo(GRANTED);
        accept(id);
        assertThat(granted(BUYER, Samples.NOON))
                .as("a buyer who accepts grants nothing")
                .isZero();
    }

    private void offer(CaseId id, Actor by) {
        decide(
                id,
                by,
                (subject, account, facts, context) ->
                        CaseDecisions.offer(subject, account, ApprovalTerms.BY_POLICY, facts, context));
    }

    private void accept(CaseId id) {
        decide(
                id,
                BUYER,
                (subject, account, facts, context) ->
                        CaseDecisions.answerOffer(subject, account, true, facts, context));
    }

    @Test
    final void rule04_countsBothPersons() {
        CaseId id = samples.opened("1001", "c1");
        approve(id, FIRST);
        assertThat(granted(FIRST, Samples.NOON)).as("a first approval counts").isEqualTo(GRANTED);
        approve(new CaseId(OrderId.of("1001"), id.number()), SECOND);
        assertThat(granted(SECOND, Samples.NOON)).as("the second person counts").isEqualTo(GRANTED);
        assertThat(granted(FIRST, Samples.NOON))
                .as("the first approval counts as before")
                .isEqualTo(GRANTED);
    }
}
