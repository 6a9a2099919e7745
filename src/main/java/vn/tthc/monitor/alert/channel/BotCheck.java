package vn.tthc.monitor.alert.channel;

import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks a bot's platform who the bot is, so that a token that was reset is known before the first outage has to be told. */
final class BotCheck {
    private static final int REFUSED = 401;

    private final HttpPost post;
    private final JsonMapper json;
    private volatile @Nullable String notice;

    BotCheck(HttpPost post, JsonMapper json) {
        this.post = post;
        this.json = json;
    }

    /** What the last answer was worried about; no answer at all changes nothing. */
    @Nullable String notice() {
        return notice;
    }

    void look(HttpUrl whoAmI) {
        var reply = post.send(new Request.Builder().url(whoAmI), "{}");
        if (reply.failure() != null) {
            return;
        }
        var tree = JsonObjects.read(json, reply.body());
        var code = tree == null ? reply.status() : tree.path("error_code").asInt(reply.status());
        if (code == REFUSED) {
            notice = "Bot bị từ chối khi hỏi thử (getMe trả lời 401): mã bí mật sai hoặc đã bị đặt lại";
        } else if (tree != null && tree.path("ok").asBoolean(false)) {
            var mayJoin = tree.path("result").path("can_join_groups").asBoolean(true);
            notice = mayJoin
                    ? null
                    : "Bot không có quyền vào nhóm (can_join_groups: false), tin vào nhóm có thể không tới";
        }
    }
}
