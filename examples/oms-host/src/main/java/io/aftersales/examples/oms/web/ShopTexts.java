package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.examples.oms.shop.ShopRejection;
import io.aftersales.ports.texts.Texts;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** The library's texts, with sentences for the refusals of the shop itself. */
public final class ShopTexts {
    private static final Map<Class<? extends Rejection>, String> ENGLISH = Map.of(
            ShopRejection.NotForRole.class, "This is not for your role ({role}).",
            ShopRejection.NothingToPay.class, "Nothing is to be paid for the case {caseId}.",
            ShopRejection.NoSuchAlarm.class, "There is no alarm {alarm}.",
            ShopRejection.UnreadableStatement.class, "The statement has rows that cannot be read: {rows}.");

    private static final Map<Class<? extends Rejection>, String> CHINESE = Map.of(
            ShopRejection.NotForRole.class, "您的角色（{role}）不能进行此操作。",
            ShopRejection.NothingToPay.class, "售后单 {caseId} 无需付款。",
            ShopRejection.NoSuchAlarm.class, "没有编号为 {alarm} 的告警。",
            ShopRejection.UnreadableStatement.class, "对账单中有无法读取的行，行号：{rows}。");

    private ShopTexts() {}

    /** Returns the texts for a reader: Chinese for a Chinese locale, otherwise English. */
    public static Texts in(Locale language, ZoneId zone) {
        boolean chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
        return Texts.in(language, zone).withRefusals(chinese ? CHINESE : ENGLISH);
    }
}
