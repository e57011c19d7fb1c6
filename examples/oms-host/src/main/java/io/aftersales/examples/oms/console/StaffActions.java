package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.DeskRejection;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms of staff on the page of a case: each sends the command of one action. */
@Controller
class StaffActions {
    /** The actions with a form on the page of a case, in the order of the page. */
    static final List<Action> ON_PAGE = List.of(
            Action.CONFIRM_REFUND,
            Action.APPROVE,
            Action.OFFER,
            Action.REQUEST_INFO,
            Action.PROVIDE_INFO,
            Action.ANSWER_OFFER,
            Action.RECEIVE,
            Action.INSPECT,
            Action.RECORD_STOP_ANSWER,
            Action.REPORT_POSTED,
            Action.REPORT_SHIPPED,
            Action.REPORT_DELIVERED,
            Action.REPORT_FAILED,
            Action.REPORT_FOUND,
            Action.CONVERT_TO_REFUND,
            Action.CONFIRM_OFFLINE,
            Action.RETRY_REFUND,
            Action.STATE_NOT_PAID,
            Action.SETTLE_SHORTFALL,
            Action.GIVE_BACK_KEPT,
            Action.CORRECT_INSPECTION,
            Action.APPEAL,
            Action.REJECT,
            Action.WITHDRAW,
            Action.CLOSE);

    private static final String FOUND = "found.";

    /** Payment by hand, as the field of the form names it: the purpose, and the tender, which may hold any character. */
    private record Payment(RefundPart.Purpose purpose, TenderId tender) {
        static Payment parse(String text) {
            int colon = text.indexOf(':');
            return new Payment(
                    RefundPart.Purpose.valueOf(text.substring(0, Math.max(0, colon))),
                    TenderId.of(text.substring(colon + 1)));
        }
    }

    private final AfterSales desks;
    private final ShopOrders orders;
    private final CaseNews news;
    private final UncountedUnits uncounted;

    StaffActions(AfterSales desks, ShopOrders orders, CaseNews news, UncountedUnits uncounted) {
        this.desks = desks;
        this.orders = orders;
        this.news = news;
        this.uncounted = uncounted;
    }

    @PostMapping("/cases/{id}/do/{action}")
    String act(
            @PathVariable CaseId id,
            @PathVariable Action action,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        String form = action.name() + typed.getOrDefault("inbound.form", "");
        return Forms.answered(form, new FormValues(typed), Forms.page("/cases", id), reader, told, (values, by) -> {
            news.refuseOutdated(id, by.id(), values, reader);
            return send(action, id, values, by, reader);
        });
    }

    private Either<Rejection, ?> send(Action action, CaseId id, FormValues form, Request by, Reader reader) {
        return switch (action) {
            case APPROVE -> desks.reviews().approve(approval(id, form, by));
            case OFFER -> desks.reviews().offer(new Commands.MakeOffer(approval(id, form, by)));
            case REQUEST_INFO -> desks.reviews().requestInfo(new Commands.RequestInfo(by, id, form.needed("question")));
            case REJECT -> desks.reviews().reject(new Commands.RejectCase(by, id, form.needed("reason")));
            case CLOSE -> desks.reviews().close(new Commands.CloseCase(by, id));
            case CONVERT_TO_REFUND -> desks.reviews().convert(new Commands.ConvertToRefund(by, id));
            case WITHDRAW, PROVIDE_INFO, ANSWER_OFFER, APPEAL -> forBuyer(action, id, form, by);
            case RECEIVE, REPORT_POSTED, INSPECT, CORRECT_INSPECTION -> comingBack(action, id, form, by, reader);
            case REPORT_SHIPPED, REPORT_DELIVERED, REPORT_FAILED, REPORT_FOUND, RECORD_STOP_ANSWER ->
                goingOut(action, id, form, by);
            default -> money(action, id, form, by);
        };
    }

    private Commands.ApproveCase approval(CaseId id, FormValues form, Request by) {
        Currency currency = currency(id);
        return new Commands.ApproveCase(
                by,
                id,
                Objects.requireNonNullElse(form.choice("shipping", ShippingChoice.class), ShippingChoice.BY_POLICY),
                form.money("fee", currency),
                form.money("agreed", currency),
                form.signedMoney("difference", currency),
                form.choice("refundTo", RefundDestination.class),
                form.choice("release", Release.class),
                form.isTicked("keeping"),
                form.orNone("words"));
    }

    private Currency currency(CaseId id) {
        return orders.facts(id.order())
                .orElseThrow(() -> new Mistyped("amount", "form.choice"))
                .sale()
                .currency();
    }

    /** Actions that an agent takes for a buyer, such as one on the telephone. */
    private Either<Rejection, ?> forBuyer(Action action, CaseId id, FormValues form, Request by) {
        return switch (action) {
            case WITHDRAW -> desks.applications().withdraw(new Commands.Withdraw(by, id));
            case PROVIDE_INFO ->
                desks.applications().provideInfo(new Commands.ProvideInfo(by, id, form.needed("answer"), List.of()));
            case ANSWER_OFFER ->
                desks.applications()
                        .answerOffer(new Commands.AnswerOffer(by, id, "yes".equals(form.needed("accepts"))));
            default -> desks.applications().appeal(new Commands.AppealCase(by, id, form.needed("why"), List.of()));
        };
    }

    private Either<Rejection, ?> comingBack(Action action, CaseId id, FormValues form, Request by, Reader reader) {
        Integer inbound = form.number("inbound");
        return switch (action) {
            case RECEIVE ->
                desks.returns()
                        .received(new Commands.ReceiveReturn(
                                by, id, inbound, form.orNone("warehouse"), "lost".equals(form.text("what"))));
            case REPORT_POSTED ->
                desks.returns()
                        .posted(new Commands.ReportPosted(
                                by, id, inbound, form.needed("carrier"), form.needed("trackingNumber")));
            case INSPECT -> {
                List<FoundUnits> found = found(form);
                boolean complete = !form.isTicked("partial");
                uncounted.refuse(id, inbound, found, complete, form.isTicked("rest"), reader);
                yield desks.inspections()
                        .inspect(new Commands.InspectReturn(
                                by,
                                id,
                                inbound,
                                found,
                                complete,
                                form.choice("fault", Fault.class),
                                form.text("surplus")));
            }
            default -> {
                List<FoundUnits> found = found(form);
                if (found.isEmpty()) {
                    throw Mistyped.asWhole("inspect.nothing");
                }
                Either<Rejection, Receipt> answer = desks.inspections()
                        .correct(new Commands.CorrectInspection(by, id, inbound, found, form.needed("why")));
                if (answer.isLeft() && isUpwards(answer.getLeft())) {
                    throw Mistyped.asWhole("correct.upwards", id.order().value());
                }
                yield answer;
            }
        };
    }

    private static boolean isUpwards(Rejection why) {
        return why instanceof DeskRejection.InvalidCommand invalid
                && invalid.violations().stream()
                        .anyMatch(each -> each.constraint().equals("Downwards"));
    }

    /** The findings in fields such as {@code found.MUGS.GOOD}, with the notes on their line. */
    private static List<FoundUnits> found(FormValues form) {
        var findings = new ArrayList<FoundUnits>();
        for (String field : form.fields(FOUND)) {
            long quantity = form.count(field);
            int dot = field.lastIndexOf('.');
            if (quantity > 0 && dot > FOUND.length()) {
                LineId line = FormValues.line(field, field.substring(FOUND.length(), dot));
                findings.add(new FoundUnits(
                        line, field.substring(dot + 1), quantity, form.text("notes." + line), List.of()));
            }
        }
        return findings;
    }

    private Either<Rejection, ?> goingOut(Action action, CaseId id, FormValues form, Request by) {
        return switch (action) {
            case REPORT_SHIPPED ->
                desks.fulfilment()
                        .shipped(new Commands.ReportShipped(
                                by, id, form.needed("carrier"), form.needed("trackingNumber")));
            case REPORT_DELIVERED -> desks.fulfilment().delivered(new Commands.ReportDelivered(by, id));
            case REPORT_FAILED -> desks.fulfilment().failed(new Commands.ReportFailed(by, id, form.needed("reason")));
            case REPORT_FOUND ->
                desks.fulfilment()
                        .found(new Commands.ReportFound(
                                by, id, form.needed("parcel"), "back".equals(form.needed("where"))));
            default ->
                desks.fulfilment()
                        .recordStopAnswer(new Commands.RecordStopAnswer(
                                by,
                                id,
                                form.parsed("key", EffectKey::new),
                                "yes".equals(form.needed("stopped")),
                                form.needed("note")));
        };
    }

    private Either<Rejection, ?> money(Action action, CaseId id, FormValues form, Request by) {
        return switch (action) {
            case CONFIRM_REFUND -> desks.refunds().confirm(new Commands.ConfirmRefund(by, id));
            case RETRY_REFUND -> desks.refunds().retry(new Commands.RetryRefund(by, id));
            case CONFIRM_OFFLINE -> {
                Payment payment = form.parsed("payment", Payment::parse);
                yield desks.refunds()
                        .confirmOffline(new Commands.ConfirmOffline(
                                by,
                                id,
                                payment.tender(),
                                payment.purpose(),
                                "yes".equals(form.needed("paid")),
                                form.needed("reference")));
            }
            case STATE_NOT_PAID ->
                desks.refunds()
                        .stateNotPaid(new Commands.StateNotPaid(
                                by, id, form.parsed("key", EffectKey::new), form.needed("evidence")));
            case GIVE_BACK_KEPT ->
                desks.refunds()
                        .giveBackKept(new Commands.GiveBackKept(
                                by, id, form.neededMoney("amount", currency(id)), form.needed("why")));
            case SETTLE_SHORTFALL -> {
                boolean paid = "paid".equals(form.needed("how"));
                yield desks.refunds()
                        .settleShortfall(new Commands.SettleShortfall(
                                by,
                                id,
                                paid ? form.neededMoney("amount", currency(id)) : null,
                                paid ? form.needed("reference") : ""));
            }
            default -> throw new Mistyped("action", "form.choice");
        };
    }
}
