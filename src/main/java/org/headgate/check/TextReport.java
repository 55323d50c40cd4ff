package org.headgate.check;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.layout.Recognition;
import org.headgate.reference.Sentence;
import org.headgate.reference.Wording;

/** A report to be read in a terminal: the verdict first, then what the file is, then the causes, worst first. */
final class TextReport {

    private final Wording wording;
    private final PrintStream out;

    TextReport(Wording wording, PrintStream out) {
        this.wording = wording;
        this.out = out;
    }

    void print(Report report) {
        out.println(report.fileName());
        about(report).forEach(sentence -> out.println("  " + sentence));
        var groups = report.groups();
        if (report.claim().isPresent()) {
            out.println("  " + say("check.now", say(Group.toDo(report.word(), groups))));
        }
        for (var i = 0; i < groups.size(); i++) {
            out.println();
            print(i + 1, groups.get(i));
        }
        printNotApplied(report.notApplied());
        out.println();
    }

    /** The verdict, what the file is, and why: a sentence each. */
    List<String> about(Report report) {
        if (report.recognition() instanceof Recognition.Refused refused) {
            return Stream.concat(
                            Stream.of(say("check.offline.refused"), wording.say(refused.why())),
                            refused.details().stream().map(detail -> "- " + wording.say(detail)))
                    .toList();
        }
        var file = (Recognition.ScoreFile) report.recognition();
        var lines = new java.util.ArrayList<String>();
        lines.add(say(
                "check.offline." + report.word(),
                report.rows(),
                report.found(Rule.Weight.BLOCKS),
                report.found(Rule.Weight.WARNS)));
        report.claim()
                .ifPresent(claim -> lines.add(say(
                        "check.offline.what",
                        wording.of(claim.kind()),
                        wording.of(claim.side()),
                        claim.year().text(),
                        file.layout().name())));
        file.reasons().forEach(reason -> lines.add("- " + wording.say(reason.why())));
        if (file.side().isEmpty()) {
            report.claim().ifPresent(claim -> lines.add(say("check.offline.side", wording.of(claim.side()))));
        }
        return lines;
    }

    private void print(int number, Group group) {
        out.println("  %d. %s %s"
                .formatted(
                        number,
                        say("check.weight." + group.weight().word()),
                        group.rule().alteration()
                                ? say("check.changed-since-toms", group.rule().title())
                                : group.rule().title()));
        line(say("check.offline.found", group.found(), group.columns().size(), group.schoolCount()));
        if (!group.columns().isEmpty()) {
            line(say(
                    "check.offline.columns",
                    group.topColumns().stream().map(Group.InColumn::name).collect(Collectors.joining(", ")),
                    group.moreColumns()));
        }
        if (!group.schools().isEmpty()) {
            line(say("check.offline.schools", schools(group.schools()), group.moreSchools()));
        }
        group.examples().forEach(example -> line("- " + group.rule().say(example)));
        if (group.found() > group.examples().size()) {
            line(say("check.offline.more", group.found() - group.examples().size()));
        }
        line(say("check.offline.remedy", group.rule().remedy()));
        line(say("check.fixer." + group.rule().fixer().word()));
    }

    private static String schools(Map<Group.School, Integer> schools) {
        return schools.entrySet().stream()
                .map(school -> "%s (%,d)".formatted(school.getKey().code(), school.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void printNotApplied(List<Rule> rules) {
        if (!rules.isEmpty()) {
            out.println();
            out.println("  " + say("check.offline.not-applied", rules.size()));
            rules.forEach(rule -> line("- " + rule.title()));
        }
    }

    private void line(String text) {
        out.println("     " + text);
    }

    private String say(String key, Object... arguments) {
        return wording.say(Sentence.of(key, arguments));
    }
}
