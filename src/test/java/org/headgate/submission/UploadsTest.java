package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headgate.OnHeadgate;
import org.headgate.WithoutToken;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.platform.HeadgateSettings;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class UploadsTest {

    private static final DistrictCode MINE = new DistrictCode("99930310000000");
    private static final DistrictCode THEIRS = new DistrictCode("99930320000000");
    private static final String LEAD = "lead@uploads.example";

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    Seasons seasons;

    @Autowired
    Slots slots;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Drafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HeadgateSettings settings;

    @LocalServerPort
    int port;

    private Browser lead;

    @BeforeEach
    void aLeadWhoOwesFiles() {
        districts.list(new District(MINE, "Mine Unified", "Test"));
        districts.list(new District(THEIRS, "Theirs Unified", "Test"));
        people.add(LEAD, "Lia Lead", Role.LEAD, "secret", List.of(MINE));
        seasons.open("Uploads", LocalDate.of(2099, 12, 12), slotsOfBoth());
        lead = Browser.signedIn(port, LEAD, "secret");
    }

    @Test
    void chosenIsNotSentAndWhatIsSentHasAReceiptWithItsDigest() throws IOException {
        var file = caaspp(3);

        var chosen = lead.choose(Map.of(file.name("Tested"), file.bytes()));
        assertThat(chosen.body())
                .contains("Nothing has been sent yet", "CAASPP, Tested, 2024-25", "3 rows", "Send 1 file");
        assertThat(versions("tested")).noneMatch(version -> version.rows() == 3);

        var receipt = send(chosen);
        assertThat(receipt.body())
                .contains("Received: 1 file", "3 rows", sha256(file.bytes()), file.name("Tested"), LEAD);
        var snapshot = versions("tested").get(0);
        assertThat(receipt.uri().getPath()).isEqualTo("/receipts/" + snapshot.id());
        try (var bytes = snapshots.bytesOf(snapshot)) {
            assertThat(bytes).hasBinaryContent(file.bytes());
        }
        assertThat(slots.find(snapshot.slot()).orElseThrow().stage()).isNotEqualTo(Stage.OWED);
        assertThat(uploadsFolder().resolve(idOf(chosen))).doesNotExist();
    }

    @Test
    void pressingSendTwiceReceivesOnce() {
        var chosen = lead.choose(Map.of(caaspp(4).name("Tested"), caaspp(4).bytes()));

        var first = send(chosen);
        var second = send(chosen);

        assertThat(second.uri()).isEqualTo(first.uri());
        assertThat(versions("tested").stream().filter(version -> version.rows() == 4))
                .hasSize(1);
    }

    @Test
    void theVerySameFileIsAnsweredWithTheReceiptItHas() {
        var file = Map.of(caaspp(5).name("Enrolled"), caaspp(5).bytes());
        var receipt = send(lead.choose(file)).uri().getPath();

        var again = lead.choose(file);

        assertThat(again.body()).contains("already here", "There is nothing to send", "href=\"" + receipt + "\"");
        assertThat(versions("enrolled").stream().filter(version -> version.rows() == 5))
                .hasSize(1);
    }

    @Test
    void theZipOfTomsIsOpenedAndItsTwinsAreSetAside() throws IOException {
        var file = caaspp(6);
        var zip = zip(Map.of(
                file.name("Tested"),
                file.bytes(),
                "twin.dat",
                "01".repeat(2000).getBytes(),
                "twin.xlsx",
                "PK".getBytes()));

        var chosen = lead.choose(Map.of("From TOMS.zip", zip));

        assertThat(chosen.body())
                .contains("Send 1 file", "from From TOMS.zip", "2 files set aside", "twin.dat", "twin.xlsx");
        assertThat(send(chosen).body()).contains("From TOMS.zip", sha256(file.bytes()));
    }

    @Test
    void whereNeitherNameNorRowsTellTheSideTheLeadIsAsked() {
        var chosen = lead.choose(Map.of("renamed.csv", caaspp(7).bytes()));
        assertThat(chosen.body()).contains("Which side is it?").doesNotContain("Send 1 file");

        var answered = lead.post(chosen.uri().getPath() + "/sides", Map.of("side-0", "enrolled"));
        assertThat(answered.body()).contains("CAASPP, Enrolled, 2024-25", "Send 1 file");
        send(answered);
        assertThat(versions("enrolled").get(0).rows()).isEqualTo(7);
    }

    @Test
    void whileOneFileIsUndecidedNoneIsSentAndTheAnswerStandsAmongTheReasons() {
        var chosen = lead.choose(Map.of(
                "renamed.csv",
                caaspp(17).bytes(),
                caaspp(18).name("Tested"),
                caaspp(18).bytes()));

        assertThat(send(chosen).body()).contains("Which side is it?");
        assertThat(versions("tested")).noneMatch(version -> version.rows() == 18);

        var answers = Map.of("side-0", "enrolled", "side-1", "enrolled");
        var answered = lead.post(chosen.uri().getPath() + "/sides", answers);
        assertThat(answered.body())
                .contains("Send 2 files", "You said that it is the file by enrolled district.")
                .doesNotContain("please say which one");
    }

    @Test
    void ofTwoFilesForOneSlotNeitherIsTaken() {
        var chosen = lead.choose(Map.of(
                caaspp(19).name("Tested"),
                caaspp(19).bytes(),
                "1_" + caaspp(20).name("Tested"),
                caaspp(20).bytes()));

        assertThat(chosen.body())
                .contains(
                        "There is nothing to send",
                        "Two files in this upload are",
                        caaspp(19).name("Tested"))
                .doesNotContain("Send 1 file");
    }

    @Test
    void ofTwoFilesThatAreSaidToBeTheSameSideNeitherIsTakenNorTheFirstThatComesAgain() {
        var chosen = lead.choose(Map.of(
                "one.csv",
                caaspp(22).bytes(),
                "two.csv",
                caaspp(23).bytes(),
                "three.csv",
                caaspp(22).bytes()));

        var answers = Map.of("side-0", "tested", "side-1", "tested", "side-2", "tested");
        assertThat(lead.post(chosen.uri().getPath() + "/sides", answers).body())
                .contains(
                        "There is nothing to send", "one.csv", "two.csv", "three.csv", "Two files in this upload are");
    }

    @Test
    void oneFileForBothSidesInOneUploadIsDoubted() {
        var chosen = lead.choose(Map.of(
                caaspp(24).name("Tested"),
                caaspp(24).bytes(),
                caaspp(24).name("Enrolled"),
                caaspp(24).bytes()));

        assertThat(chosen.body())
                .contains("this upload has the very same file as the Enrolled one, too", "Send 2 files");
    }

    @Test
    void aFileThatWasSentAsTheOtherSideIsNotTakenForThisOneWithoutAWarning() {
        send(lead.choose(Map.of(caaspp(21).name("Enrolled"), caaspp(21).bytes())));

        var chosen = lead.choose(Map.of("renamed.csv", caaspp(21).bytes()));
        var answered = lead.post(chosen.uri().getPath() + "/sides", Map.of("side-0", "tested"));

        assertThat(answered.body()).contains("the very same file was received as the Enrolled one on", "Send 1 file");
    }

    @Test
    void eachWrongFileGetsItsOwnSentenceAndNothingIsKept() throws IOException {
        var before = versions("tested").size();
        var wrong = new LinkedHashMap<String, byte[]>();
        wrong.put("photo.jpg", HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000"));
        wrong.put("empty.csv", new byte[0]);
        wrong.put("header-only.csv", caaspp(0).bytes());
        wrong.put("twin.dat", ("01" + " ".repeat(4008) + "\r\n").repeat(3).getBytes());
        wrong.put("twin.xlsx", zip(Map.of("[Content_Types].xml", new byte[1], "xl/workbook.xml", new byte[1])));
        wrong.put("saved-with-commas.csv", caaspp(2).text(',').getBytes());
        wrong.put("no-csv.zip", zip(Map.of("readme.txt", "Hello".getBytes())));
        wrong.put("theirs.csv", ScoreText.of(Kind.CAASPP, "2024-25", THEIRS, 2).bytes());
        wrong.put("not-asked.csv", ScoreText.of(Kind.CAASPP, "2022-23", MINE, 2).bytes());
        wrong.put("old.csv", ScoreText.of(Kind.CAASPP, "2018-19", MINE, 2).bytes());

        var chosen = lead.choose(wrong);

        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(chosen.body()).contains("There is nothing to send").doesNotContain("Theirs Unified", "Exception");
        var sentences = sentences(chosen.body(), wrong.keySet());
        assertThat(sentences)
                .hasSize(wrong.size())
                .doesNotHaveDuplicates()
                .allSatisfy(s -> assertThat(s).isNotBlank());
        assertThat(sentences).anyMatch(s -> s.contains(THEIRS.text()) && s.contains("Mine Unified"));
        assertThat(sentences)
                .anyMatch(s -> s.contains("This is the CAASPP file of 2018-19; your county collects 2024-25."));
        assertThat(versions("tested")).hasSize(before);
        assertThat(uploadsFolder().resolve(idOf(chosen))).isEmptyDirectory();
    }

    @Test
    void whatBelongsToAnotherDistrictAnswersWordForWordLikeWhatIsMissing() {
        people.add("lead@theirs.example", "Theo", Role.LEAD, "secret", List.of(THEIRS));
        var theirs = Browser.signedIn(port, "lead@theirs.example", "secret");
        var chosen = lead.choose(Map.of(caaspp(8).name("Tested"), caaspp(8).bytes()));
        var snapshot = send(chosen).uri().getPath().substring("/receipts/".length());

        var missing = theirs.get("/snapshots/aaaaaaaaaaaaa");
        assertThat(missing.statusCode()).isEqualTo(404);
        for (var path : List.of(
                "/snapshots/" + snapshot,
                "/receipts/" + snapshot,
                "/receipts?of=" + snapshot,
                "/slots/" + MINE + "/caaspp/tested/2024-25",
                "/slots/nonsense/caaspp/tested/2024-25",
                "/owed?district=" + MINE,
                chosen.uri().getPath())) {
            var answer = theirs.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(WithoutToken.of(answer)).as(path).isEqualTo(WithoutToken.of(missing));
        }
        assertThat(lead.get("/snapshots/" + snapshot).statusCode()).isEqualTo(200);
    }

    @Test
    void theListOfWhatIsOwedSaysWhoseTurnItIsAndByWhen() {
        var owed = lead.get("/owed").body();

        assertThat(owed)
                .contains("What Mine Unified still owes", "Not sent yet. Your turn", "December 12, 2099")
                .contains("/slots/" + MINE + "/elpac-initial/tested/2024-25");
        people.add("staff@uploads.example", "Sam", Role.SPECIALIST, "secret", List.of());
        var staff = Browser.signedIn(port, "staff@uploads.example", "secret");
        // Other tests' districts may fill the first page.
        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(page -> staff.get("/owed?page=" + page).body())
                        .collect(Collectors.joining()))
                .contains("Mine Unified", "Theirs Unified");
        assertThat(staff.get("/owed?district=" + MINE).body()).contains("Lia Lead&#39;s turn");
    }

    @Test
    void nothingToReportNeedsAReason() {
        var slot = "/slots/" + MINE + "/elpac-summative/tested/2024-25";

        assertThat(lead.post(slot + "/nothing-to-report", Map.of("reason", " ")).body())
                .contains("Say why there is no such file");
        assertThat(lead.post(slot + "/nothing-to-report", Map.of("reason", "Nobody takes it"))
                        .body())
                .contains("Nothing to report, signed", "Lia Lead signed on", "Nobody takes it");
    }

    @Test
    void whatIsChosenAndNotSentIsShownUntilItExpires() throws IOException {
        var chosen = lead.choose(Map.of(caaspp(9).name("Tested"), caaspp(9).bytes()));
        var folder = uploadsFolder().resolve(idOf(chosen));
        assertThat(folder).isNotEmptyDirectory();
        assertThat(lead.get("/owed").body())
                .contains("1 file is chosen but not sent", chosen.uri().getPath());

        jdbc.sql("UPDATE submission.uploads SET expires_at = now() - interval '1 minute' WHERE id = ?")
                .param(idOf(chosen))
                .update();
        drafts.sweep();

        assertThat(folder).doesNotExist();
        assertThat(lead.get(chosen.uri().getPath()).statusCode()).isEqualTo(404);
    }

    @Test
    void pressingTheButtonWithoutAFileSaysSo() {
        assertThat(lead.choose(Map.of("", new byte[0])).body()).contains("No file was chosen");
    }

    @Test
    void anUploadOverTheLimitIsToldSo() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /uploads HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000000\r\n\r\n--x\r\n")
                            .getBytes());
            socket.setSoTimeout(40_000);
            var answer = new StringBuilder();
            for (var c = socket.getInputStream().read();
                    c >= 0 && answer.indexOf("</html>") < 0;
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
            assertThat(answer).startsWith("HTTP/1.1 413").contains("Too large", "Nothing was kept");
        }
    }

    private HttpResponse<String> send(HttpResponse<String> chosen) {
        return lead.post("/uploads/" + idOf(chosen) + "/send", Map.of());
    }

    private static String idOf(HttpResponse<String> chosen) {
        return chosen.uri().getPath().replace("/uploads/", "");
    }

    private List<Snapshot> versions(String side) {
        return snapshots.of(SlotId.of(MINE.text(), "caaspp", side, "2024-25"));
    }

    private Path uploadsFolder() {
        return settings.dataDirectory().resolve("uploads");
    }

    private static ScoreText caaspp(int rows) {
        return ScoreText.of(Kind.CAASPP, "2024-25", MINE, rows);
    }

    private static List<SlotId> slotsOfBoth() {
        var all = new ArrayList<SlotId>();
        for (var district : List.of(MINE, THEIRS)) {
            for (var kind : List.of("caaspp", "elpac-summative", "elpac-initial")) {
                all.add(SlotId.of(district.text(), kind, "enrolled", "2024-25"));
                all.add(SlotId.of(district.text(), kind, "tested", "2024-25"));
            }
        }
        return all;
    }

    private static List<String> sentences(String page, Iterable<String> names) {
        var found = new ArrayList<String>();
        for (var name : names) {
            var sentence = Pattern.compile(Pattern.quote(">" + name + "</h3>") + "\\s*<p[^>]*>([^<]*)</p>")
                    .matcher(page);
            assertThat(sentence.find()).as(name + " on the page").isTrue();
            found.add(sentence.group(1));
        }
        return found;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
