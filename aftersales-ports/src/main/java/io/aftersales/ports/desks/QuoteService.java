package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.repositories.CaseRepository;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Answers questions about applications without opening a case: what one would be refunded, and which ones are possible. */
final class QuoteService implements QuoteDesk {
    /** The id of a command that is never sent: a quote is checked like the application it stands for. */
    private static final CommandId NEVER_SENT = CommandId.of("quote");

    private final CaseRepository repository;
    private final CommandCheck check;
    private final AccessControl access;
    private final FactsGatherer gatherer;
    private final ApplicationReader applications;
    private final ShopPolicy shop;
    private final InstantSource clock;

    QuoteService(
            CaseRepository repository,
            CommandCheck check,
            AccessControl access,
            FactsGatherer gatherer,
            ApplicationReader applications,
            ShopPolicy shop,
            InstantSource clock) {
        this.repository = repository;
        this.check = check;
        this.access = access;
        this.gatherer = gatherer;
        this.applications = applications;
        this.shop = shop;
        this.clock = clock;
    }

    @Override
    public Either<Rejection, RefundBreakdown> quote(Actor by, OrderId order, CaseKind kind, List<ItemAsked> items) {
        return quote(Commands.OpenCase.of(Request.of(NEVER_SENT, by), order, kind, items), Action.QUOTE);
    }

    @Override
    public Either<Rejection, RefundBreakdown> quoteOfGoodsHere(
            Actor by, OrderId order, CaseKind kind, List<ItemAsked> items, String warehouse) {
        var asked = Commands.OpenCase.of(Request.of(NEVER_SENT, by), order, kind, items);
        return quote(asked.withGoodsIn(warehouse), Action.TAKE_IN);
    }

    private Either<Rejection, RefundBreakdown> quote(Commands.OpenCase asked, Action action) {
        Optional<? extends Rejection> invalid = check.refusal(asked);
        if (invalid.isPresent()) {
            return Either.left(invalid.get());
        }
        Either<Rejection, RefundBreakdown> answer = access.refusal(asked.by(), action, asked.order())
                .<Either<Rejection, RefundBreakdown>>map(Either::left)
                .orElseGet(() -> quoted(asked));
        answer.peekLeft(rejection -> access.tellIfDenied(asked.by(), action, asked.order(), rejection));
        return answer;
    }

    /** Tells what can be claimed of an order. */
    Either<Rejection, List<Claimable>> claimable(OrderId order, Actor by) {
        Either<Rejection, List<Claimable>> answer = access.refusal(by, Action.QUOTE, order)
                .<Either<Rejection, List<Claimable>>>map(Either::left)
                .orElseGet(() -> {
                    OrderAccount known = repository.account(order).orElse(null);
                    return CaseDecisions.claimable(
                            order,
                            shop.offered(),
                            known,
                            shop.refunds(),
                            gatherer.toClaim(order),
                            new DecisionContext(by, clock.instant(), shop.cases()));
                });
        answer.peekLeft(rejection -> access.tellIfDenied(by, Action.QUOTE, order, rejection));
        return answer;
    }

    private Either<Rejection, RefundBreakdown> quoted(Commands.OpenCase asked) {
        OrderAccount known = repository.account(asked.order()).orElse(null);
        CaseFacts facts = gatherer.about(asked, known);
        var context = new DecisionContext(asked.by(), clock.instant(), shop.cases());
        return applications
                .read(asked)
                .flatMap(application -> CaseDecisions.quote(application, known, shop.refunds(), facts, context));
    }
}
