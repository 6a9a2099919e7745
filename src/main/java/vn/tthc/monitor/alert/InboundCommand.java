package vn.tthc.monitor.alert;

import java.time.Instant;

/**
 * What somebody wrote to our bot in a chat.
 *
 * @param channel id of the channel whose bot was addressed
 * @param chat the provider's id of the chat; may be another one than the channel writes to
 * @param configured whether it is the very chat the channel writes to: only there may orders be taken
 * @param who name the provider shows for the writer
 * @param text without the mention of the bot
 */
public record InboundCommand(String channel, String chat, boolean configured, String who, String text, Instant at) {}
