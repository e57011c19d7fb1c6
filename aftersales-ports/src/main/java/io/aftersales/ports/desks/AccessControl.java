package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.orders.OrderRejection;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.gateways.Authorizer;
import io.aftersales.ports.gateways.SecurityLog;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks permissions: asks the table of permissions, lets the host's authorizer narrow it, and reports every denial to the security log.
 */
final class AccessControl {
    private static final Logger LOG = LoggerFactory.getLogger(AccessControl.class);

    private final Authorizer authorizer;
    private final SecurityLog securityLog;

    AccessControl(Authorizer authorizer, SecurityLog securityLog) {
        this.authorizer = authorizer;
        this.securityLog = securityLog;
    }

    /** Refuses NOT_PERMITTED if the actor may not perform the action on this case; empty if the actor may. */
    Optional<Rejection> refusal(Actor by, Action action, AfterSalesCase subject) {
        return permits(by, action, subject) ? Optional.empty() : Optional.of(new NotPermitted(action, by));
    }

    /**
     * Refuses NOT_PERMITTED if the actor may not perform the action on any order, or not on this one; empty if the actor may. Whether a
     * buyer owns the order is checked later, with the facts of the order.
     */
    Optional<Rejection> refusal(Actor by, Action action, OrderId order) {
        return permits(by, action, order) ? Optional.empty() : Optional.of(new NotPermitted(action, by));
    }

    boolean permits(Actor by, Action action, AfterSalesCase subject) {
        return Permissions.allows(by, action, subject)
                && authorizer.permits(by, action, subject.id().order());
    }

    boolean permits(Actor by, Action action, OrderId order) {
        return Permissions.allows(by.role(), action, by.role() == Role.BUYER) && authorizer.permits(by, action, order);
    }

    /** Tells whether the actor may perform the action on every case of every order, so that no case has to be asked about. */
    boolean permitsEverywhere(Actor by, Action action) {
        return by.role() != Role.BUYER
                && authorizer == Authorizer.TABLE_ALONE
                && Permissions.allows(by.role(), action, false);
    }

    /**
     * Refuses NOT_PERMITTED for a list or an account, and reports the denial to the security log.
     *
     * @param order the order asked for; null for a list over all orders
     */
    Rejection denied(Actor by, Action action, @Nullable OrderId order) {
        var denied = new NotPermitted(action, by);
        tellRefusal(by, action, order, denied);
        return denied;
    }

    /**
     * Answers the first entries of a list that the actor may see, and reads on until it has found as many as asked for. A list that the
     * actor's role may not see at all is refused, and so is a first page that would be empty only because all of it is withheld.
     *
     * @param limit the most entries
     * @param list reads the first entries of the list, at most as many as asked for
     */
    <T> Either<Rejection, List<T>> seen(
            Actor by,
            Action action,
            boolean firstPage,
            int limit,
            IntFunction<List<T>> list,
            Function<T, OrderId> order) {
        if (!Permissions.allows(by.role(), action, false)) {
            return Either.left(denied(by, action, null));
        }
        for (int many = limit; ; many = many > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : many * 2) {
            List<T> all = list.apply(many);
            List<T> seen = all.stream()
                    .filter(each -> permits(by, action, order.apply(each)))
                    .limit(limit)
                    .toList();
            if (seen.size() == limit || all.size() < many) {
                return firstPage && seen.isEmpty() && !all.isEmpty()
                        ? Either.left(denied(by, action, null))
                        : Either.right(seen);
            }
        }
    }

    /**
     * Reports a refusal to the security log if it is a denial: by the table, by the host, or found later, such as another buyer's order. An
     * order that cannot be right is a line of the log at WARN, with its figures.
     */
    void tellRefusal(Actor by, Action action, @Nullable OrderId order, Rejection rejection) {
        if (rejection instanceof OrderRejection && order != null) {
            // The buyer cannot help it: the mapping of the order is wrong.
            LOG.warn("Order {}: {}, {}", order, rejection.code(), rejection.message());
        }
        if (rejection.kind() != Rejection.Kind.NOT_ALLOWED) {
            return;
        }
        try {
            securityLog.denied(by, action, order, rejection.code());
        } catch (RuntimeException e) {
            LOG.error("The security log failed on {} by {}", action, LoggedDenials.inLogs(by), e);
        }
    }
}
