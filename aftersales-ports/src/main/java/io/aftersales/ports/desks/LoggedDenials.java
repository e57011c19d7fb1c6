package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.gateways.SecurityLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The security log of a host that has none: codes in the ordinary log, staff by their ids, and of buyers only that it was one. */
final class LoggedDenials implements SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);

    /** A buyer's id may say who they are; the order leads to it for those who may see it. */
    static Object inLogs(Actor by) {
        return by.role() == Role.BUYER ? by.role() : by;
    }

    @Override
    public void denied(Actor by, Action action, OrderId order, String code) {
        LOG.warn("Denied: {} by {} on order {}: {}", action, inLogs(by), order, code);
    }
}
