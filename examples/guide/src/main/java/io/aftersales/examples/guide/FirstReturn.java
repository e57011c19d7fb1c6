package io.aftersales.examples.guide;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.InspectReturn;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.ReceiveReturn;
import io.aftersales.ports.desks.Commands.ReportPosted;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import io.vavr.control.Either;
import java.io.PrintStream;
import java.util.List;

/** The shortest life of a return: opened, approved, received, inspected, refunded. */
final class FirstReturn {
    private static final Actor BUYER = Actor.buyer("buyer-7");

    private FirstReturn() {}

    static void print(PrintStream out) {
        AfterSales desks = SampleShop.under(ShopPolicy.STANDARD).desks();
        CaseId id = returned(desks, out).get().caseId();
        look(desks, id, out);
        out.println(again(desks));
    }

    /** Prints what the receipts of a return say is waited for, step by step. */
    static void printSteps(PrintStream out) {
        AfterSales desks = SampleShop.under(ShopPolicy.STANDARD).desks();
        var mug = List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"));
        var found = List.of(FoundUnits.of("MUG", Grade.GOOD, 1));
        var ines = Actor.inspector("ines");
        var opened = desks.applications()
                .open(OpenCase.of(Request.of("c1", BUYER), OrderId.of("1001"), CaseKind.RETURN_REFUND, mug))
                .get();
        CaseId id = opened.caseId();
        List.of(
                        opened,
                        desks.reviews()
                                .approve(ApproveCase.byPolicy(Request.of("c2", Actor.reviewer("rita")), id))
                                .get(),
                        desks.returns()
                                .posted(ReportPosted.of(Request.of("c3", BUYER), id, "FASTPOST", "R1"))
                                .get(),
                        desks.returns()
                                .received(ReceiveReturn.arrived(Request.of("c4", ines), id))
                                .get(),
                        desks.inspections()
                                .inspect(InspectReturn.complete(Request.of("c5", ines), id, found))
                                .get())
                .forEach(receipt -> out.println(receipt.status() + ": " + task(receipt)));
    }

    // guide:start receipt-next
    static String task(Receipt receipt) {
        Awaited next = receipt.next();
        String until = next.until() == null ? "" : " until " + next.until();
        return switch (next.what().party()) {
            case BUYER -> "tell the buyer: " + next.what() + until;
            case STAFF -> "a task for the staff: " + next.what() + until;
            case PARTNER -> "a partner reports: " + next.what() + until;
            default -> "the case has ended";
        };
    }
    // guide:end receipt-next

    static Either<Rejection, Receipt> returned(AfterSales desks, PrintStream out) {
        // guide:start first-return
        var buyer = Actor.buyer("buyer-7");
        var rita = Actor.reviewer("rita");
        var ines = Actor.inspector("ines");
        var mug = List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"));
        var found = List.of(FoundUnits.of("MUG", Grade.GOOD, 1));

        var refund = desks.applications()
                .open(OpenCase.of(Request.of("c1", buyer), OrderId.of("1001"), CaseKind.RETURN_REFUND, mug))
                .flatMap(it -> desks.reviews().approve(ApproveCase.byPolicy(Request.of("c2", rita), it.caseId())))
                .flatMap(it -> desks.returns().received(ReceiveReturn.arrived(Request.of("c3", ines), it.caseId())))
                .flatMap(it -> desks.inspections()
                        .inspect(InspectReturn.complete(Request.of("c4", ines), it.caseId(), found)));
        refund.peek(it -> out.println(
                        "owed: " + it.booked() + ", next: " + it.next().what()))
                .peekLeft(refusal -> out.println(refusal.code() + ": " + refusal.message()));
        // guide:end first-return
        return refund;
    }

    private static void look(AfterSales desks, CaseId id, PrintStream out) {
        // guide:start first-look
        desks.files()
                .file(BUYER, id)
                .peek(file -> out.println("case " + id + ": " + file.subject().status()))
                .peek(file -> file.timeline().forEach(entry -> out.println("  " + entry.status() + " " + entry.code())))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end first-look
    }

    static String again(AfterSales desks) {
        // guide:start first-refusal
        var three = List.of(ItemAsked.of("MUG", 3, "NOT_LIKED"));
        String answer = desks.quotes()
                .quote(BUYER, OrderId.of("1001"), CaseKind.RETURN_REFUND, three)
                .fold(
                        refusal -> status(refusal) + " " + refusal.code() + " " + refusal.facts(),
                        quote -> "would pay " + quote.breakdown().amount());
        // guide:end first-refusal
        return answer;
    }

    // guide:start refusal-status
    static int status(Rejection refusal) {
        return switch (refusal.kind()) {
            case INVALID -> 400;
            case NOT_ALLOWED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT, ILLEGAL_MOVE -> 409;
            case POLICY -> 422;
        };
    }

    /** The status for an exception that has rolled back a transaction of yours. */
    static int status(RuntimeException failure) {
        if (failure instanceof RejectedException refused) {
            return status(refused.rejection());
        }
        return failure instanceof StaleVersion ? 409 : 500; // another command on the same order was faster
    }
    // guide:end refusal-status
}
