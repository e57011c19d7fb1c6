package io.aftersales.ports.tck;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decisions made by the domain on the stored state, ready to be committed. Every order has twelve mugs, taxed, paid by card and gift card, in a
 * parcel that the buyer refused: nothing has to be stopped before money is paid.
 */
public final class Samples {
    /** The moment of the decisions, unless a test sets another one. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Characters that a database may not store unchanged. */
    private static final String WORDS = "Blue, not red: \u0000 \u0001 ' \" \\ 100% \uD83D\uDE00 \u7EA2";

    static final String BUYER = "buyer-1";
    private static final Actor REVIEWER = Actor.reviewer("reviewer-1");

    private final CaseRepository repository;
    private final Instant now;
    private final Currency currency;
    private final String buyer;

    /** Creates samples that are decided at noon. */
    public Samples(CaseRepository repository) {
        this(repository, NOON, Currency.getInstance("CNY"), BUYER);
    }

    private Samples(CaseRepository repository, Instant now, Currency currency, String buyer) {
        this.repository = repository;
        this.now = now;
        this.currency = currency;
        this.buyer = buyer;
    }

    /** A copy that decides at another moment. */
    public Samples at(Instant moment) {
        return new Samples(repository, moment, currency, buyer);
    }

    /** A copy whose orders are placed in another currency than CNY. */
    public Samples in(Currency other) {
        return new Samples(repository, now, other, buyer);
    }

    /** A copy whose orders are those of another buyer. */
    Samples of(String other) {
        return new Samples(repository, now, currency, other);
    }

    OrderFacts order(String id) {
        Sale sale = Sale.of(id, currency.getCurrencyCode())
                .with(OrderLine.of("A", "MUG", 12, 12_000).taxed(1_380, "STD"))
                .paidBy(Tender.money("CARD", "CARD", 10_000), Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 2_000));
        Parcel refused = Parcel.packed("P", "W", List.of(LineId.of("A")))
                .handedOver(NOON, "CARRIER", "T-1")
                .ended(Parcel.Ending.RETURNING);
        return new OrderFacts(sale, buyer, OrderState.SHIPPED, NOON, List.of(refused), Map.of());
    }

    // --- decisions
    // -------------------------------------------------------------------------------------------------------

    /** Opens a case for the refund of one mug: a new case, and a unit held on the account. */
    public Commit opening(String order, String command) {
        OrderAccount account = repository.account(OrderId.of(order)).orElse(null);
        var application = new Application(
                OrderId.of(order),
                CaseKind.REFUND_ONLY,
                List.of(CaseItem.of("A", 1, Reason.NOT_LIKED)),
                null,
                null,
                null,
                null,
                WORDS,
                List.of());
        Change change = CaseDecisions.apply(
                        application,
                        account,
                        RefundPolicy.STANDARD,
                        CaseFacts.of(order(order)),
                        context(Actor.buyer(buyer)))
                .get();
        return commit(change, account, null, command);
    }

    /** Asks the buyer a question: the account is not touched, a notice is owed. */
    public Commit question(CaseId id, String command) {
        OrderAccount account = account(id);
        return commit(
                CaseDecisions.requestInfo(subject(id), account, "Which colour?", context(REVIEWER))
                        .get(),
                account,
                null,
                command);
    }

    /** Approves the application: two payments and a notice are owed. */
    public Commit approval(CaseId id, String command) {
        OrderAccount account = account(id);
        CaseFacts facts = CaseFacts.of(order(id.order().value()));
        Change change = CaseDecisions.approve(subject(id), account, ApprovalTerms.BY_POLICY, facts, context(REVIEWER))
                .get();
        return commit(change, account, null, command);
    }

    /** Withdraws the application: the unit is released, and nothing is due any more. */
    public Commit withdrawal(CaseId id, String command) {
        OrderAccount account = account(id);
        return commit(
                CaseDecisions.withdraw(subject(id), account, context(Actor.buyer(buyer)))
                        .get(),
                account,
                null,
                command);
    }

    /** Enters a refund made elsewhere, for which two persons are needed: the first entry waits, the same by another person is carried out. */
    Commit refundElsewhere(CaseId id, Actor by, String reference) {
        OrderAccount account = account(id);
        var twoPersons = new DecisionContext(
                by,
                now,
                CasePolicy.builder().fourEyesAbove(Money.ofMinor(0, currency)).build());
        Change change = CaseDecisions.recordExternal(
                        subject(id), account, TenderId.of("CARD"), 500, reference, now, List.of(), twoPersons)
                .get();
        return commit(change, account, null, null);
    }

    /** Records a claimed payment as made: the case takes the answer, in one write with the entry. */
    public Commit payment(OutboxEntry claimed) {
        CaseId id = claimed.caseId();
        OrderAccount account = account(id);
        OutboxEntry.Next next = paid(claimed);
        Outcome outcome = Objects.requireNonNull(next.outcome());
        Optional<Change> change =
                CaseDecisions.settle(subject(id), claimed.key(), outcome, account, context(Actor.SYSTEM));
        return commit(change.orElseThrow(), account, next.entry(), null);
    }

    /** A claimed entry after it was done. */
    public OutboxEntry.Next paid(OutboxEntry claimed) {
        return after(claimed, new Answer.Succeeded("R-" + claimed.number()));
    }

    /** A claimed entry after this answer. */
    public OutboxEntry.Next after(OutboxEntry claimed, Answer answer) {
        return claimed.after(answer, ProviderProfile.STRAIGHTFORWARD, RetryPolicy.STANDARD, now);
    }

    /** Gives goodwill for the order as such, by one of the staff, of money alone or with gifts that are worth 100 each. */
    public Commit compensation(String order, Actor by, long minor, Gift... gifts) {
        Map<Gift, Long> worth =
                Stream.of(gifts).distinct().collect(Collectors.toMap(Function.identity(), gift -> 100L));
        OrderAccount account = repository.account(OrderId.of(order)).orElse(null);
        Change change = CaseDecisions.giveGoodwill(
                        OrderId.of(order),
                        Goodwill.onOrder(minor),
                        List.of(gifts),
                        WORDS,
                        account,
                        RefundPolicy.STANDARD,
                        CaseFacts.of(order(order)).withGoodwill(GoodwillLimits.Given.NOTHING, worth),
                        new DecisionContext(
                                by,
                                now,
                                CasePolicy.builder()
                                        .goodwill(GoodwillLimits.NONE)
                                        .build()))
                .get();
        return commit(change, account, null, null);
    }

    // --- writing
    // ---------------------------------------------------------------------------------------------------------

    /** Commits a decision; answers the id of its case. */
    public CaseId write(Commit commit) {
        repository.commit(commit);
        return commit.change().next().id();
    }

    /** Opens a case and commits it. */
    public CaseId opened(String order, String command) {
        return write(opening(order, command));
    }

    /** Opens a case and approves it; both are committed. */
    public CaseId approved(String order, String command) {
        CaseId id = opened(order, command);
        return write(approval(id, command + "-approval"));
    }

    Commit commit(
            Change change, @Nullable OrderAccount loaded, @Nullable OutboxEntry settled, @Nullable String command) {
        var owed = new ArrayList<OutboxEntry>();
        int number = change.next().effects() - change.effects().size();
        for (Effect effect : change.effects()) {
            number++;
            owed.add(OutboxEntry.owed(change.next().id(), number, effect, now));
        }
        return new Commit(
                change,
                loaded == null || change.account() != loaded,
                owed,
                settled,
                command == null ? null : receipt(command, change));
    }

    private static Receipt receipt(String command, Change change) {
        return Receipt.of(CommandId.of(command), "0123456789abcdef".repeat(4), change);
    }

    AfterSalesCase subject(CaseId id) {
        return repository.find(id).orElseThrow();
    }

    OrderAccount account(CaseId id) {
        return repository.account(id.order()).orElseThrow();
    }

    private DecisionContext context(Actor by) {
        return new DecisionContext(by, now, CasePolicy.STANDARD);
    }
}
