-- What channels learn while they run.

-- Groups that got another id, such as a group of Telegram that became a supergroup.
CREATE TABLE alert.chat_move (
    channel  text NOT NULL,
    chat     text NOT NULL,
    new_chat text NOT NULL,
    PRIMARY KEY (channel, chat)
);
