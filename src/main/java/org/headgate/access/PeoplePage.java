package org.headgate.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Sentence;
import org.headgate.reference.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may sign in, and the districts they can belong to; an admin's page. */
@Controller
@ForAdmins
class PeoplePage {

    private static final int SHORTEST_PASSWORD = 12;

    private final People people;
    private final Districts districts;
    private final Audit audit;
    private final Wording wording;

    PeoplePage(People people, Districts districts, Audit audit, Wording wording) {
        this.people = people;
        this.districts = districts;
        this.audit = audit;
        this.wording = wording;
    }

    @GetMapping("/people")
    String list(Model page) {
        page.addAttribute("people", people.all());
        page.addAttribute("districts", districts.all());
        return "access/people";
    }

    @PostMapping("/people")
    String add(
            @Me Person me,
            @RequestParam String email,
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam(defaultValue = "") String district,
            @RequestParam String password,
            RedirectAttributes after) {
        var faults = new ArrayList<Sentence>();
        if (!email.strip().matches("[^@\\s]+@[^@\\s]+")) {
            faults.add(Sentence.of("people.fault.email"));
        }
        if (name.isBlank()) {
            faults.add(Sentence.of("people.fault.name"));
        }
        if (!List.of("lead", "specialist", "admin").contains(role)) {
            faults.add(Sentence.of("people.fault.role"));
        }
        if (password.length() < SHORTEST_PASSWORD) {
            faults.add(Sentence.of("people.fault.password", SHORTEST_PASSWORD));
        }
        var code = codeOf(district);
        if (role.equals("lead") && code.isEmpty()) {
            faults.add(Sentence.of("people.fault.district"));
        }
        if (people.find(email.strip()).isPresent()) {
            faults.add(Sentence.of("people.fault.known"));
        }
        if (!faults.isEmpty()) {
            return back(after, faults);
        }
        var added = people.add(
                email.strip(), name.strip(), Role.of(role), password, role.equals("lead") ? code : List.of());
        audit.note(me.email(), "let in as " + role, added.email());
        after.addFlashAttribute("said", wording.say("people.added", added.name()));
        return "redirect:/people";
    }

    @PostMapping("/people/leave")
    String leave(@Me Person me, @RequestParam String email, RedirectAttributes after) {
        if (email.toLowerCase(Locale.ROOT).equals(me.email())) {
            return back(after, List.of(Sentence.of("people.fault.self")));
        }
        people.letGo(email);
        audit.note(me.email(), "let go", email);
        after.addFlashAttribute("said", wording.say("people.left", email));
        return "redirect:/people";
    }

    @PostMapping("/people/districts")
    String listDistrict(
            @Me Person me,
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam String county,
            RedirectAttributes after) {
        if (!code.strip().matches("[0-9]{14}")) {
            return back(after, List.of(Sentence.of("people.fault.code")));
        }
        if (name.isBlank() || county.isBlank()) {
            return back(after, List.of(Sentence.of("people.fault.names")));
        }
        districts.list(new District(new DistrictCode(code.strip()), name.strip(), county.strip()));
        audit.note(me.email(), "listed district", code.strip());
        after.addFlashAttribute("said", wording.say("people.listed", name.strip()));
        return "redirect:/people";
    }

    private List<DistrictCode> codeOf(String district) {
        return districts.all().stream()
                .map(District::code)
                .filter(code -> code.text().equals(district))
                .toList();
    }

    private String back(RedirectAttributes after, List<Sentence> faults) {
        after.addFlashAttribute("faults", faults.stream().map(wording::say).toList());
        return "redirect:/people";
    }
}
