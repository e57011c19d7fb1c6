package io.aftersales.domain.cases;

import static io.aftersales.domain.shared.Role.AGENT;
import static io.aftersales.domain.shared.Role.BUYER;
import static io.aftersales.domain.shared.Role.FINANCE;
import static io.aftersales.domain.shared.Role.INSPECTOR;
import static io.aftersales.domain.shared.Role.REVIEWER;
import static io.aftersales.domain.shared.Role.SUPERVISOR;
import static io.aftersales.domain.shared.Role.SYSTEM;

import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.policy.AmountBand;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The table of permissions: role, action, whether the case is the actor's own, and the amount where one is granted. An entry that is not in
 * the table is denied. Amounts above a limit need a second person as well; that is decided where the amount is known.
 */
public final class Permissions {
    private static final Set<Role> STAFF = EnumSet.complementOf(EnumSet.of(BUYER, SYSTEM));
    /** The entries of money on an order: whichever of its cases they are entered on, who applied for that one is no matter. */
    private static final Set<Action> ON_THE_ORDER =
            EnumSet.of(Action.RECORD_EXTERNAL_REFUND, Action.REVERSE_EXTERNAL_REFUND, Action.RECORD_CAPTURE);

    private static final Map<Action, Set<Role>> ON_OWN = new EnumMap<>(Action.class);
    private static final Map<Action, Set<Role>> ON_OTHERS = new EnumMap<>(Action.class);

    static {
        allow(Action.QUOTE, Set.of(BUYER), Set.of(AGENT, REVIEWER, SUPERVISOR, FINANCE));
        allow(Action.OPEN, Set.of(BUYER), Set.of(AGENT));
        allow(Action.TAKE_IN, Set.of(), STAFF);
        allow(Action.OPEN_AS_EXCEPTION, Set.of(), Set.of(AGENT, REVIEWER, SUPERVISOR));
        allow(Action.GIVE_GOODWILL, Set.of(), Set.of(AGENT, REVIEWER, SUPERVISOR));
        allow(Action.VIEW, EnumSet.allOf(Role.class), EnumSet.complementOf(EnumSet.of(BUYER)));
        allow(
                Action.VIEW_ACCOUNT,
                Set.of(AGENT, REVIEWER, SUPERVISOR, FINANCE),
                Set.of(AGENT, REVIEWER, SUPERVISOR, FINANCE));
        allow(Action.WITHDRAW, Set.of(BUYER, AGENT), Set.of(AGENT));
        allow(Action.REQUEST_INFO, Set.of(AGENT), Set.of(AGENT, REVIEWER, SUPERVISOR));
        allow(Action.PROVIDE_INFO, Set.of(BUYER, AGENT), Set.of(AGENT));
        allow(Action.APPROVE, Set.of(), Set.of(REVIEWER, SUPERVISOR));
        allow(Action.OFFER, Set.of(), Set.of(REVIEWER, SUPERVISOR));
        allow(Action.ANSWER_OFFER, Set.of(BUYER, AGENT), Set.of(AGENT));
        allow(Action.APPEAL, Set.of(BUYER, AGENT), Set.of(AGENT));
        allow(Action.REJECT, Set.of(), Set.of(REVIEWER, SUPERVISOR));
        allow(Action.CLOSE, Set.of(), Set.of(REVIEWER, SUPERVISOR));
        allow(Action.REPORT_POSTED, Set.of(BUYER, AGENT), Set.of(AGENT, INSPECTOR, SYSTEM));
        allow(Action.RECEIVE, Set.of(AGENT), Set.of(AGENT, INSPECTOR));
        allow(Action.INSPECT, Set.of(), Set.of(INSPECTOR));
        allow(Action.CORRECT_INSPECTION, Set.of(), Set.of(INSPECTOR));
        allow(Action.CONFIRM_REFUND, Set.of(), Set.of(REVIEWER, SUPERVISOR));
        allow(Action.CONVERT_TO_REFUND, Set.of(), Set.of(REVIEWER, SUPERVISOR));
        allow(Action.REPORT_SHIPPED, Set.of(), Set.of(AGENT, INSPECTOR, SYSTEM));
        allow(Action.REPORT_DELIVERED, Set.of(), Set.of(AGENT, INSPECTOR, SYSTEM));
        allow(Action.REPORT_FAILED, Set.of(), Set.of(AGENT, INSPECTOR, SYSTEM));
        allow(Action.REPORT_FOUND, Set.of(AGENT), Set.of(AGENT, INSPECTOR, SYSTEM));
        allow(Action.RECORD_STOP_ANSWER, Set.of(), STAFF);
        allow(Action.RETRY_REFUND, Set.of(), Set.of(FINANCE));
        allow(Action.CONFIRM_OFFLINE, Set.of(), Set.of(FINANCE));
        allow(Action.STATE_NOT_PAID, Set.of(), Set.of(FINANCE));
        allow(Action.RATE, Set.of(BUYER), Set.of());
        allow(Action.VIEW_TICKETS, STAFF, STAFF);
        allow(Action.HANDLE_TICKETS, Set.of(AGENT), STAFF);
        allow(Action.RESOLVE_PARKED, Set.of(), Set.of(FINANCE));
        allow(Action.RECORD_EXTERNAL_REFUND, Set.of(), Set.of(FINANCE));
        allow(Action.REVERSE_EXTERNAL_REFUND, Set.of(), Set.of(FINANCE));
        allow(Action.RECORD_CAPTURE, Set.of(), Set.of(FINANCE, SYSTEM));
        allow(Action.GIVE_BACK_KEPT, Set.of(), Set.of(SUPERVISOR, FINANCE));
        allow(Action.SETTLE_SHORTFALL, Set.of(), Set.of(REVIEWER, SUPERVISOR, FINANCE));
        allow(Action.REPORT_OUTCOME, Set.of(), Set.of(SYSTEM));
        allow(Action.RUN_DEADLINES, Set.of(), Set.of(SYSTEM));
    }

    private Permissions() {}

    private static void allow(Action action, Set<Role> onOwn, Set<Role> onOthers) {
        ON_OWN.put(action, Set.copyOf(onOwn));
        ON_OTHERS.put(action, Set.copyOf(onOthers));
    }

    /**
     * Tells whether a role may take an action.
     *
     * @param own whether the actor is the buyer of the case, or applied or appealed for the buyer; no actor decides about an own case
     */
    public static boolean allows(Role role, Action action, boolean own) {
        return (own ? ON_OWN : ON_OTHERS).getOrDefault(action, Set.of()).contains(role);
    }

    /**
     * Tells whether a role may take an action on an amount. Above the reviewers' limit only supervisors grant and confirm.
     *
     * @param own whether the actor is the buyer of the case or applied for it
     */
    public static boolean allows(Role role, Action action, boolean own, AmountBand band) {
        boolean grants = action == Action.APPROVE || action == Action.OFFER || action == Action.CONFIRM_REFUND;
        boolean low = band == AmountBand.ABOVE_LIMIT && grants && role != SUPERVISOR;
        return allows(role, action, own) && !low;
    }

    /**
     * Tells whether the case is the actor's own, as its buyer or as the person who applied or appealed for the buyer. Ids of buyers and of staff may overlap.
     * A buyer therefore never owns what a member of staff with the same id applied for; the other way round, the stricter answer costs
     * little.
     */
    static boolean isOwn(AfterSalesCase subject, Actor by) {
        Submission submission = subject.submission();
        Appeal appeal = subject.review().appeal();
        boolean asked = by.isSamePersonAs(submission.openedBy()) || (appeal != null && by.isSamePersonAs(appeal.by()));
        return by.id().equals(submission.buyer()) || (by.role() != BUYER && asked);
    }

    /** Tells whether the case is hidden from the actor: goodwill that its buyer has not heard of does not exist for a buyer. */
    public static boolean isHidden(Actor by, AfterSalesCase subject) {
        return by.role() == BUYER && subject.isUntoldGoodwill();
    }

    /**
     * Tells whether an actor may take an action on a case. Goodwill is hidden from its buyer as long as it is neither granted nor discussed
     * with the buyer, who never asked for it. A person who made an offer does not answer it for the buyer. Money of the order is entered by
     * anyone of the role but its buyer, whichever of the order's cases that person applied for.
     */
    public static boolean allows(Actor by, Action action, AfterSalesCase subject) {
        Offer offer = subject.review().offer();
        boolean ownOffer = action == Action.ANSWER_OFFER && by.role() != BUYER && offer != null && offer.isBy(by);
        boolean own = ON_THE_ORDER.contains(action)
                ? by.id().equals(subject.submission().buyer())
                : isOwn(subject, by);
        return !isHidden(by, subject) && !ownOffer && allows(by.role(), action, own);
    }
}
