package io.aftersales.inmemory;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Brings a command to its desk, whatever command it is. */
final class Sending {
    private Sending() {}

    static Either<Rejection, Receipt> to(AfterSales desks, Command command) {
        PersonalTexts.remember(command);
        if (command instanceof Commands.OpenCase open) {
            return desks.applications().open(open);
        } else if (command instanceof Commands.Withdraw withdraw) {
            return desks.applications().withdraw(withdraw);
        } else if (command instanceof Commands.ProvideInfo info) {
            return desks.applications().provideInfo(info);
        } else if (command instanceof Commands.GiveGoodwill goodwill) {
            return desks.refunds().giveGoodwill(goodwill);
        } else if (command instanceof Commands.RateCase rate) {
            return desks.applications().rate(rate);
        } else if (command instanceof Commands.RequestInfo request) {
            return desks.reviews().requestInfo(request);
        } else if (command instanceof Commands.ApproveCase approve) {
            return desks.reviews().approve(approve);
        } else if (command instanceof Commands.MakeOffer offer) {
            return desks.reviews().offer(offer);
        } else if (command instanceof Commands.AnswerOffer answer) {
            return desks.applications().answerOffer(answer);
        } else if (command instanceof Commands.AppealCase appeal) {
            return desks.applications().appeal(appeal);
        } else if (command instanceof Commands.RejectCase reject) {
            return desks.reviews().reject(reject);
        } else if (command instanceof Commands.CloseCase close) {
            return desks.reviews().close(close);
        } else if (command instanceof Commands.ConvertToRefund convert) {
            return desks.reviews().convert(convert);
        } else if (command instanceof Commands.ReportShipped shipped) {
            return desks.fulfilment().shipped(shipped);
        } else if (command instanceof Commands.ReportDelivered delivered) {
            return desks.fulfilment().delivered(delivered);
        } else if (command instanceof Commands.ReportFailed failed) {
            return desks.fulfilment().failed(failed);
        } else if (command instanceof Commands.ReportFound turnedUp) {
            return desks.fulfilment().found(turnedUp);
        } else if (command instanceof Commands.RecordStopAnswer stop) {
            return desks.fulfilment().recordStopAnswer(stop);
        } else if (command instanceof Commands.ReportPosted posted) {
            return desks.returns().posted(posted);
        } else if (command instanceof Commands.ReceiveReturn received) {
            return desks.returns().received(received);
        } else if (command instanceof Commands.CorrectInspection correct) {
            return desks.inspections().correct(correct);
        } else if (command instanceof Commands.InspectReturn inspect) {
            return desks.inspections().inspect(inspect);
        } else if (command instanceof Commands.ConfirmRefund confirm) {
            return desks.refunds().confirm(confirm);
        } else if (command instanceof Commands.RetryRefund retry) {
            return desks.refunds().retry(retry);
        } else if (command instanceof Commands.ConfirmOffline offline) {
            return desks.refunds().confirmOffline(offline);
        } else if (command instanceof Commands.StateNotPaid notPaid) {
            return desks.refunds().stateNotPaid(notPaid);
        } else if (command instanceof Commands.RecordExternalRefund elsewhere) {
            return desks.refunds().recordExternal(elsewhere);
        } else if (command instanceof Commands.ReverseExternalRefund reverse) {
            return desks.refunds().reverseExternal(reverse);
        } else if (command instanceof Commands.RecordCapture capture) {
            return desks.refunds().recordCapture(capture);
        } else if (command instanceof Commands.GiveBackKept kept) {
            return desks.refunds().giveBackKept(kept);
        } else if (command instanceof Commands.SettleShortfall settle) {
            return desks.refunds().settleShortfall(settle);
        } else if (command instanceof Commands.ResolveParked resolve) {
            return desks.parked().resolve(resolve);
        }
        throw new AssertionError("no desk takes " + command);
    }

    /** The same command with one component changed. */
    static <T extends Record> T with(T command, String component, @Nullable Object value) {
        RecordComponent[] components = command.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                boolean changed = components[i].getName().equals(component);
                values[i] = changed ? value : components[i].getAccessor().invoke(command);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            var type = (Class<T>) command.getClass();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The same command with one component, or its id or actor, changed. */
    static Command with(Command command, String component, @Nullable Object value) {
        if (command instanceof Commands.MakeOffer offer && !component.equals("approval")) {
            return new Commands.MakeOffer((Commands.ApproveCase) with((Command) offer.approval(), component, value));
        }
        return switch (component) {
            case "commandId" -> with(command, "request", with(command.request(), "id", value));
            case "by" -> with(command, "request", with(command.request(), "by", value));
            default -> (Command) with((Record) command, component, value);
        };
    }

    static Command about(Command command, CaseId other) {
        return with(command, "caseId", other);
    }
}
