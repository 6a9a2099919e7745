package vn.tthc.monitor.incident;

import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.Incident.Kind;

/** Makes an incident of a channel that refuses us, so that the other channels tell of it. */
@Component
class ChannelDesk implements ChannelIncidents {
    private final OwnDesk desk;

    ChannelDesk(OwnDesk desk) {
        this.desk = desk;
    }

    @Override
    public void refused(String channel, String answer) {
        desk.open(
                SOURCE + channel,
                "Kênh " + channel,
                Kind.CHANNEL,
                "(" + answer
                        + "); tin của kênh này đang chờ; cần làm: sửa mã bí mật hoặc mời lại bot vào nhóm rồi bấm Gửi thử ở trang"
                        + " Cảnh báo");
    }

    @Override
    public void works(String channel) {
        desk.close(SOURCE + channel);
    }
}
