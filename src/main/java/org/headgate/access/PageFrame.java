package org.headgate.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What every page has around it: who is reading, and the one answer to what is not theirs. */
@ControllerAdvice
class PageFrame {

    /** {@code me}: the signed-in person, for the frame's navigation. */
    @ModelAttribute("me")
    @Nullable
    Person me(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.getPerson()
                : null;
    }

    // A page of another role or another district answers like a missing one, so nobody learns that it exists.
    @ExceptionHandler({NotHere.class, AccessDeniedException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notHere(@Nullable Authentication authentication, Model page) {
        page.addAttribute("me", me(authentication));
        return "error/404";
    }
}
