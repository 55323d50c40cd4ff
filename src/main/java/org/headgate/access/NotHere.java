package org.headgate.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for is missing, or not this reader's: both answer 404, word for word the same. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotHere extends RuntimeException {}
