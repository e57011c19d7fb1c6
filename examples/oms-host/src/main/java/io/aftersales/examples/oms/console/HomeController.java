package io.aftersales.examples.oms.console;

import io.aftersales.examples.oms.web.Answers;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to sign in, and the way from there to the first page of the person's role. */
@Controller
class HomeController {

    private final boolean sample;

    HomeController(Environment environment) {
        this.sample = environment.matchesProfiles("sample");
    }

    @GetMapping("/sign-in")
    String signIn(Model model) {
        model.addAttribute("sample", sample);
        return "console/sign-in";
    }

    /** The address that people try first. */
    @GetMapping("/login")
    String login() {
        return "redirect:/";
    }

    @GetMapping("/")
    String home(Authentication by) {
        List<Menu> pages = Menu.of(Answers.actor(by).role());
        return pages.isEmpty() ? "console/nothing" : "redirect:" + pages.get(0).path();
    }
}
