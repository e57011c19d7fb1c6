/** The rules, states and money of after-sales. The module is pure: it has no port, clock, id generator, logger or framework. */
module io.aftersales.domain {
    requires transitive io.vavr;
    requires static transitive org.jspecify;

    exports io.aftersales.domain.shared;
    exports io.aftersales.domain.money;
    exports io.aftersales.domain.orders;
    exports io.aftersales.domain.effects;
    exports io.aftersales.domain.refunds;
    exports io.aftersales.domain.lifecycle;
    exports io.aftersales.domain.claims;
    exports io.aftersales.domain.goods;
    exports io.aftersales.domain.review;
    exports io.aftersales.domain.policy;
    exports io.aftersales.domain.cases;
    exports io.aftersales.domain.tickets;
    exports io.aftersales.domain.finance;
    exports io.aftersales.domain.analytics;
}
