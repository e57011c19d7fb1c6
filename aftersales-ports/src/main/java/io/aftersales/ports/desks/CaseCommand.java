package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;

/** A command about a case that exists. */
public sealed interface CaseCommand extends Command
        permits Commands.Withdraw,
                Commands.ProvideInfo,
                Commands.RequestInfo,
                Commands.ApproveCase,
                Commands.MakeOffer,
                Commands.AnswerOffer,
                Commands.AppealCase,
                Commands.RejectCase,
                Commands.CloseCase,
                Commands.ReportPosted,
                Commands.ReceiveReturn,
                Commands.InspectReturn,
                Commands.CorrectInspection,
                Commands.ConvertToRefund,
                Commands.ReportShipped,
                Commands.ReportDelivered,
                Commands.ReportFailed,
                Commands.ReportFound,
                Commands.RecordStopAnswer,
                Commands.ConfirmRefund,
                Commands.RetryRefund,
                Commands.ConfirmOffline,
                Commands.StateNotPaid,
                Commands.GiveBackKept,
                Commands.SettleShortfall,
                Commands.RateCase,
                Commands.ResolveParked {

    /** The id of the case that the command is about. */
    CaseId caseId();

    @Override
    default OrderId order() {
        return caseId().order();
    }
}
