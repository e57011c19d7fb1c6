package io.aftersales.examples.guide;

import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.texts.Names;
import io.aftersales.ports.texts.NoticeText;
import io.aftersales.ports.texts.RefusalText;
import io.aftersales.ports.texts.Texts;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences a buyer reads when a case was refunded, and when more is asked for than is left. */
final class BuyerTexts {
    private BuyerTexts() {}

    static void print(PrintStream out) {
        var caseId = new CaseId(OrderId.of("1001"), 1);
        var notice = Notice.toBuyer(Notice.Kind.REFUNDED, "buyer-7").about(Money.of("23.33", "CNY"));
        var mugs = List.of(ItemAsked.of("MUG", 4, "NOT_LIKED"));
        Rejection refusal = SampleShop.under(ShopPolicy.STANDARD)
                .desks()
                .quotes()
                .quote(Actor.buyer("buyer-7"), OrderId.of("1001"), CaseKind.RETURN_REFUND, mugs)
                .getLeft();
        // guide:start texts
        Texts texts = Texts.in(Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"))
                .overriddenBy(Map.of("notice.REFUNDED", "{order} 已退款 {amount}，感谢您的耐心。"))
                .naming((thing, id) -> thing == Names.Thing.LINE && id.equals("MUG") ? "马克杯" : id);
        out.println(NoticeText.of(caseId, notice, texts));
        out.println(RefusalText.of(refusal, texts));
        // guide:end texts
    }
}
