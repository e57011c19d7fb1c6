package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.policy.AmountBand;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    /**
     * For each action who may do it: O on an own case, X on somebody else's, B on both, a dot on neither. A case is one's own as its
     * buyer or because one applied for it.
     */
    private static final List<String> TABLE = CaseFixtures.lines("""
            ACTION          BUYER AGENT REVIEWER SUPERVISOR INSPECTOR FINANCE SYSTEM
            QUOTE           O     X     X        X          .         X       .
            OPEN            O     X     .        .          .         .       .
            TAKE_IN         .     X     X        X          X         X       .
            OPEN_AS_EXCEPTION . X   X        X          .         .       .
            GIVE_GOODWILL   .     X     X        X          .         .       .
            VIEW            O     B     B        B          B         B       B
            VIEW_ACCOUNT    .     B     B     B     .     B     .
            WITHDRAW        O     B     .        .          .         .       .
            REQUEST_INFO    .     B     X        X          .         .       .
            PROVIDE_INFO    O     B     .        .          .         .       .
            APPROVE         .     .     X        X          .         .       .
            OFFER           .     .     X        X          .         .       .
            ANSWER_OFFER    O     B     .        .          .         .       .
            REJECT          .     .     X        X          .         .       .
            APPEAL          O     B     .        .          .         .       .
            CLOSE           .     .     X        X          .         .       .
            REPORT_POSTED   O     B     .        .          X         .       X
            RECEIVE         .     B     .        .          X         .       .
            INSPECT         .     .     .        .          X         .       .
            CORRECT_INSPECTION . . .        .          X         .       .
            CONFIRM_REFUND  .     .     X        X          .         .       .
            CONVERT_TO_REFUND .   .     X        X          .         .       .
            REPORT_SHIPPED  .     X     .        .          X         .       X
            REPORT_DELIVERED .    X     .        .          X         .       X
            REPORT_FAILED   .     X     .        .          X         .       X
            REPORT_FOUND    .     B     .        .          X         .       X
            RECORD_STOP_ANSWER . X  X        X          X         X       .
            RETRY_REFUND    .     .     .        .          .         X       .
            CONFIRM_OFFLINE .     .     .        .          .         X       .
            STATE_NOT_PAID  .     .     .        .          .         X       .
            RATE            O     .     .        .          .         .       .
            VIEW_TICKETS    .     B     B        B          B         B       .
            HANDLE_TICKETS  .     B     X        X          X         X       .
            RESOLVE_PARKED  .     .     .        .          .         X       .
            RECORD_EXTERNAL_REFUND . .  .        .          .         X       .
            REVERSE_EXTERNAL_REFUND . . .        .          .         X       .
            RECORD_CAPTURE  .     .     .        .          .         X       X
            GIVE_BACK_KEPT  .     .     .        X          .         X       .
            SETTLE_SHORTFALL .    .     X        X          .         X       .
            REPORT_OUTCOME  .     .     .        .          .         .       X
            RUN_DEADLINES   .     .     .        .          .         .       X
            """);

    @Test
    void theTableIsWhatIsWrittenHere() {
        assertThat(asAsked()).isEqualTo(asWritten());
    }

    /** Above the reviewers' limit the same table holds, but for these three rows. */
    @Test
    void aboveTheReviewersLimitSupervisorsAloneGrantOfferAndConfirm() {
        for (Action action : Action.values()) {
            for (Role role : Role.values()) {
                for (boolean own : new boolean[] {true, false}) {
                    boolean within = Permissions.allows(role, action, own);
                    boolean grants =
                            action == Action.APPROVE || action == Action.OFFER || action == Action.CONFIRM_REFUND;
                    assertThat(Permissions.allows(role, action, own, AmountBand.WITHIN_LIMIT))
                            .as("%s %s %s within", role, action, own)
                            .isEqualTo(within);
                    assertThat(Permissions.allows(role, action, own, AmountBand.ABOVE_LIMIT))
                            .as("%s %s %s above", role, action, own)
                            .isEqualTo(grants ? role == Role.SUPERVISOR && !own : within);
                }
            }
        }
    }

    @Test
    void theTableHasSevenRolesAndARowForEveryAction() {
        assertThat(Role.values()).hasSize(7);
        assertThat(asWritten().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Action.values()).map(Action::name).toList());
    }

    private static Map<String, String> asWritten() {
        return TABLE.stream()
                .skip(1)
                .map(row -> row.split(" +", 2))
                .collect(Collectors.toMap(
                        row -> row[0], row -> row[1].replaceAll(" +", " "), (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, String> asAsked() {
        assertThat(TABLE.get(0).split(" +"))
                .containsExactly(("ACTION "
                                + Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(" ")))
                        .split(" "));
        var rows = new LinkedHashMap<String, String>();
        for (Action action : Action.values()) {
            rows.put(
                    action.name(),
                    Arrays.stream(Role.values()).map(role -> cell(role, action)).collect(Collectors.joining(" ")));
        }
        return rows;
    }

    private static String cell(Role role, Action action) {
        boolean own = Permissions.allows(role, action, true);
        boolean others = Permissions.allows(role, action, false);
        return own && others ? "B" : own ? "O" : others ? "X" : ".";
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        // the case of buyer b-1, for whom agent ag-1 applied
        "BUYER,      b-1,  WITHDRAW,        true",
        "BUYER,      b-2,  WITHDRAW,        false",
        "BUYER,      b-2,  VIEW,            false",
        "BUYER,      ag-1, WITHDRAW,        false", // a customer whose id is also an agent's
        "BUYER,      ag-1, VIEW,            false",
        "AGENT,      ag-1, WITHDRAW,        true",
        "AGENT,      ag-2, REQUEST_INFO,    true",
        "REVIEWER,   rv-1, APPROVE,         true",
        "REVIEWER,   ag-1, APPROVE,         false", // who applied for it does not decide it in another role
        "REVIEWER,   b-1,  APPROVE,         false",
        "SUPERVISOR, ag-1, CONFIRM_REFUND,  false",
        "SUPERVISOR, b-1,  CLOSE,           false",
        "INSPECTOR,  in-1, INSPECT,         true",
        "INSPECTOR,  b-1,  INSPECT,         false",
        "FINANCE,    fi-1, RETRY_REFUND,    true",
        "FINANCE,    ag-1, CONFIRM_OFFLINE, false",
        "FINANCE,    ag-1, RECORD_EXTERNAL_REFUND, true", // money of the order, whichever of its cases it is entered on
        "FINANCE,    ag-1, REVERSE_EXTERNAL_REFUND, true",
        "FINANCE,    ag-1, RECORD_CAPTURE,  true",
        "FINANCE,    b-1,  RECORD_CAPTURE,  false",
        "FINANCE,    ag-1, GIVE_BACK_KEPT,  false",
        "AGENT,      ag-1, REPORT_DELIVERED, false", // who applied for it does not say that it arrived
        "AGENT,      ag-2, REPORT_DELIVERED, true",
        "AGENT,      ag-1, REPORT_FOUND,    true",
        "REVIEWER,   b-1,  CONVERT_TO_REFUND, false"
    })
    void aCaseIsTheBuyersAndTheirsWhoAppliedForIt(Role role, String id, Action action, boolean allowed) {
        AfterSalesCase subject = new Shop(CaseFixtures.unshipped(CaseFixtures.paidSale()))
                .opens(CaseFixtures.AGENT, CaseFixtures.refundOnly(CaseFixtures.item("A", 1, Reason.NO_REASON)))
                .subject();
        assertThat(Permissions.allows(new Actor(id, role), action, subject)).isEqualTo(allowed);
    }
}
