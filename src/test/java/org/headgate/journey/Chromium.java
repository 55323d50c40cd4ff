package org.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real browser for tests: the machine's own chromium, without which browser tests are skipped and say so. */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    /** Skips the calling test where there is no chromium; in continuous integration that is a failure instead. */
    static Chromium start() {
        var executable = executable();
        if (executable.isEmpty() && System.getenv("CI") == null) {
            System.out.println("Browser tests are skipped: no chromium on this machine. Install it to run them.");
        }
        assertThat(executable.isPresent() || System.getenv("CI") == null)
                .as("continuous integration has a chromium, see .ci/run")
                .isTrue();
        Assumptions.assumeTrue(executable.isPresent(), "no chromium on this machine");
        return new Chromium(executable.orElseThrow());
    }

    /** A fresh person at a fresh browser, who has signed in. */
    Page signIn(String address, String email, String password) {
        var page = visitor(address);
        page.navigate("/sign-in");
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(password);
        page.locator("main button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    Page visitor(String address) {
        return browser.newContext(
                        new Browser.NewContextOptions().setBaseURL(address).setLocale("en-US"))
                .newPage();
    }

    Page visitorWithoutJavaScript(String address) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("en-US")
                        .setJavaScriptEnabled(false))
                .newPage();
    }

    /** Fails with the rule and the element when the page breaks a WCAG 2.2 AA rule that can be checked. */
    static void assertNoAxeViolation(Page page) {
        var results = new AxeBuilder(page).withTags(WCAG).analyze();
        assertThat(results.getViolations().stream()
                        .map(v -> v.getId() + ": " + v.getHelp() + " at "
                                + v.getNodes().stream().map(n -> n.getHtml()).toList())
                        .toList())
                .as("axe violations on " + page.url())
                .isEmpty();
    }

    /** No two-way scrolling on a phone. */
    static void assertFitsA320PixelScreen(Page page) {
        page.setViewportSize(320, 700);
        var overflow = (Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(overflow.intValue())
                .as("pixels too wide at 320 px: " + page.url())
                .isLessThanOrEqualTo(0);
        page.setViewportSize(1280, 900);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
