package io.aftersales.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.orders.OrderRejection;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketRejection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The codes that stores, logs and other programs rely on, in full. A code that disappears from here breaks what hosts have
 * stored: rename a record only together with a plan for what was written under its old name.
 */
class StableCodesTest {
    @Test
    void effectsKeepTheirCodes() {
        assertThat(codes(Effect.class))
                .containsExactlyInAnyOrder(
                        "PAY_REFUND",
                        "REQUEST_TOP_UP",
                        "CANCEL_TOP_UP",
                        "RESERVE_STOCK",
                        "RELEASE_STOCK",
                        "STOP_FULFILMENT",
                        "RESTOCK",
                        "CREATE_RETURN_WAYBILL",
                        "CANCEL_RETURN_WAYBILL",
                        "INTERCEPT_PARCEL",
                        "SEND_BACK",
                        "CREATE_REPLACEMENT_ORDER",
                        "CANCEL_REPLACEMENT_ORDER",
                        "GIVE_BACK_POINTS",
                        "GIVE_BACK_COUPON",
                        "GRANT_GIFT",
                        "MARK_ORDER",
                        "NOTIFY",
                        "RAISE_ALARM",
                        "OPEN_TICKET",
                        "TELL_TICKET",
                        "RESOLVE_TICKET");
    }

    @Test
    void outcomesKeepTheirCodes() {
        assertThat(codes(Outcome.class)).containsExactlyInAnyOrder("DONE", "REFUSED", "TAKEN_BACK");
    }

    @Test
    void giftsKeepTheirCodes() {
        assertThat(codes(Gift.class)).containsExactlyInAnyOrder("POINTS", "COUPON", "CREDIT");
        assertThat(Samples.of(Gift.class))
                .allSatisfy(each -> assertThat(each.code()).isEqualTo(UpperSnake.of(each.getClass())));
    }

    @Test
    void rulingsKeepTheirCodes() {
        assertThat(codes(RuleAction.class)).containsExactlyInAnyOrder("APPROVE", "REJECT", "PERSON");
        assertThat(Samples.of(RuleAction.class))
                .allSatisfy(each -> assertThat(each.code()).isEqualTo(UpperSnake.of(each.getClass())));
    }

    @Test
    void eventsKeepTheirCodes() {
        assertThat(codes(CaseEvent.class))
                .containsExactlyInAnyOrder(
                        "CASE_SUBMITTED",
                        "INFO_REQUESTED",
                        "INFO_PROVIDED",
                        "WINDOW_RULE_APPLIED",
                        "OPENED_AS_EXCEPTION",
                        "RULE_APPLIED",
                        "FIRST_APPROVAL_GIVEN",
                        "OFFER_PROPOSED",
                        "OFFER_MADE",
                        "OFFER_ACCEPTED",
                        "OFFER_ENDED",
                        "CASE_APPEALED",
                        "CASE_APPROVED",
                        "CASE_REJECTED",
                        "CASE_WITHDRAWN",
                        "CASE_EXPIRED",
                        "CASE_CLOSED",
                        "RETURN_AWAITED",
                        "WAYBILL_CREATED",
                        "WAYBILL_REFUSED",
                        "RETURN_POSTED",
                        "REMINDER_SENT",
                        "RETURN_RECEIVED",
                        "RETURN_LOST",
                        "RELEASED_EARLY",
                        "RELEASE_PUT_OFF",
                        "SHORTFALL_CHANGED",
                        "SHORTFALL_WRITTEN_OFF",
                        "SHORTFALL_RECOVERED",
                        "FINDINGS_RECORDED",
                        "INSPECTION_CORRECTED",
                        "INSPECTION_PASSED",
                        "INSPECTION_FAILED",
                        "PARCEL_EXPECTED",
                        "GOODS_LEFT_WITH_BUYER",
                        "GOODS_TAKEN_IN",
                        "REST_NOT_POSTED",
                        "CASE_REOPENED",
                        "GOODS_OVERDUE",
                        "GOODWILL_GIVEN_MEANWHILE",
                        "FULFILMENT_STOP_ASKED",
                        "FULFILMENT_STOP_ANSWERED",
                        "GOODS_NOT_STOPPED",
                        "GOODS_SENT_BACK",
                        "SEND_BACK_REFUSED",
                        "INTERCEPTION_ASKED",
                        "INTERCEPTION_ANSWERED",
                        "CONFIRMATION_NEEDED",
                        "REFUND_STARTED",
                        "REFUND_PART_PAID",
                        "POINTS_GIVEN_BACK",
                        "REFUND_PART_FAILED",
                        "REFUND_REROUTED",
                        "REFUND_PART_TAKEN_BACK",
                        "PAYMENT_NOT_MADE",
                        "STATED_PAYMENT_REPORTED",
                        "PAID_ON_DEAD_ROUTE",
                        "STRAY_PAYMENT_COUNTED",
                        "STRAY_PAYMENT_TAKEN_BACK",
                        "REFUND_SETTLED",
                        "REFUND_FAILED",
                        "REFUND_RETRIED",
                        "STOCK_RESERVED",
                        "STOCK_REFUSED",
                        "TOP_UP_ASKED",
                        "TOP_UP_PAID",
                        "TOP_UP_REFUSED",
                        "TOP_UP_GIVEN_UP",
                        "TOP_UP_NOT_GIVEN_UP",
                        "TOP_UP_PAID_LATE",
                        "TOP_UP_TAKEN_BACK",
                        "EXCHANGE_BOOKED",
                        "RESHIP_STARTED",
                        "REPLACEMENT_ORDERED",
                        "REPLACEMENT_SHIPPED",
                        "REPLACEMENT_DELIVERED",
                        "REPLACEMENT_STOP_ASKED",
                        "REPLACEMENT_NOT_STOPPED",
                        "REPLACEMENT_GIVEN_UP",
                        "EXCHANGE_COMPLETED",
                        "RESHIP_DELIVERED",
                        "LOST_PARCEL_FOUND",
                        "EFFECT_PARKED",
                        "PARKED_EFFECT_JUDGED",
                        "EFFECT_RESOLVED",
                        "EXTERNAL_REFUND_RECORDED",
                        "EXTERNAL_REFUND_REVERSED",
                        "FIRST_ENTRY_MADE",
                        "MONEY_CAPTURED",
                        "ORDER_AMENDED",
                        "KEPT_GIVEN_BACK",
                        "GOODWILL_PROPOSED",
                        "GOODWILL_GRANTED",
                        "POINTS_GRANTED",
                        "COUPON_GRANTED",
                        "CREDIT_GRANTED",
                        "GIFT_FAILED",
                        "GIFT_GRANTED_TWICE",
                        "GIFT_TAKEN_BACK",
                        "CASE_RATED",
                        "WAIT_OVERDUE");
    }

    @Test
    void eventsOfTicketsKeepTheirCodes() {
        assertThat(codes(TicketEvent.class))
                .containsExactlyInAnyOrder(
                        "TICKET_OPENED",
                        "TICKET_ASSIGNED",
                        "TICKET_UNASSIGNED",
                        "PRIORITY_CHANGED",
                        "TICKET_HANDED_OVER",
                        "BUYER_ASKED",
                        "BUYER_ANSWERED",
                        "TICKET_ESCALATED",
                        "ACTION_TAKEN",
                        "TICKET_RESOLVED",
                        "LIMIT_NEAR",
                        "LIMIT_PASSED");
    }

    @Test
    void rejectionsKeepTheirCodes() {
        assertThat(rejections().flatMap(each -> codes(each).stream()))
                .containsExactlyInAnyOrder(
                        "INVALID_ORDER",
                        "ORDER_DOES_NOT_BALANCE",
                        "UNKNOWN_LINE",
                        "QUANTITY_EXCEEDED",
                        "AMOUNT_EXCEEDED",
                        "UNKNOWN_TENDER",
                        "EXTERNAL_REFUND_KNOWN",
                        "NOTHING_ON_REFERENCE",
                        "CAPTURE_KNOWN",
                        "STOP_NOT_AWAITED",
                        "INBOUND_NEEDED",
                        "ORDER_NOT_FOUND",
                        "NOT_OWNER",
                        "ORDER_STATE",
                        "NOTHING_ASKED",
                        "GIFT_NOT_OFFERED",
                        "WINDOW_EXPIRED",
                        "NOT_RETURNABLE",
                        "EVIDENCE_REQUIRED",
                        "OPEN_CASE",
                        "REASON_NOT_VERIFIED",
                        "OUT_OF_STOCK",
                        "NO_PRICE",
                        "VALUE_DIFFERS",
                        "NOT_ENDED",
                        "RATED_ALREADY",
                        "RATING_CLOSED",
                        "CASE_NOT_FOUND",
                        "ILLEGAL_MOVE",
                        "NOT_YET",
                        "NOT_RESERVED_YET",
                        "APPEAL_CLOSED",
                        "NOT_PERMITTED",
                        "SECOND_PERSON_NEEDED",
                        "TERMS_NOT_POSSIBLE",
                        "ABOVE_LIMIT",
                        "DAILY_LIMIT_REACHED",
                        "UNKNOWN_REASON",
                        "MORE_THAN_ANNOUNCED",
                        "NOTHING_LOST",
                        "NOTHING_TO_RETRY",
                        "NOT_STATED_BY_STAFF",
                        "KEY_OF_GIFT",
                        "NO_OFFLINE_PAYMENT",
                        "NOT_PARKED",
                        "RESOLUTION_NOT_POSSIBLE",
                        "TICKET_NOT_FOUND",
                        "AGENT_NOT_FOUND",
                        "GROUP_NOT_FOUND",
                        "TICKET_MOVE_NOT_PERMITTED",
                        "ILLEGAL_TICKET_MOVE",
                        "NOT_YOUR_TICKET",
                        "TICKET_UNCHANGED",
                        "AGENT_NOT_SUITED");
    }

    @Test
    void everyFamilyOfRejectionsIsAmongThem() {
        List<String> families = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.aftersales.domain")
                        .stream()
                        .filter(type -> type.isInterface() && type.isAssignableTo(Rejection.class))
                        .filter(type -> !type.isEquivalentTo(Rejection.class))
                        .map(JavaClass::getName)
                        .toList();

        assertThat(rejections().map(Class::getName)).containsExactlyInAnyOrderElementsOf(families);
    }

    @Test
    void aValueSaysTheCodeOfItsType() {
        assertThat(Samples.of(Effect.class))
                .allSatisfy(each -> assertThat(each.code()).isEqualTo(UpperSnake.of(each.getClass())));
        assertThat(Samples.of(CaseEvent.class))
                .allSatisfy(each -> assertThat(each.code()).isEqualTo(UpperSnake.of(each.getClass())));
        assertThat(Samples.of(TicketEvent.class))
                .allSatisfy(each -> assertThat(each.code()).isEqualTo(UpperSnake.of(each.getClass())));
        assertThat(rejections().flatMap(each -> Samples.of(each).stream()))
                .allSatisfy(each -> assertThat(each.code()).isEqualTo(UpperSnake.of(each.getClass())));
    }

    private static Stream<Class<? extends Rejection>> rejections() {
        return Stream.of(OrderRejection.class, AccountRejection.class, CaseRejection.class, TicketRejection.class);
    }

    private static List<String> codes(Class<?> family) {
        return Samples.records(family).stream().map(UpperSnake::of).toList();
    }
}
