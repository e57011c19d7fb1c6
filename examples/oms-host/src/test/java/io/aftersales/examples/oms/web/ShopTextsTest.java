package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.ShopRejection;
import io.aftersales.ports.texts.RefusalText;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The refusals of the shop itself are said in both languages. */
class ShopTextsTest {
    private static final ShopTexts TEXTS = new ShopTexts(Catalog.sample(), null, null);

    private static final List<ShopRejection> ALL = List.of(
            new ShopRejection.NotForRole(Role.FINANCE),
            new ShopRejection.NothingToPay(CaseId.parse("1001.1")),
            new ShopRejection.NoSuchAlarm(new EffectKey("as-1001-1-alarm-0")),
            new ShopRejection.UnreadableStatement(
                    List.of(new ShopRejection.BadRow(2, "x"), new ShopRejection.BadRow(4, "y"))));

    private static List<String> said(Locale language) {
        return ALL.stream()
                .map(each -> RefusalText.of(each, TEXTS.in(language, ZoneOffset.UTC)))
                .toList();
    }

    @Test
    void eachRefusalHasASentence() {
        assertThat(ALL)
                .extracting(each -> (Object) each.getClass())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList((Object[]) ShopRejection.class.getPermittedSubclasses()));
        assertThat(said(Locale.ENGLISH))
                .containsExactly(
                        "This is not for your role (finance).",
                        "Nothing is to be paid for the case 1001.1.",
                        "There is no alarm as-1001-1-alarm-0.",
                        "The statement has rows that cannot be read: 2, 4.");
        assertThat(said(Locale.SIMPLIFIED_CHINESE))
                .containsExactly(
                        "您的角色（财务）不能进行此操作。", "售后单 1001.1 无需付款。", "没有编号为 as-1001-1-alarm-0 的告警。", "对账单中有无法读取的行，行号：2、4。");
    }
}
