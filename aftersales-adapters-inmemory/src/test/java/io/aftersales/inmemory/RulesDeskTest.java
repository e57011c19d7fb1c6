package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.gateways.Gateways;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is asked of a host so that rules can decide, and when. */
class RulesDeskTest {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final Evidence PHOTO = new Evidence("e-1", "sha-1", 10, "image/jpeg");
    private static final Evidence OTHER = new Evidence("e-2", "sha-2", 10, "image/jpeg");
    private static final ReviewRule WHEN_SHOWN_TWICE =
            new ReviewRule("SHOWN_TWICE", new Criterion.EvidenceAtLeast(2), RuleAction.approve());

    private final Bench bench = new Bench(ShopPolicy.STANDARD.with(
            CasePolicy.builder().rules(WHEN_SHOWN_TWICE).build()));

    private static Command showing(Command plain, Evidence evidence) {
        return Sending.with(plain, "evidence", List.of(evidence));
    }

    private CaseId opened(Bench at) {
        at.orders.put(SampleOrders.unshipped("1001"));
        var items = List.of(ItemAsked.of("A", 1, "NOT_LIKED"));
        return at.send(showing(
                        Commands.OpenCase.of(Request.of(at.next(), BUYER), ORDER, CaseKind.REFUND_ONLY, items), PHOTO))
                .get()
                .caseId();
    }

    private static void isAskedAndAnswers(Bench at, CaseId id) {
        at.send(new Commands.RequestInfo(Request.of(at.next(), REVIEWER), id, "Which one?"))
                .get();
        at.send(new Commands.ProvideInfo(Request.of(at.next(), BUYER), id, "That one.", List.of(OTHER)))
                .get();
    }

    private static AfterSalesCase subject(Bench at, CaseId id) {
        return at.storage.find(id).orElseThrow();
    }

    @Test
    void theBuyersRecordAndWhatWasShownBeforeAreSeenAndKept() {
        bench.buyers.put(BUYER.id(), BuyerFacts.of(5, 2, 1, 0)).shown("sha-1");
        ReviewFacts seen = subject(bench, opened(bench)).review().verdict().seen();
        assertThat(seen.buyer()).isEqualTo(BuyerFacts.of(5, 2, 1, 0));
        assertThat(seen.evidenceReused()).isTrue();
        assertThat(seen.evidence()).isEqualTo(1);
    }

    @Test
    void anAnswerIsDecidedOnFreshFacts() {
        CaseId id = opened(bench);
        bench.buyers.put(BUYER.id(), BuyerFacts.of(6, 0, 0, 0)).shown("sha-2");
        int asked = bench.factsAsked.get();
        isAskedAndAnswers(bench, id);
        AfterSalesCase decided = subject(bench, id);
        assertThat(bench.factsAsked.get()).isEqualTo(asked + 1);
        assertThat(decided.status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(decided.review().rule()).isEqualTo("SHOWN_TWICE");
        assertThat(decided.review().verdict().seen().buyer()).isEqualTo(BuyerFacts.of(6, 0, 0, 0));
        assertThat(decided.review().verdict().seen().evidenceReused()).isTrue();
    }

    @Test
    void onlyWhatIsNewIsAskedAboutAndNothingInAQuote() {
        var asked = new ArrayList<Set<String>>();
        var told = new Told(asked);
        var counted = new Bench(
                ShopPolicy.STANDARD.with(
                        CasePolicy.builder().rules(WHEN_SHOWN_TWICE).build()),
                told::in);
        CaseId id = opened(counted);
        counted.desks.quotes().quote(BUYER, ORDER, CaseKind.REFUND_ONLY, List.of(ItemAsked.of("A", 1, "NOT_LIKED")));
        isAskedAndAnswers(counted, id);
        assertThat(asked).containsExactly(Set.of("sha-1"), Set.of("sha-2"));
        assertThat(told.records).as("twice for the rules, once for the ticket").isEqualTo(3);
    }

    @Test
    void aHostWithoutRulesIsAskedForTheTicketAlone() {
        var asked = new ArrayList<Set<String>>();
        var told = new Told(asked);
        var plain = new Bench(ShopPolicy.STANDARD, told::in);
        CaseId id = opened(plain);
        int facts = plain.factsAsked.get();
        isAskedAndAnswers(plain, id);
        assertThat(plain.factsAsked.get()).isEqualTo(facts);
        assertThat(asked).isEmpty();
        assertThat(told.records).isEqualTo(1);
        assertThat(subject(plain, id).review().verdict()).isNull();
    }

    @Test
    void aHostThatKnowsNothingSaysSo() {
        assertThat(Buyers.NONE.facts("b")).isEqualTo(BuyerFacts.UNKNOWN);
        assertThat(Buyers.NONE.usedBefore(Set.of("sha-1"))).isEmpty();
    }

    /** A host that counts what it is asked. */
    private static final class Told implements Buyers {
        private final List<Set<String>> hashes;
        private int records;

        Told(List<Set<String>> hashes) {
            this.hashes = hashes;
        }

        Gateways in(Gateways all) {
            return FaultyGateways.knownBy(all, this);
        }

        @Override
        public BuyerFacts facts(String buyer) {
            records++;
            return BuyerFacts.UNKNOWN;
        }

        @Override
        public Set<String> usedBefore(Set<String> shown) {
            hashes.add(shown);
            return Set.of();
        }
    }
}
