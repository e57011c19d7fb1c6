package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.SecurityLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The security log of a host that has none: ids and codes in the ordinary log. */
final class LoggedDenials implements SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);

    @Override
    public void denied(Actor by, Action action, OrderId order, String code) {
        LOG.warn("denied: {} by {} on order {}: {}", action, by, order, code);
    }
}
