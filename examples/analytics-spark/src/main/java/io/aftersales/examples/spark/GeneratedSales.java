package io.aftersales.examples.spark;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.finance.WhatIf.Asked;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.examples.spark.OrderRows.ClaimedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invented sales with lines, promotions, coupons and several payments, and a claim for each case. */
final class GeneratedSales {
    private GeneratedSales() {}

    /** Returns an order of a generated year with its claims, some of which ask for too much. */
    static ClaimedOrder of(GeneratedShop shop, long order) {
        SplittableRandom chances = shop.chances(order, 2);
        Sale sale = sale(GeneratedShop.id(order).value(), chances);
        var claims = new ArrayList<Asked>();
        for (int number = 1; number <= shop.casesOf(order); number++) {
            claims.add(claim(sale, number, chances));
        }
        return new ClaimedOrder(OrderSnapshot.of(sale).getOrElseThrow(RejectedException::new), claims);
    }

    private static Sale sale(String id, SplittableRandom chances) {
        var sale = Sale.of(id, "CNY");
        long goods = 0;
        int lines = 1 + chances.nextInt(3);
        for (int i = 0; i < lines; i++) {
            long quantity = 1L + chances.nextInt(4);
            long amount = quantity * (500 + chances.nextInt(20_000));
            goods += amount;
            sale = sale.with(OrderLine.of("L" + i, "SKU-" + chances.nextInt(100), quantity, amount));
        }
        long off = 0;
        if (chances.nextBoolean()) {
            long some = goods / 10;
            off += some;
            sale = sale.discountedBy(Discount.promotion(
                    "P", some, Tier.spend(1 + goods * (40 + chances.nextInt(60)) / 100, some)));
        }
        if (chances.nextInt(3) == 0) {
            long some = goods / 20;
            off += some;
            sale = sale.discountedBy(Discount.coupon("C", some));
        }
        long paid = goods - off;
        long byCard = chances.nextInt(4) == 0 ? paid / 3 : paid;
        List<Tender> tenders = new ArrayList<>(List.of(Tender.money("T1", "CARD", byCard)));
        if (byCard < paid) {
            tenders.add(Tender.money("T2", "WALLET", paid - byCard));
        }
        return sale.paidBy(tenders.toArray(Tender[]::new));
    }

    private static Asked claim(Sale sale, int number, SplittableRandom chances) {
        OrderLine line = sale.lines().get(chances.nextInt(sale.lines().size()));
        Reason reason = Reason.STANDARD.get(chances.nextInt(Reason.STANDARD.size()));
        long units = chances.nextInt(20) == 0 ? line.quantity() + 1 : 1 + chances.nextLong(line.quantity());
        var claim = RefundClaim.of(new Units(line.id(), units));
        return new Asked(
                sale.id() + "." + number,
                reason.code(),
                chances.nextInt(5) == 0 ? claim.bySellersFault().withFee(100) : claim);
    }
}
