package org.headgate.access;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Sign-in, and the way on from there: each role lands where its work is. */
@Controller
class SignInPage {

    private final boolean demo;

    SignInPage(Environment environment) {
        this.demo = environment.getProperty("headgate.demo.enabled", Boolean.class, false);
    }

    @GetMapping("/sign-in")
    String signIn(Model page) {
        page.addAttribute("demo", demo);
        return "access/sign-in";
    }

    @GetMapping("/")
    String home(@Me Person me) {
        return switch (me.role()) {
            case LEAD -> "redirect:/owed";
            case SPECIALIST -> "redirect:/tasks";
            case ADMIN -> "redirect:/processes";
        };
    }
}
