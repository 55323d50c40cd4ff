package org.headgate.dashboard;

import java.util.Locale;
import java.util.Map;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Wording;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people call tests, levels, grades, pupil groups and schools. */
@Component
class Labels {

    private final Wording wording;
    private final MessageSource messages;

    Labels(Wording wording, MessageSource messages) {
        this.wording = wording;
        this.messages = messages;
    }

    String test(Assessment test) {
        return wording.say("dashboard.test." + test.word());
    }

    /** As in "47 of 100 pupils ...". */
    String reached(Assessment test, SchoolYear year) {
        return wording.say(withYear("dashboard.reached." + test.word(), test, year));
    }

    /** Head of the column with the share that made it. */
    String goal(Assessment test, SchoolYear year) {
        return wording.say(withYear("dashboard.goal." + test.word(), test, year));
    }

    String level(Assessment test, int level, SchoolYear year) {
        return wording.say(test.levelKey(level, year));
    }

    String family(String family) {
        return wording.say("dashboard.family." + family);
    }

    /** The name of a column such as {@code grade:3} or {@code ethnicity:500}; a code nobody named shows as it is. */
    String column(String column) {
        if (column.endsWith(":" + Tables.NOT_STATED)) {
            return wording.say("dashboard.not-stated");
        }
        var code = column.substring(column.indexOf(':') + 1);
        if (column.startsWith("grade:") && !code.equals("0")) {
            return wording.say("dashboard.column.grade", code);
        }
        var key = "dashboard.column." + column.replace(':', '.');
        var name = messages.getMessage(key, null, code, Locale.US);
        return name == null ? code : name;
    }

    String school(String cds, Map<String, String> names) {
        return cds.equals(Tables.NOT_STATED)
                ? wording.say("dashboard.school-not-stated")
                : names.getOrDefault(cds, wording.say("dashboard.school-unnamed", cds));
    }

    // Where the new words of 2025-26 change the sentence too, it has a twin for those years.
    private static String withYear(String key, Assessment test, SchoolYear year) {
        return test.levelKey(1, year).contains("from-2026") ? key + ".from-2026" : key;
    }
}
