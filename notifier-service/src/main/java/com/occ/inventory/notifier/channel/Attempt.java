package com.occ.inventory.notifier.channel;

/** How an attempt to deliver a letter ended. Why it did not succeed is said in our own words. */
public sealed interface Attempt {

    /** The channel took it. */
    record Sent() implements Attempt {}

    /** It was surely not taken; another attempt may be. */
    record Failed(String why) implements Attempt {}

    /** It may have been taken, or not: only the very same letter may be tried again. */
    record Unsure(String why) implements Attempt {}

    /** It was surely not taken, and never will be: the recipient, or what we send, is wrong. */
    record Rejected(String why) implements Attempt {}
}
