package org.headgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.headgate.layout.Layouts;
import org.headgate.layout.Sheet;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The packaged jar, as somebody runs it who has a JDK and a file. */
class CommandsIT {

    @TempDir
    static Path folder;

    private static Path zip = Path.of("none");

    @BeforeAll
    static void writeTheDemosFiles() throws Exception {
        var said = jar("demo", folder.resolve("demo").toString());
        assertThat(said.exit).isZero();
        assertThat(said.out).contains("files written to ", "wrong on purpose: pupil twice");
        try (var files = Files.list(folder.resolve("demo"))) {
            zip = files.filter(file ->
                            file.toString().endsWith("_CAASPP_Student_Score_Data_File_TestedStudentScoreData_2025.zip"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aSoundFileEndsWithZero() throws Exception {
        var said = jar("check", zip.toString());

        assertThat(said.out).contains("CLEAN. All ", "What to do now: Nothing").doesNotContain("Spring", "??");
        assertThat(said.err).isEmpty();
        assertThat(said.exit).isZero();
    }

    @Test
    void aDoubtfulOneEndsWithOneAndTellsEveryPlaceInEveryForm() throws Exception {
        var file = withAStrangeGender();
        var csv = folder.resolve("out.csv");
        var workbook = folder.resolve("out.xlsx");

        var said = jar(
                "check", file.toString(), "--side", "tested", "--csv", csv.toString(), "--xlsx", workbook.toString());

        assertThat(said.exit).isEqualTo(1);
        assertThat(said.out).contains("WARNINGS. Checked ", "Gender: Q", "Written: " + csv, "Written: " + workbook);
        assertThat(Files.readString(csv)).contains("\"code-unknown\"");
        try (var sheets = new ZipFile(workbook.toFile())) {
            assertThat(sheets.getEntry("xl/worksheets/sheet2.xml")).isNotNull();
        }
    }

    @Test
    void aForeignOneEndsWithTwoAlsoAsJson() throws Exception {
        var letter = Files.writeString(folder.resolve("letter.csv"), "Dear county,\nhere it is.\n");

        var said = jar("check", "--json", letter.toString());

        assertThat(said.exit).isEqualTo(2);
        var report = JsonMapper.builder().build().readTree(said.out).get(0);
        assertThat(report.get("verdict").asString()).isEqualTo("blocked");
    }

    @Test
    void whatCanNotBeReadEndsWithThreeAndAReason() throws Exception {
        var empty = Files.createFile(folder.resolve("empty.csv"));

        var nowhere = jar("check", folder.resolve("nowhere.csv").toString());
        var inFolder = jar("check", folder.toString());
        var nothing = jar("check", empty.toString());

        assertThat(nowhere.exit).isEqualTo(3);
        assertThat(nowhere.err).startsWith("There is no file ");
        assertThat(inFolder.exit).isEqualTo(3);
        assertThat(inFolder.err).startsWith(folder + " is a folder. Name the files in it");
        assertThat(nothing.exit).isEqualTo(2);
        assertThat(nothing.out).contains("empty.csv", "REFUSED.", "empty");
    }

    @Test
    void aMistypedCommandIsNoServer() throws Exception {
        var said = jar("chek", zip.toString());

        assertThat(said.exit).isEqualTo(3);
        assertThat(said.out).isEmpty();
        assertThat(said.err).contains("chek", "check", "--help").doesNotContain("Spring");
    }

    @Test
    void aCommandSaysWhatItTakes() throws Exception {
        var said = jar("check", "--help");

        assertThat(said.exit).isZero();
        assertThat(said.out).contains("--layouts=FOLDER", "Exit codes:", "2   a file is blocked or refused");
    }

    @Test
    void nextYearsLayoutIsTriedAndThenKnown() throws Exception {
        var last = Layouts.onClassPath()
                .find(Kind.ELPAC_INITIAL, SchoolYear.of("2024-25"))
                .orElseThrow();
        var sheets = Files.createDirectory(folder.resolve("sheets"));
        var sheet = sheets.resolve("elpac-initial-2031-32.csv");
        Files.writeString(sheet, Sheet.text(last) + "SunnySide,text,1,no,,,Whether the sun shone\n");
        var sample = Files.writeString(folder.resolve("next.csv"), String.join("^", last.names()) + "^SunnySide\n");

        var tried = jar("layout", "try", sheet.toString(), sample.toString());
        var before = jar("check", sample.toString());
        var after = jar("check", sample.toString(), "--layouts", sheets.toString());
        var without = jar("layout");

        assertThat(tried.out).contains("Layout elpac-initial-2031-32 (", "SunnySide");
        assertThat(before.out).doesNotContain("2031-32");
        assertThat(after.out).contains("This Initial ELPAC file of 2031-32 has a header but no row.");
        assertThat(without.exit).isEqualTo(3);
        assertThat(without.err).contains("try");
    }

    private static Path withAStrangeGender() throws IOException {
        var lines = new ArrayList<String>();
        var name = "";
        try (var opened = new ZipFile(zip.toFile())) {
            var entry = opened.stream()
                    .filter(one -> one.getName().toLowerCase(Locale.ROOT).endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
            name = entry.getName();
            new String(opened.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(lines::add);
        }
        var column = List.of(lines.get(0).split("\\^")).indexOf("Gender");
        var cells = lines.get(1).split("\\^", -1);
        cells[column] = "Q";
        lines.set(1, String.join("^", cells));
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static Said jar(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                System.getProperty("headgate.jar", "target/headgate.jar")));
        command.addAll(List.of(words));
        var out = Files.createTempFile(folder, "said", ".out");
        var err = Files.createTempFile(folder, "said", ".err");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command.toString()).isTrue();
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private record Said(int exit, String out, String err) {}
}
