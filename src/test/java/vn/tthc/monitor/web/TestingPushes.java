package vn.tthc.monitor.web;

import java.util.Optional;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.PushAnswer;
import vn.tthc.monitor.connector.PushIntake;

/** Takes nothing from anybody; a call to anything else than {@code nguon} is one to nowhere. */
final class TestingPushes implements PushIntake {
    @Override
    public Optional<DataSize> largest(String connector) {
        return connector.equals("nguon") ? Optional.of(DataSize.ofBytes(100)) : Optional.empty();
    }

    @Override
    public PushAnswer receive(String connector, byte[] body, LoginGate gate) {
        return new PushAnswer(PushAnswer.Code.UNREADABLE, body.length + " byte");
    }

    @Override
    public PushAnswer tooLarge(String connector) {
        return new PushAnswer(PushAnswer.Code.TOO_LARGE, "quá lớn");
    }

    @Override
    public PushAnswer unknown(String connector) {
        return new PushAnswer(PushAnswer.Code.UNKNOWN, "không có");
    }

    @Override
    public void record() {}
}
