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
import java.util.Optional;
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

    /** Tells of a refusal if it is a denial: by the table, by the host, or found later, such as the order of another buyer. */
    void tellIfDenied(Actor by, Action action, OrderId order, Rejection rejection) {
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
