package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseRejection.UnknownReason;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.Finding;
import io.aftersales.domain.cases.InspectionReport;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.DeskRejection.KindNotOffered;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which verb of the case each command is. The desks of people, from the application to the money. */
final class CaseDesks
        implements ApplicationDesk, QuoteDesk, ReviewDesk, ReturnDesk, InspectionDesk, FulfilmentDesk, RefundDesk {
    /** A quote is the application it speaks of, and is never sent. */
    private static final CommandId NEVER_SENT = CommandId.of("quote");

    private final CommandPipeline procedure;

    CaseDesks(CommandPipeline procedure) {
        this.procedure = procedure;
    }

    // --- application
    // -----------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> open(Commands.OpenCase command) {
        return procedure.onApplication(
                command,
                (known, facts, act) -> application(command)
                        .flatMap(application -> AfterSalesCase.apply(
                                application, known, procedure.shop().refunds(), facts, act)));
    }

    private Either<Rejection, Application> application(Commands.OpenCase command) {
        String whole = command.wholeOrder();
        Optional<Reason> wholeReason =
                whole == null ? Optional.empty() : procedure.shop().cases().reason(whole);
        if (whole != null && wholeReason.isEmpty()) {
            return Either.left(new UnknownReason(whole));
        }
        return offered(command.kind())
                .flatMap(kind -> items(command.items()))
                .map(items -> new Application(
                        command.order(),
                        command.kind(),
                        items,
                        wholeReason.orElse(null),
                        command.description(),
                        command.evidence()));
    }

    private Either<Rejection, CaseKind> offered(CaseKind kind) {
        return procedure.shop().offered().contains(kind) ? Either.right(kind) : Either.left(new KindNotOffered(kind));
    }

    private Either<Rejection, List<CaseItem>> items(List<ItemAsked> asked) {
        var items = new ArrayList<CaseItem>(asked.size());
        for (ItemAsked item : asked) {
            Optional<Reason> reason = procedure.shop().cases().reason(item.reason());
            if (reason.isEmpty()) {
                return Either.left(new UnknownReason(item.reason()));
            }
            items.add(new CaseItem(item.line(), "", item.quantity(), reason.get(), item.wantedSku()));
        }
        return Either.right(items);
    }

    @Override
    public Either<Rejection, RefundBreakdown> quote(Actor by, OrderId order, CaseKind kind, List<ItemAsked> items) {
        var asked = Commands.OpenCase.of(Request.of(NEVER_SENT, by), order, kind, items);
        return procedure.quote(
                asked,
                (known, facts, act) -> application(asked)
                        .flatMap(application -> AfterSalesCase.quote(
                                application, known, procedure.shop().refunds(), facts, act)));
    }

    @Override
    public Either<Rejection, Receipt> withdraw(Commands.Withdraw command) {
        return procedure.onCase(command, (subject, account, facts, act) -> subject.withdraw(account, act));
    }

    @Override
    public Either<Rejection, Receipt> provideInfo(Commands.ProvideInfo command) {
        return procedure.onAnswer(
                command,
                (subject, account, facts, act) ->
                        subject.provideInfo(account, command.text(), command.evidence(), facts, act));
    }

    @Override
    public Either<Rejection, Receipt> rate(Commands.RateCase command) {
        return procedure.onCase(command, (subject, account, facts, act) -> subject.rate(account, command.score(), act));
    }

    // --- review
    // ----------------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> approve(Commands.ApproveCase command) {
        return procedure.onGrant(
                command,
                (subject, account, facts, act) -> OrderCurrency.of(account)
                        .refusal("fee", command.fee(), "agreed", command.agreed())
                        .<Either<Rejection, Change>>map(Either::left)
                        .orElseGet(() -> subject.approve(account, terms(command), facts, act)));
    }

    private static ApprovalTerms terms(Commands.ApproveCase command) {
        Money fee = command.fee();
        Money agreed = command.agreed();
        return new ApprovalTerms(
                command.shipping(), fee == null ? 0 : fee.minor(), agreed == null ? null : agreed.minor());
    }

    @Override
    public Either<Rejection, Receipt> reject(Commands.RejectCase command) {
        return procedure.onCase(
                command, (subject, account, facts, act) -> subject.reject(account, command.reason(), act));
    }

    @Override
    public Either<Rejection, Receipt> requestInfo(Commands.RequestInfo command) {
        return procedure.onCase(
                command, (subject, account, facts, act) -> subject.requestInfo(account, command.question(), act));
    }

    @Override
    public Either<Rejection, Receipt> close(Commands.CloseCase command) {
        return procedure.onCase(command, (subject, account, facts, act) -> subject.close(account, act));
    }

    @Override
    public Either<Rejection, Receipt> convert(Commands.ConvertToRefund command) {
        return procedure.onCase(command, (subject, account, facts, act) -> subject.convert(account, act));
    }

    // --- goods that go out
    // ------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> shipped(Commands.ReportShipped command) {
        return procedure.onCase(
                command,
                (subject, account, facts, act) ->
                        subject.shipped(account, command.carrier(), command.trackingNumber(), act));
    }

    @Override
    public Either<Rejection, Receipt> delivered(Commands.ReportDelivered command) {
        return procedure.onCase(command, (subject, account, facts, act) -> subject.delivered(account, act));
    }

    @Override
    public Either<Rejection, Receipt> failed(Commands.ReportFailed command) {
        return procedure.onCase(
                command, (subject, account, facts, act) -> subject.failed(account, command.reason(), act));
    }

    @Override
    public Either<Rejection, Receipt> found(Commands.ReportFound command) {
        return procedure.onCase(
                command, (subject, account, facts, act) -> subject.found(account, command.parcel(), act));
    }

    // --- return and inspection
    // -------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> posted(Commands.ReportPosted command) {
        return procedure.onCase(
                command,
                (subject, account, facts, act) ->
                        subject.posted(account, command.carrier(), command.trackingNumber(), act));
    }

    @Override
    public Either<Rejection, Receipt> received(Commands.ReceiveReturn command) {
        return procedure.onCase(
                command, (subject, account, facts, act) -> subject.receive(account, command.lost(), act));
    }

    @Override
    public Either<Rejection, Receipt> inspect(Commands.InspectReturn command) {
        return procedure.onCase(
                command, (subject, account, facts, act) -> subject.inspect(account, look(command), act));
    }

    private static InspectionReport look(Commands.InspectReturn command) {
        var findings = new ArrayList<Finding>(command.findings().size());
        for (Commands.FoundUnits found : command.findings()) {
            findings.add(new Finding(found.line(), found.condition(), found.quantity(), found.notes(), found.photos()));
        }
        return new InspectionReport(findings, command.complete(), command.fault(), command.surplus());
    }

    // --- money
    // -----------------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, Receipt> giveGoodwill(Commands.GiveGoodwill command) {
        return procedure.onCompensation(
                command,
                (known, facts, act) -> OrderCurrency.of(facts)
                        .flatMap(currency -> currency.refusal("amount", command.amount()))
                        .<Either<Rejection, Change>>map(Either::left)
                        .orElseGet(() -> AfterSalesCase.compensate(
                                command.order(),
                                goodwill(command),
                                command.gifts(),
                                command.why(),
                                known,
                                procedure.shop().refunds(),
                                facts,
                                act)));
    }

    private static Goodwill goodwill(Commands.GiveGoodwill command) {
        Money amount = command.amount();
        return new Goodwill(command.lines(), command.shipping(), amount == null ? 0 : amount.minor());
    }

    @Override
    public Either<Rejection, Receipt> confirm(Commands.ConfirmRefund command) {
        return procedure.onConfirmation(
                command, (subject, account, facts, act) -> subject.confirmRefund(account, facts, act));
    }

    @Override
    public Either<Rejection, Receipt> retry(Commands.RetryRefund command) {
        return procedure.onCase(command, (subject, account, facts, act) -> subject.retryRefund(account, act));
    }

    @Override
    public Either<Rejection, Receipt> confirmOffline(Commands.ConfirmOffline command) {
        Outcome outcome =
                command.paid() ? new Outcome.Done(command.reference()) : new Outcome.Refused(command.reference());
        return procedure.onCase(
                command,
                (subject, account, facts, act) ->
                        subject.confirmOffline(account, command.tender(), command.purpose(), outcome, act));
    }

    @Override
    public Either<Rejection, Receipt> recordExternal(Commands.RecordExternalRefund command) {
        return procedure.onNewest(
                command,
                (subject, account, facts, act) -> OrderCurrency.of(account)
                        .refusal("amount", command.amount())
                        .<Either<Rejection, Change>>map(Either::left)
                        .orElseGet(() -> subject.recordExternal(
                                account,
                                command.tender(),
                                command.amount().minor(),
                                command.reference(),
                                command.occurredAt(),
                                act)));
    }
}
