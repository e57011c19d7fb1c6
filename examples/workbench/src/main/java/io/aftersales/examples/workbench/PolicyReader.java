package io.aftersales.examples.workbench;

import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.TenderSplit;
import io.aftersales.domain.shared.TenderId;
import java.util.HashSet;
import java.util.function.Predicate;

/** Reads a refund policy; fields that are left out have the standard value. */
public final class PolicyReader {

    private enum SplitRule {
        PROPORTIONAL,
        IN_ORDER
    }

    private PolicyReader() {}

    /** Reads a policy for any order, which may name any tender. */
    static RefundPolicy read(JsonValue json) {
        return read(json, anyTender -> true);
    }

    /** Reads a policy for an order with these tenders. */
    public static RefundPolicy read(JsonValue json, Predicate<TenderId> isTender) {
        var policy = json.fields("coupon", "promotion", "tenderSplit", "restockingFee", "shippingOnFault");
        RefundPolicy standard = RefundPolicy.STANDARD;
        return standard.withDiscounts(
                        policy.oneOfOr("coupon", standard.coupon()), policy.oneOfOr("promotion", standard.promotion()))
                .withSplit(policy.find("tenderSplit")
                        .map(split -> tenderSplit(split, isTender))
                        .orElse(standard.split()))
                .withRestockingFee(policy.find("restockingFee")
                        .map(PolicyReader::restockingFee)
                        .orElse(standard.restockingFee()))
                .withShippingOnFault(policy.oneOfOr("shippingOnFault", standard.shippingOnFault()));
    }

    private static TenderSplit tenderSplit(JsonValue json, Predicate<TenderId> isTender) {
        if (json.isText()) {
            return json.oneOf(SplitRule.class) == SplitRule.IN_ORDER ? TenderSplit.inOrder() : TenderSplit.PROPORTIONAL;
        }
        if (!json.isArray()) {
            throw json.fault("expected PROPORTIONAL, IN_ORDER or an array of tender ids");
        }
        var named = new HashSet<TenderId>();
        return new TenderSplit(false, json.elements(element -> {
            TenderId tender = element.text(TenderId::of);
            if (!isTender.test(tender)) {
                throw element.fault("the order has no tender " + tender);
            }
            if (!named.add(tender)) {
                throw element.fault("tender " + tender + " is named twice");
            }
            return tender;
        }));
    }

    private static RestockingFee restockingFee(JsonValue json) {
        var fee = json.fields("percent", "amount");
        var percent = fee.find("percent");
        var amount = fee.find("amount");
        if (percent.isPresent() == amount.isPresent()) {
            throw json.fault("expected either percent or amount");
        }
        return percent.map(PolicyReader::percent).orElseGet(() -> RestockingFee.amount(notNegative(fee.get("amount"))));
    }

    private static RestockingFee percent(JsonValue json) {
        return RestockingFee.percent(percentOf(json));
    }

    /** Reads 0 to 100 per cent. */
    static int percentOf(JsonValue json) {
        long percent = json.whole();
        if (percent < 0 || percent > 100) {
            throw json.fault(percent + " is not within 0 to 100");
        }
        return (int) percent;
    }

    private static long notNegative(JsonValue json) {
        if (json.whole() < 0) {
            throw json.fault(json.whole() + " is negative");
        }
        return json.whole();
    }
}
