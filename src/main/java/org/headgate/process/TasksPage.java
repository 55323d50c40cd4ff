package org.headgate.process;

import java.util.Locale;
import org.headgate.access.Me;
import org.headgate.access.Person;
import org.headgate.submission.UnknownHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for me: a lead's files to pull, a specialist's findings to review. */
@Controller
@PreAuthorize("hasAnyRole('LEAD', 'SPECIALIST')")
class TasksPage {

    private static final int ROWS = 50;

    private final Tasks tasks;
    private final UnknownHeaders unknownHeaders;

    TasksPage(Tasks tasks, UnknownHeaders unknownHeaders) {
        this.tasks = tasks;
        this.unknownHeaders = unknownHeaders;
    }

    @GetMapping("/tasks")
    String tasks(
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = "1") String page,
            @Me Person me,
            Model model) {
        var which = which(show);
        var number = Pages.number(page);
        var count = tasks.count(me, which);
        model.addAttribute("which", which.name().toLowerCase(Locale.ROOT));
        model.addAttribute("isLead", me.isLead());
        model.addAttribute("myEmail", me.email());
        model.addAttribute("count", count);
        model.addAttribute("mine", me.isLead() ? 0 : tasks.count(me, Tasks.Which.MINE));
        model.addAttribute("open", me.isLead() ? 0 : tasks.count(me, Tasks.Which.OPEN));
        model.addAttribute("all", tasks.count(me, Tasks.Which.ALL));
        model.addAttribute("tasks", tasks.of(me, which, (number - 1) * ROWS, ROWS));
        model.addAttribute("headers", me.isLead() ? 0 : unknownHeaders.countWaiting());
        model.addAttribute("number", number);
        model.addAttribute("pages", Pages.of(count, ROWS));
        return "process/tasks";
    }

    private static Tasks.Which which(String word) {
        return switch (word) {
            case "mine" -> Tasks.Which.MINE;
            case "open" -> Tasks.Which.OPEN;
            default -> Tasks.Which.ALL;
        };
    }
}
