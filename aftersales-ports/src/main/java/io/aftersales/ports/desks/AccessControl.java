package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.Permissions;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the table of permissions, lets the host narrow it, and tells of every denial. */
final class AccessControl {
    private static final Logger LOG = LoggerFactory.getLogger(AccessControl.class);

    private final Authorizer authorizer;
    private final SecurityLog securityLog;

    AccessControl(Authorizer authorizer, SecurityLog securityLog) {
        this.authorizer = authorizer;
        this.securityLog = securityLog;
    }

    /** May this actor do this with this case? */
    Optional<Rejection> refusal(Actor by, Action action, AfterSalesCase subject) {
        return permits(by, action, subject) ? Optional.empty() : Optional.of(new NotPermitted(action, by));
    }

    /** May this actor do this on an order at all? Whether the order is the buyer's own is asked with the facts. */
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

    /**
     * The refusal of a list or of an account, which the security log is told of.
     *
     * @param order the order asked for; null for a list over all orders
     */
    Rejection denied(Actor by, Action action, @Nullable OrderId order) {
        var denied = new NotPermitted(action, by);
        tellIfDenied(by, action, order, denied);
        return denied;
    }

    /**
     * Answers those entries of a list the actor may see. A list the actor's role may not see at all is refused, and so is a first page that
     * would be empty only because all of it is withheld.
     */
    <T> Either<Rejection, List<T>> seen(
            Actor by, Action action, boolean firstPage, List<T> all, Function<T, OrderId> order) {
        if (!Permissions.allows(by.role(), action, false)) {
            return Either.left(denied(by, action, null));
        }
        List<T> seen = all.stream()
                .filter(each -> permits(by, action, order.apply(each)))
                .toList();
        return firstPage && seen.isEmpty() && !all.isEmpty()
                ? Either.left(denied(by, action, null))
                : Either.right(seen);
    }

    /** Tells of a refusal if it is a denial: by the table, by the host, or found later, such as another buyer's order. */
    void tellIfDenied(Actor by, Action action, @Nullable OrderId order, Rejection rejection) {
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
