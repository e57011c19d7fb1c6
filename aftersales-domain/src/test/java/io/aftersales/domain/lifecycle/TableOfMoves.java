package io.aftersales.domain.lifecycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The life cycle once more, written by hand from its description and not from {@link CaseMove}. */
public final class TableOfMoves {
    private static final String ALL = "REFUND_ONLY RETURN_REFUND EXCHANGE RESHIP";

    private static final List<String> ROWS = """
            SUBMIT             | NEW               | PENDING_REVIEW    | *
            REQUEST_INFO       | PENDING_REVIEW    | AWAITING_INFO     | *
            PROVIDE_INFO       | AWAITING_INFO     | PENDING_REVIEW    | *
            OFFER              | PENDING_REVIEW    | OFFERED           | REFUND_ONLY RETURN_REFUND EXCHANGE
            ACCEPT             | OFFERED           | APPROVED          | REFUND_ONLY RETURN_REFUND EXCHANGE
            DECLINE            | OFFERED           | PENDING_REVIEW    | REFUND_ONLY RETURN_REFUND EXCHANGE
            APPROVE            | PENDING_REVIEW    | APPROVED          | *
            REJECT             | PENDING_REVIEW    | REJECTED          | *
            REJECT             | AWAITING_INFO     | REJECTED          | *
            REJECT             | OFFERED           | REJECTED          | REFUND_ONLY RETURN_REFUND EXCHANGE
            APPEAL             | REJECTED          | PENDING_REVIEW    | *
            APPEAL             | CLOSED            | PENDING_REVIEW    | RETURN_REFUND EXCHANGE
            AWAIT_RETURN       | APPROVED          | WAITING_RETURN    | RETURN_REFUND EXCHANGE
            POST               | WAITING_RETURN    | WAITING_RETURN    | RETURN_REFUND EXCHANGE
            RECEIVE            | WAITING_RETURN    | RETURNED          | RETURN_REFUND EXCHANGE
            RECEIVE            | APPROVED          | RETURNED          | RETURN_REFUND
            REOPEN             | CLOSED            | RETURNED          | RETURN_REFUND
            INSPECT            | RETURNED          | INSPECTING        | RETURN_REFUND EXCHANGE
            PASS               | INSPECTING        | INSPECTION_PASSED | RETURN_REFUND EXCHANGE
            FAIL               | INSPECTING        | INSPECTION_FAILED | RETURN_REFUND EXCHANGE
            REFUND             | APPROVED          | REFUNDING         | REFUND_ONLY RETURN_REFUND
            REFUND             | WAITING_RETURN    | REFUNDING         | RETURN_REFUND
            REFUND             | RETURNED          | REFUNDING         | RETURN_REFUND
            REFUND             | INSPECTING        | REFUNDING         | RETURN_REFUND
            REFUND             | INSPECTION_PASSED | REFUNDING         | RETURN_REFUND
            REFUND             | REFUND_FAILED     | REFUNDING         | *
            SETTLE_REFUND      | REFUNDING         | REFUNDED          | *
            FAIL_REFUND        | REFUNDING         | REFUND_FAILED     | *
            FAIL_REFUND        | REFUNDED          | REFUND_FAILED     | *
            AWAIT_TOP_UP       | INSPECTION_PASSED | AWAITING_TOP_UP   | EXCHANGE
            SHIP_EXCHANGE      | WAITING_RETURN    | EXCHANGING        | EXCHANGE
            SHIP_EXCHANGE      | RETURNED          | EXCHANGING        | EXCHANGE
            SHIP_EXCHANGE      | INSPECTING        | EXCHANGING        | EXCHANGE
            SHIP_EXCHANGE      | INSPECTION_PASSED | EXCHANGING        | EXCHANGE
            SHIP_EXCHANGE      | AWAITING_TOP_UP   | EXCHANGING        | EXCHANGE
            EXCHANGE_DELIVERED | EXCHANGING        | EXCHANGED         | EXCHANGE
            SHIP_RESHIP        | APPROVED          | RESHIPPING        | RESHIP
            RESHIP_DELIVERED   | RESHIPPING        | RESHIPPED         | RESHIP
            CONVERT_TO_REFUND  | APPROVED          | REFUNDING         | RESHIP
            CONVERT_TO_REFUND  | AWAITING_TOP_UP   | REFUNDING         | EXCHANGE
            CONVERT_TO_REFUND  | EXCHANGING        | REFUNDING         | EXCHANGE
            CONVERT_TO_REFUND  | RESHIPPING        | REFUNDING         | RESHIP
            WITHDRAW           | PENDING_REVIEW    | CLOSED            | *
            WITHDRAW           | AWAITING_INFO     | CLOSED            | *
            WITHDRAW           | OFFERED           | CLOSED            | REFUND_ONLY RETURN_REFUND EXCHANGE
            WITHDRAW           | APPROVED          | CLOSED            | REFUND_ONLY
            WITHDRAW           | WAITING_RETURN    | CLOSED            | RETURN_REFUND EXCHANGE
            EXPIRE             | AWAITING_INFO     | CLOSED            | *
            EXPIRE             | WAITING_RETURN    | CLOSED            | RETURN_REFUND EXCHANGE
            EXPIRE             | EXCHANGING        | CLOSED            | EXCHANGE
            CLOSE              | EXCHANGING        | CLOSED            | EXCHANGE
            CLOSE              | INSPECTION_FAILED | CLOSED            | RETURN_REFUND EXCHANGE
            CLOSE              | APPROVED          | CLOSED            | REFUND_ONLY
            CLOSE              | WAITING_RETURN    | CLOSED            | RETURN_REFUND EXCHANGE
            """.lines().toList();

    static final Set<CaseStatus> ENDS = EnumSet.of(
            CaseStatus.REJECTED, CaseStatus.REFUNDED, CaseStatus.EXCHANGED, CaseStatus.RESHIPPED, CaseStatus.CLOSED);

    private TableOfMoves() {}

    /** From one status, where each possible move leads; by name. The status is NEW before there is a case. */
    static Map<String, String> from(CaseKind kind, String status) {
        var moves = new TreeMap<String, String>();
        for (String row : ROWS) {
            List<String> cells = cells(row);
            if (cells.get(1).equals(status) && kinds(cells.get(3)).contains(kind.name())) {
                moves.put(cells.get(0), cells.get(2));
            }
        }
        return moves;
    }

    /** Where one move leads; empty where it is not possible. */
    public static Optional<String> target(CaseKind kind, String status, String move) {
        return Optional.ofNullable(from(kind, status).get(move));
    }

    /** Every status a case of this kind can be in. */
    static Set<String> reachable(CaseKind kind) {
        var seen = new LinkedHashSet<String>();
        var open = new ArrayList<>(from(kind, "NEW").values());
        while (!open.isEmpty()) {
            String status = open.remove(0);
            if (seen.add(status)) {
                open.addAll(from(kind, status).values());
            }
        }
        return seen;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|")).map(String::strip).toList();
    }

    private static List<String> kinds(String cell) {
        return List.of((cell.equals("*") ? ALL : cell).split(" "));
    }
}
