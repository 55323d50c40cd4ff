package org.headgate.check;

import org.headgate.access.NotHere;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The rules, from the same folders that checks apply. */
@Controller
class RulesPage {

    private final Rules rules;

    RulesPage(Rules rules) {
        this.rules = rules;
    }

    @GetMapping("/rules")
    String rules(Model page) {
        page.addAttribute("count", rules.all().size());
        page.addAttribute("groups", rules.byAbout());
        return "check/rules";
    }

    @GetMapping("/rules/{id}")
    String rule(@PathVariable String id, Model page) {
        page.addAttribute("rule", rules.find(id).orElseThrow(NotHere::new));
        return "check/rule";
    }
}
