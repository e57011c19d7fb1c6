package io.aftersales.examples.guide;

import io.aftersales.domain.finance.WhatIf;
import io.aftersales.domain.finance.WhatIf.Asked;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.ShippingOnFault;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The refunds of one order under other money rules. */
final class RuleFigures {
    private RuleFigures() {}

    static void print(PrintStream out) {
        // guide:start rule-figures
        var sale = Sale.of("1001", "EUR")
                .with(OrderLine.of("COAT", "COAT-L", 1, 200_00))
                .with(OrderLine.of("SHOES", "SHOES-42", 1, 150_00))
                .with(OrderLine.of("SCARF", "SCARF-RED", 1, 50_00))
                .discountedBy(Discount.promotion("40-OFF-FROM-300", 40_00, Tier.spend(300_00, 40_00)))
                .discountedBy(Discount.coupon("WELCOME", 20_00))
                .charged(Charge.shipping(10_00))
                .paidBy(Tender.money("CARD", "CARD", 350_00));
        var order = OrderSnapshot.of(sale).get();
        var claims = List.of(
                new Asked("scarf, not liked", "NOT_LIKED", claim("SCARF")),
                new Asked("shoes, faulty", "QUALITY_ISSUE", claim("SHOES").bySellersFault()),
                new Asked("coat, not liked", "NOT_LIKED", claim("COAT")));

        rules().forEach((name, rules) -> {
            out.println(name);
            new WhatIf(RefundPolicy.STANDARD, rules)
                    .compare(order, claims)
                    .forEach(each -> out.println("  " + each.asked().id() + ": " + shown(each.other())));
        });
        // guide:end rule-figures
    }

    private static Map<String, RefundPolicy> rules() {
        var rules = new LinkedHashMap<String, RefundPolicy>();
        var standard = RefundPolicy.STANDARD;
        rules.put("as it stands: PRO_RATA, all shipping for a fault", standard);
        for (DiscountRule rule : List.of(DiscountRule.KEPT_UNTIL_FULL_RETURN, DiscountRule.RE_EVALUATED)) {
            rules.put("promotions " + rule, standard.withDiscounts(DiscountRule.PRO_RATA, rule));
        }
        rules.put("10 % restocking fee", standard.withRestockingFee(RestockingFee.percent(10)));
        rules.put("shipping for a fault PROPORTIONAL", standard.withShippingOnFault(ShippingOnFault.PROPORTIONAL));
        return rules;
    }

    private static RefundClaim claim(String line) {
        return RefundClaim.of(new Units(LineId.of(line), 1));
    }

    private static String shown(Either<Rejection, RefundBreakdown> refund) {
        return refund.fold(
                Rejection::code, it -> Money.ofMinor(it.total(), "EUR").toString());
    }
}
