package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desks for commands about cases, from the application to the refund. Maps each command to the decision that it asks for, and to the
 * facts that the decision needs.
 */
final class CaseDesks implements ApplicationDesk, ReviewDesk, ReturnDesk, InspectionDesk, FulfilmentDesk, RefundDesk {
    private final CommandPipeline pipeline;
    private final CasePlans plans;
    private final FactsGatherer gatherer;
    private final ApplicationReader applications;
    private final RefundPolicy refunds;
    private final QuoteService quotes;
    private final Outbox outbox;

    CaseDesks(
            CommandPipeline pipeline,
            CasePlans plans,
            FactsGatherer gatherer,
            ApplicationReader applications,
            RefundPolicy refunds,
            QuoteService quotes,
            Outbox outbox) {
        this.pipeline = pipeline;
        this.plans = plans;
        this.gatherer = gatherer;
        this.applications = applications;
        this.refunds = refunds;
        this.quotes = quotes;
        this.outbox = outbox;
    }

    private Either<Rejection, Receipt> onCase(CaseCommand command, CasePlans.PlainDecision decision) {
        return pipeline.carryOut(command, plans.onCase(command, decision));
    }

    // --- application
    // -----------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> open(Commands.OpenCase command) {
        return pipeline.carryOut(
                command,
                plans.onOrder(
                        command,
                        (known, now) -> gatherer.toDecide(command, known, now),
                        (known, facts, context) -> applications
                                .read(command)
                                .flatMap(application ->
                                        CaseDecisions.apply(application, known, refunds, facts, context))));
    }

    @Override
    public Either<Rejection, List<Claimable>> claimable(OrderId order, Actor by) {
        return quotes.claimable(order, by);
    }

    @Override
    public Either<Rejection, Receipt> withdraw(Commands.Withdraw command) {
        return onCase(command, (subject, account, context) -> CaseDecisions.withdraw(subject, account, context));
    }

    @Override
    public Either<Rejection, Receipt> provideInfo(Commands.ProvideInfo command) {
        return pipeline.carryOut(
                command,
                plans.onCase(
                        command,
                        (loaded, now) -> gatherer.toDecide(command, loaded),
                        (subject, account, facts, context) -> CaseDecisions.provideInfo(
                                subject, account, command.text(), command.evidence(), facts, context)));
    }

    @Override
    public Either<Rejection, Receipt> answerOffer(Commands.AnswerOffer command) {
        return pipeline.carryOut(
                command,
                plans.onCase(
                        command,
                        (loaded, now) -> command.accepts() ? gatherer.toAccept(loaded) : CaseFacts.NOTHING,
                        (subject, account, facts, context) ->
                                CaseDecisions.answerOffer(subject, account, command.accepts(), facts, context)));
    }

    @Override
    public Either<Rejection, Receipt> appeal(Commands.AppealCase command) {
        return pipeline.carryOut(
                command,
                plans.onAppeal(
                        command,
                        (subject, account, facts, context) -> CaseDecisions.appeal(
                                subject, account, command.why(), command.evidence(), facts, context)));
    }

    @Override
    public Either<Rejection, Receipt> rate(Commands.RateCase command) {
        return onCase(
                command, (subject, account, context) -> CaseDecisions.rate(subject, account, command.score(), context));
    }

    // --- review
    // ----------------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> approve(Commands.ApproveCase command) {
        return onTerms(command, command, "", CaseDecisions::approve);
    }

    @Override
    public Either<Rejection, Receipt> offer(Commands.MakeOffer command) {
        return onTerms(command, command.approval(), "approval.", CaseDecisions::offer);
    }

    /** Decides about a case on the terms of an approval. */
    @FunctionalInterface
    private interface TermsDecision {
        Either<Rejection, Change> about(
                AfterSalesCase subject,
                OrderAccount account,
                ApprovalTerms terms,
                @Nullable String words,
                CaseFacts facts,
                DecisionContext context);
    }

    /**
     * Carries out a command on the terms of an approval.
     *
     * @param path where the approval stands in the command
     */
    private Either<Rejection, Receipt> onTerms(
            CaseCommand command, Commands.ApproveCase approval, String path, TermsDecision decision) {
        return pipeline.carryOut(
                command,
                plans.onCase(
                        command,
                        (loaded, now) -> gatherer.toApprove(loaded, command.by(), now),
                        (subject, account, facts, context) -> OrderCurrency.of(account)
                                .refusal(
                                        new OrderCurrency.Amount(path + "fee", approval.fee()),
                                        new OrderCurrency.Amount(path + "agreed", approval.agreed()),
                                        new OrderCurrency.Amount(path + "difference", approval.difference()))
                                .<Either<Rejection, Change>>map(Either::left)
                                .orElseGet(() -> decision.about(
                                        subject, account, terms(approval), approval.words(), facts, context))));
    }

    private static ApprovalTerms terms(Commands.ApproveCase command) {
        Money fee = command.fee();
        Money agreed = command.agreed();
        Money difference = command.difference();
        return new ApprovalTerms(
                command.shipping(),
                fee == null ? 0 : fee.minor(),
                agreed == null ? null : agreed.minor(),
                difference == null ? null : difference.minor(),
                command.refundTo(),
                command.release(),
                command.keeping());
    }

    @Override
    public Either<Rejection, Receipt> reject(Commands.RejectCase command) {
        return onCase(
                command,
                (subject, account, context) -> CaseDecisions.reject(subject, account, command.reason(), context));
    }

    @Override
    public Either<Rejection, Receipt> requestInfo(Commands.RequestInfo command) {
        return onCase(
                command,
                (subject, account, context) ->
                        CaseDecisions.requestInfo(subject, account, command.question(), context));
    }

    @Override
    public Either<Rejection, Receipt> close(Commands.CloseCase command) {
        return onCase(command, (subject, account, context) -> CaseDecisions.close(subject, account, context));
    }

    @Override
    public Either<Rejection, Receipt> convert(Commands.ConvertToRefund command) {
        return onCase(command, (subject, account, context) -> CaseDecisions.convert(subject, account, context));
    }

    // --- goods that go out
    // ------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> shipped(Commands.ReportShipped command) {
        return onCase(
                command,
                (subject, account, context) ->
                        CaseDecisions.shipped(subject, account, command.carrier(), command.trackingNumber(), context));
    }

    @Override
    public Either<Rejection, Receipt> delivered(Commands.ReportDelivered command) {
        return onCase(command, (subject, account, context) -> CaseDecisions.delivered(subject, account, context));
    }

    @Override
    public Either<Rejection, Receipt> failed(Commands.ReportFailed command) {
        return onCase(
                command,
                (subject, account, context) -> CaseDecisions.failed(subject, account, command.reason(), context));
    }

    @Override
    public Either<Rejection, Receipt> found(Commands.ReportFound command) {
        return onCase(
                command,
                (subject, account, context) ->
                        CaseDecisions.found(subject, account, command.parcel(), command.comingBack(), context));
    }

    @Override
    public Either<Rejection, Receipt> recordStopAnswer(Commands.RecordStopAnswer command) {
        return pipeline.carryOut(command, plans.onStop(command, outbox));
    }

    // --- return and inspection
    // -------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> posted(Commands.ReportPosted command) {
        return onCase(
                command,
                (subject, account, context) -> CaseDecisions.posted(
                        subject, account, command.inbound(), command.carrier(), command.trackingNumber(), context));
    }

    @Override
    public Either<Rejection, Receipt> received(Commands.ReceiveReturn command) {
        return pipeline.carryOut(
                command,
                plans.onCaseBesideOthers(
                        command,
                        (subject, account, facts, context) -> CaseDecisions.receive(
                                subject,
                                account,
                                command.inbound(),
                                command.warehouse(),
                                command.lost(),
                                facts,
                                context)));
    }

    @Override
    public Either<Rejection, Receipt> inspect(Commands.InspectReturn command) {
        return pipeline.carryOut(
                command,
                plans.onCaseBesideOthers(
                        command,
                        (subject, account, facts, context) -> ReportedFindings.read(command, context.policy())
                                .flatMap(report -> CaseDecisions.inspect(
                                        subject, account, command.inbound(), report, facts, context))));
    }

    @Override
    public Either<Rejection, Receipt> correct(Commands.CorrectInspection command) {
        return onCase(
                command,
                (subject, account, context) -> ReportedFindings.graded(command.findings(), context.policy())
                        .filterOrElse(
                                findings -> CaseDecisions.isCorrectedDownwards(
                                        subject, account, command.inbound(), findings, context),
                                findings -> ReportedFindings.notDownwards())
                        .flatMap(findings -> CaseDecisions.correctInspection(
                                subject, account, command.inbound(), findings, command.why(), context)));
    }

    // --- money
    // -----------------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> giveGoodwill(Commands.GiveGoodwill command) {
        return pipeline.carryOut(
                command,
                plans.onOrder(
                        command,
                        (known, now) -> gatherer.toGiveGoodwill(command, now),
                        (known, facts, context) -> OrderCurrency.of(facts)
                                .flatMap(currency -> currency.refusal("amount", command.amount()))
                                .<Either<Rejection, Change>>map(Either::left)
                                .orElseGet(() -> CaseDecisions.giveGoodwill(
                                        command.order(),
                                        goodwill(command),
                                        command.gifts(),
                                        command.why(),
                                        known,
                                        refunds,
                                        facts,
                                        context))));
    }

    private static Goodwill goodwill(Commands.GiveGoodwill command) {
        Money amount = command.amount();
        return new Goodwill(command.lines(), command.shipping(), amount == null ? 0 : amount.minor());
    }

    @Override
    public Either<Rejection, Receipt> confirm(Commands.ConfirmRefund command) {
        return pipeline.carryOut(
                command,
                plans.onCase(
                        command,
                        (loaded, now) -> gatherer.toConfirm(loaded.account(), command.by(), now),
                        (subject, account, facts, context) ->
                                CaseDecisions.confirmRefund(subject, account, facts, context)));
    }

    @Override
    public Either<Rejection, Receipt> retry(Commands.RetryRefund command) {
        return onCase(command, (subject, account, context) -> CaseDecisions.retryRefund(subject, account, context));
    }

    @Override
    public Either<Rejection, Receipt> confirmOffline(Commands.ConfirmOffline command) {
        Outcome outcome =
                command.paid() ? new Outcome.Done(command.reference()) : new Outcome.Refused(command.reference());
        return onCase(
                command,
                (subject, account, context) -> CaseDecisions.confirmOffline(
                        subject, account, command.tender(), command.purpose(), outcome, context));
    }

    @Override
    public Either<Rejection, Receipt> stateNotPaid(Commands.StateNotPaid command) {
        return onCase(
                command,
                (subject, account, context) ->
                        CaseDecisions.stateNotPaid(subject, account, command.key(), command.evidence(), context));
    }

    @Override
    public Either<Rejection, Receipt> recordExternal(Commands.RecordExternalRefund command) {
        return pipeline.carryOut(
                command,
                plans.onNewestCase(
                        command,
                        happened(
                                command.occurredAt(),
                                inCurrency(
                                        command.amount(),
                                        (subject, account, context) -> CaseDecisions.recordExternal(
                                                subject,
                                                account,
                                                command.tender(),
                                                command.amount().minor(),
                                                command.reference(),
                                                command.occurredAt(),
                                                unitsOf(command),
                                                context)))));
    }

    /** Returns the units that a command names. Called by the decision, because a command that keeps no limits has none. */
    private static List<Units> unitsOf(Commands.RecordExternalRefund command) {
        return command.units().stream()
                .map(each -> new Units(each.line(), each.quantity()))
                .toList();
    }

    @Override
    public Either<Rejection, Receipt> reverseExternal(Commands.ReverseExternalRefund command) {
        return pipeline.carryOut(
                command,
                plans.onCaseOf(
                        command,
                        account -> CaseDecisions.caseOfReversal(
                                account, command.reference(), command.amount().minor()),
                        happened(
                                command.occurredAt(),
                                inCurrency(
                                        command.amount(),
                                        (subject, account, context) -> CaseDecisions.reverseExternal(
                                                subject,
                                                account,
                                                command.reference(),
                                                command.amount().minor(),
                                                command.occurredAt(),
                                                context)))));
    }

    @Override
    public Either<Rejection, Receipt> recordCapture(Commands.RecordCapture command) {
        return pipeline.carryOut(
                command,
                plans.onCaseOf(
                        command,
                        CaseDecisions::caseOfCapture,
                        inCurrency(
                                command.amount(),
                                (subject, account, context) -> CaseDecisions.capture(
                                        subject,
                                        account,
                                        command.tender(),
                                        command.amount().minor(),
                                        command.reference(),
                                        context))));
    }

    @Override
    public Either<Rejection, Receipt> giveBackKept(Commands.GiveBackKept command) {
        return pipeline.carryOut(
                command,
                plans.onCase(
                        command,
                        inCurrency(
                                command.amount(),
                                (subject, account, context) -> CaseDecisions.giveBackKept(
                                        subject, account, command.amount().minor(), command.why(), context))));
    }

    @Override
    public Either<Rejection, Receipt> settleShortfall(Commands.SettleShortfall command) {
        Money paid = command.paid();
        CasePlans.PlainDecision decision = paid == null
                ? CaseDecisions::writeOffShortfall
                : inCurrency(
                        paid,
                        (subject, account, context) -> CaseDecisions.recoverShortfall(
                                subject, account, paid.minor(), command.reference(), context));
        return pipeline.carryOut(command, plans.onCase(command, decision));
    }

    /** Returns the decision, after a check that a payment elsewhere does not lie ahead: a day is left for other clocks and zones. */
    private static CasePlans.PlainDecision happened(Instant occurredAt, CasePlans.PlainDecision decision) {
        return (subject, account, context) -> occurredAt.isAfter(context.now().plus(Duration.ofDays(1)))
                ? Either.left(
                        new InvalidCommand(List.of(new Violation("occurredAt", "Past", "must not be in the future"))))
                : decision.about(subject, account, context);
    }

    /** Returns the decision, after a check that its amount is in the order's currency. */
    private static CasePlans.PlainDecision inCurrency(Money amount, CasePlans.PlainDecision decision) {
        return (subject, account, context) -> OrderCurrency.of(account)
                .refusal("amount", amount)
                .<Either<Rejection, Change>>map(Either::left)
                .orElseGet(() -> decision.about(subject, account, context));
    }
}
