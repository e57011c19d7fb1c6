package io.aftersales.examples.oms.console;

import io.aftersales.examples.oms.web.Answers;
import io.aftersales.examples.oms.web.ShopTexts;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/** Model of every page of the console: its reader, the menu, the colours and the command id of its forms. */
@ControllerAdvice("io.aftersales.examples.oms.console")
class ConsoleModel {
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final MessageSource messages;
    private final ShopTexts texts;
    private final InstantSource clock;

    ConsoleModel(MessageSource messages, ShopTexts texts, ObjectProvider<InstantSource> clocks) {
        this.texts = texts;
        this.messages = messages;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    /** Adds it to the model of a page before its controller is called. */
    @ModelAttribute
    void add(Model page, HttpServletRequest request) {
        addTo(page.asMap(), request);
    }

    /** Adds it to a model, and returns the reader: null on the page to sign in. */
    @Nullable
    Reader addTo(Map<String, Object> page, HttpServletRequest request) {
        Reader reader = null;
        if (request.getUserPrincipal() instanceof Authentication by) {
            ZoneId zone = known(cookie(request, "zone", "UTC"));
            Locale language = RequestContextUtils.getLocale(request);
            reader = new Reader(
                    Answers.actor(by),
                    texts.of(new ServletRequestAttributes(request), language, zone),
                    messages,
                    language,
                    zone,
                    clock);
            page.put("reader", reader);
            page.put("menu", Menu.of(reader.actor().role()));
        }
        page.put("path", request.getServletPath());
        boolean chinese = RequestContextUtils.getLocale(request).getLanguage().equals("zh");
        page.put(
                "otherLanguage",
                UriComponentsBuilder.fromPath(request.getRequestURI())
                        .query(request.getQueryString())
                        .replaceQueryParam("lang", chinese ? "en" : "zh")
                        .build()
                        .toUriString());
        String theme = cookie(request, "theme", "auto");
        page.put("theme", THEMES.contains(theme) ? theme : "auto");
        // A form that was refused is among the attributes of the redirect already.
        page.putIfAbsent("entered", Typed.NONE);
        // The id of the command that a form of this page sends, the same however often the form is sent.
        page.put("command", UUID.randomUUID().toString());
        return reader;
    }

    /** The time zone that the browser told; else UTC. */
    private static ZoneId known(String zone) {
        try {
            return ZoneId.of(URLDecoder.decode(zone, StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException e) {
            return ZoneOffset.UTC;
        }
    }

    private static String cookie(HttpServletRequest request, String name, String other) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? other : cookie.getValue();
    }
}
