package org.headgate.followup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithin business days a district has to answer
 * @param from the sender of every mail, as {@code Headgate <headgate@county.example>}
 * @param replyTo where answers by mail go
 * @param contact who gets a ticket's mails when the district has no lead
 * @param tries how often a mail is tried before a person has to look
 * @param firstPause before the second try; each later pause is twice as long, up to {@code longestPause}
 */
@ConfigurationProperties("headgate.followup")
record FollowUpSettings(
        @DefaultValue("5") int answerWithin,
        @DefaultValue("Headgate <headgate@county.example>") String from,
        @DefaultValue("headgate@county.example") String replyTo,
        @DefaultValue("assessment-data@county.example") String contact,
        @DefaultValue("40") int tries,
        @DefaultValue("10s") Duration firstPause,
        @DefaultValue("1h") Duration longestPause) {}
