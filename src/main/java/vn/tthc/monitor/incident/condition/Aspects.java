package vn.tthc.monitor.incident.condition;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.Condition.Value;

/** Asks the rule of every aspect. */
public final class Aspects {
    private Aspects() {}

    /** Evidence after what is known beside the runs; an end that is not known at the moment leaves things as they are. */
    public static Evidence with(Outside outside, Evidence before, Circumstances at) {
        var raised = before.raised();
        var certificate = expiry(Kind.TLS, outside.certificateUntil(), at);
        if (certificate != null) {
            raised = raised.with(Kind.TLS, certificate.value() != Value.OK);
        }
        var credential = expiry(Kind.CREDENTIAL, outside.credentialUntil(), at);
        if (credential != null) {
            raised = raised.with(Kind.CREDENTIAL, credential.value() != Value.OK);
        }
        raised = raised.with(Kind.SCHEMA, SchemaRule.raises(outside.waiting()))
                .with(Kind.VOLUME, VolumeRule.raises(before.rejectedPercent(), outside.waiting()));
        return before.with(raised);
    }

    /** How each aspect stands that can be judged now; what is left out stays as it was. */
    public static Map<Kind, Verdict> judge(Evidence evidence, @Nullable Outside outside, Circumstances at) {
        var verdicts = new EnumMap<Kind, Verdict>(Kind.class);
        if (at.evaluated(evidence)) {
            var thresholds = at.view().thresholds();
            verdicts.put(Kind.REACH, ReachRule.judge(evidence, thresholds));
            verdicts.put(Kind.AUTH, AuthRule.judge(evidence));
            verdicts.put(Kind.LATENCY, LatencyRule.judge(evidence, thresholds));
            verdicts.put(Kind.FRESHNESS, FreshnessRule.judge(evidence, at.now(), at.freshness(), at.calendar()));
        } else {
            var why = at.blind()
                    ? "đường truyền của ta gián đoạn nên chưa đánh giá"
                    : "không có lượt đọc nào trong thời gian gần đây";
            for (var kind : new Kind[] {Kind.REACH, Kind.AUTH, Kind.LATENCY, Kind.FRESHNESS}) {
                verdicts.put(kind, Verdict.unknown(why));
            }
        }
        if (outside != null) {
            judge(outside, evidence, at, verdicts);
        }
        return verdicts;
    }

    private static void judge(Outside outside, Evidence evidence, Circumstances at, Map<Kind, Verdict> verdicts) {
        verdicts.put(Kind.SCHEMA, SchemaRule.judge(outside.waiting()));
        verdicts.put(Kind.VOLUME, VolumeRule.judge(evidence.rejectedPercent(), outside.waiting()));
        ending(Kind.TLS, outside.certificateUntil(), evidence, at, verdicts);
        ending(Kind.CREDENTIAL, outside.credentialUntil(), evidence, at, verdicts);
    }

    private static void ending(
            Kind kind, @Nullable Instant until, Evidence evidence, Circumstances at, Map<Kind, Verdict> verdicts) {
        var verdict = expiry(kind, until, at);
        if (verdict != null) {
            verdicts.put(kind, verdict);
        } else if (!evidence.raised().has(kind)) {
            verdicts.put(
                    kind,
                    Verdict.unknown(
                            kind == Kind.TLS ? "chưa thấy chứng thư nào" : "không biết tài khoản hết hạn khi nào"));
        }
    }

    private static @Nullable Verdict expiry(Kind kind, @Nullable Instant until, Circumstances at) {
        if (until == null) {
            return null;
        }
        var what = kind == Kind.TLS ? "chứng thư của hệ thống" : "tài khoản kết nối của ta";
        return ExpiryRule.judge(what, until, at.now(), at.calendar().zone());
    }
}
